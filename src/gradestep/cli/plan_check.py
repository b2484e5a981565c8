"""`plan check`: what is wrong with a plan file or could be better, each with its line, and what to do about it."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator

from gradestep.cli.fitting import fitting
from gradestep.cli.places import places_of
from gradestep.cli.plan_check_rows import Row, file_row, rows_of
from gradestep.cli.plan_check_why import why
from gradestep.cli.plan_source import read_named
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.planfile.reading import PlanReading
from gradestep.text import display_line

LEVELS = ("error", "warning", "hint")

MOST = 200
"""Rows of one file that are printed; `--json` has all of them."""


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Look at each file in turn; 1 where one has an error, with `--strict` also for a warning."""
    if parsed.why is not None:
        return why(parsed.why, surroundings)
    looked = [_looked(name, strict=parsed.strict) for name in _names(parsed, surroundings)]
    if parsed.json:
        told = [row.as_data() for _, _, rows in looked for row in rows]
        surroundings.say(json.dumps(told, ensure_ascii=False))
    else:
        for place, (name, reading, rows) in enumerate(looked):
            if place:
                surroundings.say("")
            _tell(name, reading, rows, surroundings)
    return 1 if any(row.level == "error" for _, _, rows in looked for row in rows) else 0


def _names(parsed: Namespace, surroundings: Surroundings) -> list[str]:
    """The files named; else what is piped in, or the person's own plan where nothing is."""
    if parsed.files:
        return list(parsed.files)
    return [str(places_of(parsed, surroundings).plan) if surroundings.hearing.isatty() else "-"]


def _looked(name: str, *, strict: bool) -> tuple[str, PlanReading | None, tuple[Row, ...]]:
    try:
        reading = read_named(name)
    except FileProblem as problem:
        return name, None, (file_row(name, problem),)
    rows = rows_of(name, reading)
    return name, reading, tuple(row.counted_as_error() for row in rows) if strict else rows


def _tell(name: str, reading: PlanReading | None, rows: tuple[Row, ...], surroundings: Surroundings) -> None:
    """Each row with its line and what to do, then how many there are."""
    columns = surroundings.columns()
    for row in rows[:MOST]:
        surroundings.say("\n".join((*row.lines(columns), "")))
    for line in fitting(_last_words(name, reading, rows), columns):
        surroundings.say(line)


def _last_words(name: str, reading: PlanReading | None, rows: tuple[Row, ...]) -> Iterator[str]:
    if len(rows) > MOST:
        yield say("plan_check.too_many", count=len(rows) - MOST)
    if reading is not None and reading.newer:
        yield say("plan_check.newer")
    elif reading is not None and reading.plan is None:
        yield say("plan_check.form" if reading.tables is None else "plan_check.form_part")
    yield _closing(display_line(name), reading, rows)
    code = next((row.code for row in rows if row.explained), None)
    if code is not None:
        yield say("plan_check.more", code=code)


def _closing(name: str, reading: PlanReading | None, rows: tuple[Row, ...]) -> str:
    """How many of each kind; for a file with nothing to say, how many steps it has."""
    if not rows and reading is not None and reading.plan is not None:
        return say("plan_check.sound", file=name, what=_count("step", len(reading.plan.steps())))
    counted = Counter(row.level for row in rows)
    found = (_count(level, counted[level]) for level in LEVELS if counted[level])
    return say("plan_check.closing", file=name, what=say("plan_check.count.and").join(found))


def _count(what: str, count: int) -> str:
    return say(f"plan_check.count.{what}_{'one' if count == 1 else 'many'}", count=count)
