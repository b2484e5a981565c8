"""What is wrong in a plan that is TOML: each thing with its place, what was expected, and the nearest right spelling."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from gradestep.model.plan import Plan
from gradestep.model.problem import Problem
from gradestep.planfile.places import Path as KeyPath
from gradestep.planfile.places import Places

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

EXPECTED: Mapping[str, str] = {
    "string_type": "text",
    "int_type": "whole",
    "int_from_float": "whole",
    "float_type": "number",
    "finite_number": "number",
    "bool_type": "yes_no",
    "date_type": "date",
    "date_from_datetime_parsing": "date",
    "tuple_type": "list",
    "model_type": "table",
    "dict_type": "table",
    "string_pattern_mismatch": "id",
    "greater_than_equal": "least",
    "less_than_equal": "most",
    "literal_error": "one_of",
}
"""Kinds of error as pydantic names them, as what was expected there; any other is told without."""


def problems_of(
    entries: Mapping[str, Any], errors: Sequence[Any], text: str, file: Path, *, outside: bool
) -> tuple[Problem, ...]:
    """Everything, from the top of the file down."""
    try:
        places = Places(text)
    except RecursionError:
        places = Places("")
    found = [_wrong(error, entries, places, file) for error in errors]
    if outside:
        unknown: list[Problem] = []
        _unknown(entries, Plan, (), _Found(places, file, unknown))
        found += unknown
        found += _over(entries, places, file)
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: (problem.line or 0, problem.column or 0)))


def _wrong(error: Any, entries: Mapping[str, Any], places: Places, file: Path) -> Problem:
    """One of pydantic's errors as a code of ours."""
    path: KeyPath = tuple(error["loc"])
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if error["type"] == "missing":
        return _at(places.of(path[:-1]), "key_missing", file, {"key": key})
    expected = EXPECTED.get(error["type"])
    if expected is None:
        return _at(places.of(path), "value_wrong", file, {"key": key})
    values = {"key": key, **{name: f"{value:g}" for name, value in _limits(error).items()}}
    if expected == "one_of":
        values |= _choices(path, entries)
        expected = "one_like" if values["near"] else expected
    return _at(places.of(path), f"expected_{expected}", file, values)


def _limits(error: Any) -> dict[str, float]:
    return {name: value for name, value in error.get("ctx", {}).items() if name in ("ge", "le")}


def _choices(path: KeyPath, entries: Mapping[str, Any]) -> dict[str, str]:
    """What may stand there, and what was most likely meant; never what does stand there."""
    found: Any = entries
    model: Any = Plan
    choices: tuple[str, ...] = ()
    for part in path:
        found = found[part]
        if isinstance(part, str):
            field = _field(model, part)
            choices = tuple(one for one in _leaves(field) if isinstance(one, str)) if field is not None else ()
            model = _model_in(field)
    near = difflib.get_close_matches(found, choices, 1) if isinstance(found, str) else []
    return {"choices": ", ".join(choices), "near": near[0] if near else ""}


@dataclass(frozen=True)
class _Found:
    """Where names stand, and the unknown ones so far."""

    places: Places
    file: Path
    unknown: list[Problem]


def _unknown(entries: Mapping[str, Any], model: Any, at: KeyPath, so_far: _Found) -> None:
    """Keys that mean nothing here, at every depth."""
    known = dict(_fields(model))
    for key, value in entries.items():
        path = (*at, key)
        if len(so_far.unknown) >= MOST_TOLD:
            return
        if key not in known:
            near = difflib.get_close_matches(key, known, 1) if len(so_far.unknown) < MOST_GUESSED else []
            values = {"near": near[0] if near else "", "known": ", ".join(sorted(known)), "level": "warning"}
            code = "key_unlike" if near else "key_unknown_here"
            so_far.unknown.append(_at(so_far.places.key(path), code, so_far.file, values))
            continue
        inner = _model_in(known[key])
        if inner is None:
            continue
        rows = enumerate(value) if isinstance(value, list) else [(None, value)]
        for place, row in rows:
            if isinstance(row, dict):
                _unknown(row, inner, path if place is None else (*path, place), so_far)


def _over(entries: Mapping[str, Any], places: Places, file: Path) -> Iterator[Problem]:
    """Counts and lengths beyond what a file from outside may have."""
    ladders = _rows(entries.get("ladders"))
    if len(ladders) > MOST_LADDERS:
        yield _at(places.of(("ladders", MOST_LADDERS)), "ladders_over_limit", file, {"limit": str(MOST_LADDERS)})
    steps = [
        ("ladders", at, "steps", place)
        for at, ladder in enumerate(ladders)
        if isinstance(ladder, dict)
        for place, _ in enumerate(_rows(ladder.get("steps")))
    ]
    if len(steps) > MOST_STEPS:
        yield _at(places.of(steps[MOST_STEPS]), "steps_over_limit", file, {"limit": str(MOST_STEPS)})
    for path, value in _texts(entries, ()):
        if len(value) > LONGEST_TEXT:
            yield _at(places.key(path), "text_over_limit", file, {"limit": f"{LONGEST_TEXT:,}"})


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


def _fields(model: Any) -> Iterator[tuple[str, Any]]:
    """The keys a table has in a file, each with what it holds."""
    for name, field in model.model_fields.items():
        yield field.alias or name, field.annotation


def _field(model: Any, key: str) -> Any:
    return dict(_fields(model)).get(key) if model is not None else None


def _model_in(annotation: Any) -> Any:
    """The kind of table a field holds, if it holds any."""
    return next((one for one in _leaves(annotation) if isinstance(one, type) and issubclass(one, BaseModel)), None)


def _leaves(annotation: Any) -> Iterator[Any]:
    """What a type is made of in the end: classes, and the values of a literal."""
    parts = get_args(annotation)
    if not parts:
        yield annotation
    for part in parts:
        yield from _leaves(part)


def _at(place: Any, code: str, file: Path, values: Mapping[str, str]) -> Problem:
    if place is None:
        return Problem(code, file, values=values)
    return Problem(code, file, place.line, place.column, {**values, "length": str(place.length)})
