"""The person's day, the name of the zone, and a test's time that no real home takes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gradestep.clock import SYSTEM_CLOCK, TestClockRefused, clock_for, day_of, parsed_time, zone_of

TEST_TIME = "2026-11-23T10:00:00+00:00"


@pytest.mark.parametrize(
    ("moment", "start", "day"),
    [
        ("2026-11-23T03:59", "04:00", date(2026, 11, 22)),
        ("2026-11-23T04:00", "04:00", date(2026, 11, 23)),
        ("2026-11-23T00:00", "00:00", date(2026, 11, 23)),
        ("2026-03-29T03:30", "04:00", date(2026, 3, 28)),
        ("2026-10-25T02:30", "04:00", date(2026, 10, 24)),
        ("2026-01-01T02:00", "04:00", date(2025, 12, 31)),
        ("2024-02-29T04:00", "04:00", date(2024, 2, 29)),
        ("2024-03-01T01:00", "04:00", date(2024, 2, 29)),
    ],
)
def test_the_day_begins_when_the_person_says(moment: str, start: str, day: date) -> None:
    """R17: before the start of the day it is still the day before, on the nights the clocks change too."""
    there = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    assert day_of(there, parsed_time(start)) == day


@given(
    moment=some.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2100, 1, 1)),
    start=some.times(),
    hours=some.integers(min_value=0, max_value=72),
)
def test_a_later_moment_is_never_on_an_earlier_day(moment: datetime, start: time, hours: int) -> None:
    """R17: days follow the clock of the wall and are never more than a day apart from it."""
    later = moment + timedelta(hours=hours)
    assert day_of(moment, start) <= day_of(later, start)
    assert moment.date() - day_of(moment, start) in (timedelta(0), timedelta(days=1))


@pytest.mark.parametrize("given", [{"GRADESTEP_TEST_NOW": TEST_TIME}, {"GRADESTEP_TEST_SEED": "1"}])
def test_what_is_for_tests_is_refused_by_a_real_home(tmp_path: Path, given: dict[str, str]) -> None:
    """R17: a real home is given neither another time nor made-up identities by mistake."""
    with pytest.raises(TestClockRefused):
        clock_for(given, tmp_path)
    with pytest.raises(TestClockRefused):
        clock_for(given, tmp_path / "nothing here")


def test_a_marked_home_takes_a_time_from_the_environment(tmp_path: Path) -> None:
    """R17: a test's time stands still, in the zone it names; without one the system's clock runs."""
    (tmp_path / ".test-home").touch()
    clock = clock_for({"GRADESTEP_TEST_NOW": TEST_TIME, "TZ": "Europe/Berlin"}, tmp_path)
    assert clock.now() == clock.now() == datetime.fromisoformat(TEST_TIME)
    assert clock.zone() == "Europe/Berlin"
    assert clock.ticks() <= clock.ticks()
    assert clock_for({"GRADESTEP_TEST_SEED": "1"}, tmp_path) is SYSTEM_CLOCK
    assert clock_for({}, tmp_path / "anywhere") is SYSTEM_CLOCK


def test_a_time_without_a_zone_is_universal_and_no_time_is_refused(tmp_path: Path) -> None:
    """R17: what is no time at all is told as the mark is, with none of its text."""
    (tmp_path / ".test-home").touch()
    naive = clock_for({"GRADESTEP_TEST_NOW": "2026-11-23T10:00:00"}, tmp_path)
    assert naive.now() == datetime.fromisoformat(TEST_TIME)
    with pytest.raises(TestClockRefused) as refused:
        clock_for({"GRADESTEP_TEST_NOW": "private words"}, tmp_path)
    assert "private" not in str(refused.value)


def test_the_systems_clock_knows_where_it_is() -> None:
    """R17: the present moment is aware, so that no hour of it is ambiguous."""
    assert SYSTEM_CLOCK.now().utcoffset() is not None


@pytest.mark.parametrize(
    ("named", "zone"),
    [
        ("America/New_York", "America/New_York"),
        (":Europe/Berlin", "Europe/Berlin"),
        ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "UTC"),
        ("../../etc/passwd", "UTC"),
        ("Europe", "UTC"),
        ("\ud800", "UTC"),
    ],
)
def test_the_zone_is_named_as_the_database_names_it(named: str, zone: str) -> None:
    """R17: a rule in place of a name is not kept as if it were one."""
    assert zone_of({"TZ": named}) == zone


def test_the_zone_of_the_system_is_found(tmp_path: Path) -> None:
    """R17: by the link, by the link behind a link, by the listed name where there is no link; else UTC."""
    zone = tmp_path / "usr" / "share" / "zoneinfo" / "Europe" / "Paris"
    zone.parent.mkdir(parents=True)
    zone.touch()
    link, over, listed = tmp_path / "localtime", tmp_path / "over", tmp_path / "timezone"
    link.symlink_to(zone)
    over.symlink_to(link)
    listed.write_text("Asia/Kolkata\n")
    nothing = str(tmp_path / "nothing")
    assert zone_of({}, str(link), nothing) == "Europe/Paris"
    assert zone_of({}, str(over), nothing) == "Europe/Paris"
    assert zone_of({}, nothing, str(listed)) == "Asia/Kolkata"
    assert zone_of({}, nothing, nothing) == "UTC"
