"""What will be written as lines to read before it leaves: all of it, or where that is very long part by part (B4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gradestep.content import say
from gradestep.share.gathering import WHOLE, Line
from gradestep.share.report_html import group_title
from gradestep.text import display_line

MOST_LOOKED_AT = 400
"""Lines shown at once before they leave; a longer list is looked at part by part."""

APPOINTMENTS = "appointments"

OF_THEIR_OWN: Mapping[str, str] = {WHOLE: "share_json.label", APPOINTMENTS: "share_calendar.appointments"}
AREAS: Mapping[str, str] = {
    "brief": "share.titles",
    "card": "share_card.sections",
    "supporter": "share_people.supporter.sections",
    "graduation": "share_people.graduation.sections",
}
"""Where the titles of a page's groups stand, for pages that call one otherwise than the record does."""


def title_of(what: str, group: str) -> str:
    """What a group of lines is called on the page that is made."""
    if group in OF_THEIR_OWN:
        return say(OF_THEIR_OWN[group])
    return say(f"{AREAS[what]}.{group}") if what in AREAS else group_title(group)


def rows_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """Each line as it is read."""
    return tuple(display_line(line.read_out()) for line in lines)


def look(groups: Mapping[str, tuple[Line, ...]], held_back: int) -> str:
    """Every line that stays, under the title of its group; of very many the numbers."""
    count = sum(len(lines) for lines in groups.values())
    found = {group_title(group): lines for group, lines in groups.items() if lines}
    if count > MOST_LOOKED_AT:
        numbers = (say("share_report.group_count", group=title, count=len(lines)) for title, lines in found.items())
        parts = ["\n".join(numbers), say("share_report.many", count=count)]
    else:
        parts = ["\n".join((title, *rows_of(lines))) for title, lines in found.items()]
    return "\n\n".join((*parts, held_line(held_back)))


def held_line(held_back: int) -> str:
    """How many lines stay with the person, as it is read."""
    return say("share.field", label=say("share.labels.held"), value=held_back)
