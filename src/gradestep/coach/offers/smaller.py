"""O3: a smaller step, after two tries that were partly or not today, or after a much worse day (care 1.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

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


@dataclass(frozen=True)
class Fits:
    """That less of a step may fit better, and the tries that say so."""

    why: Literal["rough", "reason"]
    tries: tuple[Attempt, ...]


def fits(standing: Standing, step: Step) -> Fits | None:
    """Why less of a step would be offered, whether or not the offer rests; nothing where it would not."""
    tries = standing.tries_of(step)
    rough = tuple(one for one in tries if _was_too_much(one) and standing.today - rough_day(one) <= ROUGH)
    if rough:
        return Fits("rough", rough)
    last = tries[-TRIES:]
    partly = len(last) == TRIES and all(one.outcome in ("partly", "not_today") for one in last)
    return Fits("reason", last) if partly else None


def find(standing: Standing) -> tuple[Offer, ...]:
    """Less of a step; one that was declined rests, one that was taken asks for tries of its own."""
    return tuple(offer for pair in standing.steps if (offer := _offer(standing, pair)) is not None)


def _offer(standing: Standing, on_ladder: OnLadder) -> Offer | None:
    """After a much worse day it rests for its cool-off alone, however often it was left before."""
    ladder, step = on_ladder
    found = fits(standing, step)
    if found is None or (found.why == "reason" and _looked_at(standing, step, found)):
        return None
    if standing.rests("O3", step.id, taken=False, longer=found.why != "rough"):
        return None
    change = smaller(ladder, step, HALF if _twice_rough(standing, step) else BELOW)
    return Offer(
        "O3",
        subject=step.id,
        ladder=ladder.id,
        why=found.why,
        evidence=ids(found.tries),
        choices=(STAY, f"smaller_{change.kind}", OTHER, STOP),
        change=change,
        protects=found.why == "rough",
    )


def _looked_at(standing: Standing, step: Step, found: Fits) -> bool:
    """True where the four ways (S38) were answered for these very tries: they are not brought up twice."""
    answers = (*standing.answered("S38", step.id), *standing.answered("S38", step.title))
    return standing.place_of(found.tries[-1]) < max((made.place for made in answers), default=-1)


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


RULE = Rule("O3", find, _numbers, ("1.2", "1.3", "1.5", "src12", "src33", "own"), ("confidence_min",))
