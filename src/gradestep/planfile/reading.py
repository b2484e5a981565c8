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
LARGEST = 1024 * 1024
"""Bytes of a plan (design 8)."""
DEEPEST_KEY = 100
"""Parts of one dotted key; a parser's time grows with their square."""

BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe", "is_utf16"),
    (b"\xfe\xff", "is_utf16"),
    (b"PK\x03\x04", "is_document"),
    (b"%PDF", "is_document"),
    (b"{\\rtf", "is_document"),
    (b"\xd0\xcf\x11\xe0", "is_document"),
)
"""How files begin that are no plain text: UTF-16, word-processor files, PDF."""

SYNTAX: tuple[tuple[str, str], ...] = (
    ("Cannot overwrite a value", "said_twice"),
    ("Cannot declare", "said_twice"),
    ("Cannot mutate", "said_twice"),
    ("Duplicate inline", "said_twice"),
    ("Unterminated string", "quote_open"),
    ("Illegal character", "control_character"),
    ("Found invalid character", "control_character"),
    ("Expected '=' after", "equals_missing"),
    ("Invalid value", "value_unquoted"),
    ("Unclosed array", "bracket_open"),
    ("Unclosed inline table", "bracket_open"),
)
"""What tomllib says, by its beginning, as a code of ours; anything else is `not_toml`."""

UNREADABLE = (
    "not_toml",
    "not_utf8",
    "too_deep",
    "number_too_long",
    "plan_over_limit",
    *dict.fromkeys(code for _, code in (*BEGINNINGS, *SYNTAX)),
)
"""Codes of a text that is no TOML at all, so that nothing of it can be shown."""

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True)
class PlanReading:
    """What a text came to."""

    plan: Plan | None
    text: str
    problems: tuple[Problem, ...] = ()
    newer: bool = False
    """Written by a newer version: shown as far as it is understood, never changed."""


def read_plan(raw: bytes, file: Path, *, outside: bool = False) -> PlanReading:
    """The plan in these bytes, and what is wrong with them; never raises on any bytes.

    A file from outside is held to the limits of design 8, and its unknown keys are told. The person's own is read as
    far as it can be: what is unknown there stays, and is nobody's mistake.
    """
    if len(raw) > LARGEST:
        return PlanReading(None, "", (Problem("plan_over_limit", file, values={"limit": "1 MiB"}),))
    for beginning, code in BEGINNINGS:
        if raw.startswith(beginning):
            return PlanReading(None, "", (Problem(code, file),))
    if b"\x00" in raw[:64]:
        return PlanReading(None, "", (Problem("is_utf16", file),))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return PlanReading(None, "", (_undecoded(raw, problem.start, file),))
    entries, problems = parsed(text, file)
    if entries is None:
        return PlanReading(None, text, problems)
    return _validated(entries, text, file, outside)


def _validated(entries: dict[str, Any], text: str, file: Path, outside: bool) -> PlanReading:
    found = entries.get("format")
    newer = isinstance(found, int) and not isinstance(found, bool) and found > FORMAT
    plan, errors = None, []
    try:
        plan = Plan.model_validate(entries)
    except ValidationError as problem:
        errors = problem.errors(include_input=False, include_url=False)
    if not errors and not (outside and not newer):
        return PlanReading(plan, text, (), newer)
    from gradestep.planfile.reading_problems import problems_of

    problems = problems_of(entries, errors, text, file, outside=outside and not newer)
    over = any(problem.code.endswith("_over_limit") for problem in problems)
    return PlanReading(None if over else plan, text, problems, newer)


def parsed(text: str, file: Path) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The tables of a TOML text, or where it stops being TOML."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > DEEPEST_KEY and _parts_of_a_key(line) > DEEPEST_KEY:
            return None, (Problem("too_deep", file, number),)
    try:
        return tomllib.loads(text), ()
    except tomllib.TOMLDecodeError as problem:
        return None, (_syntax(str(problem), text, file),)
    except RecursionError:
        return None, (Problem("too_deep", file),)
    except ValueError:
        # A whole number of more digits than any number needs.
        return None, (Problem("number_too_long", file),)


def _parts_of_a_key(line: str) -> int:
    """The most names with nothing but dots between them; words a person wrote have other signs between theirs."""
    longest = together = 0
    for part in line.split("."):
        name = part.strip(" \t\"'").replace("-", "").replace("_", "")
        together = together + 1 if name.isalnum() else 0
        longest = max(longest, together)
    return longest


def _syntax(message: str, text: str, file: Path) -> Problem:
    code = next((code for start, code in SYNTAX if message.startswith(start)), "not_toml")
    place = _PLACE.search(message)
    if place is None:
        # tomllib says "at end of document": the line before the last line end is where something was left open.
        return Problem(code, file, text.rstrip("\n").count("\n") + 1, 1)
    line, column = int(place[1]), int(place[2])
    whole = text.split("\n")[line - 1].rstrip("\r")
    if column > len(whole) and whole.strip():
        # Where the line is over already, all of it is meant.
        return Problem(code, file, line, len(whole) - len(whole.lstrip()) + 1, {"length": str(len(whole.strip()))})
    return Problem(code, file, line, column)


def _undecoded(raw: bytes, start: int, file: Path) -> Problem:
    line = raw.count(b"\n", 0, start) + 1
    before = raw[raw.rfind(b"\n", 0, start) + 1 : start]
    return Problem("not_utf8", file, line, len(before.decode("utf-8", "replace")) + 1)
