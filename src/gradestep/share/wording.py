"""Values as they are read on a shared page: days with their year, amounts, outcomes, ratings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date as Date
from functools import lru_cache

from gradestep.coach.amounts import amount_words
from gradestep.coach.dates import day_words
from gradestep.content import has, say, several

NO_YEAR = Date.min
"""Told apart from every day there is, so that the year is always said."""


@lru_cache(maxsize=4096)
def full_day(day: Date) -> str:
    """Such as "Tue 3 March 2026": a page is read long after."""
    return day_words(day, NO_YEAR)


def day_and_month(day: Date, *, with_year: bool) -> str:
    """Such as "3 March", for a picture with many days."""
    month = several("dates.months")[day.month - 1]
    return f"{day.day} {month} {day.year}" if with_year else f"{day.day} {month}"


@lru_cache(maxsize=4096)
def value_words(code: str) -> str:
    """A code of the journal as it is read; an own word as it was written."""
    return say(f"journal.values.{code}") if code.isidentifier() and has(f"journal.values.{code}") else code


@lru_cache(maxsize=256)
def field_label(name: str) -> str:
    """The name of a field as it is read: in the report, else in the journal."""
    if name.isidentifier() and has(f"share_report.fields.{name}"):
        return say(f"share_report.fields.{name}")
    return say(f"journal.fields.{name}") if has(f"journal.fields.{name}") else name.replace("_", " ")


def number_words(value: float) -> str:
    """Such as 2.5, with no more digits than it has."""
    return f"{value:g}" if abs(value) < 1_000_000 else f"{value:.0f}"


OUTCOMES = ("done", "partly", "changed", "not_today", "unsaid")
"""In the order the journal lists them."""


def counted(codes: Iterable[str], order: Sequence[str] = OUTCOMES) -> str:
    """Such as "done 3, in part 1", in that order; what is not in it comes last."""
    found = Counter(codes)
    known = sorted(found, key=lambda code: order.index(code) if code in order else len(order))
    return say("share.and").join(say("share.counted", outcome=value_words(code), count=found[code]) for code in known)


def amounts(found: Iterable[tuple[float, str]]) -> str:
    """Such as "2 to 5 minutes", each unit by itself."""
    by_unit: dict[str, list[float]] = {}
    for value, unit in found:
        by_unit.setdefault(unit, []).append(value)
    return say("share.and").join(_amount(values, unit) for unit, values in by_unit.items())


def _amount(values: list[float], unit: str) -> str:
    least, most = min(values), max(values)
    if least == most:
        return amount_words(most, unit)
    return say("share.amounts", least=number_words(least), most=number_words(most), unit=unit).strip()


def how_many(what: str, count: int) -> str:
    """Such as "1 week" or "12 weeks"."""
    return say(f"share_report.count.{what}.{'one' if count == 1 else 'many'}", count=count)
