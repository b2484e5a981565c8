"""S38: a step that stands still is offered its four ways: what it is for, its cue, shorter, or leave it."""

from __future__ import annotations

from gradestep.coach.offers.gap import GAP, since_last_try
from gradestep.coach.offers.offer import Numbers, Offer, Rule
from gradestep.coach.offers.standing import Made, Standing, ids
from gradestep.coach.stalled import QUIET, RUNNING, moved_on, not_todays_running, stood_still
from gradestep.model.plan import Pacing, Step

FOUR = ("goal", "cue", "shorten", "leave")
"""The four ways of S38, and no fifth."""


def find(standing: Standing) -> tuple[Offer, ...]:
    """Steps that stand still while others are tried; a time without any try is a gap, and O7 speaks (S25)."""
    away = since_last_try(standing)
    found: list[Offer] = []
    for ladder, step in standing.steps:
        tries = tuple(one for one in standing.tries if one.step.id == step.id)
        since = max((made.place for made in _answers(standing, step)), default=-1)
        running = not_todays_running(tuple(one for one in tries if standing.place_of(one) > since))
        still = stood_still(tries, standing.today) and away is not None and away < GAP
        rests = any(standing.rests("S38", subject) for subject in (step.id, step.title))
        if (running or still) and not rests and not moved_on(ladder, step, standing.tries):
            evidence = tries[-RUNNING:] if running else tries[-1:]
            why = "running" if running else "reason"
            found.append(Offer("S38", step.id, ladder.id, why, evidence=ids(evidence), choices=FOUR))
    return tuple(found)


def _answers(standing: Standing, step: Step) -> tuple[Made, ...]:
    """Earlier answers, kept by the step's words."""
    return (*standing.answered("S38", step.id), *standing.answered("S38", step.title))


def _numbers(pacing: Pacing) -> Numbers:
    return {"days": QUIET.days, "running": RUNNING}


RULE = Rule("S38", find, _numbers, ("1.3",))
