"""The body, in a record and on a page of its own, that no step and no rule depends on (S27)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.usual import unusual
from gradestep.model.journal import Symptoms


def symptoms(scene: Scene) -> Flow:
    """How strong, where, and some words; all of it may be passed over."""
    return Flow(
        id="symptoms",
        title=say("check_in.symptoms_title"),
        stages=(
            *body_stages(scene),
            Stage("where", asking.line("check_in.where")),
            Stage("words", asking.text("check_in.words")),
        ),
        closing=_kept,
    )


def body_stages(scene: Scene) -> tuple[Stage, ...]:
    """The rating, and the one sentence that may follow it (S1, S24)."""
    return (
        Stage("body", asking.rating("check_in.body")),
        asking.heard("body"),
        unusual(scene, "body"),
    )


def _kept(talk: Talk) -> tuple[Effect, ...]:
    event = Symptoms(rating=talk.whole("body"), where=talk.text("where"), note=talk.text("words"))
    return (Remember(event),) if event != Symptoms() else ()
