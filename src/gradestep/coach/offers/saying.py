"""An offer in words: one line for Home, the reason, and what it rests on (care 1.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from gradestep.coach.attempts import attempts
from gradestep.coach.dates import day_words
from gradestep.coach.offers.offer import Offer
from gradestep.content import has, say
from gradestep.model.history import History
from gradestep.model.plan import Plan

SHOWN = 4
"""Tries named under an offer, the latest."""


@dataclass(frozen=True)
class OfferView:
    """An offer as Home shows it: one line, and the conversation it opens."""

    rule: str
    words: str
    flow: str = "offer"
    options: tuple[tuple[str, str], ...] = ()


def offer_view(offer: Offer) -> OfferView:
    """One offer ready to be shown on one line."""
    own = f"offers.rule.{offer.rule}.home_{offer.why}"
    words = say(own if has(own) else f"offers.rule.{offer.rule}.home")
    if offer.rule == "O0":
        return OfferView(offer.rule, words, "stop_now")
    if offer.rule == "S38":
        return OfferView(offer.rule, words, "stalled", (("step", offer.subject),))
    return OfferView(offer.rule, words, "offer", (("rule", offer.rule), ("subject", offer.subject)))


def reason_words(offer: Offer, *, hide_numbers: bool = False) -> str:
    """Why it is made, with its numbers; in words alone where numbers are hidden (S21)."""
    in_words = f"offers.rule.{offer.rule}.{offer.why}_in_words"
    values = {name: say(f"offers.aids.{value}") if name == "aid" else value for name, value in offer.values}
    return say(in_words if hide_numbers and has(in_words) else f"offers.rule.{offer.rule}.{offer.why}", **values)


def evidence_words(offer: Offer, history: History, today: Date) -> str:
    """What it rests on, day by day; empty where that is too long ago to be at hand."""
    known = {one.id: one for one in attempts(history)}
    tries = [known[record] for record in offer.evidence if record in known][-SHOWN:]
    said = [
        say("offers.one_try", day=day_words(one.day, today), outcome=say(f"offers.outcomes.{one.outcome}"))
        for one in tries
    ]
    if offer.rule == "O2":
        said = [say("offers.a_flare")]
    return say("offers.rests_on", tries="; ".join(said)) if said else ""


def title_of(plan: Plan, subject: str) -> str:
    """The words of a step or a ladder; empty for what is in the plan no more."""
    step = plan.find(subject)
    ladder = next((ladder for ladder in plan.ladders if ladder.id == subject), None)
    return step[1].title if step is not None else ladder.title if ladder is not None else ""
