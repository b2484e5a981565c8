"""A step that stalled: then, and only then, four ways to go on with it are offered (S38)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta
from itertools import takewhile

from gradestep.coach.attempts import Attempt
from gradestep.coach.present_size import since_resized
from gradestep.model.plan import Ladder, Step

QUIET = timedelta(days=14)
"""So long without a done or a part, where it was tried (S38)."""

RUNNING = 3
"""So many not-todays one after another (S38)."""


def is_stalled(ladder: Ladder, step: Step, tried: Sequence[Attempt], old: frozenset[str], today: Date) -> bool:
    """True for a step with three not-todays running, or that was tried and had no done or part for 14 days.

    `tried` holds every attempt, oldest first; `old` those from before the step had its present size (`outgrown`), which say
    nothing of it now. Where its ladder went on with another step, quiet days say nothing of it.
    """
    ended = [attempt for attempt in tried if attempt.ended is not None]
    own = [attempt for attempt in ended if attempt.step.id == step.id and attempt.outcome is not None]
    now = since_resized(step, own, old)
    return not_todays_running(now) or (stood_still(now, today) and not moved_on(ladder, step, ended))


def moved_on(ladder: Ladder, step: Step, tried: Sequence[Attempt]) -> bool:
    """True where another step of the ladder was tried after the last try of this one."""
    others = {other.id for other in ladder.steps} - {step.id}
    since = takewhile(lambda attempt: attempt.step.id != step.id, reversed(tried))
    return any(attempt.step.id in others for attempt in since)


def not_todays_running(tries: Sequence[Attempt]) -> bool:
    """True where the last three tries of a step were not-todays."""
    return len(tries) >= RUNNING and all(attempt.outcome == "not_today" for attempt in tries[-RUNNING:])


def stood_still(tries: Sequence[Attempt], today: Date) -> bool:
    """True where a step was tried and had no done or part for 14 days."""
    if not tries:
        return False
    moved = [attempt.day for attempt in tries if attempt.outcome in ("done", "partly")]
    return today - max(moved, default=tries[0].day) >= QUIET
