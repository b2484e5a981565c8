"""O9: a ladder on which smaller was offered again and again may want another look (care 1.3)."""

from __future__ import annotations

from datetime import timedelta

from gradestep.coach.offers.offer import STAY, STOP, Numbers, Offer, Rule
from gradestep.coach.offers.standing import Made, Standing, ids
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
    made = _smaller_offers(standing, ladder)
    if len(made) < SMALLER or standing.rests("O9", ladder.id):
        return None
    steps = {one.subject for one in made}
    tries = [one for one in standing.tries if one.step.id in steps][-SMALLER:]
    return Offer(
        "O9",
        subject=ladder.id,
        ladder=ladder.id,
        values=(("count", len(made)),),
        evidence=ids(tries),
        choices=(STAY, "cue", "ask", "session", "park", STOP),
    )


def _smaller_offers(standing: Standing, ladder: Ladder) -> tuple[Made, ...]:
    steps = {step.id for step in ladder.steps}
    return tuple(
        made for made in standing.answered("O3") if made.subject in steps and standing.today - made.day <= WITHIN
    )


def _numbers(pacing: Pacing) -> Numbers:
    return {"smaller": SMALLER, "within": WITHIN.days}


RULE = Rule("O9", find, _numbers, ("1.3",))
