"""O8: what was answered rests for its time (care 1.3). It offers nothing itself; every other rule asks it."""

from __future__ import annotations

from gradestep.coach.offers.offer import Numbers, Rule, no_offers
from gradestep.coach.offers.standing import LONGEST
from gradestep.model.plan import Pacing


def _numbers(pacing: Pacing) -> Numbers:
    return {"cooldown": pacing.cooldown_days, "longest": pacing.cooldown_days * LONGEST}


RULE = Rule("O8", no_offers, _numbers, ("1.3", "own"), ("cooldown_days",))
