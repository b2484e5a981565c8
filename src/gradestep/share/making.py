"""From a choice to what will be written: the lines there could be, and the finished text in the form asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from gradestep.content import say
from gradestep.model.journal import InCalendar
from gradestep.share.appointments import appointment_lines, appointments
from gradestep.share.as_csv import csv_files
from gradestep.share.as_json import as_json
from gradestep.share.as_text import as_markdown, as_text
from gradestep.share.brief import BRIEF_GROUPS, brief, brief_lines
from gradestep.share.brief_html import brief_html
from gradestep.share.card import CARD_GROUPS, card, card_lines
from gradestep.share.gathering import (
    OWN_PLAN,
    OWN_TITLES,
    PEOPLE,
    TRIES,
    WHOLE,
    Choice,
    Line,
    Material,
)  # fmt: skip
from gradestep.share.graduation import GRADUATION_GROUPS, graduation, graduation_lines
from gradestep.share.linear import linear
from gradestep.share.looking import APPOINTMENTS, MOST_LOOKED_AT, held_line, look, rows_of
from gradestep.share.missing import missing_lines
from gradestep.share.page import Page, own_line
from gradestep.share.page_html import page_html, pocket_html
from gradestep.share.report import RECORD_PARTS, REPORT_GROUPS, Report, report, report_lines
from gradestep.share.report_html import report_html
from gradestep.share.shared_file import shared_text
from gradestep.share.supporter_page import SUPPORTER_GROUPS, supporter_lines, supporter_page
from gradestep.share.whole import brief_beside, journal_of, obstacles, whole_lines

FORMS: Mapping[str, tuple[str, ...]] = {
    "brief": ("text", "markdown", "html", "json"),
    "report": ("html",),
    "markdown": ("markdown",),
    "csv": ("csv",),
    "json": ("json",),
    "calendar": ("ics",),
    "card": ("text", "html"),
    "supporter": ("text", "html"),
    "graduation": ("folder",),
}
"""What can be made, and in which forms, the usual one first."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "brief": BRIEF_GROUPS,
    "report": REPORT_GROUPS,
    "markdown": REPORT_GROUPS,
    "csv": REPORT_GROUPS,
    "json": (*REPORT_GROUPS, WHOLE),
    "calendar": (APPOINTMENTS,),
    "card": CARD_GROUPS,
    "supporter": SUPPORTER_GROUPS,
    "graduation": GRADUATION_GROUPS,
}
"""The groups of lines of each, as they are looked at."""

PARTS_OF: Mapping[str, tuple[str, ...]] = {
    "brief": (
        "practices", "steps", "stuck", "together", "changes", "flares", "planned",
        "notes", "predictions", "learnings", OWN_TITLES,
    ),
    "report": RECORD_PARTS,
    "markdown": RECORD_PARTS,
    "csv": RECORD_PARTS,
    "json": (*RECORD_PARTS, WHOLE),
    "calendar": ("planned", "check_ins", "reviews"),
    "card": ("ladder", OWN_PLAN),
    "supporter": (PEOPLE, TRIES),
    "graduation": ("ladder", OWN_PLAN, "planned", "learnings", PEOPLE),
}  # fmt: skip
"""The parts each has, facts first."""

ENDINGS: Mapping[str, str] = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "json": ".json",
    "csv": "",
    "ics": ".ics",
}
"""Of the file's name; none for a folder of files."""


@dataclass(frozen=True)
class Made:
    """What will be written, whole."""

    text: str
    ending: str
    """Of the file's name."""
    parts: tuple[str, ...]
    """The parts that something in it is from."""
    held_back: int
    look: str
    """The same as lines to read before it leaves."""
    files: tuple[tuple[str, str], ...] = ()
    """Name and text of each, where it is a folder of files; `text` is all of them then."""
    cannot: tuple[str, ...] = ()
    """What the file does not serve for and why, to be said before it is written."""
    many: Mapping[str, int] = field(default_factory=dict)
    """How many lines each group has, where they are too many to be looked at at once."""
    calendar: tuple[InCalendar, ...] = ()
    """What stands in a calendar and is to be known when the next one is made."""


@dataclass(frozen=True)
class OwnPage:
    """A page that is made of the plan more than of the journal."""

    lines: Callable[[Material, Choice], Mapping[str, tuple[Line, ...]]]
    page: Callable[[Material, Choice], Page]
    html: Callable[[Page], str] = page_html


OWN_PAGES: Mapping[str, OwnPage] = {
    "card": OwnPage(card_lines, card, pocket_html),
    "supporter": OwnPage(supporter_lines, supporter_page),
    "graduation": OwnPage(graduation_lines, graduation),
}


def candidates(what: str, material: Material, choice: Choice) -> Mapping[str, tuple[Line, ...]]:
    """Every line that could be written, by group, those held back too."""
    if what == "brief":
        return brief_lines(material, choice)
    if what in OWN_PAGES:
        return OWN_PAGES[what].lines(material, choice)
    if what == "calendar":
        return {APPOINTMENTS: appointment_lines(material, choice)}
    lines = report_lines(material, choice)
    return {**lines, WHOLE: whole_lines(material)} if what == "json" else lines


