"""Values as they are read on a shared page: days with their year, amounts, outcomes, ratings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from functools import lru_cache

from gradestep.coach.dates import day_words
from gradestep.content import has, say

NO_YEAR = Date.min
"""Told apart from every day there is, so that the year is always said."""


@lru_cache(maxsize=4096)
def full_day(day: Date) -> str:
    """Such as "Tue 3 March 2026": a page is read long after."""
    return day_words(day, NO_YEAR)


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


def counted(codes: Iterable[str]) -> str:
    """Such as "done 3, in part 1", the most hoped-for first as the journal lists them."""
    found = list(codes)
    order = ("done", "partly", "changed", "not_today", "unsaid")
    known = sorted(dict.fromkeys(found), key=lambda code: order.index(code) if code in order else len(order))
    return say("share.and").join(
        say("share.counted", outcome=value_words(code), count=found.count(code)) for code in known
    )


def amounts(found: Iterable[tuple[float, str]]) -> str:
    """Such as "2 to 5 minutes", each unit by itself."""
    by_unit: dict[str, list[float]] = {}
    for value, unit in found:
        by_unit.setdefault(unit, []).append(value)
    return say("share.and").join(_amount(values, unit) for unit, values in by_unit.items())


def _amount(values: list[float], unit: str) -> str:
    least, most = number_words(min(values)), number_words(max(values))
    if least == most:
        return say("share.one_amount", amount=least, unit=unit).strip()
    return say("share.amounts", least=least, most=most, unit=unit).strip()
