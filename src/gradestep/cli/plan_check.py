"""`plan check`: every problem of a file, with its line."""

from __future__ import annotations

import json
from argparse import Namespace

from gradestep.cli.plan_source import complain, read_named
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.notebook.telling import told
from gradestep.text import display_line


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Look at each file in turn; 1 where one cannot be read as a plan."""
    return max(_look(name, parsed, surroundings) for name in parsed.files or ["-"])


def _look(name: str, parsed: Namespace, surroundings: Surroundings) -> int:
    reading = read_named(name)
    if parsed.json:
        rows = [{"code": row.code, "line": row.line, "column": row.column} for row in reading.problems]
        surroundings.say(json.dumps(rows))
        return 1 if reading.plan is None else 0
    if reading.plan is None:
        return complain(reading, surroundings)
    for problem in reading.problems:
        surroundings.say(display_line(told(problem)))
    surroundings.say(say("commands.plan_sound", steps=len(reading.plan.steps())))
    return 0
