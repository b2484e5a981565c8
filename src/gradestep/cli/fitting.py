"""Sentences broken between words where a terminal is too narrow for them; whole lines for a file or another program."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

NARROWEST = 20
"""Columns; a narrower window breaks lines itself."""


def fitting(lines: Iterable[str], columns: int | None) -> Iterator[str]:
    """Each text in lines of so many columns; as it is where there are none. A path or a code stays in one piece."""
    for line in lines:
        yield from _broken(line, columns) if columns is not None else (line,)


def _broken(line: str, columns: int) -> list[str]:
    """Space at the beginning stands before every line."""
    text = line.lstrip(" ")
    indent = line[: len(line) - len(text)]
    return textwrap.wrap(
        text,
        max(NARROWEST, columns),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]
