"""What is wrong in a plan that is TOML: each thing with its place, what was expected, and the nearest right spelling."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gradestep.model.plan import Plan
from gradestep.model.problem import Problem
from gradestep.planfile.places import Path as KeyPath
from gradestep.planfile.places import Place, Places, places_of
from gradestep.planfile.reading_names import field_at, is_list, leaves, names_in, table_in
from gradestep.text import display_line

MOST_LADDERS = 100
"""In one file from outside (design 8)."""
MOST_STEPS = 2000
"""In one file from outside (design 8)."""
LONGEST_TEXT = 20_000
"""Characters of one text in a file from outside: some ten pages."""

MOST_TOLD = 1000
"""Unknown names told of one file; whoever has more than that has not written a plan."""
MOST_GUESSED = 100
"""Unknown names for which the nearest right one is looked for; looking is slow."""
LONGEST_NAME = 40
"""Characters of an unknown name that are told."""

EXPECTED: Mapping[str, str] = {
    "string_type": "expected_text",
    "int_type": "expected_whole",
    "int_from_float": "expected_whole",
    "float_type": "expected_number",
    "finite_number": "expected_number",
    "bool_type": "expected_yes_no",
    "date_type": "expected_date",
    "date_from_datetime_parsing": "expected_date",
    "tuple_type": "expected_list",
    "model_type": "expected_table",
    "dict_type": "expected_table",
    "string_pattern_mismatch": "expected_id",
    "greater_than_equal": "expected_least",
    "less_than_equal": "expected_most",
    "literal_error": "expected_one_of",
}
"""Kinds of error as pydantic names them, as what was expected there; any other is told without."""

OTHERS = (
    *("value_wrong", "expected_one_like", "expected_finite", "number_too_large", "header_single", "header_double"),
    *("header_left_out", "key_missing", "key_unlike", "key_unknown_here"),
    *("ladders_over_limit", "steps_over_limit", "text_over_limit"),
)
"""Every other code of this module."""


def problems_of(
    entries: Mapping[str, Any], errors: Sequence[Any], text: str, file: Path, *, outside: bool
) -> tuple[Problem, ...]:
    """Everything, from the top of the file down."""
    looked_at = _LookedAt(entries, text, file)
    found = [looked_at.wrong(error) for error in errors]
    if outside:
        unknown: list[Problem] = []
        looked_at.add_unknown(entries, Plan, (), unknown)
        found += [*unknown, *looked_at.over()]
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: (problem.line or 0, problem.column or 0)))


@dataclass(frozen=True)
class _LookedAt:
    """A plan's tables and the text they were read from."""

    entries: Mapping[str, Any]
    text: str
    file: Path

    @property
    def places(self) -> Places:
        """Where everything stands; looked for when the first thing is wrong."""
        return places_of(self.text)

    def at(self, place: Place | None, code: str, values: Mapping[str, str]) -> Problem:
        """A problem there; about the whole file where there is no place."""
        if place is None:
            return Problem(code, self.file, values=values)
        return Problem(code, self.file, place.line, place.column, {**values, "length": str(place.length)})

    def wrong(self, error: Any) -> Problem:
        """One of pydantic's errors as a code of ours."""
        path: KeyPath = tuple(error["loc"])
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        values = {"key": key, **{name: f"{value:g}" for name, value in _limits(error).items()}}
        code = EXPECTED.get(error["type"], "value_wrong")
        if error["type"] == "missing":
            return self.at(self.places.of(path[:-1]), "key_missing", values)
        value = _value_at(self.entries, path)
        if code in ("expected_list", "expected_table"):
            return self._brackets(path, value, code, values)
        if code == "expected_one_of":
            values |= _choices(path, value)
            code = "expected_one_like" if values["near"] else code
        elif code == "expected_number" and isinstance(value, (int, float)) and not isinstance(value, bool):
            code = "number_too_large" if _is_too_large(value, self.places.of(path)) else "expected_finite"
        return self.at(self.places.of(path), code, values)

    def _brackets(self, path: KeyPath, value: object, code: str, values: Mapping[str, str]) -> Problem:
        """A heading in single brackets where double ones belong, or the other way round, or one left out before it."""
        names = {**values, "name": ".".join(part for part in path if isinstance(part, str))}
        brackets = self.places.brackets(path)
        if code == "expected_list" and isinstance(value, dict) and is_list(path):
            if brackets == 1:
                return self.at(self.places.of(path), "header_single", names)
            if self.places.begins_header(path):
                return self.at(self.places.key(path), "header_left_out", names)
        if code == "expected_table" and isinstance(value, list) and self.places.brackets((*path, 0)) == 2:
            return self.at(self.places.of((*path, 0)), "header_double", names)
        return self.at(self.places.of(path), code, values)

    def add_unknown(self, entries: Mapping[str, Any], model: Any, at: KeyPath, so_far: list[Problem]) -> None:
        """Keys that mean nothing here, at every depth, put to those found so far."""
        known = names_in(model)
        for key, value in entries.items():
            path = (*at, key)
            if len(so_far) >= MOST_TOLD:
                return
            if key not in known:
                so_far.append(self._unknown(path, key, known, guess=len(so_far) < MOST_GUESSED))
                continue
            inner = table_in(known[key])
            if inner is None:
                continue
            rows = enumerate(value) if isinstance(value, list) else [(None, value)]
            for place, row in rows:
                if isinstance(row, dict):
                    self.add_unknown(row, inner, path if place is None else (*path, place), so_far)

    def _unknown(self, path: KeyPath, key: str, known: Mapping[str, Any], *, guess: bool) -> Problem:
        near = _nearest(key, tuple(known)) if guess else ""
        told = {"name": _short(key), "near": near, "known": ", ".join(sorted(known))}
        return self.at(
            self.places.key(path), "key_unlike" if near else "key_unknown_here", {**told, "level": "warning"}
        )

    def over(self) -> Iterator[Problem]:
        """Counts and lengths beyond what a file from outside may have."""
        ladders = _rows(self.entries.get("ladders"))
        if len(ladders) > MOST_LADDERS:
            place = self.places.of(("ladders", MOST_LADDERS))
            yield self.at(place, "ladders_over_limit", {"limit": str(MOST_LADDERS)})
        steps = [
            ("ladders", at, "steps", place)
            for at, ladder in enumerate(ladders)
            if isinstance(ladder, dict)
            for place, _ in enumerate(_rows(ladder.get("steps")))
        ]
        if len(steps) > MOST_STEPS:
            yield self.at(self.places.of(steps[MOST_STEPS]), "steps_over_limit", {"limit": str(MOST_STEPS)})
        for path, value in _texts(self.entries, ()):
            if len(value) > LONGEST_TEXT:
                yield self.at(self.places.key(path), "text_over_limit", {"limit": f"{LONGEST_TEXT:,}"})


