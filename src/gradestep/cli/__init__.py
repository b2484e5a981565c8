"""The command line: finds out what was asked, runs it, and gives a status (0 done, 1 a problem, 2 wrong usage)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from gradestep.cli.guarding import guarded
from gradestep.cli.quick import quick_answer
from gradestep.cli.surroundings import Surroundings


def main(argv: Sequence[str] | None = None) -> int:
    """Run gradestep with these arguments, or the process's own; the status to exit with."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    surroundings = Surroundings.of_this_process(os.environ)
    return guarded(lambda: _run(arguments, surroundings), surroundings)


def _run(arguments: list[str], surroundings: Surroundings) -> int:
    quick = quick_answer(arguments, surroundings)
    if quick is not None:
        return quick
    from gradestep.cli.dispatch import dispatch

    return dispatch(arguments, surroundings)
