"""O9: a ladder on which smaller was offered again and again may want another look (care 1.3).

"3 smaller offers in 14 days on one ladder": those that were made count, whichever of its steps they were about and however
they were answered, and so does the one that would be made now. That one O8 may be holding back: a no rests for seven days,
so that three could be made in fourteen days by nobody who looks once in a while. O9 then stands in its place, which is what
the order of the rules asks for as well (design 8). It waits for a try after the last answer, so that a no brings nothing at once.
"""

from __future__ import annotations

from datetime import timedelta

from gradestep.coach.attempts import Attempt
from gradestep.coach.offers.offer import STAY, STOP, Numbers, Offer, Rule
from gradestep.coach.offers.smaller import Fits, fits
from gradestep.coach.offers.standing import Standing, ids
from gradestep.model.plan import Ladder, Pacing

SMALLER = 3
"""So many smaller offers (care 1.3)."""

WITHIN = timedelta(days=14)
"""In so many days, the first and the last among them (care 1.3)."""


def find(standing: Standing) -> tuple[Offer, ...]:
    """Change the cue, ask someone, take it to a session, or let the ladder rest."""
    ladders = dict.fromkeys(ladder.id for ladder, _ in standing.steps)
    known = {ladder.id: ladder for ladder in standing.plan.ladders}
    return tuple(offer for ladder_id in ladders if (offer := _offer(standing, known[ladder_id])) is not None)


def _offer(standing: Standing, ladder: Ladder) -> Offer | None:
    steps = {step.id for step in ladder.steps}
    answers = [made for made in standing.answered("O3") if made.subject in steps]
    made = [one for one in answers if standing.today - one.day <= WITHIN]
    due = _due(standing, ladder, max((one.place for one in answers), default=-1))
    count = len(made) + bool(due)
    if count < SMALLER or standing.rests("O9", ladder.id):
        return None
    about = {one.subject for one in made} | {one.step.id for one in due}
    tries = [one for one in standing.tries if one.step.id in about][-SMALLER:]
    choices = (STAY, "cue", "ask", "session", "park", STOP)
    return Offer("O9", ladder.id, ladder.id, values=(("count", count),), evidence=ids(tries), choices=choices)


def _due(standing: Standing, ladder: Ladder, since: int) -> tuple[Attempt, ...]:
    """The tries for which less would be offered now, of the first step where one of them is later than the last answer."""
    for on, step in standing.steps:
        found = fits(standing, step) if on.id == ladder.id else None
        if found is not None and any(_place(standing, found, one) > since for one in found.tries):
            return found.tries
    return ()


def _place(standing: Standing, found: Fits, one: Attempt) -> int:
    """Where that what counts of a try was said: that the day after was much worse is said later."""
    said = [standing.places.get(entry.id, -1) for entry in one.reflections] if found.why == "rough" else []
    return max([standing.place_of(one), *said])


def _numbers(pacing: Pacing) -> Numbers:
    return {"smaller": SMALLER, "within": WITHIN.days}


RULE = Rule("O9", find, _numbers, ("1.3", "own"))
