"""`plan adopt`: take a clinician's file in."""

from __future__ import annotations

from argparse import Namespace

from gradestep.cli.home import open_notebook
from gradestep.cli.plan_source import complain, read_named
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.text import display_line


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Take a file in as the person's plan; what was there is kept in the journal and in backups."""
    reading = read_named(parsed.file)
    if reading.plan is None:
        return complain(reading, surroundings)
    notebook = open_notebook(parsed, surroundings)
    notebook.replace_plan(reading.text, what="adopted", subject=reading.plan.title)
    surroundings.say(say("commands.plan_adopted", title=display_line(reading.plan.title)))
    return 0
