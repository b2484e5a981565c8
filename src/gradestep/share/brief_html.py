"""The brief as one page of HTML: tables where values share a row, and print that fits a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.content import LANGUAGE
from gradestep.share.gathering import Line
from gradestep.share.markup import Tree, document, element, table
from gradestep.share.page import Page, Section
from gradestep.share.style import brief_style

FULL_LINES, FULL_LETTERS = 22, 1100
"""From here on a page may be too much for one sheet in the usual letters; shown by printing it in a browser."""

SIDE_BY_SIDE = ("time", "practices", "flares", "held")
"""Sections of short lines, several of which fit a row."""


def brief_html(page: Page) -> str:
    """The whole page as text of an HTML file."""
    sections = (_section(section) for section in page.sections)
    heading = element("h1", page.title, class_="dense" if _is_full(page) else None)
    return document(page.title, LANGUAGE, brief_style(), heading, *sections)


def _is_full(page: Page) -> bool:
    """True where the letters have to be smaller on paper for all of it to be one sheet."""
    lines = [line for section in page.sections for line in section.lines]
    letters = sum(len(value) for line in lines for _, value in line.cells)
    return len(lines) > FULL_LINES or letters > FULL_LETTERS


def _section(section: Section) -> Tree:
    short = "short" if section.part in SIDE_BY_SIDE else None
    return element("section", element("h2", section.title), *_lines(section), class_=short)


def _lines(section: Section) -> Iterator[Tree]:
    alone = [line for line in section.lines if len(line.cells) == 1]
    beside = [line for line in section.lines if len(line.cells) > 1]
    if alone:
        yield element("dl", *(_alone(line) for line in alone), class_="row")
    if beside:
        heads = list(dict.fromkeys(label for line in beside for label, _ in line.cells))
        rows = ([dict(line.cells).get(head, "") for head in heads] for line in beside)
        yield table(section.title, heads, rows)
    if section.after():
        yield element("p", section.after(), class_="quiet")


def _alone(line: Line) -> Tree:
    ((label, value),) = line.cells
    return element("div", element("dt", label), element("dd", value))
