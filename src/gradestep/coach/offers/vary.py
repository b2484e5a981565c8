"""O4: the same again, or one thing changed, before anything harder (care 1.1, 1.3, S69)."""

from __future__ import annotations

from gradestep.coach.offers.offer import OTHER, STAY, STOP, Numbers, Offer, Rule
from gradestep.coach.offers.standing import OnLadder, Standing, ids
from gradestep.model.plan import Pacing


def find(standing: Standing) -> tuple[Offer, ...]:
    """For a step that tests a guess, done once or twice; a step by time or count keeps its size instead."""
    return tuple(offer for pair in standing.steps if (offer := _offer(standing, pair)) is not None)


def _offer(standing: Standing, on_ladder: OnLadder) -> Offer | None:
    ladder, step = on_ladder
    tries = tuple(one for one in standing.tries if one.step.id == step.id)
    done = [one for one in tries if one.outcome == "done"]
    if step.kind == "quota" or not 0 < len(done) < standing.plan.pacing.done_needed or standing.went_on(on_ladder):
        return None
    later = done[-1] is tries[-1] and done[-1].day < standing.today
    if not later or standing.flare.on or standing.flare.recent or standing.rests("O4", step.id):
        return None
    why = "reason" if len(done) == 1 else "again"
    values = (("done", len(done)),)
    return Offer("O4", step.id, ladder.id, why, values, ids(done), (STAY, "vary", OTHER, STOP))


def _numbers(pacing: Pacing) -> Numbers:
    return {"most": pacing.done_needed - 1}


RULE = Rule("O4", find, _numbers, ("1.1", "1.3", "src13", "src19"), ("done_needed",))
