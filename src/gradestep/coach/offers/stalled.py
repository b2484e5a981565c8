"""S38: a step that stands still is offered its four ways: what it is for, its cue, shorter, or leave it."""

from __future__ import annotations

from gradestep.coach.attempts import Attempt
from gradestep.coach.offers.gap import GAP, since_last_try
from gradestep.coach.offers.offer import Numbers, Offer, Rule
from gradestep.coach.offers.standing import Made, OnLadder, Standing, ids
from gradestep.coach.stalled import QUIET, RUNNING, moved_on, not_todays_running, stood_still
from gradestep.model.plan import Pacing, Step

FOUR = ("goal", "cue", "shorten", "leave")
"""The four ways of S38, and no fifth."""


def find(standing: Standing) -> tuple[Offer, ...]:
    """Steps that stand still while others are tried; a time without any try is a gap, and O7 speaks (S25)."""
    found = ((step, offer) for ladder, step in standing.steps if (offer := still(standing, (ladder, step))) is not None)
    return tuple(offer for step, offer in found if not _rests(standing, step))


def still(standing: Standing, on_ladder: OnLadder) -> Offer | None:
    """Why it is said to stand still, in its present size, whether or not the offer rests; nothing where it does not."""
    ladder, step = on_ladder
    tries = standing.tries_of(step)
    away = since_last_try(standing)
    since = max((made.place for made in _answers(standing, step)), default=-1)
    running = not_todays_running(tuple(one for one in tries if standing.place_of(one) > since))
    stood = stood_still(tries, standing.today) and away is not None and away < GAP
    if not (running or stood) or moved_on(ladder, step, standing.tries):
        return None
    if running:
        return Offer("S38", step.id, ladder.id, "running", evidence=ids(tries[-RUNNING:]), choices=FOUR)
    return Offer("S38", step.id, ladder.id, "reason", (("days", QUIET.days),), ids(_since_it_moved(tries)), FOUR)


def _since_it_moved(tries: tuple[Attempt, ...]) -> tuple[Attempt, ...]:
    """The last done or part, and the last few tries since."""
    moved = [at for at, one in enumerate(tries) if one.outcome in ("done", "partly")]
    since = tries[moved[-1] :] if moved else tries
    return (since[0], *since[1:][-RUNNING:])


def _rests(standing: Standing, step: Step) -> bool:
    return any(standing.rests("S38", subject) for subject in (step.id, step.title))


def _answers(standing: Standing, step: Step) -> tuple[Made, ...]:
    """Earlier answers, kept by the step's words."""
    return (*standing.answered("S38", step.id), *standing.answered("S38", step.title))


def _numbers(pacing: Pacing) -> Numbers:
    return {"days": QUIET.days, "running": RUNNING}


RULE = Rule("S38", find, _numbers, ("own",))
