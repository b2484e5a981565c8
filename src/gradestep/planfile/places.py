"""Where in a text each key and value stands: a small second pass over a text that tomllib has accepted."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_NAME = re.compile(r"[A-Za-z0-9_-]*")
_SPACES = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}' r"|'''(?:[^']|'(?!''))*+'{3,5}" r'|"(?:[^"\\]|\\.)*+"' r"|'[^']*+'",
    re.DOTALL,
)
"""A text with its quotes; up to two more of them can stand right before three that close it."""
_PLAIN = re.compile(r"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+" r'("(?!"")(?:[^"\\\n]|\\.)*+"|[^"\'\[{#\n\s][^#\n]*+)')

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
        self._starts = [0, *(end.end() for end in re.finditer("\n", self._text))]
        scanner = _Scanner(self._text)
        self._spans = scanner.scanned()
        self._names = scanner.names
        self._headers = scanner.headers

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

    def brackets(self, path: Path) -> int:
        """1 or 2 where a heading in brackets is about that path, 0 where none is."""
        return self._headers.get(path, 0)

    def begins_header(self, path: Path) -> bool:
        """True where that path is named in a longer heading alone."""
        return path in self._names and any(longer[: len(path)] == path for longer in self._headers if longer != path)

    def _place(self, start: int, end: int) -> Place:
        line = bisect_right(self._starts, start)
        first = self._starts[line - 1]
        after = self._starts[line] - 1 if line < len(self._starts) else len(self._text)
        text = self._text[first:after]
        length = max(1, min(end, first + len(text)) - start)
        return Place(line, start - first + 1, length, text)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Where what begins there ends; at once where it does not begin there."""
    found = pattern.match(text, start)
    return found.end() if found is not None else start


@lru_cache(maxsize=1)
def places_of(text: str) -> Places:
    """The same, looked for once; nowhere for a text that is deeper than this can go."""
    try:
        return Places(text)
    except RecursionError:
        return Places("")


class _Scanner:
    """Goes through a valid text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.spans: dict[Path, Span] = {}
        self.names: dict[Path, Span] = {}
        self.headers: dict[Path, int] = {}
        self.counted: dict[Path, int] = {}

    def scanned(self) -> Mapping[Path, Span]:
        base: Path = ()
        while True:
            self._skip()
            if self.at >= len(self.text):
                return self.spans
            if self.text[self.at] == "[":
                base = self._header()
            elif not self._plain_pair(base):
                self._pair(base)

    def _plain_pair(self, base: Path) -> bool:
        """What most lines are, one bare name and one short value, in one go; False where it is anything else."""
        found = _PLAIN.match(self.text, self.at)
        if found is None:
            return False
        path = (*base, found[1])
        self.names.setdefault(path, found.span(1))
        self.spans[path] = (found.start(2), found.start(2) + len(found[2].rstrip()))
        self.at = found.end()
        return True

    def _skip(self) -> None:
        """Over spaces, line ends and remarks."""
        self.at = _end(_BETWEEN, self.text, self.at)

    def _spaces(self) -> None:
        self.at = _end(_SPACES, self.text, self.at)

    def _string(self) -> None:
        self.at = _end(_STRING, self.text, self.at)

    def _key(self) -> list[tuple[str, Span]]:
        """The parts of a key, each with where it stands."""
        parts: list[tuple[str, Span]] = []
        while True:
            self._spaces()
            start = self.at
            if self.text[start] in "\"'":
                self._string()
                name = tomllib.loads("k=" + self.text[start : self.at])["k"]
            else:
                self.at = _end(_NAME, self.text, start)
                name = self.text[start : self.at]
            parts.append((name, (start, self.at)))
            self._spaces()
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _header(self) -> Path:
        start = self.at
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        parts = self._key()
        self.at = self.text.index("]", self.at) + brackets
        path: Path = ()
        for name, span in parts[:-1]:
            self.names.setdefault((*path, name), span)
            path = self._latest((*path, name))
        name, span = parts[-1]
        path = (*path, name)
        self.names.setdefault(path, span)
        if brackets == 2:
            self.counted[path] = self.counted.get(path, 0) + 1
            path = (*path, self.counted[path] - 1)
        self.spans[path] = (start, self.at)
        self.headers[path] = brackets
        return path

    def _latest(self, path: Path) -> Path:
        return (*path, self.counted[path] - 1) if path in self.counted else path

    def _pair(self, base: Path) -> None:
        path = base
        for name, span in self._key():
            path = (*path, name)
            self.names.setdefault(path, span)
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
            start, end = self.at, _end(_BARE_VALUE, self.text, self.at)
            self.at = start + len(self.text[start:end].rstrip())

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
