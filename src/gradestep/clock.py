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
    """A test's time or seed came from the environment for a home not marked for tests, or it is no time at all."""

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


def zone_of(environment: Mapping[str, str], link: str = "/etc/localtime", listed: str = "/etc/timezone") -> str:
    """The zone by its name in the time zone database, from `TZ` or the system's files; UTC where none of them names one."""
    named = environment.get("TZ", "").removeprefix(":")
    if named:
        return _known(named.rpartition("zoneinfo/")[2])
    try:
        target = os.path.realpath(link)
        if "zoneinfo/" in target:
            return _known(target.rpartition("zoneinfo/")[2])
        with open(listed, encoding="ascii") as file:
            return _known(file.read(100).strip())
    except (OSError, UnicodeDecodeError):
        return "UTC"


def _known(name: str) -> str:
    """The name if the database has it; a rule such as CET-1CEST is none."""
    from zoneinfo import ZoneInfo

    name = name.removeprefix("posix/").removeprefix("right/")
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        return "UTC"


SYSTEM_CLOCK = Clock(_now, _time.monotonic, lambda: zone_of(os.environ))
"""The computer's own clock."""


def clock_for(environment: Mapping[str, str], home: Path) -> Clock:
    """The system's clock, or a still one at `GRADESTEP_TEST_NOW`.

    Raises TestClockRefused where that, or the seed for identities `GRADESTEP_TEST_SEED`, is given for a home without a mark.
    """
    given = environment.get("GRADESTEP_TEST_NOW")
    if (given or environment.get("GRADESTEP_TEST_SEED")) and not os.path.exists(home / TEST_MARK):
        raise TestClockRefused
    if not given:
        return SYSTEM_CLOCK
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise TestClockRefused from None
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
