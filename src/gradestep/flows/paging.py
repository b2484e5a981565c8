"""Something long to read as pages, none of which is cut: as many lines as can be looked through at once (A20)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

LONGEST = 6_000
"""Characters of a page, about four windows."""

MOST = 100
"""Lines of a page."""


def pages_of(paragraphs: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Every letter of them, in order, page by page; one page at the least."""
    pages: list[tuple[str, ...]] = []
    page: list[str] = []
    length = 0
    for piece in _pieces(paragraphs):
        if page and (length + len(piece) > LONGEST or len(page) == MOST):
            pages.append(tuple(page))
            page, length = [], 0
        page.append(piece)
        length += len(piece)
    return (*pages, tuple(page))


def _pieces(paragraphs: Iterable[str]) -> Iterator[str]:
    """The paragraphs; one that is longer than a page in parts."""
    for paragraph in paragraphs:
        yield from (paragraph[start : start + LONGEST] for start in range(0, max(1, len(paragraph)), LONGEST))
