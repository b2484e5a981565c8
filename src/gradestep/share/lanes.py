"""Lanes of ratings over time, each on an axis of its own; the body has lanes of its own, in a part of its own (S27, S37)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Date

from gradestep.content import say
from gradestep.share.drawing import LEFT, RIGHT, WIDTH, Picture, Spread, band, dot, label, stroke, svg
from gradestep.share.gathering import Line
from gradestep.share.markup import Tree
from gradestep.share.wording import counted, full_day, how_many, number_words, value_words

HEIGHT = 70.0
"""Of a lane."""


WORDS: Mapping[str, tuple[str, ...]] = {"energy": ("low", "medium", "high")}
"""Fields that are answered with a word, from the lowest on; no number stands for it (S24)."""


def lanes(lines: Sequence[Line], fields: Sequence[str], name: str, first: Date, last: Date) -> Picture:
    """A lane for each of these fields, one under the other, over the same days."""
    title = say("share_report.lanes.title" if name == "lanes" else f"share_report.lanes.{name}")
    found = {field: [line for line in lines if line.field == field and _height(line) is not None] for field in fields}
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


def _height(line: Line) -> float | None:
    """How high it stands in its lane, from 0 to 1."""
    levels = WORDS.get(line.field)
    if levels:
        return levels.index(line.code) / (len(levels) - 1) if line.code in levels else None
    return None if line.number is None else line.number / 10


def _lane(field: str, lines: Sequence[Line], top: float, first: Date, last: Date) -> list[Tree]:
    days, room = max(1, (last - first).days), WIDTH - LEFT - RIGHT
    marks = [label(LEFT, top - 6, say(f"share_report.fields.{field}")), stroke(LEFT, top, LEFT, top + HEIGHT)]
    marks += _scale(field, lines, top)
    marks += [
        dot(
            LEFT + room * min(1.0, max(0.0, (line.day - first).days / days)),
            top + HEIGHT * (1 - (_height(line) or 0)),
            2.5,
        )
        for line in lines
        if line.day
    ]
    return marks


def _scale(field: str, lines: Sequence[Line], top: float) -> Iterator[Tree]:
    """The words of its levels; else the ends of the scale, and the middle half where there are ratings enough."""
    levels = WORDS.get(field, ())
    for place, level in enumerate(reversed(levels)):
        y = top + HEIGHT * place / (len(levels) - 1)
        yield label(LEFT - 6, y + 4, value_words(level), anchor="end")
        yield stroke(LEFT, y, WIDTH - RIGHT, y, dashed=True)
    if not levels:
        yield label(LEFT - 6, top + 6, "10", anchor="end")
        yield label(LEFT - 6, top + HEIGHT, "0", anchor="end")
        spread = Spread.of([line.number or 0.0 for line in lines])
        yield from band(spread, top, HEIGHT, 10) if spread else ()


def _sentence(field: str, lines: Sequence[Line]) -> str:
    name = say(f"share_report.fields.{field}")
    if not lines:
        return say("share_report.lanes.nothing", name=name)
    if field in WORDS:
        return say("share_report.lanes.counted", name=name, counts=counted((one.code for one in lines), WORDS[field]))
    values = [line.number or 0.0 for line in lines]
    key = "once" if len(values) == 1 else "even" if min(values) == max(values) else "sentence"
    least, most = number_words(min(values)), number_words(max(values))
    ratings = how_many("ratings", len(values))
    return say(f"share_report.lanes.{key}", name=name, ratings=ratings, least=least, most=most)
