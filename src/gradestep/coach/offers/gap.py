"""O7: after a longer time without a try, a start at half; after a longer one still, a new baseline (care 1.3, S25, S47)."""

from __future__ import annotations

from datetime import timedelta

from gradestep.coach.offers.offer import OTHER, STAY, STOP, Numbers, Offer, Rule
from gradestep.coach.offers.sizes import for_once
from gradestep.coach.offers.standing import Standing, ids
from gradestep.model.plan import Pacing

GAP = timedelta(days=14)
"""So long without a try (care 1.3)."""

LONG_GAP = timedelta(days=28)
"""So long that a baseline may have moved (care 1.3)."""


def since_last_try(standing: Standing) -> timedelta | None:
    """Time since the last try, or since the first day there is anything of; nothing before that."""
    days = [one.day for one in standing.tries]
    since = max(days) if days else standing.begun
    return standing.today - since if since is not None else None


def find(standing: Standing) -> tuple[Offer, ...]:
    """A gentle start at the step where it was; the days are never counted aloud.

    Where no try is known there is nothing to start again, and it speaks of a smaller start alone, if there is one.
    """
    away = since_last_try(standing)
    if standing.current is None or away is None or away < GAP or standing.rests("O7"):
        return ()
    ladder, step = standing.current
    less, change = for_once(step)
    if not (less or standing.tries):
        return ()
    baseline = ("baseline",) if away >= LONG_GAP and step.kind == "quota" else ()
    return (
        Offer(
            "O7",
            subject=step.id,
            ladder=ladder.id,
            why=("reason" if standing.tries else "first") + ("" if less == "half" else "_less"),
            evidence=ids(standing.tries[-1:]),
            choices=(STAY, *filter(None, (less,)), *baseline, OTHER, STOP),
            change=change,
        ),
    )


def _numbers(pacing: Pacing) -> Numbers:
    return {"gap": GAP.days, "long_gap": LONG_GAP.days}


RULE = Rule("O7", find, _numbers, ("1.3",), rests="everywhere")
