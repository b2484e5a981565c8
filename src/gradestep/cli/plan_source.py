"""A plan file named on the command line: read from disk or from a pipe, its problems said."""

from __future__ import annotations

import sys
from pathlib import Path

from gradestep.cli.surroundings import Surroundings
from gradestep.files import read_bounded
from gradestep.notebook.telling import told
from gradestep.planfile.reading import PlanReading, read_plan
from gradestep.text import display_line

LARGEST = 1024 * 1024
"""Bytes of a plan from outside (design 8)."""


def read_named(name: str) -> PlanReading:
    """The plan in a file, or in what is piped in where the name is `-`. Raises FileProblem."""
    raw = sys.stdin.buffer.read(LARGEST + 1) if name == "-" else read_bounded(Path(name), LARGEST)
    return read_plan(raw, Path(name), outside=True)


def complain(reading: PlanReading, surroundings: Surroundings) -> int:
    """Every problem on stderr; the status 1."""
    for problem in reading.problems:
        surroundings.complain(display_line(told(problem)))
    return 1
