"""The three questions about effort by themselves, whenever the person wants them; asked before any bigger step (care 4.3)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.first_run_safety import paces_first, pem_record, pem_stages
from gradestep.flows.flow import Flow, Scene, Talk


def pem(scene: Scene) -> Flow:
    """Pacing first is set where the answers say so; it is never lifted here, since a plan may have it for other reasons."""
    return Flow(
        id="pem",
        title=say("offers.pem.title"),
        stages=(*pem_stages(), asking.closing_line("said", lambda talk: _said(scene, talk))),
        closing=_left_open,
    )


def _said(scene: Scene, talk: Talk) -> tuple[str, ...]:
    """What the answers come to; nothing beside the page of pacing first."""
    if pem_record(talk) is None or paces_first(talk):
        return ()
    never = scene.plan.pacing.bigger == "never"
    return (say("offers.pem.kept"), *((say("offers.pem.plan_says_never"),) if never else ()))


def _left_open(talk: Talk) -> tuple[Effect, ...]:
    """Answers that were given before the last question was passed over."""
    record = pem_record(talk)
    return (Remember(record, name="pem"),) if record is not None and not talk.reached("pem_told") else ()
