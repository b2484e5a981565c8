"""One record of the journal in one sentence, as it is met in a list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from typing import Any

from gradestep.coach.dates import day_words
from gradestep.coach.measures import title_of
from gradestep.coach.reviews import subject_words
from gradestep.content import has, say
from gradestep.model.history import Entry
from gradestep.model.journal import Measure, PlanAdopted, PlanChanged, Planned, Review, Shared, WeeklyRating
from gradestep.model.plan import Plan
from gradestep.model.record import Record

TITLE_LENGTH = 60
"""Characters of a note that stand for it in a row."""


def record_words(entry: Entry, titles: Mapping[str, str], plan: Plan, today: Date) -> str:
    """What the record says, shortened; `titles` holds the words of steps by the id of an attempt."""
    event: Any = entry.event
    kind = entry.record.envelope.kind
    outcome = getattr(event, "outcome", None) or "unsaid"
    detail = getattr(event, "exercise", None) or getattr(event, "picked", None) or ""
    text = getattr(event, "text", None) if kind == "session_note" else getattr(event, "note", None)
    row, named = _named(entry, plan, today)
    values = {
        "step": titles.get(getattr(event, "attempt", None) or entry.id, ""),
        "outcome": say(f"journal.values.{outcome}"),
        "detail": say(f"journal.values.{detail}") if has(f"journal.values.{detail}") else detail,
        "text": shortened(text or ""),
        "kind": say(f"journal.kinds.{kind}"),
        **named,
    }
    key = f"journal.rows.{row or kind}"
    return say(key if has(key) else "journal.rows.other", **values).strip()


def act_words(record: Record) -> str:
    """What undo took back or redo brought again, to stand in a sentence; a plan that was taken in by its title and version."""
    match record.event:
        case PlanAdopted(title=title, plan=plan, revision=revision):
            return say("journal.plan_version", title=shortened(title or plan), revision=revision)
        case _:
            return say(f"commands.kind.{record.envelope.kind}")


def shortened(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1].rstrip() + "…"


def _named(entry: Entry, plan: Plan, today: Date) -> tuple[str, Mapping[str, str | int]]:
    """Which row tells it, and what the row is filled with, for a record that is known by what it is about."""
    match entry.event:
        case Planned(step=step, day_planned=day, dropped=dropped):
            found = plan.find(step)
            title = found[1].title if found else step
            return "planned_dropped" if dropped else "planned", {"step": title, "day": day_words(day, today)}
        case WeeklyRating(what=what, value=value):
            return f"rating_{what}", {"value": value}
        case Measure(measure=measure):
            return "measure", {"text": title_of(plan, measure)}
        case Review(subject=subject):
            return "review", {"text": shortened(subject_words(plan, subject))}
        case PlanChanged(subject=subject) if subject:
            return "plan_changed_about", {"text": shortened(subject)}
        case PlanAdopted(title=title, plan=known_as, revision=revision):
            return _of_adoption(entry, entry.event), {"text": shortened(title or known_as), "revision": revision}
        case Shared(file=file) if file:
            return "shared_as", {"text": shortened(file)}
        case _:
            return "", {}


def _of_adoption(entry: Entry, event: PlanAdopted) -> str:
    """Taken in, taken back by undo, to the version before or altogether, or taken in again by redo."""
    if entry.record.envelope.undoes:
        return "plan_adopted_undone" if event.base else "plan_adopted_undone_wholly"
    return "plan_adopted_redone" if entry.record.envelope.redoes else "plan_adopted_from"
