"""When a check-in is offered: within the times the person chose, once in each, and never on a flare day (S19, S20)."""

from __future__ import annotations

from datetime import datetime, timedelta

from gradestep.clock import parsed_time
from gradestep.coach.energy import WEEK, energy_at
from gradestep.coach.flare import FlareState
from gradestep.model.history import History
from gradestep.model.journal import CheckIn
from gradestep.model.settings import Settings, Window

MOST_QUESTIONS = 4
"""Questions of a check-in at the most (S8)."""


def check_in_offered(settings: Settings, history: History, flare: FlareState, now: datetime) -> bool:
    """True within a time that the person chose and in which nothing was answered so far."""
    if flare.on:
        return False
    began = max((since for window in settings.check_in.windows if (since := _began(window, now))), default=None)
    return began is not None and not any(
        isinstance(entry.event, CheckIn) and entry.record.envelope.at >= began for entry in history.standing()
    )


def is_short(settings: Settings, now: datetime) -> bool:
    """True where the map says that there is little energy now: one question then (S20)."""
    return energy_at(settings, now) == "low"


def _began(window: Window, now: datetime) -> datetime | None:
    """When the window that `now` is in began; nothing outside of it. One that ends at or before its start lasts past midnight."""
    start, end = parsed_time(window.start), parsed_time(window.end)
    for day in (now.date(), now.date() - timedelta(days=1)):
        begins = datetime.combine(day, start, now.tzinfo)
        ends = datetime.combine(day + timedelta(days=end <= start), end, now.tzinfo)
        if WEEK[day.weekday()] in window.days and begins <= now < ends:
            return begins
    return None
