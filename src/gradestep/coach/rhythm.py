"""The rhythm of four weeks in words, without flare days; off unless it was asked for (care 0.10).

It says what was, never what is to be: no number, no row of days, nothing to keep up.
"""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta

from gradestep.coach.attempts import practice_days_in
from gradestep.coach.flare import QUIET_AFTER
from gradestep.content import say
from gradestep.model.history import History
from gradestep.model.journal import FlareBegun, FlareEnded

DAYS = 28

FEW, SOME = 4, 12
"""Days with a practice of 28: below the first it is now and then, from the second most weeks had several."""


def rhythm(history: History, today: Date) -> str:
    """One sentence about the last four weeks; flare days are left out as if they were not there."""
    first = today - timedelta(days=DAYS - 1)
    flares = _flare_days(history, today)
    days = {day for day in practice_days_in(history) if first <= day <= today and day not in flares}
    if not days:
        return say("progress.rhythm.none")
    if len(days) < FEW:
        return say("progress.rhythm.few")
    return say("progress.rhythm.some" if len(days) < SOME else "progress.rhythm.many")


def _flare_days(history: History, today: Date) -> set[Date]:
    """Every day of a flare, up to the day it was said to be over or came to rest by itself (care 1.9)."""
    told = [
        (entry.record.day, isinstance(entry.event, FlareBegun))
        for entry in history.standing()
        if isinstance(entry.event, FlareBegun | FlareEnded)
    ]
    ends = [day for day, _ in told[1:]] + [today + timedelta(days=1)]
    found: set[Date] = set()
    for (day, is_on), end in zip(told, ends, strict=False):
        if is_on:
            days = max(1, (min(end, day + QUIET_AFTER) - day).days)
            found |= {day + timedelta(days=n) for n in range(days)}
    return found
