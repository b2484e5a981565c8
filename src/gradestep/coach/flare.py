"""Whether a flare is on: said by the person, never inferred, and let go quietly after a week (care 1.9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from gradestep.model.history import History
from gradestep.model.journal import FlareBegun, FlareEnded

QUIET_AFTER = timedelta(days=7)
"""A flare nobody spoke of again comes to rest after this, with one question (care 1.9)."""

HOLDS = timedelta(days=2)
"""For this long after a flare, a half-size start is the offer (care 1.3, O2)."""


@dataclass(frozen=True)
class FlareState:
    """How it stands with flares today."""

    on: bool = False
    since: Date | None = None
    recent: bool = False
    """A flare was on within the last two days."""
    ask_if_over: bool = False
    """It came to rest by itself, and whether it is over was not asked so far."""


def flare_on(history: History, today: Date) -> FlareState:
    """The state of flares on that day."""
    since: Date | None = None
    last: Date | None = None
    ended: Date | None = None
    for entry in history.standing():
        day = entry.record.day
        if isinstance(entry.event, FlareBegun):
            same = last is not None and ended is None and day - last < QUIET_AFTER
            since = since if same else day
            last, ended = day, None
        elif isinstance(entry.event, FlareEnded) and last is not None:
            ended = min(day, last + QUIET_AFTER) if entry.event.quietly else day
    if last is None or since is None:
        return FlareState()
    if ended is not None:
        return FlareState(since=since, recent=today - ended <= HOLDS)
    if today - last >= QUIET_AFTER:
        return FlareState(since=since, recent=today - last <= QUIET_AFTER + HOLDS, ask_if_over=True)
    return FlareState(on=True, since=since, recent=True)
