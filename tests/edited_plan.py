"""A plan as text, and what it reads like after the edits of a conversation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from walking import Move, Walk, scene_of, walk

from gradestep.flows.question import Answer
from gradestep.flows.registry import flow
from gradestep.model.plan import Plan, Step
from gradestep.planfile.reading import read_plan
from gradestep.planfile.rewriting import rewritten

TEXT = """\
# Mine. This comment stays.
format = 1
id = "getting-outside"
title = "Getting outside again"

[[values]]
id = "friends"
area = "friends"
words = "Tuesday coffee with a friend"

[[ladders]]
id = "outside"
title = "Outside the front door"
values = ["friends"]

[[ladders.steps]]
id = "shop"
title = "Buy bread at the corner shop"
difficulty = 60

[[ladders.steps]]
id = "gate"  # as far as the gate
title = "Walk to the garden gate"
difficulty = 15
amount = 2
unit = "minutes"
cue = "after breakfast"
smallest = "Stand at the open door"

[[ladders.steps]]
id = "corner"
title = "Walk to the corner"
difficulty = 30

[[ladders]]
id = "reading"
title = "Reading again"
order = "hand"

[[ladders.steps]]
id = "page"
title = "Read one page"
difficulty = 40
rested = true

[[ladders.steps]]
id = "letter"
title = "Read a letter"
difficulty = 20

[[avoided]]
id = "town"
activity = "Walking into town"
by = "clinician"

[[avoided]]
id = "bus"
activity = "Taking the bus"
"""


def plan_of(text: str) -> Plan:
    """The plan that a text is; the text has to be sound."""
    reading = read_plan(text.encode(), Path("plan.toml"))
    assert reading.plan is not None, reading.problems
    assert reading.problems == (), reading.problems
    return reading.plan


PLAN = plan_of(TEXT)
"""TEXT, read."""


def text_after(walked: Walk, text: str = TEXT) -> str:
    """The text with every change of a conversation in it."""
    for change in walked.changes():
        text = rewritten(text, change.edits)
    return text


def plan_after(walked: Walk, text: str = TEXT) -> Plan:
    """The plan after a conversation; a change that does not fit or breaks the plan raises."""
    return plan_of(text_after(walked, text))


def step_after(walked: Walk, step_id: str, text: str = TEXT) -> Step:
    """One step after a conversation."""
    found = plan_after(walked, text).find(step_id)
    assert found is not None
    return found[1]


def talked(name: str, answers: dict[str, Answer | Move], plan: Plan = PLAN, until: str = "", **options: str) -> Walk:
    """A conversation about the plan."""
    scene = replace(scene_of(plan), options=options)
    return walk(flow(name, scene), scene, answers, until)
