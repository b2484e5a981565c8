"""People beside me in words: a wish to leave something out, help with an end, and when it may be talked over (S55, care 1.8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from gradestep.content import say, several
from gradestep.model.history import History
from gradestep.model.journal import Review
from gradestep.model.people import Practical, Supporter
from gradestep.model.plan import Plan

SUBJECT = "help/"
"""Begins the subject of a look at help; the supporter follows."""

STANDS = timedelta(days=7)
"""For so long after its last day it may be offered to look at it."""


@dataclass(frozen=True)
class Ended:
    """Help whose last day has passed."""

    supporter: Supporter
    practical: Practical


def name_of(supporter: Supporter) -> str:
    """Its id in the plan, or its name."""
    return supporter.id or supporter.name


def ended_help(plan: Plan, today: Date) -> tuple[Ended, ...]:
    """All help whose last day has passed, the earliest first; its last day still belongs to it."""
    found = [
        (one.until, Ended(supporter, one))
        for supporter in plan.supporters
        for one in supporter.practical
        if one.until is not None and one.until < today
    ]
    return tuple(ended for _, ended in sorted(found, key=lambda pair: pair[0]))


def due_help(plan: Plan, history: History, today: Date) -> tuple[Ended, ...]:
    """What may be looked at: for a week after its last day, where it was not looked at since."""
    looked = {entry.event.subject: entry.record.day for entry in history.standing() if isinstance(entry.event, Review)}
    return tuple(
        one
        for one in ended_help(plan, today)
        if (day := one.practical.until) is not None
        and today <= day + STANDS
        and looked.get(SUBJECT + name_of(one.supporter), Date.min) <= day
    )


def practical_words(one: Practical, until: str) -> str:
    """Such as "company, until 3 May. Then: a call"; `until` is the day in words."""
    values = {"kind": one.kind, "day": until, "next": one.next_smaller_help or ""}
    if one.until and one.next_smaller_help:
        return say("supporters.practical.until", **values)
    if one.until:
        return say("supporters.practical.until_day", **values)
    return say("supporters.practical.then", **values) if one.next_smaller_help else one.kind


def wish_words(words: str) -> str:
    """What is to be left out, as a sentence that asks for it: one that says so already stays, any other follows "please don't".

    Both ways of writing it mean the same: "Please don't remind me twice." and "Remind me twice".
    """
    text = words.strip().rstrip(".")
    spoken = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text.casefold().replace("\u2019", "'"))
    if not text or any(word in spoken for word in several("supporters.please_dont.stands")):
        return words.strip()
    first = text.split()[0]
    begins_low = len(first) > 1 and first[1:] == first[1:].lower() and "'" not in first
    return say("supporters.please_dont.whole", words=text[:1].lower() + text[1:] if begins_low else text)
