"""A page as a value: sections of lines that stay, in order, and how many were held back; every form is made from it."""

from __future__ import annotations

from dataclasses import dataclass

from gradestep.content import say
from gradestep.share.gathering import Line

OF_THE_PAGE = "page"
"""The part of lines the page says of itself, such as its days; they hold nothing of the journal."""

BOX = "box"
"""The code of a line whose value is room to write in by hand."""


@dataclass(frozen=True)
class Section:
    """A heading and its lines."""

    part: str
    title: str
    lines: tuple[Line, ...]
    more: int = 0
    """Lines that stay and are too many for the page."""
    shared: bool = True
    """False where what it would hold was not asked for, so that nobody knows from it whether there is any."""

    def after(self) -> str:
        """What is said below the lines: how many more there are and where, that there is nothing, or nothing shared."""
        if self.more:
            return say("share.more", count=self.more)
        if self.lines:
            return ""
        return say("share.nothing" if self.shared else "share.nothing_shared")


@dataclass(frozen=True)
class Page:
    """Everything a reader will see, in order."""

    kind: str
    title: str
    sections: tuple[Section, ...]
    held_back: int


def own_line(name: str, label: str, value: str) -> Line:
    """A line the page says of itself."""
    return Line(f"{OF_THE_PAGE}/{name}", OF_THE_PAGE, ((label, value),))
