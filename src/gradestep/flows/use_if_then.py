"""Choosing the *if* runs the *then*, from anywhere, and returns to where the person was (S64, S65)."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.coach.amounts import number_words
from gradestep.coach.if_then import RULE, USED, active
from gradestep.coach.milestones import first_use
from gradestep.coach.next_step import next_step
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.effect import Effect, Remember, StartFlow
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Option
from gradestep.model.journal import Offer
from gradestep.model.plan import IfThen


def use_if_then(scene: Scene) -> Flow:
    """Option: `plan`. What follows is the exercise or the smaller step; a then in words alone is shown."""
    plans = active(scene.plan)
    return Flow(
        id="use_if_then",
        title=say("if_then.use.title"),
        stages=(
            asking.closing_line("none", lambda _: () if plans else (say("if_then.use.none"),)),
            Stage("which", lambda _: _which(plans), when=lambda _: bool(plans) and _named(scene) is None),
            asking.closing_line("then", _then),
        ),
        closing=_runs,
    )


def _which(plans: tuple[IfThen, ...]) -> ChoiceQuestion:
    """The ifs, each with its then beside it."""
    options = tuple(Option(one.id, one.cue[:1].upper() + one.cue[1:], one.action) for one in plans)
    return ChoiceQuestion(ask=say("if_then.use.ask"), options=options)


def _named(scene: Scene) -> IfThen | None:
    return next((one for one in scene.plan.if_then if one.id == scene.options.get("plan")), None)


def _chosen(talk: Talk) -> IfThen | None:
    named = _named(talk.scene)
    return named or next((one for one in active(talk.scene.plan) if one.id == talk.text("which")), None)


def _then(talk: Talk) -> tuple[str, ...]:
    """The then, and once in all that a plan was used (care 5.3)."""
    found = _chosen(talk)
    if found is None:
        return ()
    once = (say("milestones.used"),) if first_use(talk.scene.history) else ()
    return (say("if_then.use.then", action=found.action.rstrip(".")), *once)


def _runs(talk: Talk) -> tuple[Effect, ...]:
    found = _chosen(talk)
    if found is None:
        return ()
    return (Remember(Offer(rule=RULE, subject=found.id, answer=USED)), *_begins(talk.scene, found))


def _begins(scene: Scene, found: IfThen) -> Iterator[Effect]:
    match found.does:
        case "breathe":
            minutes = (("minutes", number_words(found.minutes)),) if found.minutes is not None else ()
            yield StartFlow("breathe", minutes)
        case "ground" | "posture":
            yield StartFlow(found.does)
        case "smaller":
            pair = scene.plan.find(found.step or "") or next_step(
                scene.plan, scene.settings, scene.history, scene.today
            )
            if pair is not None:
                yield StartFlow("attempt", (("step", pair[1].id), ("size", "half")))
