"""A plan as one page to print: it stands by itself, and every word of it is text."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.content import LANGUAGE, say
from gradestep.share.markup import Tree, document, element
from gradestep.share.plan_rows import Row
from gradestep.share.plan_shown import Part, PlanPage, Section
from gradestep.share.style import report_style

_STYLE = """
dl { display: block; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 .5rem; }
dt { flex: none; max-width: 100%; }
dt::after { content: ":"; }
dd { flex: 1 1 20rem; }
h2 { margin-bottom: .3rem; }
h3 { margin: .3rem 0; }
@page { margin: 15mm; }
@media print { html { font-size: 10pt; } main { max-width: none; padding: 0; } }
"""
"""What a plan's page has besides the look of every shared page: a label and its value share a row."""


def plan_html(page: PlanPage) -> str:
    """The whole page as text of an HTML file."""
    sections = (_section(section) for section in page.sections)
    return document(
        page.title, LANGUAGE, report_style() + _STYLE, element("h1", page.title), *_rows(page.rows), *sections
    )


def plan_lines(page: PlanPage) -> Iterator[str]:
    """The whole page as lines of text; an empty one before each section and each entry that has lines of its own."""
    yield page.title
    yield from _text(page.rows)
    for section in page.sections:
        yield ""
        yield section.title
        yield from _text(section.rows)
        for number, part in enumerate(section.parts, 1):
            if part.rows:
                yield ""
            yield _title(section, number, part)
            yield from _text(part.rows)


def _text(rows: tuple[Row, ...]) -> Iterator[str]:
    for label, value in rows:
        yield say("plan_show.row", label=label, value=value) if label else value


def _section(section: Section) -> Tree:
    return element("section", element("h2", section.title), *_rows(section.rows), *_parts(section))


def _parts(section: Section) -> Iterator[Tree]:
    for number, part in enumerate(section.parts, 1):
        title = element("h3", _title(section, number, part), class_="words")
        yield element("article", title, *_rows(part.rows))


def _title(section: Section, number: int, part: Part) -> str:
    return say("plan_show.part", number=number, title=part.title) if section.numbered else part.title


def _rows(rows: tuple[Row, ...]) -> Iterator[Tree]:
    named = [(label, value) for label, value in rows if label]
    if named:
        pairs = (element("div", element("dt", label), element("dd", value, class_="words")) for label, value in named)
        yield element("dl", *pairs)
    yield from (element("p", value) for label, value in rows if not label)
