"""The command line: finds out what was asked, runs it, and gives a status (0 done, 1 a problem, 2 wrong usage)."""

from __future__ import annotations

import sys

from gradestep.cli.quick import quick_answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run gradestep with these arguments, or the process's own; the status to exit with."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    quick = quick_answer(arguments)
    if quick is not None:
        return quick
    from gradestep.cli.guarding import guarded_run

    return guarded_run(arguments)
