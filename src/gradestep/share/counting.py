"""What counts in sums: all but what is private or was held back by itself, so that no number tells of it (B4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from gradestep.coach.attempts import PRACTICE, Attempt
from gradestep.model.history import Entry
from gradestep.model.journal import Exercise
from gradestep.share.gathering import PRIVATE, Choice, Line, Material, is_private
from gradestep.share.wording import full_day, value_words

COUNTS_ALONE = "counts"
"""The field of a line that is counted in sums, or said within another line, where it stays; it is written nowhere by itself."""


@dataclass(frozen=True)
class Counting:
    """Attempts and exercises that may stand in sums, oldest first."""

    attempts: tuple[Attempt, ...]
    exercises: tuple[Entry, ...]

    @property
    def days(self) -> tuple[Date, ...]:
        """The day of every practice, one for each."""
        tried = [attempt.day for attempt in self.attempts if attempt.is_practice]
        return (*tried, *(entry.record.day for entry in self.exercises))


def counting(material: Material, choice: Choice) -> Counting:
    """What may stand in sums of those days, whatever parts were asked for: a sum is a part of its own."""
    exercises = (one for one in _exercises(material, choice) if by_itself(choice, _exercise_id(one), is_private(one)))
    return Counting(
        tuple(one for one in material.attempts_within(choice) if counts(one, choice)),
        tuple(exercises),
    )


def counts(attempt: Attempt, choice: Choice) -> bool:
    """True for an attempt that may stand in sums: how it went is not held back, and is not private or was let through."""
    return by_itself(choice, outcome_id(attempt), attempt.private)


def is_practice(line: Line) -> bool:
    """True for the line of an exercise, and of an attempt that was done, partly done or changed."""
    return line.field == "exercise" or (line.field == "outcome" and line.code in PRACTICE)


def was_practice_before(material: Material, choice: Choice, day: Date) -> bool:
    """True where the record has a practice that counts before that day."""
    tried = any(one.day < day and one.is_practice and counts(one, choice) for one in material.attempts)
    return tried or any(
        isinstance(one.event, Exercise)
        and one.record.day < day
        and by_itself(choice, _exercise_id(one), is_private(one))
        for one in material.standing
    )


def by_itself(choice: Choice, line: str, private: bool) -> bool:
    """True for a line that was not held back by itself, and is not private or was let through; whatever parts were asked for."""
    if line in choice.held:
        return False
    return not private or line in choice.let_in or PRIVATE in choice.with_parts


def outcome_id(attempt: Attempt) -> str:
    """The line that says how an attempt went; the same in a brief and in a record."""
    return f"{attempt.id}/outcome"


def said(attempt: Attempt, choice: Choice, field: str, part: str, *, words: bool = False) -> bool:
    """True where that line of the record stays, so that another page may say the same."""
    return choice.stays(Line(f"{attempt.id}/{field}", part, (), private=attempt.private, words=words))


def private_marks(material: Material, choice: Choice) -> tuple[Line, ...]:
    """A line for each attempt and exercise that is private, or was held back by itself: it counts where it stays."""
    return (
        *(_mark(one) for one in material.attempts_within(choice) if one.private or outcome_id(one) in choice.held),
        *(
            _exercise_mark(one)
            for one in _exercises(material, choice)
            if is_private(one) or _exercise_id(one) in choice.held
        ),
    )


def _exercises(material: Material, choice: Choice) -> Iterator[Entry]:
    return (entry for entry in material.entries_within(choice) if isinstance(entry.event, Exercise))


def _exercise_id(entry: Entry) -> str:
    return f"{entry.id}/exercise"


def _mark(attempt: Attempt) -> Line:
    value = value_words(attempt.outcome or "unsaid")
    cells = ((f"{full_day(attempt.day)}, {attempt.step.title}", value),)
    return Line(outcome_id(attempt), "steps", cells, attempt.id, COUNTS_ALONE, attempt.day, attempt.private)


def _exercise_mark(entry: Entry) -> Line:
    value = value_words(entry.event.exercise) if isinstance(entry.event, Exercise) else ""
    cells = ((full_day(entry.record.day), value),)
    return Line(_exercise_id(entry), "practices", cells, entry.id, COUNTS_ALONE, entry.record.day, is_private(entry))
