"""O0: steps are paused while a stop or a red flag stands, until the person says that it was looked at (care 1.3, 4.4)."""

from __future__ import annotations

from gradestep.coach.safety import check_first_stands, is_paused
from gradestep.flows import asking
from gradestep.flows.asking import Condition, becomes, chose
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.effect import Effect, Remember, StartFlow
from gradestep.flows.flow import Stage, Talk
from gradestep.model.journal import Safety


def pause_stages(ground: Ground) -> tuple[Stage, ...]:
    """The pause, and the page before a step by time or count where the check-first list has a tick."""
    paused = is_paused(ground.scene.history, ground.scene.today)
    quota = ground.step is not None and ground.step.kind == "quota"
    check_first = not paused and quota and check_first_stands(ground.scene.history)
    return (
        Stage(
            "paused",
            asking.choice("attempt.paused", ("looked_at", "breathe", "leave"), default="leave", note=True),
            when=lambda talk: paused,
            effects=becomes(_breathe_instead),
        ),
        Stage(
            "check_first",
            asking.choice("attempt.check_first", ("looked_at", "start", "leave"), default="start"),
            when=lambda talk: check_first,
        ),
        Stage(
            "checked",
            asking.line("attempt.checked", note=True),
            when=asking.either(chose("paused", "looked_at"), chose("check_first", "looked_at")),
            effects=becomes(_looked_at),
        ),
    )


def goes_on(talk: Talk) -> bool:
    """False once the person chose to leave at the pause, or passed it over: leaving is never in the way."""
    if talk.reached("paused") and talk.text("paused") != "looked_at":
        return False
    return talk.text("check_first") != "leave"


def unless_paused(condition: Condition) -> Condition:
    """The condition of a stage that comes after the pause."""
    return asking.both(goes_on, condition)


def _looked_at(talk: Talk) -> Effect:
    return Remember(Safety(question="checked", answers=("yes",), checked=talk.text("checked")))


def _breathe_instead(talk: Talk) -> Effect | None:
    return StartFlow("breathe") if talk.text("paused") == "breathe" else None
