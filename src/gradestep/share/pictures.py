"""The pictures of what was done: weeks, before and after, guesses, the ladder, times of day; each with its sentence (S21, S24)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta
from math import sqrt

from gradestep.content import say, several
from gradestep.model.plan import Ladder
from gradestep.share.counting import is_practice
from gradestep.share.drawing import (
    LEFT,
    LETTER,
    RIGHT,
    WIDTH,
    Picture,
    Spread,
    band,
    bar,
    days_below,
    dot,
    label,
    ring,
    square,
    stroke,
    svg,
)
from gradestep.share.fitting import cut
from gradestep.share.gathering import Line
from gradestep.share.markup import Tree, table
from gradestep.share.wording import full_day, how_many, number_words, value_words

SHOWN = 60
"""Tries in one picture; the latest."""

ROWS = 60
"""Rows of a table of numbers; a longer one is left to the list of tries."""

TITLES = 320.0
"""Room for titles beside a picture; the table below has all of each."""

DIGITS = 16.0
"""Room that a number takes."""

SHOWN_TOO = "shown"
"""The class of a table whose numbers all stand in the picture, so that paper does without it."""

ROOM = WIDTH - LEFT - RIGHT
BANDS = ("night", "morning", "afternoon", "evening")
CAME = ("yes", "partly", "no", "cannot_tell")


def weeks(lines: Sequence[Line], first: Date, last: Date) -> Picture:
    """Practices by week, every week of the time shown."""
    start = first - timedelta(days=first.weekday())
    count = max(1, (last - start).days // 7 + 1)
    of_week = Counter((line.day - start).days // 7 for line in lines if line.day and is_practice(line))
    counts = [of_week[week] for week in range(count)]
    title = say("share_report.weeks.title")
    words = _by_week(counts)
    width, most = ROOM / count, max(1, *counts)
    marks: list[Tree] = []
    for week, times in enumerate(counts):
        x, tall = LEFT + week * width, 90 * times / most
        marks += [bar(x, 110 - tall, max(0.5, width * 0.8), tall)] if times else []
        marks += [label(x + 0.4 * width, 106 - tall, str(times), anchor="middle")] if width > DIGITS else []
    days = [max(first, start + timedelta(weeks=week)) for week in range(count)]
    marks += [*_side(str(most), "0"), *days_below(days, lambda week: LEFT + (week + 0.4) * width, 128)]
    rows = [(full_day(day), str(times)) for day, times in zip(days, counts, strict=True)]
    numbers = SHOWN_TOO if width > DIGITS else None
    told = table(title, several("share_report.weeks.heads"), rows, numbers) if count <= ROWS else None
    return Picture(title, words, svg("weeks", title, words, 136, *marks), told)


def _by_week(counts: Sequence[int]) -> str:
    key = "once" if len(counts) == 1 else "even" if min(counts) == max(counts) else "sentence"
    return say(
        f"share_report.weeks.{key}",
        practices=how_many("practices", sum(counts)),
        weeks=how_many("weeks", len(counts)),
        least=min(counts),
        most=max(counts),
    )


def paired(lines: Sequence[Line], what: str) -> Picture:
    """Before and after of each try as a ring and a square, by day, with the person's own middle before (S24)."""
    before = {line.entry: line for line in lines if line.field == f"before_{what}"}
    after = {line.entry: line for line in lines if line.field == f"after_{what}"}
    both = sorted((entry for entry in before if entry in after), key=lambda entry: before[entry].day or Date.min)
    title = say(f"share_report.paired.{what}")
    if not both:
        return Picture(title, say("share_report.too_few"))
    pairs = [(before[entry].number or 0.0, after[entry].number or 0.0) for entry in both]
    words = _compared(pairs)
    spread = Spread.of([one for one, _ in pairs])
    shown = pairs[-SHOWN:]
    width = ROOM / len(shown)
    marks: list[Tree] = [*_side("10", "0"), *(band(spread, 20, 90, 10) if spread else ())]
    for place, (one, two) in enumerate(shown):
        x = LEFT + (place + 0.5) * width
        marks += [stroke(x, _tall(one), x, _tall(two)), ring(x, _tall(one), 6), square(x, _tall(two))]
    days = [before[entry].day or Date.min for entry in both[-SHOWN:]]
    marks += days_below(days, lambda place: LEFT + (place + 0.5) * width, 130)
    keys = [say(f"share_report.paired.{key}") for key in ("before", "after", *(("frame",) if spread else ()))]
    return Picture(
        title, words, svg(f"paired-{what}", title, words, 154, *marks, label(LEFT, 148, say("share.and").join(keys)))
    )


