"""Steps meant for a day: moved, dropped and never overdue (S7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from gradestep.model.history import Entry, History
from gradestep.model.journal import Planned


@dataclass(frozen=True)
class Meant:
    """A step and a day, as it was last said."""

    step: str
    day: Date
    time: str
    """Such as 10:00; empty for any time of that day."""
    dropped: bool
    entry: Entry
    """The last record about it."""


def meant(history: History) -> tuple[Meant, ...]:
    """Everything that was ever meant, by day; dropped ones too."""
    said: dict[tuple[str, Date], list[Entry]] = {}
    for entry in history.standing():
        if isinstance(entry.event, Planned):
            said.setdefault((entry.event.step, entry.event.day_planned), []).append(entry)
    found = (_last(entries) for entries in said.values())
    return tuple(sorted(found, key=lambda one: (one.day, one.time, one.step)))


def coming(history: History, today: Date) -> tuple[Meant, ...]:
    """What is meant for today or later; a day that is past is past, and nothing is late."""
    return tuple(one for one in meant(history) if not one.dropped and one.day >= today)


def _last(entries: list[Entry]) -> Meant:
    event = entries[-1].event
    assert isinstance(event, Planned)
    return Meant(event.step, event.day_planned, event.time or "", event.dropped, entries[-1])
