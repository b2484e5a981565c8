"""The person's day, and a test's time that no real home takes."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from gradestep.clock import SYSTEM_CLOCK, TestClockRefused, clock_for, day_of


@pytest.mark.parametrize(
    ("moment", "start", "day"),
    [
        ("2026-11-23T03:59", "04:00", date(2026, 11, 22)),
        ("2026-11-23T04:00", "04:00", date(2026, 11, 23)),
        ("2026-11-23T00:00", "00:00", date(2026, 11, 23)),
        ("2026-03-29T03:30", "04:00", date(2026, 3, 28)),
        ("2026-01-01T02:00", "04:00", date(2025, 12, 31)),
    ],
)
def test_the_day_begins_when_the_person_says(moment: str, start: str, day: date) -> None:
    """R17: before the start of the day it is still the day before, on the nights the clocks change too."""
    there = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    assert day_of(there, time.fromisoformat(start)) == day


def test_a_time_from_the_environment_is_for_marked_homes_alone(tmp_path: Path) -> None:
    """R17: a real home cannot be given another time by mistake."""
    environment = {"GRADESTEP_TEST_NOW": "2026-11-23T10:00:00+00:00"}
    with pytest.raises(TestClockRefused):
        clock_for(environment, tmp_path)
    (tmp_path / ".test-home").touch()
    assert clock_for(environment, tmp_path).now() == datetime.fromisoformat("2026-11-23T10:00:00+00:00")
    assert clock_for({}, tmp_path) is SYSTEM_CLOCK
