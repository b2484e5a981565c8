"""Text to plan, or to every problem in it; nothing that is wrong ever stops what is sound from being shown."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from gradestep.model.plan import Plan
from gradestep.model.problem import Problem
from gradestep.planfile.file_kinds import what_it_is

FORMAT = 1
LARGEST = 1024 * 1024
"""Bytes of a plan (design 8)."""
DEEPEST_KEY = 100
"""Parts of one dotted key; a parser's time grows with their square."""


@dataclass(frozen=True)
class PlanReading:
    """What a text came to."""

    plan: Plan | None
    text: str
    problems: tuple[Problem, ...] = ()
    newer: bool = False
    """Written by a newer version: shown as far as it is understood, never changed."""
    tables: Mapping[str, Any] | None = field(default=None, repr=False, compare=False)
    """Of a text with mistakes in single values and no more: what was read; nothing where it is sound, or not to be read."""


def read_plan(raw: bytes, file: Path, *, outside: bool = False) -> PlanReading:
    """The plan in these bytes, and what is wrong with them; never raises on any bytes.

    A file from outside is held to the limits of design 8, and its unknown keys are told. The person's own is read as
    far as it can be: what is unknown there stays, and is nobody's mistake.
    """
    if len(raw) > LARGEST:
        return PlanReading(None, "", (Problem("plan_over_limit", file, values={"limit": "1 MiB"}),))
    no_text = what_it_is(raw)
    if no_text is not None:
        return PlanReading(None, "", (Problem(no_text, file),))
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
    tables = entries if plan is None and not over and not newer else None
    return PlanReading(None if over else plan, text, problems, newer, tables)


def parsed(text: str, file: Path) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The tables of a TOML text, or where it stops being TOML."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > DEEPEST_KEY and _parts_of_a_key(line) > DEEPEST_KEY:
            return None, (Problem("too_deep", file, number),)
    try:
        return tomllib.loads(text), ()
    except (ValueError, RecursionError) as problem:
        from gradestep.planfile.syntax import syntax_problem

        return None, (syntax_problem(problem, text, file),)


def _parts_of_a_key(line: str) -> int:
    """The most names with nothing but dots between them; words a person wrote have other signs between theirs."""
    longest = together = 0
    for part in line.split("."):
        name = part.strip(" \t\"'").replace("-", "").replace("_", "")
        together = together + 1 if name.isalnum() else 0
        longest = max(longest, together)
    return longest


def _undecoded(raw: bytes, start: int, file: Path) -> Problem:
    line = raw.count(b"\n", 0, start) + 1
    before = raw[raw.rfind(b"\n", 0, start) + 1 : start]
    return Problem("not_utf8", file, line, len(before.decode("utf-8", "replace")) + 1)
