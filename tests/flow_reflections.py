"""Reflections that the tests share: an attempt, everything that can be said after it, and both ways to the questions."""

from __future__ import annotations

from flow_plans import PLAN
from walking import Asked, Move, Walk, scene_of, walk

from gradestep.flows.attempt import attempt
from gradestep.flows.flow import Flow, Scene
from gradestep.flows.question import Answer, Information, Ran
from gradestep.flows.reflect import reflect
from gradestep.model.attempts import (
    AttemptBegun,
    Before,
    StepSnapshot,
)
from gradestep.model.journal import Event
from gradestep.model.settings import Settings

STEP = StepSnapshot(
    id="gate", title="Walk to the garden gate", ladder="outside", kind="experiment", amount=2, unit="minutes"
)
BEGUN = AttemptBegun(step=STEP, before=Before(distress=6, confidence=5, prediction="I will sit down", likelihood=70))

SAID: dict[str, Answer | Move] = {
    "outcome": "done",
    "actual": 2.5,
    "happened": "I went\nand came back",
    "sensations": "warm face",
    "thoughts": "the neighbour saw me",
    "learned": "The path is short",
    "came_true": "no",
    "surprise": 6,
    "likelihood_next": 30,
    "distress": 4,
    "confidence": 8,
    "go_further": "go_on",
    "changed": "the wind",
    "same": "the gate",
    "adjust": "more time",
    "adjusting": "amount",
    "set_amount": 3.0,
    "helped": "the sun",
    "hindered": "the step down",
    "body": "tired legs, settled",
    "benefit": "saw the first snow",
}
"""Everything that can be said after an attempt that had a guess."""

SET_OUT: dict[str, Answer | Move] = {
    "prediction": "I will sit down",
    "likelihood": 70,
    "confidence_before": 5,
    "likelier": "start",
    "more": ("distress_before",),
    "distress_before": 6,
    "doing": Ran("timer", seconds=150),
}
"""The same attempt from its beginning."""


def looked_back(answers: dict[str, Answer | Move], *past: tuple[Event, int], settings: Settings | None = None) -> Walk:
    """A reflection on the attempt BEGUN, and on whatever else is known of it."""
    scene = scene_of(PLAN, (BEGUN, 1), *past, settings=settings, attempt="past-0")
    return walk(reflect(scene), scene, answers)


def from_the_start(answers: dict[str, Answer | Move]) -> Walk:
    """The same questions at the end of an attempt."""
    scene = scene_of(PLAN, step="gate")
    return walk(attempt(scene), scene, {**SET_OUT, **answers})


def flows() -> list[tuple[Flow, Scene]]:
    """Both ways to the questions."""
    later, now = scene_of(PLAN, (BEGUN, 1), attempt="past-0"), scene_of(PLAN, step="gate")
    return [(reflect(later), later), (attempt(now), now)]


def asks(walked: Walk) -> list[Asked]:
    """What was asked after the attempt: from how it went on, information left out."""
    start = walked.stages().index("outcome")
    return [one for one in walked.asked[start:] if not isinstance(one.question, Information)]
