"""Lines of the brief from single entries: notes for a session, what was learned, flare days."""

from __future__ import annotations

from gradestep.coach.learnings import learnings
from gradestep.content import say
from gradestep.model.journal import FlareBegun, SessionNote
from gradestep.share.gathering import Choice, Line, Material, is_private
from gradestep.share.wording import full_day


def note_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """Notes for a session, the latest first (S26)."""
    return tuple(
        Line(
            f"{entry.id}/text",
            "notes",
            ((full_day(entry.record.day), entry.event.text),),
            entry.id,
            "text",
            entry.record.day,
            is_private(entry),
            words=True,
        )
        for entry in reversed(material.entries_within(choice))
        if isinstance(entry.event, SessionNote)
    )


def learning_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """The one line kept from each attempt, word for word: starred ones first, then the latest."""
    within = {one.id: one for one in material.attempts_within(choice)}
    known = [one for one in learnings(material.history, material.attempts) if one.attempt in within]
    return tuple(
        Line(
            f"{one.attempt}/learned",
            "learnings",
            ((full_day(within[one.attempt].day), one.words),),
            one.attempt,
            "learned",
            within[one.attempt].day,
            within[one.attempt].private,
            words=True,
        )
        for one in sorted(known, key=lambda one: not one.starred)
    )


def flare_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """The days that were marked as flare days, each once."""
    days = {
        entry.record.day: entry
        for entry in reversed(material.entries_within(choice))
        if isinstance(entry.event, FlareBegun)
    }
    return tuple(
        Line(
            f"{entry.id}/flare",
            "flares",
            ((say("share.labels.flare"), full_day(day)),),
            entry.id,
            "flare",
            day,
            is_private(entry),
        )
        for day, entry in days.items()
    )
