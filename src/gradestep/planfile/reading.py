"""Text to plan, or to every problem in it; nothing that is wrong ever stops what is sound from being shown."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from gradestep.model.plan import Plan
from gradestep.model.problem import Problem

FORMAT = 1
DEEPEST_KEY = 16
"""Parts of one dotted key; a parser's time grows with their square."""

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True)
class PlanReading:
    """What a text came to."""

    plan: Plan | None
    text: str
    problems: tuple[Problem, ...] = ()
    newer: bool = False
    """Written by a newer version: shown as far as it is understood, never changed."""


def read_plan(raw: bytes, file: Path) -> PlanReading:
    """The plan in these bytes, and what is wrong with them; never raises on any bytes."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        return PlanReading(None, "", (Problem("not_utf8", file, line),))
    entries, problems = parsed(text, file)
    if entries is None:
        return PlanReading(None, text, problems)
    newer = isinstance(entries.get("format"), int) and entries["format"] > FORMAT
    try:
        return PlanReading(Plan.model_validate(entries), text, (), newer)
    except ValidationError as problem:
        found = tuple(_problem(error, text, file) for error in problem.errors(include_input=False, include_url=False))
        return PlanReading(None, text, found, newer)


def parsed(text: str, file: Path) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The tables of a TOML text, or where it stops being TOML."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > DEEPEST_KEY and line.partition("=")[0].count(".") > DEEPEST_KEY:
            return None, (Problem("too_deep", file, number),)
    try:
        return tomllib.loads(text), ()
    except tomllib.TOMLDecodeError as problem:
        place = _PLACE.search(str(problem))
        if place is None:
            return None, (Problem("not_toml", file, text.count("\n") + 1, 1),)
        return None, (Problem("not_toml", file, int(place[1]), int(place[2])),)
    except (ValueError, RecursionError):
        return None, (Problem("not_toml", file),)


def _problem(error: Any, text: str, file: Path) -> Problem:
    """One of pydantic's errors as a code of ours, with the line where the nearest named key stands."""
    names = [str(part) for part in error["loc"] if isinstance(part, str)]
    limits = {key: str(value) for key, value in error.get("ctx", {}).items() if isinstance(value, (int, float, str))}
    code = {"missing": "key_missing", "extra_forbidden": "key_unknown"}.get(error["type"], "value_wrong")
    key = names[-1] if names else ""
    return Problem(code, file, _line_of(error["loc"], text), values={"key": key, **limits})


def _line_of(path: tuple[object, ...], text: str) -> int | None:
    """The line of the table and key a path leads to, by counting table headers of that name."""
    line = 0
    lines = text.split("\n")
    for place, part in enumerate(path):
        if isinstance(part, int):
            header = "[[" + ".".join(str(name) for name in path[:place] if isinstance(name, str)) + "]]"
            found = [number for number, row in enumerate(lines) if row.strip().startswith(header) and number >= line]
            line = found[part] if part < len(found) else line
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    for number in range(line, len(lines)):
        if lines[number].lstrip().startswith(key) and "=" in lines[number]:
            return number + 1
    return line + 1 if path else None
