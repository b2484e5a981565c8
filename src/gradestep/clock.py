"""Time: the one place that reads it, and the day it is for a person."""

from __future__ import annotations

import os
import time as _time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

TEST_MARK = ".test-home"
"""A home that holds this file may be given a time from the environment."""


class TestClockRefused(Exception):
    """A time from the environment was given for a home that is not marked for tests."""

    __test__ = False


@dataclass(frozen=True)
class Clock:
    """What time it is and how much has passed."""

    now: Callable[[], datetime]
    """Aware, where the person is."""
    ticks: Callable[[], float]
    """Seconds that only go forward."""
    zone: Callable[[], str]
    """The name of the time zone, such as Europe/Berlin."""


def _now() -> datetime:
    return datetime.now().astimezone()


def _zone() -> str:
    named = os.environ.get("TZ", "").removeprefix(":")
    if named:
        return named
    try:
        target = os.readlink("/etc/localtime")
    except OSError:
        return _now().tzname() or "UTC"
    return target.partition("zoneinfo/")[2] or "UTC"


SYSTEM_CLOCK = Clock(_now, _time.monotonic, _zone)
"""The computer's own clock."""


def clock_for(environment: Mapping[str, str], home: Path) -> Clock:
    """The system's clock, or a still one at `GRADESTEP_TEST_NOW` for a home marked for tests; raises TestClockRefused."""
    given = environment.get("GRADESTEP_TEST_NOW")
    if not given:
        return SYSTEM_CLOCK
    if not (home / TEST_MARK).exists():
        raise TestClockRefused
    moment = datetime.fromisoformat(given)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return Clock(lambda: moment, _time.monotonic, lambda: environment.get("TZ") or "UTC")


def parsed_time(text: str) -> time:
    """A time of day such as 04:00; raises ValueError."""
    return time.fromisoformat(text)


def day_of(moment: datetime, day_start: time) -> date:
    """The person's day: before `day_start` it is still the day before."""
    started = moment.timetz().replace(tzinfo=None) >= day_start
    return moment.date() if started else moment.date() - timedelta(days=1)
