"""The brief: one page for a session, in one order, with no adjective and no judgement of the person (S26, B4)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from gradestep.content import say
from gradestep.share.brief_doings import practice_lines, prediction_lines, step_lines
from gradestep.share.brief_plan import change_lines, planned_lines, stuck_lines, together_lines
from gradestep.share.brief_words import flare_lines, learning_lines, note_lines
from gradestep.share.counting import COUNTS_ALONE, counting, private_marks
from gradestep.share.gathering import Choice, Line, Material
from gradestep.share.page import Page, Section, own_line, shortened
from gradestep.share.wording import full_day

BRIEF_GROUPS = ("practices", "talk", "steps", "predictions", "learnings", "stuck", "changes", "flares", "planned")
"""Its groups of lines, in their order."""

MOST: Mapping[str, int] = {
    "talk": 4,
    "steps": 5,
    "predictions": 3,
    "learnings": 3,
    "stuck": 2,
    "changes": 3,
    "flares": 5,
    "planned": 3,
}
"""Lines of a section, so that all of it is one printed page; the others are counted."""

LONGEST = 140
"""Characters of a value; as many as a learning is meant to have at the most (care 1.1)."""

LONGEST_IN_TABLE = 80
"""Characters of a value of a guess, of which several share a row."""

LONGEST_NAME = 40
"""Characters of a name that heads a row; what was counted beside it is never cut."""

HEADED = ("steps", "stuck", "planned")
"""Sections whose rows begin with a name."""


def brief_lines(material: Material, choice: Choice) -> Mapping[str, tuple[Line, ...]]:
    """Every line that could be in the brief, by section, those held back too."""
    counted = counting(material, choice)
    return {
        "practices": practice_lines(counted),
        "talk": (*note_lines(material, choice), *together_lines(material, choice)),
        "steps": (*step_lines(material, counted), *private_marks(material, choice)),
        "predictions": prediction_lines(material, choice),
        "learnings": learning_lines(material, choice),
        "stuck": stuck_lines(material, choice),
        "changes": change_lines(material, choice),
        "flares": flare_lines(material, choice),
        "planned": planned_lines(material, choice),
    }


def brief(material: Material, choice: Choice, groups: Mapping[str, tuple[Line, ...]] | None = None) -> Page:
    """The page: what stays of the lines of each section, as much as fits, and how many were held back."""
    sections = [_time(material, choice)]
    held_back = 0
    for part, lines in (brief_lines(material, choice) if groups is None else groups).items():
        staying, held = choice.sorted(lines)
        held_back += held
        shown = tuple(line for line in staying if line.field != COUNTS_ALONE)
        most = MOST.get(part, len(shown))
        written = tuple(_fitting(part, line) for line in islice(shown, most))
        sections.append(Section(part, say(f"share.titles.{part}"), written, max(0, len(shown) - most)))
    held_line = own_line("held", say("share.labels.held"), str(held_back))
    reminder = own_line("reminder", say("share.labels.reminder"), say("share.reminder"))
    sections.append(Section("held", say("share.titles.held"), (held_line, reminder)))
    return Page("brief", _title(choice), tuple(sections), held_back)


def _fitting(part: str, line: Line) -> Line:
    """The line as long as it may be."""
    if part in HEADED:
        return shortened(line, LONGEST, LONGEST_NAME)
    longest = LONGEST_IN_TABLE if part == "predictions" else LONGEST
    return shortened(line, longest, longest)


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
