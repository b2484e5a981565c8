"""The week that joins steps, skills and check-ins: what is set for a day, and what is kept up on any day (S63)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta

from gradestep.coach.energy import WEEK, painted
from gradestep.coach.planned import Meant, coming
from gradestep.content import say
from gradestep.model.history import History
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings, Weekday

DAYS = 7


def my_week(plan: Plan, settings: Settings, history: History, today: Date) -> tuple[str, ...]:
    """A line for each of the next seven days that anything is set for, then what is kept up; never a tally."""
    days = (today + timedelta(days=ahead) for ahead in range(DAYS))
    lines = [line for day in days for line in _day(plan, settings, history, day, today)]
    lines += [say("maintenance.week.any_day", what=what) for what in plan.maintenance.keep_doing]
    return tuple(lines) or (say("maintenance.week.open"),)


def times_of(settings: Settings, day: Weekday) -> tuple[str, ...]:
    """The times for check-ins of every such day."""
    return tuple(
        say("maintenance.week.check_in", start=window.start, end=window.end)
        for window in settings.check_in.windows
        if day in window.days
    )


def low_of(settings: Settings, day: Weekday) -> tuple[str, ...]:
    """The parts of every such day with little energy, in one phrase; nothing where the map says none (S20)."""
    levels = painted(settings.energy_map).get(day, {})
    low = [say(f"maintenance.week.parts.{part}") for part, level in levels.items() if level == "low"]
    return (say("maintenance.week.low", parts=", ".join(low)),) if low else ()


def step_words(plan: Plan, meant: Meant) -> str:
    """A step that is meant for a day, with its time; empty where it is in the plan no more."""
    pair = plan.find(meant.step)
    key = "step_at" if meant.time else "step"
    return say(f"maintenance.week.{key}", title=pair[1].title, time=meant.time) if pair is not None else ""


def _day(plan: Plan, settings: Settings, history: History, day: Date, today: Date) -> Iterator[str]:
    named = WEEK[day.weekday()]
    steps = (step_words(plan, meant) for meant in coming(history, today) if meant.day == day)
    found = (*times_of(settings, named), *filter(None, steps), *low_of(settings, named))
    if found:
        yield say("maintenance.week.day", day=say(f"settings.days.{named}"), what="; ".join(found))
