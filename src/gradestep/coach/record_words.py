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
from gradestep.model.journal import Event, Measure, PlanAdopted, PlanChanged, Planned, Review, Shared, WeeklyRating
from gradestep.model.plan import Plan

TITLE_LENGTH = 60
"""Characters of a note that stand for it in a row."""


def record_words(entry: Entry, titles: Mapping[str, str], plan: Plan, today: Date) -> str:
    """What the record says, shortened; `titles` holds the words of steps by the id of an attempt."""
    event: Any = entry.event
    kind = entry.record.envelope.kind
    outcome = getattr(event, "outcome", None) or "unsaid"
    detail = getattr(event, "exercise", None) or getattr(event, "picked", None) or ""
    text = getattr(event, "text", None) if kind == "session_note" else getattr(event, "note", None)
    row, named = _named(entry.event, plan, today)
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


def shortened(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1].rstrip() + "…"


def _named(event: Event, plan: Plan, today: Date) -> tuple[str, Mapping[str, str | int]]:
    """Which row tells it, and what the row is filled with, for a record that is known by what it is about."""
    match event:
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
        case PlanAdopted(title=title) if title:
            return "plan_adopted_from", {"text": shortened(title)}
        case Shared(file=file) if file:
            return "shared_as", {"text": shortened(file)}
        case _:
            return "", {}