def _compared(pairs: Sequence[tuple[float, float]]) -> str:
    """How many went which way, where half of the ratings before and after lie, and whether the picture shows all."""
    words = [
        say(
            "share_report.paired.sentence",
            count=len(pairs),
            lower=sum(1 for one, two in pairs if two < one),
            same=sum(1 for one, two in pairs if two == one),
            higher=sum(1 for one, two in pairs if two > one),
        )
    ]
    for side, values in zip(("before", "after"), zip(*pairs, strict=True), strict=True):
        spread = Spread.of(values)
        if spread is not None:
            numbers = {name: number_words(getattr(spread, name)) for name in ("low", "middle", "high")}
            words.append(say(f"share_report.usual_{side}", **numbers))
    if len(pairs) > SHOWN:
        words.append(say("share_report.latest", count=SHOWN))
    return " ".join(words)


def predicted(lines: Sequence[Line]) -> Picture:
    """How likely it seemed across, whether it came down: one mark a try."""
    likely = {line.entry: line.number or 0.0 for line in lines if line.field == "likelihood"}
    came = {line.entry: line.code for line in lines if line.field == "prediction_outcome"}
    both = [(likely[entry], came[entry]) for entry in likely if came.get(entry) in CAME]
    title = say("share_report.predicted.title")
    if not both:
        return Picture(title, say("share_report.too_few"))
    counts = Counter(code for _, code in both)
    words = say(
        "share_report.predicted.sentence", tries=how_many("tries", len(both)), **{code: counts[code] for code in CAME}
    )
    marks: list[Tree] = []
    left, room = 110.0, WIDTH - 110.0 - 20.0
    for row, code in enumerate(CAME):
        y = 24.0 + row * 30
        marks += [label(8, y + 4, value_words(code)), stroke(left, y, left + room, y)]
    stacked: Counter[tuple[float, str]] = Counter()
    for number, code in both:
        lift = min(stacked[number, code], 4) * 3
        stacked[number, code] += 1
        marks.append(dot(left + room * number / 100, 24.0 + CAME.index(code) * 30 - lift, 3.5))
    marks.append(label(left, 140, say("share_report.predicted.likely")))
    return Picture(title, words, svg("predicted", title, words, 146, *marks))


def ladder(lines: Sequence[Line], one: Ladder) -> Picture:
    """A ladder, the hardest rung on top, each as wide as it was tried: repeats widen it (S69)."""
    tries = Counter(line.step for line in lines if line.field == "outcome")
    steps = one.in_order()
    counts = [tries[step.id] for step in steps]
    words = say(
        "share_report.ladder.sentence",
        title=one.title,
        tried=sum(1 for times in counts if times),
        steps=len(steps),
        tries=how_many("tries", sum(counts)),
    )
    left, most = TITLES, max(1, *counts)
    marks: list[Tree] = []
    for row, (step, times) in enumerate(reversed(list(zip(steps, counts, strict=True)))):
        y = 12.0 + row * 24
        width = (WIDTH - left - 60) * times / most
        marks += [
            label(8, y + 12, cut(step.title, (TITLES - 16) / LETTER)),
            bar(left, y, max(1.0, width), 16),
            label(left + width + 8, y + 12, str(times)),
        ]
    heads = several("share_report.ladder.heads")
    rows = [(step.title, str(step.difficulty), str(times)) for step, times in zip(steps, counts, strict=True)]
    height = 20.0 + 24 * len(steps)
    return Picture(
        one.title, words, svg(f"ladder-{one.id}", one.title, words, height, *marks), table(one.title, heads, rows)
    )


def times_of_day(lines: Sequence[Line]) -> Picture:
    """The days of the week across the times of day; a larger mark is more tries, and its number stands beside it."""
    found = [line for line in lines if line.field == "outcome" and line.day and line.band in BANDS]
    title = say("share_report.times_of_day.title")
    if not found:
        return Picture(title, say("share_report.too_few"))
    counts = Counter((line.day.weekday(), line.band) for line in found if line.day)
    words = say(
        "share_report.times_of_day.sentence",
        **{one: sum(times for (_, band_), times in counts.items() if band_ == one) for one in BANDS},
    )
    names = several("share_report.weekdays.names")
    most = max(counts.values())
    marks: list[Tree] = [label(8, 40.0 + row * 30, say(f"share_report.bands.{one}")) for row, one in enumerate(BANDS)]
    marks += [label(120.0 + day * 72, 16, name) for day, name in enumerate(names)]
    for (day, one), times in sorted(counts.items()):
        x, y = 126.0 + day * 72, 36.0 + BANDS.index(one) * 30
        marks += [dot(x, y, 3 + 8 * sqrt(times / most)), label(x + 14, y + 4, str(times))]
    rows = [(name, *(str(counts[day, one]) for one in BANDS)) for day, name in enumerate(names)]
    told = table(title, several("share_report.times_of_day.heads"), rows, SHOWN_TOO)
    return Picture(title, words, svg("times-of-day", title, words, 146, *marks), told)


def _tall(value: float) -> float:
    return 20 + 90 * (1 - value / 10)


def _side(top: str, bottom: str) -> tuple[Tree, ...]:
    """The ends of the scale, and the line they stand at."""
    return (
        label(LEFT - 6, 24, top, anchor="end"),
        label(LEFT - 6, 114, bottom, anchor="end"),
        stroke(LEFT, 20, LEFT, 110),
    )