def _limits(error: Any) -> dict[str, float]:
    return {name: value for name, value in error.get("ctx", {}).items() if name in ("ge", "le")}


def _value_at(found: Any, path: KeyPath) -> Any:
    """What stands there; nothing where the path ends in a label of pydantic's own."""
    for part in path:
        if isinstance(found, dict):
            found = found.get(part)
        elif isinstance(found, list) and isinstance(part, int):
            found = found[part]
        else:
            return None
    return found


def _is_too_large(value: float, place: Place | None) -> bool:
    """True for a number that no computer holds; `inf` and `nan` are words, and no number at all."""
    digits = place is not None and place.text[place.column - 1 :].lstrip("+-")[:1].isdecimal()
    return isinstance(value, int) or (math.isinf(value) and digits)


def _choices(path: KeyPath, value: object) -> dict[str, str]:
    """What may stand there, and what was most likely meant; never what does stand there."""
    choices = tuple(one for one in leaves(field_at(path)) if isinstance(one, str))
    near = _nearest(value, choices) if isinstance(value, str) else ""
    return {"choices": ", ".join(choices), "near": near}


@lru_cache(maxsize=100)
def _nearest(word: str, choices: tuple[str, ...]) -> str:
    """The choice that was most likely meant; empty where none is near. A slip is often made more than once."""
    return next(iter(difflib.get_close_matches(word, choices, 1)), "")


def _short(name: str) -> str:
    """A name as it is told: on one line, harmless, and not too long."""
    shown = display_line(name)
    return shown if len(shown) <= LONGEST_NAME else f"{shown[:LONGEST_NAME].rstrip()}…"


def _rows(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _texts(value: object, at: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every text and its path, however deep; not by calling itself, since a file may be deeper than that goes."""
    waiting: list[tuple[KeyPath, object]] = [(at, value)]
    while waiting:
        path, one = waiting.pop()
        if isinstance(one, str):
            yield path, one
        elif isinstance(one, dict):
            waiting += [((*path, key), inner) for key, inner in one.items()]
        elif isinstance(one, list):
            waiting += [((*path, place), inner) for place, inner in enumerate(one)]
