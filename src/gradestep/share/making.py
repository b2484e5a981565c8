"""From a choice to what will be written: the lines there could be, and the finished text in the form asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gradestep.share.as_json import as_json
from gradestep.share.as_text import as_markdown, as_text
from gradestep.share.brief import BRIEF_GROUPS, brief, brief_lines
from gradestep.share.brief_html import brief_html
from gradestep.share.gathering import Choice, Line, Material

FORMS: Mapping[str, tuple[str, ...]] = {"brief": ("text", "markdown", "html", "json")}
"""What can be made, and in which forms, the usual one first."""

GROUPS: Mapping[str, tuple[str, ...]] = {"brief": BRIEF_GROUPS}
"""The groups of lines of each, as they are looked at."""

PARTS_OF: Mapping[str, tuple[str, ...]] = {
    "brief": (
        "practices", "steps", "stuck", "changes", "flares", "planned", "notes", "predictions", "learnings",
    ),
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


def candidates(what: str, material: Material, choice: Choice) -> Mapping[str, tuple[Line, ...]]:
    """Every line that could be written, by group, those held back too."""
    return brief_lines(material, choice)


def made(what: str, form: str, material: Material, choice: Choice) -> Made:
    """The finished text."""
    page = brief(material, choice)
    write = {"text": as_text, "markdown": as_markdown, "html": brief_html, "json": as_json}[form]
    groups = candidates(what, material, choice).values()
    parts = dict.fromkeys(line.part for lines in groups for line in choice.sorted(lines)[0])
    return Made(write(page), ENDINGS[form], tuple(parts), page.held_back, as_text(page))
