"""From a choice to what will be written: the lines there could be, and the finished text in the form asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gradestep.content import say
from gradestep.share.as_json import as_json
from gradestep.share.as_text import as_markdown, as_text
from gradestep.share.brief import BRIEF_GROUPS, brief, brief_lines
from gradestep.share.brief_html import brief_html
from gradestep.share.gathering import FACTS, TICKED, WORDS, Choice, Line, Material
from gradestep.share.report import REPORT_GROUPS, report, report_lines
from gradestep.share.report_html import group_title, report_html
from gradestep.text import display_line

FORMS: Mapping[str, tuple[str, ...]] = {"brief": ("text", "markdown", "html", "json"), "report": ("html",)}
"""What can be made, and in which forms, the usual one first."""

GROUPS: Mapping[str, tuple[str, ...]] = {"brief": BRIEF_GROUPS, "report": REPORT_GROUPS}
"""The groups of lines of each, as they are looked at."""

PARTS_OF: Mapping[str, tuple[str, ...]] = {
    "brief": (
        "practices", "steps", "stuck", "changes", "flares", "planned", "notes", "predictions", "learnings",
    ),
    "report": (*FACTS, *WORDS, *TICKED),
}  # fmt: skip
"""The parts each has, facts first."""

ENDINGS: Mapping[str, str] = {"text": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}


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


MOST_LOOKED_AT = 400
"""Lines shown once more before they leave; of a longer list the numbers are."""


def candidates(what: str, material: Material, choice: Choice) -> Mapping[str, tuple[Line, ...]]:
    """Every line that could be written, by group, those held back too."""
    return {"brief": brief_lines, "report": report_lines}[what](material, choice)


def made(what: str, form: str, material: Material, choice: Choice) -> Made:
    """The finished text."""
    if what == "report":
        return _report(material, choice)
    groups = brief_lines(material, choice)
    page = brief(material, choice, groups)
    write = {"text": as_text, "markdown": as_markdown, "html": brief_html, "json": as_json}[form]
    staying = [line for lines in groups.values() for line in choice.sorted(lines)[0]]
    return Made(write(page), ENDINGS[form], _parts(staying), page.held_back, as_text(page))


def _report(material: Material, choice: Choice) -> Made:
    found = report(material, choice)
    staying = [line for lines in found.groups.values() for line in lines]
    rows: list[str] = []
    for group, lines in found.groups.items():
        if len(staying) > MOST_LOOKED_AT:
            rows.append(say("share_report.group_count", group=group_title(group), count=len(lines)))
        elif lines:
            rows += [group_title(group), *(display_line(line.read_out()) for line in lines)]
    if len(staying) > MOST_LOOKED_AT:
        rows.append(say("share_report.many", count=len(staying)))
    rows.append(say("share.field", label=say("share.labels.held"), value=found.held_back))
    return Made(report_html(found), ENDINGS["html"], _parts(staying), found.held_back, "\n".join(rows))


def _parts(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.part for line in lines))
