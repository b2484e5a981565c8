"""Lines in and lines out: what plain mode says and hears, with nothing in it but text (A1, A6)."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from gradestep.text import cleaned, display

WIDTH = 80
"""Columns; no line is longer (A6)."""

NARROWEST = 20
"""Columns; a narrower window breaks lines itself."""

TERMINAL_LINE = 4095
"""Bytes a terminal hands over of one typed line; the rest is cut off before any program sees it."""


class EndOfInput(Exception):
    """Nothing more will be typed; the draft is kept and all is well."""


class Hearing(Protocol):
    """Where typed lines come from."""

    def readline(self) -> str:
        """The next line with its end; empty at the end of input."""
        ...

    def isatty(self) -> bool:
        """True where a person types at a terminal."""
        ...


class Saying(Protocol):
    """Where lines go."""

    def write(self, text: str, /) -> object:
        """Write this."""
        ...

    def flush(self) -> None:
        """Let it be seen."""
        ...


@dataclass(frozen=True)
class Heard:
    """One line as typed."""

    text: str
    cut: bool = False
    """The terminal cut it at its limit."""


class Speaker:
    """Says lines and hears lines. Never a cursor, never a colour, never a line over 80 columns or over the window."""

    def __init__(self, hearing: Hearing, saying: Saying, columns: int = WIDTH) -> None:
        self._hearing = hearing
        self._saying = saying
        self._columns = max(NARROWEST, min(columns, WIDTH))
        self.at_terminal = hearing.isatty()
        """True where a person types; a pipe hands over lines of any length."""

    def say(self, *lines: str) -> None:
        """Say each text as lines that fit."""
        for line in lines:
            for part in display(line).split("\n"):
                for row in self._rows(part):
                    self._saying.write(row + "\n")
        self._saying.flush()

    def gap(self) -> None:
        """An empty line."""
        self._saying.write("\n")

    def hear(self, prompt: str) -> Heard:
        """Say the prompt as the last line and hear what is typed; raises `EndOfInput`."""
        self._saying.write(f"{display(prompt)} ")
        self._saying.flush()
        line = self._hearing.readline()
        if not self.at_terminal:
            self._saying.write("\n")
        if not line:
            raise EndOfInput
        cut = self.at_terminal and len(line.encode(errors="replace")) >= TERMINAL_LINE
        return Heard(cleaned(line.removesuffix("\n")), cut)

    def _rows(self, text: str) -> Iterable[str]:
        rows = textwrap.wrap(" ".join(text.split()), self._columns, break_on_hyphens=False)
        return rows or ("",)
