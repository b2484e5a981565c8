"""The body, in a record and on a page of its own, that no step and no rule depends on (S27)."""

from __future__ import annotations

from gradestep.coach.dates import day_words
from gradestep.coach.symptom_log import next_note, not_now
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.usual import unusual
from gradestep.model.journal import Symptoms


def symptoms(scene: Scene) -> Flow:
    """How strong, where, and some words; all of it may be passed over. Where it is not to be noted now, why (care 0, 1.6)."""
    why = not_now(scene.settings, scene.history, scene.today)
    return Flow(
        id="symptoms",
        title=say("check_in.symptoms_title"),
        stages=(
            asking.closing_line("not_now", lambda talk: _why(scene) if why is not None else ()),
            *asking.only_if(
                lambda talk: why is None,
                *body_stages(scene),
                Stage("where", asking.line("check_in.where")),
                Stage("words", asking.text("check_in.words")),
                asking.closing_line("kept", lambda talk: (say("check_in.body_kept"),) if _kept(talk) else ()),
            ),
        ),
        closing=_kept,
    )


def _why(scene: Scene) -> tuple[str, ...]:
    again = day_words(next_note(scene.history, scene.today), scene.today)
    why = not_now(scene.settings, scene.history, scene.today)
    return (say(f"check_in.body_not_now.{why}", setting=say("settings.symptom_log.name"), day=again),)


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
