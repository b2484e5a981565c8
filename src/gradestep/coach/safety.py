"""What answers about safety hold back: a stop that stands, a check-first tick, and pacing first (care 1.3, 4.2-4.4)."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta
from typing import Literal

from gradestep.model.history import History
from gradestep.model.journal import Safety

Stop = Literal["emergency", "clinician", "today"]
"""Which of the three lists a stop was for (care 4.4)."""

GRAVEST: tuple[Stop, ...] = ("emergency", "clinician", "today")
"""The lists, the gravest first. The first two hold until the person says that it was looked at, the last for its day."""

ASKED_AGAIN = timedelta(days=90)
"""How long three answers without pacing first are taken for; then they are asked again (care 4.3)."""

Pem = Literal["pacing_first", "clear", "open"]
"""What the three questions about effort come to; `open` where they were not answered, in part, or too long ago."""


def stop_that_stands(history: History, today: Date) -> Stop | None:
    """The gravest stop-now answer that stands on that day (O0, care 4.4).

    "It was looked at" ends every stop before it; "I am all right to go on" ends a stop for the day and no other.
    """
    standing: set[Stop] = set()
    for entry in history.standing():
        event = entry.event
        if not isinstance(event, Safety):
            continue
        if event.question == "checked":
            standing = standing - {"today"} if event.answers == ("today",) else set()
        elif event.question == "stop_now":
            holds = GRAVEST if entry.record.day == today else GRAVEST[:-1]
            standing |= {stop for stop in holds if stop in event.answers}
    return next((stop for stop in GRAVEST if stop in standing), None)


def is_paused(history: History, today: Date) -> bool:
    """True while a stop-now answer stands."""
    return stop_that_stands(history, today) is not None


def check_first_stands(history: History) -> bool:
    """True where an entry of the check-first list is ticked and was not talked over since (care 4.2).

    An answer about the list alone lifts it. That a stop was looked at says nothing of it.
    """
    answers = [
        entry.event
        for entry in history.standing()
        if isinstance(entry.event, Safety) and entry.event.question == "check_first"
    ]
    return bool(answers and answers[-1].ticked)


def pem_state(history: History, today: Date) -> Pem:
    """What the last answers to the three questions come to (care 4.3); pacing first is never outlived, only answered anew."""
    for entry in reversed(history.standing()):
        event = entry.event
        if isinstance(event, Safety) and event.question == "pem":
            state = _comes_to(dict(zip(event.ticked, event.answers, strict=False)))
            outlived = state == "clear" and today - entry.record.day >= ASKED_AGAIN
            return "open" if outlived else state
    return "open"


def pem_day(history: History) -> Date | None:
    """The day of the last answers to the three questions."""
    days = [
        entry.record.day
        for entry in history.standing()
        if isinstance(entry.event, Safety) and entry.event.question == "pem"
    ]
    return days[-1] if days else None


def _comes_to(said: dict[str, str]) -> Pem:
    after_more, settles, told = (said.get(name, "") for name in ("after-more", "long-to-settle", "told"))
    if told == "yes" or (after_more in ("yes", "unsure") and settles in ("yes", "unsure")):
        return "pacing_first"
    return "clear" if told and "no" in (after_more, settles) else "open"
