"""The boom-bust note: twice well past the plan, and a rough day after; a stop-on-time plan is offered (care 1.2)."""

from __future__ import annotations

from datetime import timedelta

from gradestep.coach.attempts import Attempt
from gradestep.coach.offers.offer import STAY, STOP, Numbers, Offer, Rule
from gradestep.coach.offers.standing import Standing, ids, is_rough, rough_day
from gradestep.coach.quota import OVER, is_over
from gradestep.model.plan import Pacing

ID = "boom-bust"
"""How it is called in the journal; a stop with this as its subject is for good."""

TIMES = 2
"""So many tries well past their plan (care 1.2)."""

WITHIN = timedelta(days=7)
"""In so many days, today among them (care 1.2)."""

FOLLOWED = timedelta(days=2)
"""A much worse day within this after one of them (care 1.2)."""


def find(standing: Standing) -> tuple[Offer, ...]:
    """The note, with a plan for good days as one of its answers."""
    over = [one for one in standing.tries if is_over(one) and standing.today - one.day < WITHIN]
    rough = [one for one in standing.tries if is_rough(one)]
    followed = any(_follows(after, before) for before in over for after in rough)
    if len(over) < TIMES or not followed or standing.rests(ID, longer=False) or standing.silenced(ID):
        return ()
    values = (("times", len(over)),)
    why = "reason" if len(over) == TIMES else "more"
    choices = (STAY, "if_then", STOP)
    return (Offer(ID, ID, why=why, values=values, evidence=ids(over), choices=choices, protects=True),)


def _follows(after: Attempt, before: Attempt) -> bool:
    return timedelta() <= max(after.day, rough_day(after)) - before.day <= FOLLOWED


def _numbers(pacing: Pacing) -> Numbers:
    return {"times": TIMES, "within": WITHIN.days, "percent": round(100 * OVER), "followed": FOLLOWED.days}


RULE = Rule(ID, find, _numbers, ("1.2", "src24"), rests="everywhere")
