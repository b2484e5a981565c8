"""The brief on one sheet of paper: the largest letters in which all of it fits; where none do, long words are cut, then rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gradestep.content import say
from gradestep.share.fitting import BOLD, cut, room, rows
from gradestep.share.gathering import Line
from gradestep.share.page import Page, Section

SIDE_BY_SIDE = ("time", "practices", "flares", "held")
"""Sections of short lines, several of which fit a row."""

WIDE, TALL = 544.0, 741.0
"""Points of paper within the margins: as wide as A4 is and as tall as Letter is, so that it fits either."""

LETTERS = {"": 10.5, "smaller": 9.5, "snug": 8.5, "dense": 7.5}
"""Points of a letter, by the name of the class in the style; the largest first."""

SPARE = 0.97
"""Of the height is used."""

LONGEST = (200.0, 160.0, 130.0, 110.0, 90.0, 75.0, 62.0, 52.0, 44.0, 37.0, 31.0)
"""How long a value may be where all does not fit, tried from the longest on; 31 is about fifty common letters."""

FEWEST = 2
"""Rows of a section that stay in any case; learnings all stay."""

LINE, TITLE, HEADING, EDGE, BETWEEN, GAP = 1.2, 1.95, 1.85, 0.15, 0.9, 1.8
"""The height of a line of words, of the page's and a section's heading with the room around it, of a rule in a table; and the
room between two columns, and between values that follow each other."""

GUESSES = "predictions"

COLUMNS = {2: (0.6, 0.4), 3: (0.46, 0.34, 0.2)}
GUESS = (0.4, 0.4, 0.2)
"""Shares of the width, as the style has them."""


@dataclass(frozen=True)
class Sheet:
    """What is printed, and in which letters."""

    sections: tuple[Section, ...]
    letters: str
    is_cut: bool = False


def sheet_for(page: Page) -> Sheet:
    """All of it where it fits in any of the letters; else in the smallest, values and then sections as long as they may be."""
    for letters in LETTERS:
        sheet = Sheet(page.sections, letters)
        if _fits(page.title, sheet):
            return sheet
    for longest in LONGEST:
        sections = tuple(_shortened(section, longest) for section in page.sections)
        sheet = Sheet(sections, list(LETTERS)[-1], is_cut=True)
        if _fits(page.title, sheet):
            return sheet
    while not _fits(page.title, sheet):
        fullest = max(sheet.sections, key=_rows_to_spare)
        if not _rows_to_spare(fullest):
            break
        sheet = replace(sheet, sections=tuple(_without_last(one) if one is fullest else one for one in sheet.sections))
    return sheet


def tall(title: str, sheet: Sheet, size: float) -> float:
    """How tall it is reckoned to be, in points, in letters of that size."""
    width = WIDE / size
    sections = sum(_height(section, width) for section in sheet.sections)
    return size * (TITLE * rows(title, width / 1.3) + sections + (LINE if sheet.is_cut else 0))


def _fits(title: str, sheet: Sheet) -> bool:
    return tall(title, sheet, LETTERS[sheet.letters]) <= SPARE * TALL


def _rows_to_spare(section: Section) -> int:
    return 0 if section.part in (*SIDE_BY_SIDE, "learnings") else max(0, len(section.lines) - FEWEST)


def _without_last(section: Section) -> Section:
    return replace(section, lines=section.lines[:-1], more=section.more + 1)


def _shortened(section: Section, longest: float) -> Section:
    """Each value that may be a person's words cut; what the page says of itself never is."""
    if section.part in SIDE_BY_SIDE:
        return section
    ours = [say(f"share.labels.{name}") for name in ("day", "outcomes", "came", "chosen")]
    lines = (
        line._replace(
            cells=tuple((label, value if label in ours else cut(value, longest)) for label, value in line.cells)
        )
        for line in section.lines
    )
    return replace(section, lines=tuple(lines))


def _height(section: Section, width: float) -> float:
    if section.part in SIDE_BY_SIDE:
        return HEADING - LINE + LINE * _flowing(section, width)
    alone = [line for line in section.lines if len(line.cells) == 1]
    beside = [line for line in section.lines if len(line.cells) > 1]
    tall = HEADING + LINE * sum(rows(_told(line), width) for line in alone) + (LINE if section.after() else 0)
    if beside:
        shares = COLUMNS[len({label for line in beside for label, _ in line.cells})] if section.part != GUESSES else ()
        tall += LINE + EDGE + sum(_row(line, shares, width) for line in beside)
    return tall


def _told(line: Line) -> str:
    label, value = line.cells[0]
    return say("share.field", label=label, value=value)


def _flowing(section: Section, width: float) -> int:
    """Lines of a heading and short values after it, several on each; one that is wider than a line begins on its own."""
    count, left = 1, width - BOLD * room(section.title) - GAP
    for words in (*map(_told, section.lines), *filter(None, [section.after()])):
        wide = BOLD * room(words) + GAP
        if wide > left:
            count, left = count + rows(words, width), width
        left -= wide
    return count


def _row(line: Line, shares: tuple[float, ...], width: float) -> float:
    """A row is as tall as its tallest cell; a guess has a row for its step and day above it."""
    values = [value for _, value in line.cells]
    if not shares:
        named = say("share.dated", title=values[0], day=values[1])
        return LINE * (rows(named, width / BOLD - 2) + max(_cells(values[2:], GUESS, width))) + 2 * EDGE
    return LINE * max(_cells(values, shares, width)) + EDGE


def _cells(values: list[str], shares: tuple[float, ...], width: float) -> Iterator[int]:
    for place, (value, share) in enumerate(zip(values, shares, strict=False)):
        bold = BOLD if place == 0 and shares is not GUESS else 1
        yield rows(value, (share * width - BETWEEN) / bold)
