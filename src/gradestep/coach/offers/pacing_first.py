"""O1: under pacing first no bigger step is ever offered; before any, three questions about effort (care 0, 1.3, 4.3)."""

from __future__ import annotations

from dataclasses import replace

from gradestep.coach.offers.bigger import earned
from gradestep.coach.offers.offer import OTHER, STAY, STOP, Numbers, Offer, Rule
from gradestep.coach.offers.sizes import bigger, smaller
from gradestep.coach.offers.standing import Standing, ids
from gradestep.coach.quota import BELOW
from gradestep.coach.safety import ASKED_AGAIN
from gradestep.model.plan import Pacing, Step


def find(standing: Standing) -> tuple[Offer, ...]:
    """Where more would have been a choice: the same, smaller or another; or the three questions first."""
    if standing.may_raise or standing.rests("O1"):
        return ()
    for ladder, step in standing.steps:
        found = earned(standing, (ladder, step))
        if found is None:
            continue
        about = Offer("O1", step.id, ladder.id, _why(standing, step), found.values, ids(found.window))
        if standing.paces_first:
            change = smaller(ladder, step, BELOW)
            return (replace(about, choices=(STAY, f"smaller_{change.kind}", OTHER, STOP), change=change),)
        if bigger(ladder, step, standing.plan.pacing, quota_too=not standing.check_first) is not None:
            return (replace(about, choices=(STAY, "questions", OTHER, STOP)),)
    return ()


def _why(standing: Standing, step: Step) -> str:
    """What the person said is said as theirs; what the plan or a clinician said is not."""
    if not standing.paces_first:
        return "ask_amount" if step.kind == "quota" else "ask"
    if standing.pem != "pacing_first":
        return "plan"
    return "reason" if standing.pays_later else "told"


def _numbers(pacing: Pacing) -> Numbers:
    return {"bigger": pacing.bigger, "asked_again": ASKED_AGAIN.days}


RULE = Rule("O1", find, _numbers, ("1.3", "4.3", "src2", "src3"), ("bigger",), rests="everywhere")
