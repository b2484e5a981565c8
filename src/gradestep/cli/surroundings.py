"""What a command runs in: streams, environment and time, looked at once and passed on."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

OFF = ("", "0", "false")


class Surroundings:
    """Streams and environment of one run; nothing in it is ever changed."""

    __slots__ = ("complaining", "environment", "hearing", "saying")

    def __init__(self, hearing: TextIO, saying: TextIO, complaining: TextIO, environment: Mapping[str, str]) -> None:
        self.hearing = hearing
        self.saying = saying
        self.complaining = complaining
        self.environment = environment

    @classmethod
    def of_this_process(cls, environment: Mapping[str, str]) -> Surroundings:
        """The real streams; one that was closed before the start can be read to its end at once, and not written to."""
        if sys.stdin is None:
            sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), "r")
        if sys.stdout is None:
            sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
        if sys.stderr is None:
            sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
        return cls(sys.stdin, sys.stdout, sys.stderr, environment)

    @property
    def terminal(self) -> bool:
        """True where a person sits at a terminal that can do more than print lines."""
        dumb = self.environment.get("TERM", "") in ("", "dumb")
        return self.hearing.isatty() and self.saying.isatty() and not dumb

    def columns(self) -> int | None:
        """How wide the terminal is that is written to; nothing where none is, or it does not say."""
        if not self.saying.isatty():
            return None
        try:
            return os.get_terminal_size(self.saying.fileno()).columns or None
        except (OSError, ValueError):
            return None

    def asks_for_plain(self) -> bool:
        """True where the environment asks for plain lines (A1)."""
        return any(self.environment.get(name, "").casefold() not in OFF for name in ("GRADESTEP_PLAIN", "ACCESSIBLE"))

    def say(self, text: str) -> None:
        """A line of data or an answer, to stdout (E7)."""
        self.saying.write(text + "\n")
        self.saying.flush()

    def complain(self, text: str) -> None:
        """A sentence about a problem, to stderr."""
        self.complaining.write(text + "\n")
        self.complaining.flush()
