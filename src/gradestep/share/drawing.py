"""Pictures as SVG, drawn from numbers alone: a title, a sentence that says the same, and marks told apart by shape (A15)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date as Date
from statistics import median, quantiles

from gradestep.share.markup import Tree, element
from gradestep.share.wording import day_and_month

WIDTH = 640.0
"""Units across; a page shows it as wide as its text."""

LEFT, RIGHT = 64.0, 10.0
"""Room for the numbers and words at the side."""

LETTER = 12.0
"""The size of small words."""

DAYS_NAMED = 4
"""Days that have room below a picture, at the most."""

ENOUGH = 5
"""Ratings before there is a middle half at all, as for the person's usual rating (S24)."""


@dataclass(frozen=True)
class Picture:
    """A picture, its title, the sentence that says the same, and the numbers as a table where there are few."""

    title: str
    sentence: str
    drawn: Tree | None = None
    table: Tree | None = None


@dataclass(frozen=True)
class Spread:
    """The middle of the person's own ratings, and where half of them lie."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread | None:
        """Nothing before there are enough."""
        if len(values) < ENOUGH:
            return None
        low, _, high = quantiles(values, n=4, method="inclusive")
        return cls(low, median(values), high)


def svg(name: str, title: str, sentence: str, height: float, *marks: Tree) -> Tree:
    """The frame: named and described for who cannot see it."""
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", sentence, id=f"{name}-desc"),
        *marks,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def bar(x: float, y: float, width: float, height: float, *, colour: str = "first") -> Tree:
    """A filled bar."""
    return element("rect", x=x, y=y, width=width, height=height, fill="currentColor", class_=colour)


def ring(x: float, y: float, radius: float = 4, *, colour: str = "second") -> Tree:
    """A hollow round mark."""
    return element("circle", cx=x, cy=y, r=radius, fill="none", stroke="currentColor", stroke_width=1.5, class_=colour)


def dot(x: float, y: float, radius: float = 4, *, colour: str = "first") -> Tree:
    """A filled round mark."""
    return element("circle", cx=x, cy=y, r=radius, fill="currentColor", class_=colour)


def square(x: float, y: float, side: float = 7, *, colour: str = "first") -> Tree:
    """A filled square mark."""
    return bar(x - side / 2, y - side / 2, side, side, colour=colour)


def stroke(x: float, y: float, to_x: float, to_y: float, *, dashed: bool = False, colour: str = "edge") -> Tree:
    """A thin line."""
    dashes = "4 3" if dashed else None
    return element(
        "line",
        x1=x,
        y1=y,
        x2=to_x,
        y2=to_y,
        stroke="currentColor",
        stroke_width=1,
        stroke_dasharray=dashes,
        class_=colour,
    )


def label(x: float, y: float, words: str, *, anchor: str = "start") -> Tree:
    """Small words."""
    return element("text", words, x=x, y=y, fill="currentColor", font_size=LETTER, text_anchor=anchor, class_="ink")


def days_below(days: Sequence[Date], place: Callable[[int], float], y: float) -> tuple[Tree, ...]:
    """Some of these days below the places they stand at, the first and the last among them; the year where it changes."""
    count = len(days)
    shown = [round(n * (count - 1) / (DAYS_NAMED - 1)) for n in range(DAYS_NAMED)] if count > 1 else [0]
    marks: list[Tree] = []
    year = 0
    for at in dict.fromkeys(shown):
        words = day_and_month(days[at], with_year=days[at].year != year)
        year = days[at].year
        x = place(at)
        anchor = "middle" if LEFT + 50 < x < WIDTH - RIGHT - 50 else "start" if x < WIDTH / 2 else "end"
        marks += [stroke(x, y - 16, x, y - 12), label(x, y, words, anchor=anchor)]
    return tuple(marks)


def band(spread: Spread, top: float, height: float, most: float) -> tuple[Tree, ...]:
    """The middle half as a frame and its middle as a dashed line: where the person usually is, and no aim."""

    def at(value: float) -> float:
        return top + height * (1 - value / most)

    frame = element(
        "rect",
        x=LEFT,
        y=at(spread.high),
        width=WIDTH - LEFT - RIGHT,
        height=max(1.0, at(spread.low) - at(spread.high)),
        fill="none",
        stroke="currentColor",
        stroke_width=1,
        class_="edge",
    )
    return (frame, stroke(LEFT, at(spread.middle), WIDTH - RIGHT, at(spread.middle), dashed=True, colour="ink"))
