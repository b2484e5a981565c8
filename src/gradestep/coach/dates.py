"""Days and times in words (A34)."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime

from gradestep.content import several


def day_words(day: Date, today: Date | None = None) -> str:
    """Such as "Tue 3 March"; with the year where it is another than today's."""
    weekday, month = several("dates.weekdays")[day.weekday()], several("dates.months")[day.month - 1]
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{weekday} {day.day} {month}{year}"


def time_words(moment: datetime) -> str:
    """Such as 14:05."""
    return f"{moment:%H:%M}"
