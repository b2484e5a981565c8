"""O3: a smaller step, after two tries that were partly or not today, or after a much worse day (care 1.3)."""

from __future__ import annotations

from datetime import timedelta

from gradestep.coach.attempts import Attempt
from gradestep.coach.offers.offer import OTHER, STAY, STOP, Numbers, Offer, Rule
from gradestep.coach.offers.sizes import smaller
from gradestep.coach.offers.standing import OnLadder, Standing, ids, is_rough, rough_day
from gradestep.coach.quota import BELOW, HALF, is_over
from gradestep.model.plan import Pacing, Step

TRIES = 2
"""So many of the latest tries, all of them partly or not today (care 1.3)."""

ROUGH = timedelta(days=7)
"""A much worse day said within this (care 1.3, O5)."""

AGAIN_WITHIN = timedelta(days=14)
"""Two much worse days within this make it half (care 1.3)."""


def find(standing: Standing) -> tuple[Offer, ...]:
    """Less of a step; one that was declined rests, one that was taken asks for tries of its own."""
    return tuple(offer for pair in standing.steps if (offer := _offer(standing, pair)) is not None)


def _offer(standing: Standing, on_ladder: OnLadder) -> Offer | None:
    ladder, step = on_ladder
    if standing.rests("O3", step.id, taken=False):
        return None
    tries = standing.tries_of(step)
    rough = tuple(one for one in tries if _was_too_much(one) and standing.today - rough_day(one) <= ROUGH)
    last = tries[-TRIES:]
    partly = len(last) == TRIES and all(one.outcome in ("partly", "not_today") for one in last)
    if not rough and not partly:
        return None
    change = smaller(ladder, step, HALF if _twice_rough(standing, step) else BELOW)
    return Offer(
        "O3",
        subject=step.id,
        ladder=ladder.id,
        why="rough" if rough else "reason",
        evidence=ids(rough or last),
        choices=(STAY, f"smaller_{change.kind}", OTHER, STOP),
        change=change,
    )


def _was_too_much(one: Attempt) -> bool:
    """A much worse day after a try that kept near its plan; far past it, the plan was not what was too much (care 1.2)."""
    return is_rough(one) and not is_over(one)


def _twice_rough(standing: Standing, step: Step) -> bool:
    """True where a fifth less was not enough: two much worse days of the step within the time (care 1.3)."""
    tries = (one for one in standing.tries if one.step.id == step.id and _was_too_much(one))
    return sum(standing.today - rough_day(one) <= AGAIN_WITHIN for one in tries) > 1


def _numbers(pacing: Pacing) -> Numbers:
    return {
        "tries": TRIES,
        "rough": ROUGH.days,
        "percent": round(100 * BELOW),
        "half": round(100 * HALF),
        "within": AGAIN_WITHIN.days,
        "confidence": pacing.confidence_min,
    }


RULE = Rule("O3", find, _numbers, ("1.2", "1.3", "1.5", "src12", "src33"), ("confidence_min",))
