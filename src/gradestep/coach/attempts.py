"""Attempts as they stand: the beginning, the end and what was said after, joined into one value each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from gradestep.model.attempts import Afterwards, AttemptBegun, AttemptEnded, Before, Outcome, Reflection, StepSnapshot
from gradestep.model.history import Entry, History
from gradestep.model.journal import Exercise

NOTHING_SAID = Afterwards()
NOTHING_BEFORE = Before()

PRACTICE = ("done", "partly", "changed")
"""Outcomes that count as practice; a part counts (S36)."""


@dataclass(frozen=True)
class Attempt:
    """One go at a step, from before to after."""

    id: str
    step: StepSnapshot
    day: Date
    begun: Entry | None = None
    ended: Entry | None = None
    reflections: tuple[Entry, ...] = ()
    before: Before = Before()
    after: Afterwards = Afterwards()
    """Every answer given since; a later one stands over an earlier one."""
    outcome: Outcome | None = None
    actual: float | None = None
    instead: str | None = None
    private: bool = False
    complete: bool = False
    """True once the person came to the end of the questions, or it was told on one line."""

    @property
    def is_practice(self) -> bool:
        """True for done, partly and changed (design 8)."""
        return self.outcome in PRACTICE


def attempts(history: History) -> tuple[Attempt, ...]:
    """Every attempt that stands, oldest first."""
    standing = history.standing()
    begun = {entry.id: entry for entry in standing if isinstance(entry.event, AttemptBegun)}
    ended = {entry.event.attempt or entry.id: entry for entry in standing if isinstance(entry.event, AttemptEnded)}
    reflections: dict[str, list[Entry]] = {}
    for entry in standing:
        if isinstance(entry.event, Reflection):
            reflections.setdefault(entry.event.attempt, []).append(entry)
    known = [entry.id for entry in standing if isinstance(entry.event, (AttemptBegun, AttemptEnded))]
    ended_by = {entry.id: key for key, entry in ended.items()}
    ids = dict.fromkeys(key if key in begun or key in ended else ended_by.get(key, key) for key in known)
    joined = (_joined(key, begun.get(key), ended.get(key), tuple(reflections.get(key, ()))) for key in ids)
    return tuple(attempt for attempt in joined if attempt is not None)


def _joined(key: str, begun: Entry | None, ended: Entry | None, reflections: tuple[Entry, ...]) -> Attempt | None:
    start = begun.event if begun and isinstance(begun.event, AttemptBegun) else None
    end = ended.event if ended and isinstance(ended.event, AttemptEnded) else None
    step = start.step if start else end.step if end else None
    first = begun or ended
    if step is None or first is None:
        return None
    said = [entry.event for entry in reflections if isinstance(entry.event, Reflection)]
    last = ended or first
    return Attempt(
        id=key,
        step=step,
        day=last.record.day,
        begun=begun,
        ended=ended,
        reflections=reflections,
        before=(end.before if end and end.before else None) or (start.before if start else NOTHING_BEFORE),
        after=_together([*([end.after] if end and end.after else []), *(event.after for event in said)]),
        outcome=end.outcome if end else None,
        actual=end.actual if end else None,
        instead=end.instead if end else None,
        private=any(entry.record.envelope.private for entry in (begun, ended, *reflections) if entry),
        complete=any(event.complete for event in said) or (end is not None and end.attempt is None),
    )


def _together(said: list[Afterwards]) -> Afterwards:
    if len(said) <= 1:
        return said[0] if said else NOTHING_SAID
    answers: dict[str, object] = {}
    for after in said:
        answers |= {
            name: getattr(after, name) for name in after.model_fields_set if getattr(after, name) not in (None, ())
        }
    return Afterwards().model_copy(update=answers)


def tries_of(history: History, step_id: str) -> tuple[Attempt, ...]:
    """The attempts at one step, oldest first."""
    return tuple(attempt for attempt in attempts(history) if attempt.step.id == step_id)


def practice_days_in(history: History) -> tuple[Date, ...]:
    """The day of every practice, one entry for each: exercises, and attempts done, partly done or changed."""
    exercises = [entry.record.day for entry in history.standing() if isinstance(entry.event, Exercise)]
    return (*exercises, *(attempt.day for attempt in attempts(history) if attempt.is_practice))
