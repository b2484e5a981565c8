"""`share brief`: one page for a session, after a look at every line."""

from __future__ import annotations

from argparse import Namespace

from gradestep.cli.handing_out import share
from gradestep.cli.surroundings import Surroundings
from gradestep.notebook.sharing import SHOWN


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Make the page; the status. As JSON it is shown where no file is named. Raises FileProblem."""
    if parsed.json and parsed.to is None:
        parsed.to = SHOWN
    return share("brief", "json" if parsed.json else parsed.format or "", parsed, surroundings)
