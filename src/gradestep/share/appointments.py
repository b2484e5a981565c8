"""What can stand in a calendar: planned steps, check-in times and a look back, each at its own moment (S7, S20, S61).

Times are worked out one by one from the time on the person's clock, so that they are right across a clock change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from zoneinfo import ZoneInfo

from gradestep.clock import parsed_time
from gradestep.coach.energy import WEEK
from gradestep.coach.planned import Meant, meant
from gradestep.content import say
from gradestep.model.journal import Review, Shared
from gradestep.share.gathering import Choice, Line, Material, is_private
from gradestep.share.wording import full_day

AHEAD = 28
"""Days for which check-in times are written out; there is no rule that repeats them (libraries 4.5)."""

MOST = 26
"""Check-in times that are written out."""

SLOTS = 3
"""Times of one day that are taken out again where they are gone."""

REVIEW_AFTER = timedelta(days=28)
"""When a look back is due (S61)."""

CHECK_IN_LASTS = timedelta(minutes=10)
STEP_LASTS = timedelta(minutes=30)
"""A calendar wants an end; it measures nothing."""


@dataclass(frozen=True)
class Appointment:
    """One thing in a calendar."""

    uid: str
    """The same each time it is written, so that importing again updates it."""
    title: str
    day: Date
    starts: datetime | None = None
    """In UTC; absent for the whole day."""
    ends: datetime | None = None
    cancelled: bool = False
    part: str = "planned"
    told: str = ""
    """When, as the person's clock says it."""
    private: bool = False


def appointments(material: Material) -> tuple[Appointment, ...]:
    """Everything from today on, in order."""
    found = (*_steps(material), *_check_ins(material), *_review(material))
    return tuple(sorted(found, key=lambda one: (one.day, one.starts or datetime.min.replace(tzinfo=UTC), one.uid)))


def appointment_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """A line for each, to be held back or let through."""
    return tuple(
        Line(
            f"calendar/{one.uid}",
            one.part,
            ((say("share_calendar.label", title=one.title, day=full_day(one.day)), one.told),),
            one.uid,
            "cancelled" if one.cancelled else "appointment",
            one.day,
            one.private,
        )
        for one in appointments(material)
        if choice.until is None or one.day <= choice.until
    )


def moment_of(day: Date, at: time, zone: str) -> datetime:
    """The instant, in UTC, of a time on the clock there; one that a clock change leaves out is as much later."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def _uid(*parts: str) -> str:
    return f"{hashlib.sha256('/'.join(parts).encode()).hexdigest()[:32]}@gradestep"


def _steps(material: Material) -> Iterator[Appointment]:
    for one in meant(material.history):
        if one.day >= material.today:
            yield _step(material, one)


def _step(material: Material, one: Meant) -> Appointment:
    found = material.plan.find(one.step)
    own = found[1].title if found is not None and material.own_titles else ""
    starts = moment_of(one.day, parsed_time(one.time), material.zone) if _is_time(one.time) else None
    told = one.time if starts else say("share_calendar.any_time")
    return Appointment(
        _uid("planned", material.plan.id, one.step, one.day.isoformat()),
        own or say("share_calendar.step"),
        one.day,
        starts,
        starts + STEP_LASTS if starts else None,
        one.dropped,
        told=say("share_calendar.cancelled") if one.dropped else told,
        private=one.entry.record.envelope.private,
    )


def _check_ins(material: Material) -> Iterator[Appointment]:
    """The times of four weeks; where a calendar was shared before, those that are gone are taken out."""
    again = any(isinstance(entry.event, Shared) and entry.event.what == "calendar" for entry in material.standing)
    written = 0
    for number in range(AHEAD):
        day = material.today + timedelta(days=number)
        times = [window.start for window in material.settings.check_in.windows if WEEK[day.weekday()] in window.days]
        for slot, start in enumerate(sorted(times)[:SLOTS]):
            starts = moment_of(day, parsed_time(start), material.zone)
            if starts > material.now and written < MOST:
                written += 1
                yield _check_in(day, slot, starts, told=start)
        for slot in range(min(len(times), SLOTS), SLOTS) if again else ():
            starts = moment_of(day, time(12), material.zone)
            yield _check_in(day, slot, starts, told=say("share_calendar.cancelled"), cancelled=True)


def _check_in(day: Date, slot: int, starts: datetime, *, told: str, cancelled: bool = False) -> Appointment:
    return Appointment(
        _uid("check-in", day.isoformat(), str(slot)),
        say("share_calendar.check_in"),
        day,
        starts,
        starts + CHECK_IN_LASTS,
        cancelled,
        "check_ins",
        told,
    )


def _review(material: Material) -> Iterator[Appointment]:
    """The next look back: 28 days after the last one, or after the first record."""
    seen = [entry for entry in material.standing if not is_private(entry)]
    looked = [entry.record.day for entry in seen if isinstance(entry.event, Review)]
    began = min((entry.record.day for entry in seen), default=None)
    last = max(looked, default=began)
    if last is None:
        return
    day = max(last + REVIEW_AFTER, material.today)
    yield Appointment(
        _uid("review", material.plan.id, last.isoformat()),
        say("share_calendar.review"),
        day,
        part="reviews",
        told=say("share_calendar.review_row"),
    )


def _is_time(text: str) -> bool:
    try:
        parsed_time(text)
    except ValueError:
        return False
    return len(text) == 5
