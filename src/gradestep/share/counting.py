"""What counts in sums: everything but what is private, so that no number tells of it, unless it was let through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from gradestep.coach.attempts import Attempt
from gradestep.model.history import Entry
from gradestep.model.journal import Exercise
from gradestep.share.gathering import Choice, Line, Material, is_private
from gradestep.share.wording import full_day, value_words

COUNTS_ALONE = "counts"
"""The field of a line that is counted in sums where it stays, and written nowhere by itself."""


@dataclass(frozen=True)
class Counting:
    """Attempts and exercises that may stand in sums."""

    attempts: tuple[Attempt, ...]
    exercises: tuple[Entry, ...]

    @property
    def days(self) -> tuple[Date, ...]:
        """The day of every practice, one for each."""
        tried = [attempt.day for attempt in self.attempts if attempt.is_practice]
        return (*tried, *(entry.record.day for entry in self.exercises))


def counting(material: Material, choice: Choice) -> Counting:
    """What may stand in sums of those days."""
    return Counting(
        tuple(one for one in material.attempts_within(choice) if counts(one, choice)),
        tuple(one for one in _exercises(material, choice) if not is_private(one) or choice.stays(_exercise_mark(one))),
    )


def counts(attempt: Attempt, choice: Choice) -> bool:
    """True for an attempt that may stand in sums."""
    return not attempt.private or choice.stays(_mark(attempt))


def private_marks(material: Material, choice: Choice) -> tuple[Line, ...]:
    """A line for each private attempt and exercise: it counts where it is let through."""
    return (
        *(_mark(one) for one in material.attempts_within(choice) if one.private),
        *(_exercise_mark(one) for one in _exercises(material, choice) if is_private(one)),
    )


def _exercises(material: Material, choice: Choice) -> Iterator[Entry]:
    return (entry for entry in material.entries_within(choice) if isinstance(entry.event, Exercise))


def _mark(attempt: Attempt) -> Line:
    value = value_words(attempt.outcome or "unsaid")
    cells = ((f"{full_day(attempt.day)}, {attempt.step.title}", value),)
    return Line(f"{attempt.id}/counts", "steps", cells, attempt.id, COUNTS_ALONE, attempt.day, private=True)


def _exercise_mark(entry: Entry) -> Line:
    value = value_words(entry.event.exercise) if isinstance(entry.event, Exercise) else ""
    cells = ((full_day(entry.record.day), value),)
    return Line(f"{entry.id}/counts", "practices", cells, entry.id, COUNTS_ALONE, entry.record.day, private=True)
