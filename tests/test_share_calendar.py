"""A calendar of what is planned: right across a clock change, the same ids each time, checked by three libraries and by bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from commands import gradestep
from hypothesis import given
from hypothesis import strategies as some
from ical.calendar_stream import IcsCalendarStream
from journals import PLAN
from shared import HOSTILE, material
from walking import NOW, TODAY, remembered, scene_of, walk

from gradestep.coach.planned import coming
from gradestep.flows.registry import flow
from gradestep.model.history import History
from gradestep.model.journal import Event, Planned, Review, SessionNote
from gradestep.model.settings import CheckIns, Settings, Window
from gradestep.share.appointments import Appointment, appointments, moment_of
from gradestep.share.as_calendar import calendar_text
from gradestep.share.gathering import PARTS, PRIVATE, Choice, Material
from gradestep.share.making import made

ALL = Choice(with_parts=frozenset(PARTS))
MONDAYS = Settings(check_in=CheckIns(windows=(Window(days=("mon",), start="18:30", end="20:00"),)))


def lived(*events: Event, settings: Settings | None = None, zone: str = "Europe/London", own: bool = False) -> Material:
    """A plan and these events, each noted a day ago."""
    history = History.of(remembered(event, 1, n) for n, event in enumerate(events))
    return Material(PLAN, history, TODAY, 0, settings or Settings(), zone, NOW, own_titles=own)


def text_of(one: Material, choice: Choice = ALL) -> str:
    """The file's text."""
    return made("calendar", "ics", one, choice).text


def checked(text: str) -> list[Any]:
    """Read by three libraries, each strict in its own way, and by the byte rules that none of them has (libraries 4.5)."""
    raw = text.encode()
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    calendar = icalendar.Calendar.from_ical(raw)
    for component in calendar.walk():
        assert not component.errors
        required: tuple[str, ...] = component.required
        assert all(name in component for name in required), component
    events = list(calendar.walk("VEVENT"))
    uids = [str(event["UID"]) for event in events]
    assert len(uids) == len(set(uids))
    assert not any("RRULE" in event for event in events)
    vobject.readOne(text).validate(raiseException=True)
    IcsCalendarStream.calendar_from_ics(text)
    return events


CLOCK_CHANGES = [
    ("Europe/London", date(2027, 3, 27), "18:30", "2027-03-27T18:30"),
    ("Europe/London", date(2027, 3, 28), "18:30", "2027-03-28T17:30"),
    ("Europe/London", date(2027, 3, 28), "01:30", "2027-03-28T01:30"),
    ("Europe/London", date(2026, 10, 25), "01:30", "2026-10-25T00:30"),
    ("America/New_York", date(2027, 3, 14), "08:00", "2027-03-14T12:00"),
    ("America/New_York", date(2027, 3, 13), "08:00", "2027-03-13T13:00"),
    ("Australia/Lord_Howe", date(2027, 4, 4), "12:00", "2027-04-04T01:30"),
    ("Australia/Lord_Howe", date(2027, 4, 3), "12:00", "2027-04-03T01:00"),
    ("Asia/Kolkata", date(2027, 3, 28), "09:00", "2027-03-28T03:30"),
    ("UTC", date(2027, 3, 28), "09:00", "2027-03-28T09:00"),
]


@pytest.mark.parametrize(("zone", "day", "clock", "instant"), CLOCK_CHANGES)
def test_right_across_a_clock_change(zone: str, day: date, clock: str, instant: str) -> None:
    """S7, S20: the instant of each event is worked out by itself; a time the clock leaves out comes as much later."""
    found = moment_of(day, time.fromisoformat(clock), zone)
    assert found == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@given(
    some.dates(date(2026, 1, 1), date(2030, 1, 1)), some.times(), some.sampled_from([row[0] for row in CLOCK_CHANGES])
)
def test_a_time_that_there_is_reads_back(day: date, at: time, zone: str) -> None:
    """S20: read where the person is, an event begins when they said, or at the hour that a clock change made of it."""
    at = at.replace(second=0, microsecond=0)
    back = moment_of(day, at, zone).astimezone(ZoneInfo(zone))
    assert back.replace(tzinfo=None) - datetime.combine(day, at) in (
        timedelta(),
        timedelta(hours=1),
        timedelta(minutes=30),
    )


def test_what_is_planned_and_no_more(tmp_path: Path) -> None:
    """S7, S20, S61: a step at its time, one for a whole day, check-ins of four weeks, a look back; none that is past."""
    one = lived(
        Planned(step="gate", day_planned=TODAY + timedelta(days=2), time="10:30"),
        Planned(step="corner", day_planned=TODAY + timedelta(days=3)),
        Planned(step="shop", day_planned=TODAY - timedelta(days=1)),
        settings=MONDAYS,
    )
    events = checked(text_of(one))
    told = [(str(event["SUMMARY"]), event.decoded("DTSTART"), str(event["STATUS"])) for event in events]
    assert told[:4] == [
        ("A moment to look in", datetime(2026, 11, 23, 18, 30, tzinfo=UTC), "CONFIRMED"),
        ("A small step", datetime(2026, 11, 25, 10, 30, tzinfo=UTC), "CONFIRMED"),
        ("A small step", date(2026, 11, 26), "CONFIRMED"),
        ("A moment to look in", datetime(2026, 11, 30, 18, 30, tzinfo=UTC), "CONFIRMED"),
    ]
    assert [title for title, _, _ in told].count("A moment to look in") == 4
    assert told[-1][0] == "A look back"
    alarms = [event for event in events if event.walk("VALARM")]
    assert len(alarms) == 5


