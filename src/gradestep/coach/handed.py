"""What was shared so far, as the journal knows it: when, what, for whom, which parts, under which name (B4)."""

from __future__ import annotations

from datetime import date as Date

from gradestep.coach.dates import day_words
from gradestep.content import has, say
from gradestep.model.history import Entry, History
from gradestep.model.journal import Shared

SHOWN = "-"
"""The name of what was shown and is no file."""


def handed_rows(history: History) -> tuple[str, ...]:
    """A sentence for each, the latest first; one where there was nothing."""
    found = [_row(one, one.event) for one in reversed(history.standing()) if isinstance(one.event, Shared)]
    return (say("handed.title"), *found) if found else (say("handed.nothing"),)


def _row(entry: Entry, event: Shared) -> str:
    parts = "; ".join(_named("share_flow.part", part) for part in event.parts)
    where = say("handed.shown") if event.file in (None, SHOWN) else say("handed.file", file=event.file)
    return say(
        "handed.row",
        day=day_words(entry.record.day, Date.min),
        what=_named("share_flow.what.options", event.what),
        purpose=_named("share_flow.purpose.options", event.purpose or "myself"),
        where=where,
        parts=parts or say("handed.no_parts"),
        held=event.held_back,
    )


def _named(area: str, code: str) -> str:
    """The code as the questions have it; as it is where they do not know it."""
    return say(f"{area}.{code}") if code.isidentifier() and has(f"{area}.{code}") else code
