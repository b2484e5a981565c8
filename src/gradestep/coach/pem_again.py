"""When the three questions about effort come again: every 90 days, and after two much worse days (care 4.3, 4.4)."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta

from gradestep.coach.attempts import attempts
from gradestep.coach.offers.standing import is_rough, rough_day, times_as_long
from gradestep.coach.safety import ASKED_AGAIN, pem_day
from gradestep.model.history import Entry, History
from gradestep.model.journal import Offer

TWICE = 2
"""Much worse days since the last answers, after which the questions come again (care 4.3)."""


def questions_due(history: History, today: Date) -> bool:
    """True where they were answered so long ago, or two much worse days were told since; under pacing first too.

    Who never answered them is asked before a bigger step (O1), or after two such days.
    """
    day = pem_day(history)
    return (day is not None and today - day >= ASKED_AGAIN) or worse_twice(history)


def worse_twice(history: History) -> bool:
    """True where two tries were followed by a much worse day, told since the last answers: a word with a clinician (care 4.4)."""
    day = pem_day(history)
    rough = (rough_day(one) for one in attempts(history) if is_rough(one))
    return len([told for told in rough if day is None or told > day]) >= TWICE


def questions_rest(history: History, cooldown: timedelta, today: Date) -> bool:
    """True for that time after an answer to any offer of the same questions; leaving them for now is one (O1, O8).

    Left again and again they rest longer each time, as any offer does; after two much worse days they do not.
    """
    answers = _left(history)
    if not answers:
        return False
    times = 1 if worse_twice(history) else times_as_long(len(answers))
    return today - answers[-1].record.day < cooldown * times


def _left(history: History) -> list[Entry]:
    """The answers to offers of the questions since the day they were answered last."""
    day = pem_day(history)
    return [
        entry
        for entry in history.standing()
        if isinstance(entry.event, Offer) and entry.event.rule == "O1" and (day is None or entry.record.day >= day)
    ]
