"""The sums of a step by time or count: baseline, next amount, smaller amount, ceiling (care 1.2). Nothing here is applied by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import floor

from gradestep.coach.attempts import Attempt
from gradestep.model.plan import Step

BELOW = 0.8
"""A fifth less: of the average of the trials, of the lowest under pacing first, and of an amount made smaller (care 1.2, 1.3)."""

HALF = 0.5
"""Less than that where a fifth was not enough (care 1.3, O3)."""

LARGEST_RISE = 1.25
"""An amount grows by a quarter at the very most, or by one unit step where that is more (care 1.2)."""

OVER = 1.5
"""More than this many times the planned amount is well past it (care 1.2)."""

TRIALS = 3
"""Trials on three days before a start is more than a guess (care 1.2)."""

FIRST_DAYS = timedelta(days=7)
"""So long an amount stays as it is at first, on good days and bad ones (care 1.2)."""

NEXT_DAY_WITHIN = timedelta(hours=48)
"""How long after an attempt at an amount it is asked how the day after was (care 1.2)."""

SHORT, LONG = 5, 30
"""Minutes: a time below the first grows by the first of `TIME_STEPS`, below the second by the second, else by the third."""

TIME_STEPS = (30, 60, 300)
"""Seconds by which a time goes up or down (care 1.2)."""

FEW = 20
"""A count below this grows by the first of `COUNT_STEPS`, else by the second."""

COUNT_STEPS = (1, 5)
"""By how much a count goes up or down (care 1.2)."""

LEAST_STEP = 0.01
"""An own unit step below this could not be read: amounts have two places (a choice of our own)."""

_SECONDS = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0}


def unit_step(amount: float, unit: str | None, own: float | None = None) -> float:
    """By how much an amount goes up or down at a time, in its own unit (care 1.2).

    Times: 30 s below 5 minutes, 1 minute below 30, 5 minutes above. Counts: 1 below 20, 5 above. The step's `own` stands
    over these while it is a quarter of the amount at the most, or no more than these: it never makes a rise larger.
    """
    usual = _usual_step(amount, unit)
    return own if own is not None and LEAST_STEP <= own <= max(amount * (LARGEST_RISE - 1), usual) else usual


def _usual_step(amount: float, unit: str | None) -> float:
    length = _SECONDS.get(unit or "")
    if length is None:
        return float(COUNT_STEPS[amount >= FEW])
    minutes = amount * length / 60
    return TIME_STEPS[(minutes >= SHORT) + (minutes >= LONG)] / length


def next_quota(
    amount: float, unit: str | None, percent: int, ceiling: float | None = None, own: float | None = None
) -> float | None:
    """The next amount that could be offered; nothing where the plan wants no rise or the ceiling is reached.

    `own` is the unit step of the step itself, here and below.
    """
    step = unit_step(amount, unit, own)
    if percent <= 0:
        return None
    wanted = max(_nearest(amount * (100 + percent) / 100, step), amount + step)
    most = max(_down(amount * LARGEST_RISE, step), amount + step)
    offered = min(wanted, most) if ceiling is None else min(wanted, most, ceiling)
    return offered if offered > amount else None


def smaller_quota(amount: float, unit: str | None, factor: float, own: float | None = None) -> float | None:
    """An amount made smaller, in whole unit steps and never less than one; nothing where it is as small as that."""
    smaller = _start(amount * factor, unit, own)
    return smaller if smaller < amount else None


def half_of(step: Step) -> float | None:
    """Half of what a step asks, whole where that leaves something (care 1.3, O2 and O7); nothing where none can be halved.

    What is counted is never less than one.
    """
    if step.amount is None:
        return None
    if step.amount >= 2:
        return float(floor(step.amount / 2))
    return step.amount / 2 if step.unit in _SECONDS else None


def baseline(
    trials: Sequence[float], unit: str | None, bad_day: float | None = None, own: float | None = None
) -> float:
    """Where to begin: a fifth below the average of the trials, or halfway between the best and a bad day, whichever is less.

    Rounded down to the unit step. `trials` holds one or more.
    """
    start = BELOW * sum(trials) / len(trials)
    if bad_day is not None:
        start = min(start, (max(trials) + bad_day) / 2)
    return _start(start, unit, own)


def lowest_ceiling(trials: Sequence[float], unit: str | None, own: float | None = None) -> float:
    """The ceiling under pacing first: a fifth below the lowest trial (care 4.3). `trials` holds one or more."""
    return _start(BELOW * min(trials), unit, own)


def is_over(attempt: Attempt) -> bool:
    """True where far more was done than planned (care 1.2); never of a day on which nothing was done, whatever was noted."""
    planned, actual = attempt.step.amount, attempt.actual
    if attempt.step.kind != "quota" or not attempt.is_practice or not planned or actual is None:
        return False
    return actual > OVER * planned


def _start(amount: float, unit: str | None, own: float | None) -> float:
    step = unit_step(amount, unit, own)
    return max(_down(amount, step), step)


def _down(amount: float, step: float) -> float:
    return _tidy(floor(amount / step + 1e-9) * step)


def _nearest(amount: float, step: float) -> float:
    return _tidy(floor(amount / step + 0.5 + 1e-9) * step)


def _tidy(amount: float) -> float:
    return round(amount, 6)