def made(what: str, form: str, material: Material, choice: Choice) -> Made:
    """The finished text."""
    if what == "json":
        return _json(material, choice)
    if what == "calendar":
        return _calendar(material, choice)
    if what in OWN_PAGES:
        return _own_page(what, form, material, choice)
    if what != "brief":
        return _report(what, material, choice)
    groups = brief_lines(material, choice)
    page = _marked(brief(material, choice, groups), material)
    write = {"text": as_text, "markdown": as_markdown, "html": brief_html, "json": as_json}[form]
    staying = [line for lines in groups.values() for line in choice.sorted(lines)[0]]
    return Made(write(page), ENDINGS[form], _parts(staying), page.held_back, as_text(page))


def looked_at(what: str, material: Material, choice: Choice, group: str) -> tuple[str, ...]:
    """Every line of a group that will be written, as it is read."""
    return rows_of(choice.sorted(candidates(what, material, choice).get(group, ()))[0])


def _report(what: str, material: Material, choice: Choice) -> Made:
    found = report(material, choice)
    files = csv_files(found) if what == "csv" else ()
    text = {"markdown": lambda: as_markdown(linear(found)), "csv": lambda: _joined(files)}.get(
        what, lambda: report_html(found)
    )()
    ending = {"markdown": ENDINGS["markdown"], "csv": ENDINGS["csv"]}.get(what, ENDINGS["html"])
    shown = look(found.groups, found.held_back)
    return Made(text, ending, _parts(_staying(found)), found.held_back, shown, files, many=_many(found))


def _json(material: Material, choice: Choice) -> Made:
    """The lines that stay; the brief beside them; every record where nothing at all was held back."""
    of_record = report(material, choice)
    (whole,) = whole_lines(material)
    found = replace(of_record, held_back=of_record.held_back + (not choice.stays(whole)))
    why = obstacles(material, choice, of_record.held_back)
    journal = journal_of(material, choice, of_record.held_back)
    parts = _parts((*_staying(found), *((whole,) if journal is not None else ())))
    beside = _with_held(_marked(brief_beside(material, choice), material), found.held_back)
    text = shared_text(found, beside, material.today, journal)
    told = why or (say("share_json.can_restore"),)
    shown = "\n".join((look(found.groups, found.held_back), whole.read_out(), *told))
    return Made(text, ENDINGS["json"], parts, found.held_back, shown, cannot=why, many=_many(found))


def _calendar(material: Material, choice: Choice) -> Made:
    """Nothing but what stays; neutral titles where no others were asked for."""
    from gradestep.share.as_calendar import calendar_text

    staying, held_back = choice.sorted(appointment_lines(material, choice))
    uids = {line.entry for line in staying}
    found = [one for one in appointments(material) if one.uid in uids]
    about = " ".join(line.read_out() for line in missing_lines(material, held_back))
    marks = (say("share_record.made_up.mark"),) if material.settings.demonstration else ()
    text = calendar_text(found, material.now, " ".join((*marks, about)).strip())
    kept = tuple(one.in_calendar() for one in found if not one.cancelled)
    shown = "\n".join((*rows_of(staying), held_line(held_back)))
    return Made(text, ENDINGS["ics"], _parts(staying), held_back, shown, calendar=kept)


def _own_page(what: str, form: str, material: Material, choice: Choice) -> Made:
    """One page of the person's own; for the time after, a folder with the same page as text and as HTML."""
    own = OWN_PAGES[what]
    page = _marked(own.page(material, choice), material)
    staying = [line for lines in candidates(what, material, choice).values() for line in choice.sorted(lines)[0]]
    shown = as_text(page) if page.held_back else "\n".join((as_text(page), held_line(0)))
    if form == "html":
        return Made(own.html(page), ENDINGS["html"], _parts(staying), page.held_back, shown)
    name = say("share_people.graduation.file")
    files = ((f"{name}.txt", as_text(page)), (f"{name}.html", own.html(page))) if form == "folder" else ()
    text = _joined(files) if files else as_text(page)
    return Made(text, "" if files else ENDINGS["text"], _parts(staying), page.held_back, shown, files)


def _marked(page: Page, material: Material) -> Page:
    """The page, which says of a person who is made up that they are."""
    if not material.settings.demonstration:
        return page
    return replace(page, title=say("share_record.made_up.title", title=page.title))


def _with_held(page: Page, held_back: int) -> Page:
    """The page with the count of the file it goes with."""
    held = own_line("held", say("share.labels.held"), str(held_back))
    sections = (
        replace(section, lines=tuple(held if line.id == held.id else line for line in section.lines))
        for section in page.sections
    )
    return replace(page, sections=tuple(sections), held_back=held_back)


def _joined(files: Iterable[tuple[str, str]]) -> str:
    """All of them, each under its name, as they are shown where no folder is named."""
    return "".join(f"==> {name} <==\n{text}\n" for name, text in files)


def _staying(found: Report) -> list[Line]:
    return [line for lines in found.groups.values() for line in lines]


def _many(found: Report) -> Mapping[str, int]:
    counts = {group: len(lines) for group, lines in found.groups.items() if lines}
    return counts if sum(counts.values()) > MOST_LOOKED_AT else {}


def _parts(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.part for line in lines))
