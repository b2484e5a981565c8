"""A shared record as parts to open one by one, each cut into leaves, so that ten years can be read on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gradestep.content import say
from gradestep.share.as_text import as_text, section_lines
from gradestep.share.linear import linear
from gradestep.share.page import Page
from gradestep.share.report import Report
from gradestep.text import display_line

LONGEST = 6_000
"""Characters of a leaf, about four windows."""


@dataclass(frozen=True)
class Part:
    """A heading and its leaves, of which there is at least one."""

    title: str
    leaves: tuple[str, ...]


def parts_of(report: Report, brief: Page | None) -> tuple[Part, ...]:
    """The brief first where there is one, then every section of the record."""
    whole = linear(report)
    sections = (Part(one.title, tuple(_leaves(section_lines(one, display_line)))) for one in whole.sections)
    if brief is None:
        return tuple(sections)
    # The brief's own title is the part's.
    return (Part(say("share.brief.title"), tuple(_leaves(as_text(brief).splitlines()[2:]))), *sections)


def _leaves(lines: Iterable[str]) -> Iterator[str]:
    leaf: list[str] = []
    long = 0
    for line in lines:
        if leaf and long + len(line) > LONGEST:
            yield "\n".join(leaf).strip("\n")
            leaf, long = [], 0
        leaf.append(line)
        long += len(line) + 1
    yield "\n".join(leaf).strip("\n")
