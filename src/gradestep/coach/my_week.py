"""The week that joins steps, skills and check-ins: what is set for a day, and what is kept up on any day (S63)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta

from gradestep.coach.energy import WEEK, painted
from gradestep.coach.planned import coming
from gradestep.content import say
from gradestep.model.history import History
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings

DAYS = 7


def my_week(plan: Plan, settings: Settings, history: History, today: Date) -> tuple[str, ...]:
    """A line for each of the next seven days that anything is set for, then what is kept up; never a tally."""
    days = (today + timedelta(days=ahead) for ahead in range(DAYS))
    lines = [line for day in days for line in _day(plan, settings, history, day, today)]
    lines += [say("maintenance.week.any_day", what=what) for what in plan.maintenance.keep_doing]
    return tuple(lines) or (say("maintenance.week.open"),)


def _day(plan: Plan, settings: Settings, history: History, day: Date, today: Date) -> Iterator[str]:
    named = WEEK[day.weekday()]
    found = [
        say("maintenance.week.check_in", start=window.start, end=window.end)
        for window in settings.check_in.windows
        if named in window.days
    ]
    for meant in coming(history, today):
        pair = plan.find(meant.step)
        if meant.day == day and pair is not None:
            key = "step_at" if meant.time else "step"
            found.append(say(f"maintenance.week.{key}", title=pair[1].title, time=meant.time))
    low = [say(f"maintenance.week.parts.{part}") for part, level in _levels(settings, day).items() if level == "low"]
    if low:
        found.append(say("maintenance.week.low", parts=", ".join(low)))
    if found:
        yield say("maintenance.week.day", day=say(f"settings.days.{named}"), what="; ".join(found))


def _levels(settings: Settings, day: Date) -> dict[str, str]:
    return {str(part): str(level) for part, level in painted(settings.energy_map).get(WEEK[day.weekday()], {}).items()}
