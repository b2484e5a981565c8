"""Something long to read as pages, none of which is cut: as many lines as can be looked through at once (A20)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

LONGEST = 6_000
"""Characters of a page, about four windows."""

MOST = 100
"""Lines of a page."""


def pages_of(paragraphs: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Every letter of them, in order, page by page; one page at the least. A long paragraph goes on on the next page."""
    pages: list[list[list[str]]] = [[]]
    length = count = 0
    for paragraph in paragraphs:
        pages[-1].append([])
        for line in _lines(paragraph):
            if count and (length + len(line) > LONGEST or count == MOST):
                pages.append([[]])
                length = count = 0
            pages[-1][-1].append(line)
            length, count = length + len(line), count + 1
    return tuple(tuple("\n".join(lines) for lines in page if lines) for page in pages)


def _lines(paragraph: str) -> Iterator[str]:
    """The lines of a paragraph; one that is longer than a page in parts."""
    for line in paragraph.split("\n"):
        yield from (line[start : start + LONGEST] for start in range(0, max(1, len(line)), LONGEST))
