"""Attempts that the tests of the attempt share: a plan's steps tried before, and answers on the way."""

from __future__ import annotations

from flow_plans import PLAN
from walking import Move, Walk, scene_of, walk

from gradestep.flows.attempt import attempt
from gradestep.flows.question import (
    Answer,
    Ran,
)
from gradestep.model.attempts import Afterwards, AttemptEnded, Reflection
from gradestep.model.journal import Event
from gradestep.model.plan import Plan

BREATHED = Ran("breathing", seconds=119, cycles=17, pattern="gentle")
BACK = Ran("timer", seconds=130)

GATE: dict[str, Answer | Move] = {
    "step": "go_on",
    "prediction": "I will sit down on the path",
    "likelihood": 70,
    "confidence_before": 8,
    "settle": "go",
    "doing": BACK,
}
"""A new experiment, answered as far as its timer."""


def done(step: str, outcome: str = "done", **after: object) -> tuple[Event, Event]:
    """An attempt told in one go and a reflection on it; the attempt is the first of the past."""
    kind = "quota" if step == "read" else "experiment"
    ended = AttemptEnded.model_validate({"step": {"id": step, "title": step, "kind": kind}, "outcome": outcome})
    return ended, Reflection(attempt="past-0", after=Afterwards.model_validate(after, strict=False), complete=True)


def tried(step: str, days_ago: int = 5, outcome: str = "done", **after: object) -> tuple[tuple[Event, int], ...]:
    """That past, so many days ago."""
    return tuple((event, days_ago) for event in done(step, outcome, **after))


def attempted(
    step: str, answers: dict[str, Answer | Move], *past: tuple[Event, int], until: str = "", **options: str
) -> Walk:
    """An attempt at a step of PLAN."""
    scene = scene_of(PLAN, *past, step=step, options=options)
    return walk(attempt(scene), scene, answers, until)


def with_step(field: str, value: object, plan: Plan = PLAN) -> Plan:
    """A plan with the gate changed in one field."""
    fields = plan.model_dump(mode="python", by_alias=True)
    fields["ladders"][0]["steps"][0][field] = value
    return Plan.model_validate(fields, strict=False)
