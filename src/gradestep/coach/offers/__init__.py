"""Offers: transparent rules that only ever offer, one small module each, in one order (care 1.3, design 8).

Nothing here reads how strong symptoms, dread or surprise were, nor any questionnaire.
"""

from __future__ import annotations

from datetime import date as Date

from gradestep.coach.offers import (
    bigger,
    boom_bust,
    cool_off,
    fade,
    flare,
    gap,
    pacing_first,
    paused,
    smaller,
    stalled,
    stuck,
    vary,
)
from gradestep.coach.offers.offer import Offer, Rule
from gradestep.coach.offers.standing import Standing
from gradestep.model.history import History
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings

RULES: tuple[Rule, ...] = (
    paused.RULE,
    pacing_first.RULE,
    flare.RULE,
    stalled.RULE,
    stuck.RULE,
    gap.RULE,
    smaller.RULE,
    boom_bust.RULE,
    vary.RULE,
    bigger.RULE,
    fade.RULE,
    cool_off.RULE,
)
"""Every rule, in the order its offers stand in (design 8)."""


def offers(plan: Plan, settings: Settings, history: History, today: Date) -> tuple[Offer, ...]:
    """Every offer there is on that day, the first to be shown first; Home shows one at a time."""
    standing = Standing.of(plan, settings, history, today)
    if standing.paused:
        return paused.RULE.find(standing)
    found = (offer for rule in RULES for offer in rule.find(standing))
    return tuple(offer for offer in found if _may_be_shown(standing, offer))


def times_left(standing: Standing, rule: str, subject: str) -> int:
    """How often an offer will have been left one after another if it is left now."""
    everywhere = {one.id for one in RULES if one.rests == "everywhere"}
    return standing.left(rule, "" if rule in everywhere else subject) + 1


def rest_days(standing: Standing, offer: Offer) -> int:
    """For how many days an offer rests if it is left now (O8)."""
    return standing.rest_days(1 if offer.protects else times_left(standing, offer.rule, offer.subject))


def _may_be_shown(standing: Standing, offer: Offer) -> bool:
    """The last look at every offer: no rise past the gate (O1), and none for a ladder that wants none."""
    return (standing.may_raise or not offer.raises) and not standing.silenced(offer.ladder)
