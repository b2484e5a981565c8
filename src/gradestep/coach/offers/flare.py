"""O2: on a flare day and shortly after, a half-size start, another step, a tool, or rest (care 1.3, 1.9, S47)."""

from __future__ import annotations

from gradestep.coach.flare import HOLDS
from gradestep.coach.offers.offer import OTHER, STAY, STOP, Numbers, Offer, Rule
from gradestep.coach.offers.sizes import for_once
from gradestep.coach.offers.standing import Standing
from gradestep.model.plan import Pacing


def find(standing: Standing) -> tuple[Offer, ...]:
    """Because a flare was marked; never because one was guessed. An answer is about its own flare, and never silences the next."""
    if standing.current is None or not (standing.flare.on or standing.flare.recent) or standing.rests("O2"):
        return ()
    ladder, step = standing.current
    less, change = for_once(step)
    after = "after" if less == "half" else "after_less"
    choices = (STAY, *filter(None, (less,)), "tool" if standing.flare.on else OTHER, "rest", STOP)
    return (
        Offer(
            "O2",
            subject=step.id,
            ladder=ladder.id,
            why="reason" if standing.flare.on else after,
            evidence=(standing.flare_record,),
            choices=choices,
            change=change,
        ),
    )


def _numbers(pacing: Pacing) -> Numbers:
    return {"holds": HOLDS.days}


RULE = Rule("O2", find, _numbers, ("1.3", "1.9"), rests="everywhere")
