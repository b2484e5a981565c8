"""O0: steps are paused while a stop or a red flag stands, until the person says that it was looked at (care 1.3, 4.4)."""

from __future__ import annotations

from gradestep.coach.safety import check_first_stands, stop_that_stands
from gradestep.flows import asking
from gradestep.flows.asking import becomes, chose
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.effect import Effect, Remember, StartFlow
from gradestep.flows.flow import Stage, Talk
from gradestep.model.journal import Safety
from gradestep.model.safety_kinds import SafetyQuestion

WAYS_OUT = ("looked_at", "all_right")
"""What ends a stop: having it looked at, or, for one that was for the day, being all right."""


def pause_stages(ground: Ground) -> tuple[Stage, ...]:
    """The pause, and the page before a step by time or count where the check-first list has a tick."""
    stop = stop_that_stands(ground.scene.history, ground.scene.today)
    quota = ground.step is not None and ground.step.kind == "quota"
    check_first = stop is None and quota and check_first_stands(ground.scene.history)
    return (
        Stage(
            "paused",
            _for_the_day if stop == "today" else _until_looked_at,
            when=lambda talk: stop is not None,
            effects=becomes(_breathe_instead, _all_right),
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


_until_looked_at = asking.choice("attempt.paused", ("looked_at", "breathe", "leave"), default="leave", note=True)
_for_the_day = asking.choice("attempt.stopped_today", ("all_right", "breathe", "leave"), default="leave")


def goes_on(talk: Talk) -> bool:
    """False once the person chose to leave at the pause, or passed it over: leaving is never in the way."""
    if talk.reached("paused") and talk.text("paused") not in WAYS_OUT:
        return False
    return talk.text("check_first") != "leave"


def _looked_at(talk: Talk) -> Effect:
    """The answer is about what was asked: the stop that stood, or the check-first list, and never about both."""
    question: SafetyQuestion = "check_first" if chose("check_first", "looked_at")(talk) else "checked"
    return Remember(Safety(question=question, answers=("yes",), checked=talk.text("checked")))


def _all_right(talk: Talk) -> Effect | None:
    chosen = talk.text("paused") == "all_right"
    return Remember(Safety(question="checked", answers=("today",))) if chosen else None


def _breathe_instead(talk: Talk) -> Effect | None:
    return StartFlow("breathe") if talk.text("paused") == "breathe" else None
