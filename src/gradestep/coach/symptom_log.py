"""When the body is asked about: once a day at the most, off where the person likes, and whether it helps after two weeks (care 0, 1.6)."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta

from gradestep.model.history import History
from gradestep.model.journal import CheckIn, Review, Symptoms
from gradestep.model.settings import Settings

SUBJECT = "symptom-log"
"""Of the answer whether it helps."""

ASK_AFTER = timedelta(days=14)
LESS = timedelta(days=7)
"""With "less often", days between two questions."""


def asks_body(settings: Settings, history: History, today: Date) -> bool:
    """True where it may be asked now: it is on, and not noted today; with "less often", not in the last week."""
    if not settings.symptom_log:
        return False
    days = _days(history)
    apart = LESS if _answer(history) == "less" else timedelta(days=1)
    return not days or today - max(days) >= apart


def asks_whether(settings: Settings, history: History, today: Date) -> bool:
    """True once, two weeks after the first note that is known of: does noting it help?"""
    days = _days(history)
    return settings.symptom_log and bool(days) and today - min(days) >= ASK_AFTER and _answer(history) is None


def _days(history: History) -> list[Date]:
    return [
        entry.record.day
        for entry in history.standing()
        if isinstance(entry.event, Symptoms)
        or (isinstance(entry.event, CheckIn) and entry.event.sensations is not None)
    ]


def _answer(history: History) -> str | None:
    """The last answer; passed over counts as "as it is"."""
    said = [
        entry.event.choice or "keep"
        for entry in history.standing()
        if isinstance(entry.event, Review) and entry.event.subject == SUBJECT
    ]
    return said[-1] if said else None
