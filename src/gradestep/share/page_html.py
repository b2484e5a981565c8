"""Any page of sections as one HTML file that stands by itself and prints."""

from __future__ import annotations

from gradestep.content import LANGUAGE
from gradestep.share.markup import Tree, document, element
from gradestep.share.page import Page, Section
from gradestep.share.style import report_style

_STYLE = """
dd { margin: 0 0 .4rem 0; }
@page { margin: 15mm; }
@media print { html { font-size: 11pt; } main { max-width: none; padding: 0; } section { break-inside: avoid; } }
"""


def page_html(page: Page) -> str:
    """The whole page as text of an HTML file."""
    sections = (_section(section) for section in page.sections)
    return document(page.title, LANGUAGE, report_style() + _STYLE, element("h1", page.title), *sections)


def _section(section: Section) -> Tree:
    rows: list[Tree] = []
    for line in section.lines:
        for label, value in line.cells:
            rows += [element("dt", label), element("dd", value, class_="words")] if label else [element("dd", value)]
    after = (element("p", section.after()),) if section.after() else ()
    return element("section", element("h2", section.title), element("dl", *rows) if rows else None, *after)
