"""O6: the same step once without an aid that was leaned on twice; a move sideways, never together with a bigger one (care 1.6)."""

from __future__ import annotations

from gradestep.coach.attempts import Attempt
from gradestep.coach.offers.offer import OTHER, STAY, STOP, Numbers, Offer, Rule
from gradestep.coach.offers.standing import OnLadder, Standing, ids
from gradestep.model.plan import Pacing

FADES = ("breathing", "grounding", "company", "phone", "exit")
"""Aids that may be left out by invitation. Medicine, what helps eyes or ears or legs, and own words never are (care 1.3)."""

TIMES = 2
"""Done so often with the same aid (care 1.3)."""


def find(standing: Standing) -> tuple[Offer, ...]:
    """One aid of one step at a time."""
    return tuple(offer for pair in standing.steps if (offer := _offer(standing, pair)) is not None)


def _offer(standing: Standing, on_ladder: OnLadder) -> Offer | None:
    ladder, step = on_ladder
    done = [one for one in standing.at_size(step) if one.outcome == "done"]
    if not done or done[-1].day >= standing.today or standing.flare.on or standing.flare.recent:
        return None
    if standing.rests("O6", step.id):
        return None
    for aid in FADES:
        with_it = _latest_with(done, aid)
        if len(with_it) >= TIMES:
            why = "reason" if len(with_it) == TIMES else "more"
            choices = (STAY, "without", OTHER, STOP)
            return Offer("O6", step.id, ladder.id, why, (("aid", aid),), ids(with_it), choices)
    return None


def _latest_with(done: list[Attempt], aid: str) -> list[Attempt]:
    """The latest tries, back to the last one without the aid."""
    found: list[Attempt] = []
    for one in reversed(done):
        if aid not in one.before.aids:
            break
        found.insert(0, one)
    return found


def _numbers(pacing: Pacing) -> Numbers:
    return {"times": TIMES}


RULE = Rule("O6", find, _numbers, ("1.3", "1.6", "src34"))
