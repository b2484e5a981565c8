"""What can stand in a calendar: planned steps, check-in times and a look back, each at its own moment (S7, S20, S61).

Times are worked out one by one from the time on the person's clock, so that they are right across a clock change. What an
earlier calendar held and this one does not is taken out by name; the journal knows what that was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from zoneinfo import ZoneInfo

from gradestep.clock import parsed_time
from gradestep.coach.check_in_times import first_moment
from gradestep.coach.energy import WEEK
from gradestep.coach.planned import Meant, coming
from gradestep.coach.reviews import GOALS
from gradestep.content import say
from gradestep.model.journal import CalendarPart, InCalendar, Review, Shared
from gradestep.share.gathering import Choice, Line, Material, is_private
from gradestep.share.wording import full_day

AHEAD = 28
"""Days for which check-in times are written out; there is no rule that repeats them (libraries 4.5)."""

MOST = 26
"""Check-in times that are written out."""

CHECK_IN_LASTS = timedelta(minutes=10)
STEP_LASTS = timedelta(minutes=30)
"""A calendar wants an end; it measures nothing."""


@dataclass(frozen=True)
class Appointment:
    """One thing in a calendar."""

    uid: str
    """The same each time it is written from one person's journal, and in no other's, so that importing again updates it."""
    title: str
    day: Date
    starts: datetime | None = None
    """In UTC; absent for the whole day."""
    ends: datetime | None = None
    cancelled: bool = False
    part: CalendarPart = "planned"
    told: str = ""
    """When, as the person's clock says it."""
    private: bool = False
    key: str = ""
    """What it is, whatever its uid is."""

    def in_calendar(self) -> InCalendar:
        """What the journal keeps of it, so that a later calendar can take it out."""
        return InCalendar(uid=self.uid, part=self.part, day=self.day, starts=self.starts)


def appointments(material: Material) -> tuple[Appointment, ...]:
    """Everything from today on, in order, and what an earlier calendar held that is gone since."""
    check_ins = tuple(_check_ins(material))
    to_come = [one for one in check_ins if one.starts is not None and one.starts > material.now]
    still = (*_steps(material), *_review(material))
    gone = _gone(material, {one.uid for one in (*still, *check_ins)})
    found = (*still, *to_come[:MOST], *gone)
    return tuple(sorted(found, key=lambda one: (one.day, one.starts or datetime.min.replace(tzinfo=UTC), one.uid)))


def appointment_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """A line for each, to be held back or let through."""
    return tuple(
        Line(
            f"calendar/{one.key or one.uid}",
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


def _uid(material: Material, key: str) -> str:
    """Of one appointment. The first record's id is random and goes where the journal goes, so that no two people share one.

    Where it became another, because an older journal was put beside this one, what stood under the old ones is taken out.
    """
    records = material.history.records
    own = records[0].id if records else material.now.isoformat()
    return f"{hashlib.sha256(f'{own}/{key}'.encode()).hexdigest()[:32]}@gradestep"


def _steps(material: Material) -> Iterator[Appointment]:
    for one in coming(material.history, material.today):
        yield _step(material, one)


def _step(material: Material, one: Meant) -> Appointment:
    found = material.plan.find(one.step)
    own = found[1].title if found is not None and material.own_titles else ""
    starts = moment_of(one.day, parsed_time(one.time), material.zone) if _is_time(one.time) else None
    key = f"planned/{one.step}/{one.day.isoformat()}"
    return Appointment(
        _uid(material, key),
        own or say("share_calendar.title.planned"),
        one.day,
        starts,
        starts + STEP_LASTS if starts else None,
        told=one.time if starts else say("share_calendar.any_time"),
        private=one.entry.record.envelope.private,
        key=key,
    )


def _check_ins(material: Material) -> Iterator[Appointment]:
    """Every time of four weeks, those of today that are over too; each at the moment it is first offered (S20)."""
    own = material.settings
    for day in (material.today + timedelta(days=number) for number in range(AHEAD)):
        windows = (window for window in own.check_in.windows if WEEK[day.weekday()] in window.days)
        for slot, window in enumerate(sorted(windows, key=lambda one: one.start)):
            begins = datetime.combine(day, parsed_time(window.start), ZoneInfo(material.zone))
            when = first_moment(own, window, begins)
            starts = moment_of(when.date(), when.time(), material.zone)
            key = f"check-in/{day.isoformat()}/{slot}"
            yield Appointment(
                _uid(material, key),
                say("share_calendar.title.check_ins"),
                when.date(),
                starts,
                starts + CHECK_IN_LASTS,
                part="check_ins",
                told=when.strftime("%H:%M"),
                key=key,
            )


def _review(material: Material) -> Iterator[Appointment]:
    """The next look back at the lists: so many days after the last one, or after the first record (S61)."""
    lists = (GOALS, *(ladder.id for ladder in material.plan.ladders))
    seen = [entry for entry in material.standing if not is_private(entry)]
    looked = [entry.record.day for entry in seen if isinstance(entry.event, Review) and entry.event.subject in lists]
    began = min((entry.record.day for entry in seen), default=None)
    last = max(looked, default=began)
    if last is None:
        return
    key = f"review/{last.isoformat()}"
    yield Appointment(
        _uid(material, key),
        say("share_calendar.title.reviews"),
        max(last + timedelta(days=material.settings.review_days), material.today),
        part="reviews",
        told=say("share_calendar.review_row"),
        key=key,
    )


def _gone(material: Material, still: Set[str]) -> Iterator[Appointment]:
    """What left in an earlier calendar, is not over and stands no more; said again until its day has passed."""
    events = (record.event for record in material.history.records)
    left = {one.uid: one for event in events if isinstance(event, Shared) for one in event.calendar}
    for uid, one in left.items():
        if uid not in still and one.day >= material.today:
            yield Appointment(
                uid,
                say(f"share_calendar.title.{one.part}"),
                one.day,
                one.starts,
                one.starts + CHECK_IN_LASTS if one.starts is not None else None,
                cancelled=True,
                part=one.part,
                told=say("share_calendar.cancelled"),
            )


def _is_time(text: str) -> bool:
    try:
        parsed_time(text)
    except ValueError:
        return False
    return len(text) == 5
