"""Any page of sections as one HTML file that stands by itself and prints."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from gradestep.content import LANGUAGE
from gradestep.share.gathering import Line
from gradestep.share.markup import Tree, document, element, table, together
from gradestep.share.page import BOX, Page, Section
from gradestep.share.style import report_style

_STYLE = """
p { margin: .3rem 0; }
@page { margin: 15mm; }
@media print {
  html { font-size: 11pt; }
  body { line-height: 1.35; }
  h1 { margin: 0 0 .5rem; }
  h2 { margin: .5rem 0 .2rem; }
  main { max-width: none; padding: 0; }
  section { break-inside: avoid; margin-bottom: .5rem; }
}
"""

_POCKET = """
dl { display: block; }
dd { margin: 0 0 .4rem 0; }
main { max-width: 26rem; }
.room { min-height: 1.6rem; border-bottom: 1px solid var(--edge); }
@page { size: A6; margin: 7mm; }
@media print {
  html { font-size: 7.5pt; }
  h1 { font-size: 1.3rem; margin: 0; }
  h2 { font-size: 1rem; margin: .3rem 0 0 0; }
  dl, dd, p { margin: 0; }
  section { margin-bottom: .2rem; }
}
"""


def page_html(page: Page) -> str:
    """The whole page as text of an HTML file."""
    return _whole(page, _STYLE)


def pocket_html(page: Page) -> str:
    """The same for paper of a quarter of a letter."""
    return _whole(page, _STYLE + _POCKET)


def _whole(page: Page, style: str) -> str:
    sections = map(_section, page.sections)
    return document(page.title, LANGUAGE, report_style() + style, element("h1", page.title), *sections)


def _section(section: Section) -> Tree:
    found = (write(section.title, list(lines)) for write, lines in groupby(section.lines, _written_as))
    after = (element("p", section.after()),) if section.after() else ()
    return element("section", element("h2", section.title), *found, *after)


def _written_as(line: Line) -> Callable[[str, list[Line]], Tree]:
    """Sentences are paragraphs, a label with its value is a pair, and values that share a row are a table."""
    if len(line.cells) > 1:
        return _beside
    ((label, _),) = line.cells
    return _named if label else _sentences


def _sentences(_: str, lines: list[Line]) -> Tree:
    return together(element("p", line.cells[0][1], class_="words") for line in lines)


def _named(_: str, lines: list[Line]) -> Tree:
    """A label that comes again names all of its values once."""
    rows: list[Tree] = []
    last = ""
    for line in lines:
        ((label, value),) = line.cells
        box = line.code == BOX
        if label != last or box:
            rows.append(element("dt", label))
        rows.append(element("dd", class_="room") if box else element("dd", value, class_="words"))
        last = label
    return element("dl", *rows)


def _beside(title: str, lines: list[Line]) -> Tree:
    heads = list(dict.fromkeys(label for line in lines for label, _ in line.cells))
    return table(title, heads, ([dict(line.cells).get(head, "") for head in heads] for line in lines))
