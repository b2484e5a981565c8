"""A page as plain text and as Markdown: headings and `label: value`, no tables, and a person's words acting nowhere (A33, R20)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gradestep.content import say
from gradestep.share.gathering import Line
from gradestep.share.page import Page, Section
from gradestep.text import display_line

_ACTS = re.compile(r"([\\`*_{}\[\]()<>#+!|~@$&^=-])")
"""What Markdown, or a dialect of it, could read as more than a letter."""

_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
"""What some dialects make a link of; the letter itself is escaped."""

_LIST_MARK = re.compile(r"^(\d+)([.):])")


def as_text(page: Page) -> str:
    """The page as lines for a terminal, a mail or a braille display."""
    return "\n".join(_lines(page, display_line, title="{}", heading="{}", row="{}")) + "\n"


def as_markdown(page: Page) -> str:
    """The page as Markdown, linear."""
    return "\n".join(_lines(page, markdown, title="# {}", heading="## {}", row="- {}")) + "\n"


def markdown(words: str) -> str:
    """Words on one line in which Markdown finds nothing but letters."""
    escaped = _ACTS.sub(r"\\\1", display_line(words))
    escaped = _ADDRESS.sub(lambda found: "\\" + found.group(), escaped)
    return _LIST_MARK.sub(r"\1\\\2", escaped)


def _lines(page: Page, safe: Callable[[str], str], title: str, heading: str, row: str) -> Iterator[str]:
    yield title.format(safe(page.title))
    for section in page.sections:
        yield from ("", heading.format(safe(section.title)))
        yield from ("",) if heading != "{}" else ()
        yield from (row.format(line) if line else "" for line in section_lines(section, safe))


def section_lines(section: Section, safe: Callable[[str], str]) -> Iterator[str]:
    """Every line of a section, without its heading."""
    for place, line in enumerate(section.lines):
        if place and len(line.cells) > 1:
            yield ""
        yield from cell_lines(line, safe)
    if section.after():
        yield safe(section.after())


def cell_lines(line: Line, safe: Callable[[str], str]) -> Iterator[str]:
    """Each label with its value, on a line of its own."""
    for label, value in line.cells:
        yield say("share.field", label=safe(label), value=safe(value)).rstrip() if label else safe(value)
