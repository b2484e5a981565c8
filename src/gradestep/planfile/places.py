"""Where in a text each key and value stands: a small second pass over a text that tomllib has accepted."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")

Path = tuple[str | int, ...]
"""Keys and places in lists, from the top of the file down, as pydantic tells them."""

Span = tuple[int, int]
"""From one character of the text up to another."""


@dataclass(frozen=True)
class Place:
    """A stretch of one line; both counted from 1, in characters."""

    line: int
    column: int
    length: int
    text: str
    """The whole line."""


class Places:
    """Every value of a text by its path, as pydantic tells a path; raises nothing on a text that tomllib takes."""

    def __init__(self, text: str) -> None:
        # tomllib counts a CRLF as one line end, and so do columns here.
        self._text = text.replace("\r\n", "\n")
        self._starts = [0, *(place + 1 for place, letter in enumerate(self._text) if letter == "\n")]
        scanner = _Scanner(self._text)
        self._spans = scanner.scanned()
        self._names = scanner.names

    def of(self, path: Path, word: str = "") -> Place | None:
        """The very word where there is one, else the value, else the header it is in; nothing for the whole plan."""
        whole = path
        while path and path not in self._spans:
            path = path[:-1]
        if not path:
            return None
        start, end = self._spans[path]
        if word and path == whole:
            found = self._text.find(word, start, end)
            if found >= 0:
                start, end = found, found + len(word)
        return self._place(start, end)

    def key(self, path: Path) -> Place | None:
        """The name of a key where it is given; what holds it where it is not."""
        span = self._names.get(path)
        return self._place(*span) if span is not None else self.of(path)

    def _place(self, start: int, end: int) -> Place:
        line = bisect_right(self._starts, start)
        first = self._starts[line - 1]
        after = self._starts[line] - 1 if line < len(self._starts) else len(self._text)
        text = self._text[first:after]
        length = max(1, min(end, first + len(text)) - start)
        return Place(line, start - first + 1, length, text)


class _Scanner:
    """Goes through a valid text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.spans: dict[Path, Span] = {}
        self.names: dict[Path, Span] = {}
        self.counted: dict[Path, int] = {}

    def scanned(self) -> Mapping[Path, Span]:
        base: Path = ()
        while True:
            self._skip()
            if self.at >= len(self.text):
                return self.spans
            if self.text[self.at] == "[":
                base = self._header()
            else:
                self._pair(base)

    def _skip(self) -> None:
        """Over spaces, line ends and remarks."""
        while self.at < len(self.text):
            letter = self.text[self.at]
            if letter == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif letter in " \t\n\r":
                self.at += 1
            else:
                return

    def _spaces(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in " \t":
            self.at += 1

    def _string(self) -> None:
        quote = self.text[self.at]
        marks = quote * 3 if self.text.startswith(quote * 3, self.at) else quote
        self.at += len(marks)
        while not self.text.startswith(marks, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += len(marks)
        while len(marks) == 3 and self.text.startswith(quote, self.at):
            self.at += 1

    def _key(self) -> list[str]:
        names: list[str] = []
        while True:
            self._spaces()
            start = self.at
            if self.text[start] in "\"'":
                self._string()
                names.append(tomllib.loads("k=" + self.text[start : self.at])["k"])
            else:
                while self.at < len(self.text) and self.text[self.at] in BARE:
                    self.at += 1
                names.append(self.text[start : self.at])
            self._spaces()
            if not self.text.startswith(".", self.at):
                return names
            self.at += 1

    def _header(self) -> Path:
        start = self.at
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        names = self._key()
        self.at = self.text.index("]", self.at) + brackets
        path: Path = ()
        for name in names[:-1]:
            path = self._latest((*path, name))
        path = (*path, names[-1])
        if brackets == 2:
            self.counted[path] = self.counted.get(path, 0) + 1
            path = (*path, self.counted[path] - 1)
        self.spans[path] = (start, self.at)
        return path

    def _latest(self, path: Path) -> Path:
        return (*path, self.counted[path] - 1) if path in self.counted else path

    def _pair(self, base: Path) -> None:
        first = self.at
        path = (*base, *self._key())
        self.names[path] = (first, first + len(self.text[first : self.at].rstrip()))
        self.at += 1
        self._spaces()
        start = self.at
        self._value(path)
        self.spans[path] = (start, self.at)

    def _value(self, path: Path) -> None:
        letter = self.text[self.at]
        if letter in "\"'":
            self._string()
        elif letter in "[{":
            self._inside(path, "]" if letter == "[" else "}")
        else:
            start = self.at
            while self.at < len(self.text) and self.text[self.at] not in ",]}#\n":
                self.at += 1
            self.at = start + len(self.text[start : self.at].rstrip())

    def _inside(self, path: Path, closing: str) -> None:
        """The entries of a list or of a table on one line."""
        self.at += 1
        place = 0
        self._skip()
        while self.text[self.at] != closing:
            if closing == "]":
                start = self.at
                self._value((*path, place))
                self.spans[*path, place] = (start, self.at)
                place += 1
            else:
                self._pair(path)
            self._skip()
            if self.text[self.at] == ",":
                self.at += 1
            self._skip()
        self.at += 1
