"""The brief as one page of HTML: tables where values share a row, and print that fits a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gradestep.content import LANGUAGE, say
from gradestep.share.brief_sheet import GUESSES, SIDE_BY_SIDE, Sheet, sheet_for
from gradestep.share.gathering import Line
from gradestep.share.markup import Tree, document, element, table
from gradestep.share.page import Page, Section
from gradestep.share.style import brief_style

SAID = ("practices", "flare", "held")
"""Labels that say their heading again: they are heard and not seen."""

HEADS: Mapping[str, str] = {"stuck": "share.labels.step", "planned": "share.labels.step"}
"""The head of the first column, where the label would say the heading again."""


def brief_html(page: Page) -> str:
    """The whole page as text of an HTML file; what has no room on a sheet is cut at a word, and that is said."""
    sheet = sheet_for(page)
    sections = (_section(section, sheet) for section in sheet.sections)
    heading = element("h1", page.title, class_=sheet.letters or None)
    return document(page.title, LANGUAGE, brief_style(), heading, *sections)


def _section(section: Section, sheet: Sheet) -> Tree:
    short = "short" if section.part in SIDE_BY_SIDE else None
    said = (element("p", say("share.cut_note"), class_="quiet"),) if section.part == "held" and sheet.is_cut else ()
    return element("section", element("h2", section.title), *_lines(section), *said, class_=short)


def _lines(section: Section) -> Iterator[Tree]:
    alone = [line for line in section.lines if len(line.cells) == 1]
    beside = [line for line in section.lines if len(line.cells) > 1]
    if alone:
        yield element("dl", *(_alone(line) for line in alone), class_="row")
    if beside:
        yield _guesses(section.title, beside) if section.part == GUESSES else _beside(section, beside)
    if section.after():
        yield element("p", section.after(), class_="quiet")


def _alone(line: Line) -> Tree:
    ((label, value),) = line.cells
    said = "said" if label in [say(f"share.labels.{name}") for name in SAID] else None
    return element("div", element("dt", label, class_=said), element("dd", value))


def _beside(section: Section, lines: list[Line]) -> Tree:
    labels = list(dict.fromkeys(label for line in lines for label, _ in line.cells))
    heads = [say(HEADS[section.part]), *labels[1:]] if section.part in HEADS else labels
    rows = ([dict(line.cells).get(label, "") for label in labels] for line in lines)
    return table(section.title, heads, rows, class_=f"of-{len(heads)}")


def _guesses(caption: str, lines: list[Line]) -> Tree:
    """A table whose rows have the step and its day across all of them, so that no column is as narrow as a word.

    Its rows are laid out as a grid, and some readers then take a table for none: each part says what it is.
    """
    first, *heads = (say(f"share.labels.{name}") for name in ("step", "predicted", "happened", "came"))
    named = element("th", first, scope="col", role="columnheader", class_="said")
    head = element("tr", named, *(element("th", head, scope="col", role="columnheader") for head in heads), role="row")
    return element(
        "table",
        element("caption", caption),
        element("thead", head, role="rowgroup"),
        element("tbody", *(_guess(line, heads) for line in lines), role="rowgroup"),
        role="table",
        class_="guesses",
    )


def _guess(line: Line, heads: list[str]) -> Tree:
    cells = dict(line.cells)
    words = (element("span", cells[say(f"share.labels.{name}")]) for name in ("step", "day"))
    values = (element("td", cells.get(head, ""), role="cell") for head in heads)
    return element("tr", element("th", *words, scope="row", role="rowheader"), *values, role="row")
