"""When the body is noted: once a day at the most, off where the person likes, and whether it helps after two weeks (care 0, 1.6)."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta
from typing import Literal

from gradestep.model.history import History
from gradestep.model.journal import CheckIn, Review, Symptoms
from gradestep.model.settings import Settings

SUBJECT = "symptom-log"
"""Of the answer whether it helps."""

ASK_AFTER = timedelta(days=14)
LESS = timedelta(days=7)
"""With "less often", days between two questions."""


NotNow = Literal["off", "today", "less"]
"""Why it is not noted now: it is off, it was noted today, or "less often" was chosen and it was noted in the last week."""


def not_now(settings: Settings, history: History, today: Date) -> NotNow | None:
    """Why the body is not noted now, whichever way it would be; nothing where it can be."""
    if not settings.symptom_log:
        return "off"
    last = max(_days(history), default=None)
    if last is None or today - last >= LESS:
        return None
    if last >= today:
        return "today"
    return "less" if _answer(history) == "less" else None


def asks_body(settings: Settings, history: History, today: Date) -> bool:
    """True where it may be asked now."""
    return not_now(settings, history, today) is None


def next_note(history: History, today: Date) -> Date:
    """With "less often", the first day on which it can be noted again."""
    return max(_days(history), default=today - LESS) + LESS


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
