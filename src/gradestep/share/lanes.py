"""Lanes of ratings over time, each on an axis of its own; the body has lanes of its own, in a part of its own (S27, S37)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date

from gradestep.content import say
from gradestep.share.drawing import LEFT, RIGHT, WIDTH, Picture, Spread, band, dot, label, stroke, svg
from gradestep.share.gathering import Line
from gradestep.share.markup import Tree
from gradestep.share.wording import full_day, number_words

HEIGHT = 70.0
"""Of a lane."""


def lanes(lines: Sequence[Line], fields: Sequence[str], name: str, first: Date, last: Date) -> Picture:
    """A lane for each of these fields, one under the other, over the same days."""
    title = say("share_report.lanes.title" if name == "lanes" else f"share_report.lanes.{name}")
    found = {field: [line for line in lines if line.field == field and line.number is not None] for field in fields}
    words = " ".join(_sentence(field, found[field]) for field in fields)
    if not any(found.values()):
        return Picture(title, say("share_report.too_few"))
    marks: list[Tree] = []
    for row, field in enumerate(fields):
        marks += _lane(field, found[field], 20 + row * (HEIGHT + 24), first, last)
    height = 30 + len(fields) * (HEIGHT + 24)
    ends = (
        label(LEFT, height - 6, full_day(first)),
        label(WIDTH - RIGHT, height - 6, full_day(last), anchor="end"),
    )
    return Picture(title, words, svg(name, title, words, height, *marks, *ends))


def _lane(field: str, lines: Sequence[Line], top: float, first: Date, last: Date) -> list[Tree]:
    days = max(1, (last - first).days)
    values = [line.number or 0.0 for line in lines]
    spread = Spread.of(values)
    marks = [
        label(LEFT, top - 6, say(f"share_report.fields.{field}")),
        label(LEFT - 6, top + 6, "10", anchor="end"),
        label(LEFT - 6, top + HEIGHT, "0", anchor="end"),
        stroke(LEFT, top, LEFT, top + HEIGHT),
        *(band(spread, top, HEIGHT, 10) if spread else ()),
    ]
    room = WIDTH - LEFT - RIGHT
    marks += [
        dot(
            LEFT + room * min(1.0, max(0.0, (line.day - first).days / days)),
            top + HEIGHT * (1 - (line.number or 0) / 10),
            2.5,
        )
        for line in lines
        if line.day
    ]
    return marks


def _sentence(field: str, lines: Sequence[Line]) -> str:
    name = say(f"share_report.fields.{field}")
    values = [line.number or 0.0 for line in lines]
    if not values:
        return say("share_report.lanes.nothing", name=name)
    least, most = number_words(min(values)), number_words(max(values))
    return say("share_report.lanes.sentence", name=name, count=len(values), least=least, most=most)
