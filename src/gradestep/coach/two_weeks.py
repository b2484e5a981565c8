"""A pattern as a question for two weeks: asked by the person, answered by the person, "can't tell" among the answers (S52)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from gradestep.coach.attempts import attempts
from gradestep.coach.patterns import Pattern, sides_of
from gradestep.model.history import History
from gradestep.model.journal import Review

LASTS = timedelta(days=14)

SUBJECT = "two_weeks/"
"""Begins the subject of its reviews; the pattern's name follows."""

ASKED, LET_GO = "asked", "let_go"
SIDES = ("first_side", "second_side")
ANSWERS = (*SIDES, "no_difference", "cannot_tell")


@dataclass(frozen=True)
class TwoWeeks:
    """A question that was asked, and the tries since."""

    pattern: Pattern
    asked: Date
    today: Date

    @property
    def over(self) -> bool:
        """True from the fifteenth day on."""
        return self.today - self.asked >= LASTS


def two_weeks(history: History, today: Date) -> TwoWeeks | None:
    """The question that is open, with its sides counted from the day it was asked for two weeks; one at a time."""
    open_one: tuple[str, Date] | None = None
    for entry in history.standing():
        event = entry.event
        if isinstance(event, Review) and event.subject.startswith(SUBJECT):
            name = event.subject.removeprefix(SUBJECT)
            open_one = (name, entry.record.day) if event.choice == ASKED else None
    if open_one is None:
        return None
    name, asked = open_one
    since = (one for one in attempts(history) if asked <= one.day < asked + LASTS)
    pattern = sides_of(since, name)
    return TwoWeeks(pattern, asked, today) if pattern is not None else None
