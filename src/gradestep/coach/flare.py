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
    """It was marked on an earlier day, so the person may be asked once whether it is over."""


def flare_on(history: History, today: Date) -> FlareState:
    """The state of flares on that day."""
    since: Date | None = None
    last: Date | None = None
    ended: Date | None = None
    for entry in history.standing():
        if isinstance(entry.event, FlareBegun):
            since = since if since is not None and ended is None else entry.record.day
            last, ended = entry.record.day, None
        elif isinstance(entry.event, FlareEnded) and last is not None:
            ended = entry.record.day
    if last is None or since is None:
        return FlareState()
    if ended is not None:
        return FlareState(since=since, recent=today - ended <= HOLDS)
    if today - last >= QUIET_AFTER:
        return FlareState(
            since=since, recent=today - last <= QUIET_AFTER + HOLDS, ask_if_over=today - last == QUIET_AFTER
        )
    return FlareState(on=True, since=since, recent=True, ask_if_over=today > last)
