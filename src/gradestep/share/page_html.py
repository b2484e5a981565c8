"""Any page of sections as one HTML file that stands by itself and prints."""

from __future__ import annotations

from gradestep.content import LANGUAGE
from gradestep.share.markup import Tree, document, element
from gradestep.share.page import BOX, Page, Section
from gradestep.share.style import report_style

_STYLE = """
dd { margin: 0 0 .4rem 0; }
@page { margin: 15mm; }
@media print { html { font-size: 11pt; } main { max-width: none; padding: 0; } section { break-inside: avoid; } }
"""

_POCKET = """
main { max-width: 26rem; }
.room { min-height: 1.6rem; border-bottom: 1px solid var(--edge); }
@page { size: A6; margin: 7mm; }
@media print {
  html { font-size: 7.5pt; }
  h1 { font-size: 1.3rem; margin: 0; }
  h2 { font-size: 1rem; margin: .3rem 0 0 0; }
  dl, dd { margin: 0; }
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
    sections = (_section(section) for section in page.sections)
    return document(page.title, LANGUAGE, report_style() + style, element("h1", page.title), *sections)


def _section(section: Section) -> Tree:
    rows: list[Tree] = []
    for line in section.lines:
        for label, value in line.cells:
            if line.code == BOX:
                rows += [element("dt", label), element("dd", class_="room")]
                continue
            rows += [element("dt", label), element("dd", value, class_="words")] if label else [element("dd", value)]
    after = (element("p", section.after()),) if section.after() else ()
    return element("section", element("h2", section.title), element("dl", *rows) if rows else None, *after)
