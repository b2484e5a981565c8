"""What Home says before a step: the pause while a stop stands, and the one small question it may ask (care 1.9, 4.3, 4.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from gradestep.coach.flare import FlareState
from gradestep.coach.pem_again import questions_due, questions_rest, worse_twice
from gradestep.coach.safety import Stop, stop_that_stands
from gradestep.content import say
from gradestep.model.history import History
from gradestep.model.plan import Plan


@dataclass(frozen=True)
class Way:
    """A row of Home that is named for what it does, and the conversation it opens."""

    row: str
    flow: str
    options: tuple[tuple[str, str], ...] = ()
    words: str = ""
    """The line that goes with it."""


@dataclass(frozen=True)
class Pause:
    """Steps are paused: what is said of it, and the way out, which is there always (O0)."""

    stop: Stop
    lines: tuple[str, ...]
    way: Way


def pause_of(history: History, today: Date) -> Pause | None:
    """The pause on that day; nothing where no stop stands."""
    stop = stop_that_stands(history, today)
    if stop is None:
        return None
    words, out = ("today", "all_right") if stop == "today" else ("words", "looked_at")
    return Pause(
        stop,
        (say(f"safety.paused.{words}"), say("safety.paused.open")),
        Way(say(f"safety.checked.{out}"), "stop_now", (("lift", "yes"),)),
    )


def asked(plan: Plan, history: History, flare: FlareState, today: Date) -> Way | None:
    """One question at a time: whether a flare is over, then the three about effort. Neither on a flare day."""
    if flare.on:
        return None
    if flare.ask_if_over:
        return Way(say("flare.over_yet.row"), "flare", (("over_yet", "yes"),), say("flare.over_yet.home"))
    if questions_due(history, today) and not questions_rest(history, timedelta(plan.pacing.cooldown_days), today):
        words = say("safety.pem.again.worse" if worse_twice(history) else "safety.pem.again.home")
        return Way(say("safety.pem.again.row"), "pem", (("again", "yes"),), words)
    return None
