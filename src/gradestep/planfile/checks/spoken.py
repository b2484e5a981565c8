"""The words of a plan as rules look at them: every text that is read, and patterns found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from gradestep.content import data
from gradestep.model.plan import Plan
from gradestep.planfile.checks.finding import Path

NOT_READ = frozenset(
    [
        *("id", "format", "revision", "author", "prepared", "pacing", "kind", "does", "energy", "by", "from", "step"),
        *("ladder", "name", "role", "call", "text", "area", "order", "adopted", "who", "safety", "breathing_before"),
    ]
)
"""Keys whose words are ids, names, numbers to call, or one of a few the format knows."""

FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that are drawn as nothing."""

PIECE = 200
"""Characters looked at at once: the time some patterns take grows with the square of a text."""

OVERLAP = 60
"""Characters of the next piece that are looked at too, for words that stand across."""


def texts(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Every text of the plan that the person will read, with its path."""
    yield from _texts(plan.model_dump(by_alias=True, exclude_unset=True), ())


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            links = key == "values" and all(isinstance(one, str) for one in inner)
            if key not in NOT_READ and not links:
                yield from _texts(inner, (*path, key))
    elif isinstance(value, (list, tuple)):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*path, place))


def found_phrase(text: str, phrases: tuple[str, ...]) -> str:
    """The first of these phrases in the text, whole words, as written there; empty where none is. Quotes may be curly."""
    found = _any_of(phrases).search(text.replace("\u2019", "'"))
    return text[found.start() : found.end()] if found is not None else ""


def pressing(text: str) -> tuple[str, str]:
    """The first word in the text that presses, and what to say in its place; both empty where nothing does (care 5)."""
    for start in range(0, len(text), PIECE):
        found = _pressing().search(text[start : start + PIECE + OVERLAP])
        if found is not None and found.lastgroup is not None:
            return found.group(), _rows_that_press()[int(found.lastgroup.removeprefix("row"))]["instead"]
    return "", ""


def is_blank(text: str) -> bool:
    """True for a text in which there is nothing to be seen."""
    return not any(letter.isprintable() and not letter.isspace() and letter not in FILLERS for letter in text)


def tied_to_symptom(text: str) -> str:
    """The part of a text that ties it to how a symptom goes, as written; empty where nothing does (S27)."""
    return next((found.group() for pattern in _ties() if (found := pattern.search(text))), "")


def is_clock_time(cue: str) -> bool:
    """True where a cue is a time of the clock and names nothing that happens (care 1.4)."""
    words = data("plan_check")["patterns"]["clock"]
    rest = re.sub(words["time"], " ", cue, flags=re.IGNORECASE)
    if rest == cue:
        return False
    return all(word.casefold() in words["around"] for word in re.findall(r"\w+", rest))


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    spaced = (r"\W+".join(re.escape(word) for word in phrase.split()) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


@cache
def _pressing() -> re.Pattern[str]:
    """All of the list in one go, each row under a name of its own: of most texts none is found."""
    rows = enumerate(_rows_that_press())
    return re.compile("|".join(f"(?P<row{place}>{row['pattern']})" for place, row in rows), re.IGNORECASE)


@cache
def _rows_that_press() -> tuple[dict[str, str], ...]:
    left_out = data("plan_check")["patterns"]["not_for_plans"]
    return tuple(row for row in data("../words_that_press")["pressing"] if row["why"] not in left_out)


@cache
def _ties() -> tuple[re.Pattern[str], ...]:
    words = data("plan_check")["patterns"]["symptom"]
    parts = {name: "|".join(words[name]) for name in ("names", "eases", "without")}
    return tuple(re.compile(form.format(**parts), re.IGNORECASE) for form in words["forms"])
