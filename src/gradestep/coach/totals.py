"""Sums over any part of a journal that can be added up: what Home and the progress page need of months not read (S6, S32)."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any

from gradestep.coach.attempts import attempts
from gradestep.model.history import History
from gradestep.model.journal import Exercise


@dataclass(frozen=True)
class Totals:
    """Practices and practice days, and the last day anything was kept."""

    records: int = 0
    practices: int = 0
    days: frozenset[Date] = frozenset()
    """The days with a practice."""
    tries: Mapping[str, int] = field(default_factory=dict)
    """Practices by step id."""
    last_day: Date | None = None

    @classmethod
    def of(cls, history: History, but: Set[str] = frozenset()) -> Totals:
        """The sums of one history without the records of these ids; an attempt is among those whole or not at all."""
        standing = [entry for entry in history.standing() if entry.id not in but]
        days = [entry.record.day for entry in standing if isinstance(entry.event, Exercise)]
        tries: dict[str, int] = {}
        for attempt in attempts(history):
            first = attempt.begun or attempt.ended
            if attempt.is_practice and first is not None and first.id not in but:
                days.append(attempt.day)
                if attempt.step.id:
                    tries[attempt.step.id] = tries.get(attempt.step.id, 0) + 1
        last = max((entry.record.day for entry in standing), default=None)
        records = sum(record.id not in but for record in history.records)
        return cls(records, len(days), frozenset(days), tries, last)

    def __add__(self, other: Totals) -> Totals:
        """Both together; difficulty and duration never raise a number (S6)."""
        tries = {step: self.tries.get(step, 0) + other.tries.get(step, 0) for step in {*self.tries, *other.tries}}
        last = max((day for day in (self.last_day, other.last_day) if day is not None), default=None)
        return Totals(
            self.records + other.records, self.practices + other.practices, self.days | other.days, tries, last
        )

    @property
    def practice_days(self) -> int:
        """Days with a practice; never called in a row, never compared."""
        return len(self.days)

    def as_json(self) -> dict[str, Any]:
        """The form it has in a digest."""
        return {
            "records": self.records,
            "practices": self.practices,
            "days": sorted(day.isoformat() for day in self.days),
            "tries": dict(self.tries),
            "last_day": self.last_day.isoformat() if self.last_day else None,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Totals:
        """Back from a digest; raises KeyError, ValueError or TypeError where it is none."""
        last = kept["last_day"]
        return cls(
            int(kept["records"]),
            int(kept["practices"]),
            frozenset(Date.fromisoformat(day) for day in kept["days"]),
            {str(step): int(count) for step, count in kept["tries"].items()},
            Date.fromisoformat(last) if last else None,
        )
