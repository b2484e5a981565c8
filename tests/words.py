"""Every string a person can read in content/, with its file and key, and what the word list says of it (care 5.1)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import gradestep.content

CONTENT = Path(gradestep.content.__file__).parent
ENGLISH = CONTENT / "en"
NOT_READ = {
    "starters/": frozenset({"id", "does", "kind", "energy", "setting", "step", "values", "bigger"}),
    "exercises": frozenset({"sense", "status", "first_pattern", "default_pattern"}),
    "helplines": frozenset({"source", "url", "dated_month"}),
    "safety": frozenset({"danger_patterns", "state_patterns"}),
    "stories": frozenset({"id"}),
    "plan_check": frozenset({"source", "before", "after", "patterns"}),
}
"""By the start of the area, keys whose values are for the program, or say where a fact is from."""

_CAPITALS = re.compile(r"(?<![A-Za-z0-9_])[A-Z]{2,}(?![A-Za-z0-9_])")
_CODE = re.compile(r"`[^`]*`")


@dataclass(frozen=True)
class Said:
    """One string, where it stands, and its area (`help/start`, `reply`)."""

    area: str
    key: str
    text: str

    @property
    def where(self) -> str:
        """File and key in one, as the list of exceptions names it."""
        return f"{self.area}.{self.key}" if self.key else self.area

    @property
    def screen(self) -> str:
        """The table the string stands in; what is likely to be on one screen."""
        return self.where.rpartition(".")[0]


@dataclass(frozen=True)
class Found:
    """A word that presses, and where."""

    said: Said
    word: str
    instead: str

    def __str__(self) -> str:
        line = next((line for line in self.said.text.splitlines() if self.word in line), self.said.text)
        return f"{self.said.where}: '{self.word}' in '{line}'. Instead: {self.instead}."


@cache
def everything_said() -> tuple[Said, ...]:
    """Every string in content/en: values of TOML, comments of starters, Markdown."""
    return tuple(_all_of(ENGLISH))


def _all_of(folder: Path) -> Iterator[Said]:
    for path in sorted(folder.rglob("*")):
        area = path.relative_to(folder).with_suffix("").as_posix()
        if path.suffix == ".md":
            yield Said(area, "", path.read_text(encoding="utf-8"))
        elif path.suffix == ".toml":
            text = path.read_text(encoding="utf-8")
            yield from (Said(area, key, value) for key, value in strings(tomllib.loads(text), not_read(area)))
            if area.startswith("starters/"):
                comments = [
                    line.lstrip("# ") for line in text.splitlines() if line.startswith("#") and line[1:2] != ":"
                ]
                yield Said(area, "comments", "\n".join(comments))


def not_read(area: str) -> frozenset[str]:
    """The keys of an area that nobody reads."""
    return next((keys for start, keys in NOT_READ.items() if area.startswith(start)), frozenset())


def strings(value: Any, left_out: frozenset[str] = frozenset(), key: str = "") -> Iterator[tuple[str, str]]:
    """Every string in a parsed file that a person reads, with its dotted key."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in left_out:
                yield from strings(inner, left_out, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from strings(inner, left_out, f"{key}[{place}]")


@cache
def word_list() -> dict[str, Any]:
    """words_that_press.toml."""
    return tomllib.loads((CONTENT / "words_that_press.toml").read_text(encoding="utf-8"))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["instead"]) for row in word_list()["pressing"])


def pressing(said: Said) -> Iterator[Found]:
    """Every word in a string that presses, exceptions not yet taken out."""
    for pattern, instead in _patterns():
        for match in pattern.finditer(said.text):
            yield Found(said, match.group(), instead)
    for match in _CAPITALS.finditer(_CODE.sub(" ", said.text)):
        if match.group() not in word_list()["capitals"]:
            yield Found(said, match.group(), "small letters, or an entry under [capitals]")


def exception_for(found: Found) -> int | None:
    """Which allowed exception covers this, by its place in the list."""
    for place, row in enumerate(word_list()["allowed"]):
        words = [word.strip().lower() for word in row["says"].split(",")]
        # Square brackets stand for themselves: a key such as reply.done[2] is no character class.
        pattern = row["where"].replace("[", "[[]")
        if fnmatchcase(found.said.where, pattern) and found.word.lower() in words:
            return place
    return None
