"""A page as a value: sections of lines that stay, in order, and how many were held back; every form is made from it."""

from __future__ import annotations

from dataclasses import dataclass

from gradestep.content import say
from gradestep.share.gathering import Line

OF_THE_PAGE = "page"
"""The part of lines the page says of itself, such as its days; they hold nothing of the journal."""

BOX = "box"
"""The code of a line whose value is room to write in by hand."""

BROAD = 1.5
"""Room of a broad letter, such as a capital, where a common one is 1."""


@dataclass(frozen=True)
class Section:
    """A heading and its lines."""

    part: str
    title: str
    lines: tuple[Line, ...]
    more: int = 0
    """Lines that stay and are too many for the page."""

    def after(self) -> str:
        """What is said below the lines: how many more there are and where, or that there is nothing."""
        if self.more:
            return say("share.more", count=self.more)
        return "" if self.lines else say("share.nothing")


@dataclass(frozen=True)
class Page:
    """Everything a reader will see, in order."""

    kind: str
    title: str
    sections: tuple[Section, ...]
    held_back: int


def shortened(line: Line, longest: int, first: int) -> Line:
    """The line with each value cut at so many characters, the first one at `first`, and saying so."""
    (label, value), *others = line.cells
    told = [(_cut(label, longest), _cut(value, first)), *((name, _cut(words, longest)) for name, words in others)]
    return line._replace(cells=tuple(told))


def _cut(words: str, longest: int) -> str:
    """As many letters as have room; a broad one takes that of one and a half."""
    room = float(longest)
    for place, letter in enumerate(words):
        room -= BROAD if letter.isupper() or letter in "mw@%" else 1
        if room < 0:
            return say("share.cut", words=words[:place].rstrip())
    return words


def own_line(name: str, label: str, value: str) -> Line:
    """A line the page says of itself."""
    return Line(f"{OF_THE_PAGE}/{name}", OF_THE_PAGE, ((label, value),))
