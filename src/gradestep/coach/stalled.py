"""A step that stalled: then, and only then, four ways to go on with it are offered (S38)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta

from gradestep.coach.attempts import Attempt, tries_of
from gradestep.model.history import History

QUIET = timedelta(days=14)
"""So long without a done or a part, where it was tried (S38)."""

RUNNING = 3
"""So many not-todays one after another (S38)."""


def is_stalled(history: History, step_id: str, today: Date) -> bool:
    """True for a step that was tried and had no done or part for 14 days, or three not-todays running."""
    tries = [attempt for attempt in tries_of(history, step_id) if attempt.ended is not None]
    return not_todays_running(tries) or stood_still(tries, today)


def not_todays_running(tries: Sequence[Attempt]) -> bool:
    """True where the last three tries of a step were not-todays."""
    return len(tries) >= RUNNING and all(attempt.outcome == "not_today" for attempt in tries[-RUNNING:])


def stood_still(tries: Sequence[Attempt], today: Date) -> bool:
    """True where a step was tried and had no done or part for 14 days."""
    if not tries:
        return False
    moved = [attempt.day for attempt in tries if attempt.outcome in ("done", "partly")]
    return today - max(moved, default=tries[0].day) >= QUIET
