"""`plan schema`: the form of a plan file, for editors."""

from __future__ import annotations

from argparse import Namespace

from gradestep.cli.surroundings import Surroundings
from gradestep.planfile.schema import schema_text


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Print it, ready to be kept beside a plan."""
    surroundings.say(schema_text().removesuffix("\n"))
    return 0
