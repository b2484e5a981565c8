"""`share report`: the whole record as one file to open in a browser, after a look at every line."""

from __future__ import annotations

from argparse import Namespace

from gradestep.cli.handing_out import share
from gradestep.cli.surroundings import Surroundings


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Make the file; the status. Raises FileProblem."""
    return share("report", "html", parsed, surroundings)
