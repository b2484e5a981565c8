"""The plan on the command line: show it, check a file, take a file in."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from gradestep.cli.home import open_notebook
from gradestep.cli.surroundings import Surroundings
from gradestep.coach.home import amount_of
from gradestep.content import say
from gradestep.files import read_bounded
from gradestep.model.plan import Plan
from gradestep.notebook.telling import told
from gradestep.planfile.reading import PlanReading, read_plan
from gradestep.text import display_line

LARGEST = 1024 * 1024


def show(parsed: Namespace, surroundings: Surroundings) -> int:
    """The person's plan, or a file's, as lines."""
    if parsed.file:
        reading = _read(parsed.file)
        if reading.plan is None:
            return _complain(reading, surroundings)
        plan = reading.plan
    else:
        plan = open_notebook(parsed, surroundings).plan
    if parsed.json:
        surroundings.say(plan.model_dump_json(exclude_defaults=True, by_alias=True))
        return 0
    for line in _lines(plan):
        surroundings.say(display_line(line))
    return 0


def check(parsed: Namespace, surroundings: Surroundings) -> int:
    """Every problem of a file, with its line."""
    reading = _read(parsed.file or "-")
    if parsed.json:
        rows = [{"code": row.code, "line": row.line, "column": row.column} for row in reading.problems]
        surroundings.say(json.dumps(rows))
        return 1 if reading.plan is None else 0
    if reading.plan is None:
        return _complain(reading, surroundings)
    for problem in reading.problems:
        surroundings.say(display_line(told(problem)))
    surroundings.say(say("commands.plan_sound", steps=len(reading.plan.steps())))
    return 0


def adopt(parsed: Namespace, surroundings: Surroundings) -> int:
    """Take a file in as the person's plan; what was there is kept in the journal and in backups."""
    reading = _read(parsed.file or "-")
    if reading.plan is None:
        return _complain(reading, surroundings)
    notebook = open_notebook(parsed, surroundings)
    notebook.replace_plan(reading.text, what="adopted", subject=reading.plan.title)
    surroundings.say(say("commands.plan_adopted", title=display_line(reading.plan.title)))
    return 0


def _read(name: str) -> PlanReading:
    raw = sys.stdin.buffer.read(LARGEST + 1) if name == "-" else read_bounded(Path(name), LARGEST)
    return read_plan(raw, Path(name))


def _complain(reading: PlanReading, surroundings: Surroundings) -> int:
    for problem in reading.problems:
        surroundings.complain(display_line(told(problem)))
    return 1


def _lines(plan: Plan) -> Iterator[str]:
    if not plan.ladders and not plan.avoided:
        yield say("ladder.empty")
        return
    yield plan.title or say("ladder.title")
    for ladder in plan.ladders:
        yield say("commands.plan_ladder", title=ladder.title)
        for step in ladder.in_order():
            amount = amount_of(step)
            yield say("commands.plan_step", id=step.id, title=step.title, amount=f" {amount}." if amount else "")
    for avoided in plan.avoided:
        yield say("ladder.avoided_row", activity=avoided.activity, by=say(f"ladder.by_{avoided.by}"))
