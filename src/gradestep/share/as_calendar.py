"""The appointments that stay as an iCalendar file: single events in UTC, no rule that repeats, gentle alarms (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from gradestep.share.appointments import Appointment
from gradestep.text import cleaned_line

PRODUCT = "-//gradestep//gradestep//EN"

BEGAN, MINUTE = datetime(2020, 1, 1, tzinfo=UTC), timedelta(minutes=1)
"""A sequence counts the minutes since then: what was written later stands over what was written before."""

BEFORE = timedelta(minutes=-15)
"""How long before it begins a calendar may say so."""


ABOUT = "X-WR-CALDESC"
"""What calendar programs show as being about the whole calendar."""


def calendar_text(found: Iterable[Appointment], made: datetime, about: str = "") -> str:
    """The file's text, line ends and folding as RFC 5545 has them; `about` is said of the whole."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if about:
        calendar.add(ABOUT, cleaned_line(about))
    for one in found:
        calendar.add_component(_event(one, made.astimezone(UTC).replace(microsecond=0)))
    text: str = calendar.to_ical().decode()
    return text


def _event(one: Appointment, made: datetime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", made)
    event.add("dtstart", one.starts or one.day)
    event.add("dtend", one.ends or one.day + timedelta(days=1))
    event.add("summary", cleaned_line(one.title))
    event.add("sequence", int((made - BEGAN) / MINUTE))
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if one.starts is not None and not one.cancelled:
        event.add_component(_alarm(one.title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", cleaned_line(title))
    alarm.add("trigger", BEFORE)
    return alarm
