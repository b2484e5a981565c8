"""Lines of a shown plan: a label from the words that ship and a value from the plan, left out where there is none."""

from __future__ import annotations

from datetime import date as Date

from gradestep.coach.amounts import amount_words
from gradestep.content import say

Row = tuple[str, str]
"""A label, empty where the value is a sentence of its own, and the value."""


def rows(*pairs: tuple[str, str | None], area: str = "plan_show.label") -> tuple[Row, ...]:
    """Each pair of a label's name and a value, in order; those with no value are left out."""
    return tuple((say(f"{area}.{name}") if name else "", value) for name, value in pairs if value)


def number_words(number: float | None, unit: str | None = None) -> str | None:
    """A number as it is read, with its unit where there is one; nothing where there is no number."""
    return amount_words(number, unit) if number is not None else None


def with_until(what: str, day: Date | None) -> str:
    """What was agreed, and until when."""
    return say("plan_show.value.until", what=what, day=day.isoformat()) if day else what
