"""The three questions about effort by themselves, whenever the person wants them; asked before any bigger step (care 4.3)."""

from __future__ import annotations

from gradestep.coach.pem_again import worse_twice
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import chose, either
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.first_run_safety import paces_first, pem_record, pem_stages
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.model.journal import Offer


def pem(scene: Scene) -> Flow:
    """Pacing first is set where the answers say so; it is never lifted here, since a plan may have it for other reasons.

    Option: `again`, where they come round again by themselves: they can be left, and then rest for a while (care 4.3).
    """
    again = "again" in scene.options
    wanted = either(lambda _: not again, chose("again", "now"))
    return Flow(
        id="pem",
        title=say("offers.pem.title"),
        stages=(
            Stage(
                "again",
                asking.choice("safety.pem.again", ("now", "leave"), default="leave", lead=lambda _: _worse(scene)),
                when=lambda _: again,
            ),
            *asking.only_if(wanted, *pem_stages()),
            asking.closing_line("said", lambda talk: _said(scene, talk)),
        ),
        closing=lambda talk: (*_left_open(talk), *(_rests(talk) if again else ())),
    )


def _worse(scene: Scene) -> tuple[str, ...]:
    """After two much worse days, that a clinician may be worth asking (care 4.4)."""
    return (say("safety.pem.again.worse"),) if worse_twice(scene.history) else ()


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


def _rests(talk: Talk) -> tuple[Effect, ...]:
    """Left without an answer, they rest as any offer does (O1, O8)."""
    return (Remember(Offer(rule="O1", answer="leave"), name="offer"),) if pem_record(talk) is None else ()
