"""When a check-in is offered: within the times the person chose, once in each, and never on a flare day (S19, S20).

Where the map of the week says that part of such a time has little energy, the check-in waits for the other part.
"""

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
    """True within a time that the person chose, in which nothing was answered so far, and at a moment fit for it."""
    if flare.on:
        return False
    open_now = [since for window in settings.check_in.windows if (since := _open_since(settings, window, now))]
    return bool(open_now) and not any(
        isinstance(entry.event, CheckIn) and entry.record.envelope.at >= max(open_now) for entry in history.standing()
    )


def first_moment(settings: Settings, window: Window, begins: datetime) -> datetime:
    """When a check-in is first offered in a time that begins then: where there is more than little energy, else at once."""
    moments = _moments(window, begins)
    return next((moment for moment in moments if energy_at(settings, moment) != "low"), moments[0])


def is_short(settings: Settings, now: datetime) -> bool:
    """True where the map says that there is little energy now: one question then (S20)."""
    return energy_at(settings, now) == "low"


def _open_since(settings: Settings, window: Window, now: datetime) -> datetime | None:
    """When the time that `now` is in began; nothing where it is in none, or in a low part of one that has another."""
    for day in (now.date(), now.date() - timedelta(days=1)):
        begins = datetime.combine(day, parsed_time(window.start), now.tzinfo)
        if WEEK[day.weekday()] in window.days and begins <= now < _end(window, begins):
            fit = energy_at(settings, now) != "low" or _is_low(settings, window, begins)
            return begins if fit else None
    return None


def _is_low(settings: Settings, window: Window, begins: datetime) -> bool:
    """True where all of it has little energy: the person chose it as it is, and one question is asked."""
    return all(energy_at(settings, moment) == "low" for moment in _moments(window, begins))


def _moments(window: Window, begins: datetime) -> tuple[datetime, ...]:
    """Its beginning, then each full hour in it: one of them lies in every part of a day it reaches into."""
    full = begins.replace(minute=0)
    hours = (full + timedelta(hours=number) for number in range(1, 25))
    return (begins, *(hour for hour in hours if hour < _end(window, begins)))


def _end(window: Window, begins: datetime) -> datetime:
    """When it ends; one that ends at or before its start lasts past midnight."""
    end = parsed_time(window.end)
    lasts = timedelta(days=end <= parsed_time(window.start))
    return datetime.combine(begins.date() + lasts, end, begins.tzinfo)
