"""Days and times in words, and a day read from words (A34)."""

from __future__ import annotations

import re
from datetime import date as Date
from datetime import datetime, timedelta

from gradestep.content import say, several

_YEAR_FIRST = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")
"""Year, month and day in numbers, with one sign between; any other order of numbers can be read in two ways."""

_SHORTEST = 3
"""Letters of a month's name that tell it from the others."""


def day_words(day: Date, today: Date | None = None) -> str:
    """Such as "Tue 3 March"; with the year where it is another than today's."""
    weekday, month = several("dates.weekdays")[day.weekday()], several("dates.months")[day.month - 1]
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{weekday} {day.day} {month}{year}"


def time_words(moment: datetime) -> str:
    """Such as 14:05."""
    return f"{moment:%H:%M}"


def typed_day(typed: str, today: Date) -> Date | None:
    """The day that was typed: as 2026-11-23, as these pages write it, or today or yesterday; nothing where it is none.

    Without a year it is the last such day up to today.
    """
    text = " ".join(re.sub(r"[,.]", " ", typed.casefold()).split())
    near = {say("dates.today"): today, say("dates.yesterday"): today - timedelta(days=1)}
    if text in near:
        return near[text]
    numbers = _YEAR_FIRST.fullmatch(typed.strip())
    if numbers is not None:
        return _day(*(int(number) for number in numbers.groups()))
    words = text.split()
    months = [place for word in words if (place := _month(word))]
    written = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) <= 4]
    days, years = [one for one in written if one <= 31], [one for one in written if one >= 1000]
    if len(months) != 1 or len(days) != 1 or len(years) > 1 or len(days) + len(years) != len(written):
        return None
    if years:
        return _day(years[0], months[0], days[0])
    this_year = _day(today.year, months[0], days[0])
    return this_year if this_year is not None and this_year <= today else _day(today.year - 1, months[0], days[0])


def _month(word: str) -> int:
    """1 to 12 for the name of a month or its beginning; 0 for any other word."""
    if len(word) < _SHORTEST:
        return 0
    names = [name.casefold() for name in several("dates.months")]
    return next((place for place, name in enumerate(names, 1) if name.startswith(word)), 0)


def _day(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None
