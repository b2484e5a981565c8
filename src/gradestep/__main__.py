"""What the `gradestep` command and `python -m gradestep` start."""

from __future__ import annotations

import sys


def run() -> None:
    """Run gradestep with this process's arguments, and exit with its status."""
    from gradestep.cli import main

    sys.exit(main())


if __name__ == "__main__":
    run()
