"""The journal as it is browsed: rows in words, the newest first, found by kind, step, day or any word in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from gradestep.coach.dates import day_words, time_words
from gradestep.coach.record_words import record_words
from gradestep.content import has, say
from gradestep.model.history import Entry, History
from gradestep.model.journal import Event
from gradestep.model.plan import Plan

HIDDEN = ("plan_changed", "plan_adopted", "offer", "learning_starred")
"""Kinds that are shown on request alone: what was done to files, not what a person did."""


@dataclass(frozen=True)
class Wanted:
    """What to look for; everything absent is anything."""

    since: Date | None = None
    kind: str | None = None
    step: str | None = None
    """A step's id, or words in its title."""
    search: str | None = None
    """Words anywhere in the record, upper and lower case alike."""
    all_kinds: bool = False


@dataclass(frozen=True)
class JournalRow:
    """One record, ready to be read."""

    id: str
    day: str
    kind: str
    words: str
    amended: bool = False
    private: bool = False

    def line(self) -> str:
        """All of it on one line."""
        marks = (say("journal.amended") if self.amended else "", say("journal.private") if self.private else "")
        return " ".join(part for part in (f"{self.day}.", self.words, *marks) if part)


def journal_rows(plan: Plan, history: History, wanted: Wanted, today: Date) -> tuple[JournalRow, ...]:
    """What stands and fits, the newest first."""
    titles = {entry.id: _step_title(entry.event) for entry in history.entries if _step_title(entry.event)}
    fitting = (entry for entry in reversed(history.standing()) if _fits(entry, wanted, titles))
    return tuple(_row(entry, record_words(entry, titles, plan, today), today) for entry in fitting)


def record_lines(history: History, record_id: str, today: Date) -> tuple[str, ...]:
    """Everything one record holds, as `label: value` lines (A33); removed ones too."""
    entry = history.find(record_id)
    if entry is None:
        return ()
    envelope = entry.record.envelope
    when = say("journal.when", day=day_words(envelope.day, today), time=time_words(envelope.local))
    told = entry.event.model_dump(mode="json", exclude_none=True, exclude={"kind"})
    first_kept = (say("journal.first_kept"),) if entry.amended else ()
    return (when, say(f"journal.kinds.{envelope.kind}"), *_lines(told), *first_kept)


def _lines(told: dict[str, Any]) -> Iterator[str]:
    for key, value in told.items():
        if key in ("attempt", "of", "text_before") or value in ("", [], {}, False, None):
            continue
        if isinstance(value, dict):
            yield from _lines(value)
        elif isinstance(value, list):
            yield _line(key, ", ".join(str(part) for part in value if not isinstance(part, dict)))
        else:
            yield _line(key, str(value))


def _line(key: str, value: str) -> str:
    label = say(f"journal.fields.{key}") if has(f"journal.fields.{key}") else key.replace("_", " ")
    shown = say(f"journal.values.{value}") if has(f"journal.values.{value}") else value
    return say("journal.field", label=label, value=shown)


def _fits(entry: Entry, wanted: Wanted, titles: dict[str, str]) -> bool:
    kind = entry.record.envelope.kind
    if wanted.since is not None and entry.record.day < wanted.since:
        return False
    if wanted.kind is not None and kind != wanted.kind:
        return False
    if wanted.kind is None and not wanted.all_kinds and kind in HIDDEN:
        return False
    if wanted.step is not None and not _of_step(entry, wanted.step, titles):
        return False
    return wanted.search is None or wanted.search.casefold() in " ".join(_texts(entry.event.model_dump())).casefold()


def _of_step(entry: Entry, step: str, titles: dict[str, str]) -> bool:
    snapshot = getattr(entry.event, "step", None)
    title = titles.get(getattr(entry.event, "attempt", None) or entry.id, "")
    named = getattr(snapshot, "id", None) == step or snapshot == step
    return named or step.casefold() in title.casefold()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)


def _step_title(event: Event) -> str:
    title: object = getattr(getattr(event, "step", None), "title", "")
    return title if isinstance(title, str) else ""


def _row(entry: Entry, words: str, today: Date) -> JournalRow:
    envelope = entry.record.envelope
    return JournalRow(
        id=entry.id,
        day=day_words(envelope.day, today),
        kind=envelope.kind,
        words=words,
        amended=entry.amended,
        private=envelope.private,
    )