def test_titles_are_neutral_where_no_others_were_asked_for() -> None:
    """B4, promises 5: a calendar is seen by others; own titles come only where they were asked for."""
    planned = Planned(step="gate", day_planned=TODAY)
    assert "gate" not in text_of(lived(planned)).casefold()
    assert "Walk to the gate" in text_of(lived(planned, own=True))


def test_a_line_held_back_is_no_event() -> None:
    """B4, R20: each can be held back; nothing marked private is ever there."""
    one = lived(Planned(step="gate", day_planned=TODAY), SessionNote(text="words"))
    (step, _) = appointments(one)
    held = Choice(with_parts=frozenset(PARTS), held=frozenset({f"calendar/{step.key}"}))
    finished = made("calendar", "ics", one, held)
    assert finished.held_back == 1
    assert step.uid not in finished.text
    private = [
        replace(record, envelope=record.envelope.model_copy(update={"private": True}))
        for record in lived(Planned(step="gate", day_planned=TODAY)).history.records
    ]
    assert "A small step" not in text_of(
        replace(one, history=History.of(private)), Choice(with_parts=frozenset(PARTS) - {PRIVATE})
    )


@pytest.mark.parametrize(
    "words", [*HOSTILE, "a" * 300, "\u5c0f" * 60, "x;y,z:\\n", "BEGIN:VALARM\r\nEND:VEVENT", "\x00\x1b[31m"]
)
def test_hostile_titles_stay_titles(words: str) -> None:
    """R20: no title ends its line, adds a property or breaks a letter in two; it reads back as it was written."""
    shown = Appointment("u@gradestep", words, TODAY, NOW, NOW + timedelta(minutes=10))
    events = checked(calendar_text([shown], NOW))
    assert len(events) == 1
    assert len(events[0].walk("VALARM")) == 1
    assert set(events[0]) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "TRANSP", "CLASS"}


def test_an_empty_calendar_is_sound() -> None:
    """B4: nobody planned anything, and the file still opens; a full journal's file is sound too."""
    assert checked(text_of(replace(lived(), history=History()))) == []
    checked(text_of(replace(material(), settings=MONDAYS, now=NOW)))


def test_by_the_commands(home: Path, tmp_path: Path) -> None:
    """S7, R21: a private file, and a record of what was shared and under which name."""
    gradestep(home, "log", "Walk", "--outcome", "done")
    file = tmp_path / "practice.ics"
    ran = gradestep(home, "share", "calendar", "--yes", "--to", str(file))
    assert ran.returncode == 0, ran.stderr
    (before,) = checked(file.read_bytes().decode())
    assert '"what":"calendar"' in gradestep(home, "history", "--json").stdout
    gradestep(home, "log", "Walk", "--outcome", "done", "--at", "2020-01-01T10:00")
    again = gradestep(home, "share", "calendar", "--yes", "--to", str(file), "--force")
    assert again.returncode == 0, again.stderr
    (after,) = [event for event in checked(file.read_bytes().decode()) if event["STATUS"] == "CONFIRMED"]
    assert str(after["UID"]) != str(before["UID"]), "the look back moved to another day"
    assert str(before["UID"]) in [
        str(event["UID"]) for event in checked(file.read_bytes().decode()) if event["STATUS"] == "CANCELLED"
    ]


def test_meant_for_a_day_moved_and_dropped() -> None:
    """S7: any day, moved and dropped by a word; a day that is past is gone and nowhere late."""
    scene = scene_of(PLAN, step="gate")
    first = walk(flow("plan_step", scene), scene, {"day": "tomorrow", "time": "9"})
    (planned,) = first.events(Planned)
    assert planned == Planned(step="gate", day_planned=TODAY + timedelta(days=1), time="09:00")
    again = scene_of(PLAN, (planned, 0), step="gate")
    moved = walk(flow("plan_step", again), again, {"what": "move", "day": "2026-11-28"})
    assert moved.events(Planned) == [
        Planned(step="gate", day_planned=TODAY + timedelta(days=1), dropped=True),
        Planned(step="gate", day_planned=date(2026, 11, 28)),
    ]
    dropped = walk(flow("plan_step", again), again, {"what": "drop"})
    assert dropped.events(Planned) == [Planned(step="gate", day_planned=TODAY + timedelta(days=1), dropped=True)]
    left = walk(flow("plan_step", again), again, {"what": "leave"})
    assert left.events(Planned) == []
    past = scene_of(PLAN, (Planned(step="gate", day_planned=TODAY - timedelta(days=1)), 3), step="gate")
    assert coming(past.history, TODAY) == ()
    assert "what" not in walk(flow("plan_step", past), past, {}).stages()


@pytest.mark.parametrize("typed", ["2026-13-01", "soon", "2026-11-22", ""])
def test_what_is_no_day_to_come_keeps_nothing(typed: str) -> None:
    """S7: nothing is made of what is no day, or a day that is past."""
    scene = scene_of(PLAN, step="gate")
    assert walk(flow("plan_step", scene), scene, {"day": "named", "named": typed}).events(Planned) == []


def test_the_look_back_follows_the_last_one() -> None:
    """S61: 28 days after the last look at the lists, or as many as were set, today at the earliest; no other look is one."""
    (one,) = appointments(lived(Review(subject="outside", choice="keep")))
    assert one.day == TODAY + timedelta(days=27)
    (later,) = appointments(lived(Review(subject="goals"), settings=Settings(review_days=56)))
    assert later.day == TODAY + timedelta(days=55)
    began = remembered(SessionNote(text="a"), 10, 0)
    other = remembered(Review(subject="if_then/a", choice="keep"), 0, 1)
    (same,) = appointments(replace(lived(), history=History.of((began, other))))
    assert same.day == TODAY + timedelta(days=18)
