"""`plan show`: the person's plan, or a file's, as lines."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from gradestep.cli.home import open_notebook
from gradestep.cli.plan_source import complain, read_named
from gradestep.cli.surroundings import Surroundings
from gradestep.coach.home import amount_of
from gradestep.content import say
from gradestep.model.plan import Plan
from gradestep.text import display_line


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """The person's plan, or a file's, as lines."""
    file: str | None = getattr(parsed, "file", None)
    if file:
        reading = read_named(file)
        if reading.plan is None:
            return complain(reading, surroundings)
        plan = reading.plan
    else:
        plan = open_notebook(parsed, surroundings).plan
    if getattr(parsed, "json", False):
        surroundings.say(plan.model_dump_json(exclude_defaults=True, by_alias=True))
        return 0
    for line in _lines(plan):
        surroundings.say(display_line(line))
    return 0


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
