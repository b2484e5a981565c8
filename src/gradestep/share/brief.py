"""The brief: one page for a session, in one order, with no adjective and no judgement of the person (S26, B4)."""

from __future__ import annotations

from collections.abc import Mapping

from gradestep.content import say
from gradestep.share.brief_doings import (
    practice_lines,
    prediction_lines,
    prediction_marks,
    step_lines,
    title_marks,
    titled_in,
)
from gradestep.share.brief_plan import change_lines, planned_lines, stuck_lines, together_lines
from gradestep.share.brief_words import flare_lines, learning_lines, note_lines
from gradestep.share.counting import COUNTS_ALONE, counting, private_marks
from gradestep.share.gathering import WORDS, Choice, Line, Material
from gradestep.share.page import Page, Section, own_line
from gradestep.share.wording import full_day

BRIEF_GROUPS = ("practices", "talk", "steps", "predictions", "learnings", "stuck", "changes", "flares", "planned")
"""Its groups of lines, in their order. Of steps, guesses, changes and steps that stand still the latest come first."""

MOST: Mapping[str, int] = {
    "talk": 6,
    "steps": 10,
    "predictions": 5,
    "learnings": 3,
    "stuck": 4,
    "changes": 6,
    "flares": 12,
    "planned": 5,
}
"""Lines of a section, so that all of it is one printed page; the others are counted, and stand in the report."""

ASKED: Mapping[str, tuple[str, ...]] = {"talk": ("notes", "together")}
"""The parts a section is of, where it is not the one of its name."""


def brief_lines(material: Material, choice: Choice) -> Mapping[str, tuple[Line, ...]]:
    """Every line that could be in the brief, by section, those held back too.

    A line says no more than the lines of the record that stay, so that the brief beside a record tells nothing held back there.
    """
    counted = counting(material, choice)
    return {
        "practices": practice_lines(counted),
        "talk": (*note_lines(material, choice), *together_lines(material, choice)),
        "steps": (
            *step_lines(counted, titled_in(choice)),
            *private_marks(material, choice),
            *title_marks(material, counted, choice),
        ),
        "predictions": (*prediction_lines(material, choice), *prediction_marks(material, choice)),
        "learnings": learning_lines(material, choice),
        "stuck": stuck_lines(material, choice),
        "changes": change_lines(material, choice),
        "flares": flare_lines(material, choice),
        "planned": planned_lines(material, choice),
    }


def brief(material: Material, choice: Choice, groups: Mapping[str, tuple[Line, ...]] | None = None) -> Page:
    """The page: what stays of the lines of each section, how many more there are, and how many were held back."""
    sections = [_time(material, choice)]
    held_back = 0
    for part, lines in (brief_lines(material, choice) if groups is None else groups).items():
        staying, held = choice.sorted(lines)
        held_back += held
        shown = tuple(line for line in staying if line.field != COUNTS_ALONE)
        most = MOST.get(part, len(shown))
        more = max(0, len(shown) - most)
        sections.append(Section(part, say(f"share.titles.{part}"), shown[:most], more, shared=_is_shared(part, choice)))
    held_line = own_line("held", say("share.labels.held"), str(held_back))
    reminder = own_line("reminder", say("share.labels.reminder"), say("share.reminder"))
    sections.append(Section("held", say("share.titles.held"), (held_line, reminder)))
    return Page("brief", _title(choice), tuple(sections), held_back)


def _is_shared(section: str, choice: Choice) -> bool:
    """True where every part that the section is of was asked for."""
    return all(choice.has_part(part, words=part in WORDS) for part in ASKED.get(section, (section,)))


def _title(choice: Choice) -> str:
    return say("share.brief.title" if choice.purpose == "session" else f"share.brief.title_{choice.purpose}")


def _time(material: Material, choice: Choice) -> Section:
    first, last = material.first_day(choice), material.last_day(choice)
    lines = [
        own_line("from", say("share.labels.from"), full_day(first)),
        own_line("to", say("share.labels.to"), full_day(last)),
    ]
    if material.damaged:
        missing = say("share.damaged", count=material.damaged)
        lines.append(own_line("missing", say("share.labels.missing"), missing))
    return Section("time", say("share.titles.time"), tuple(lines))
