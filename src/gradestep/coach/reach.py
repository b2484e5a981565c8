"""Life reach: how many different steps were done in four weeks, and in how many kinds of place; a count of ours (care 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date as Date
from datetime import timedelta

from gradestep.coach.attempts import Attempt
from gradestep.coach.patterns import context_of
from gradestep.content import say

DAYS = timedelta(days=28)
"""So far back, today among them (care 3)."""

REACHED = ("done", "partly")
"""Outcomes of a step that was done; a part of it is one too (S36)."""


def everywhere(attempt: Attempt) -> bool:
    """Where it was counts for every try."""
    return True


def reach(known: Iterable[Attempt], today: Date, placed: Callable[[Attempt], bool] = everywhere) -> tuple[int, int]:
    """Different steps and different settings of the last 28 days; something done on no ladder is a step by its words.

    Where a try was counts if it is `placed`.
    """
    done = [one for one in known if one.outcome in REACHED and today - DAYS < one.day <= today]
    settings = {context_of(one).setting for one in done if placed(one)}
    return len({one.step.id or one.step.title for one in done}), len(settings - {None, ""})


def reach_words(known: Iterable[Attempt], today: Date) -> str:
    """One sentence or two; empty where there was none, so that nothing stands at zero."""
    steps, places = reach(known, today)
    if not steps:
        return ""
    said = say("progress.reach.steps", days=DAYS.days, steps=steps)
    return f"{said} {say('progress.reach.places', places=places)}" if places else said
