"""O0: while a stop or a red flag stands, nothing is offered but having it looked at (care 1.3, 4.4)."""

from __future__ import annotations

from gradestep.coach.offers.offer import OTHER, Offer, Rule, no_numbers
from gradestep.coach.offers.standing import Standing


def find(standing: Standing) -> tuple[Offer, ...]:
    """The one word there is while steps are paused."""
    return (Offer("O0", choices=("looked_at", OTHER)),) if standing.paused else ()


RULE = Rule("O0", find, no_numbers, ("1.3", "4.4"), rests="everywhere")
