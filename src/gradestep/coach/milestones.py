"""Facts by kind that a journal holds: each once, and none taken away by anything that is added later (S32, S67, care 5.3).

Each is true of a journal because some entries are in it, never because others are not. So nothing that is written later,
entered late or merged in from another computer can make one go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta

from gradestep.coach.attempts import Attempt, attempts
from gradestep.coach.if_then import RULE, USED
from gradestep.coach.patterns import context_of
from gradestep.content import say
from gradestep.model.attempts import AttemptBegun, AttemptEnded
from gradestep.model.history import Entry, History
from gradestep.model.journal import FlareBegun, Offer

HARD = 7
"""A rating before from which a practice is one despite discomfort; the one that is answered with a validating line (S1)."""

COUNTS = (10, 25, 50)
"""Practices of steps in all (care 5.3)."""

GAP = timedelta(days=14)
"""So long without a try that the next one is back after a gap; the same as for the offer of a gentle restart (care 1.3)."""

TIMES = ("seconds", "minutes", "hours")
"""Units of which more is longer."""


@dataclass(frozen=True)
class Milestone:
    """One fact, and the attempt it first was a fact with."""

    kind: str
    """`first`, `returned`, `back`, `longer`, `more`, `despite`, `place`, `without`, `on_time`, `tries` or `used`."""
    step: str
    """The step's id; empty where it is of the whole journal."""
    title: str
    """The step's words then; empty for `used`."""
    day: Date
    attempt: str
    """The attempt's id; for `used` that of the record of the use."""
    count: int = 0
    """For `tries`."""

    @property
    def key(self) -> tuple[str, str, int]:
        """What it is, whichever attempt it is now known with."""
        return self.kind, self.step, self.count

    def words(self) -> str:
        """One sentence: a fact, and no praise."""
        return say(f"milestones.{self.kind}", title=self.title, count=self.count)


def milestones(history: History) -> tuple[Milestone, ...]:
    """Every one there is, oldest first."""
    found = (*_found(attempts(history), _flare_days(history)), *_used(history))
    return tuple(sorted(found, key=lambda one: one.day))


def is_after_gap(history: History, tries: Mapping[str, int], today: Date) -> bool:
    """True where there was a practice before and no try for so long; `tries` counts practices over all months.

    It is asked when an attempt begins, and kept with it: what a gap is cannot be told later from what is not there.
    """
    days = [one.day for one in attempts(history) if one.day < today]
    return today - max(days) >= GAP if days else bool(sum(tries.values()))


def first_use(history: History) -> bool:
    """True while no if-then plan was used."""
    return not any(_uses(history))


def newly(history: History, earlier: Mapping[str, int], attempt: Attempt) -> Milestone | None:
    """The one that an attempt made which is ending now, the rarest first; nothing where it may have been one before.

    `earlier` counts practices by step id over all months; where it knows of more than `history` holds, the step is older
    than what was read, and nothing is said of it again.
    """
    others = tuple(one for one in attempts(history) if one.id != attempt.id)
    read = sum(one.is_practice and one.step.id == attempt.step.id for one in others)
    days = _flare_days(history)
    whole = _found((*others, attempt), days)
    made = [one for one in whole if one.attempt == attempt.id]
    in_all = sum(earlier.values())
    known = earlier.get(attempt.step.id or "", 0) <= read
    fresh = [one for one in made if (known if one.step else in_all <= sum(map(_counts, others)))]
    if attempt.is_practice and in_all + 1 in COUNTS and not any(one.kind == "tries" for one in fresh):
        fresh.append(Milestone("tries", "", attempt.step.title, attempt.day, attempt.id, in_all + 1))
    return min(fresh, key=lambda one: ORDER.index(one.kind), default=None)


ORDER = ("returned", "back", "longer", "more", "despite", "without", "place", "on_time", "first", "tries")


def _flare_days(history: History) -> tuple[Date, ...]:
    return tuple(entry.record.day for entry in history.standing() if isinstance(entry.event, FlareBegun))


def _uses(history: History) -> Iterator[Entry]:
    for entry in history.standing():
        if isinstance(entry.event, Offer) and (entry.event.rule, entry.event.answer) == (RULE, USED):
            yield entry


def _used(history: History) -> tuple[Milestone, ...]:
    """That an if-then plan was used (care 5.3), with the first use by its day."""
    first = min(_uses(history), key=lambda entry: entry.record.day, default=None)
    return (Milestone("used", "", "", first.record.day, first.id),) if first is not None else ()


def _returned(attempt: Attempt) -> bool:
    events = [entry.event for entry in (attempt.begun, attempt.ended) if entry is not None]
    told = (event.context for event in events if isinstance(event, (AttemptBegun, AttemptEnded)))
    return any(context is not None and context.after_gap for context in told)


def _counts(attempt: Attempt) -> bool:
    return attempt.is_practice and bool(attempt.step.id)


def _found(known: Iterable[Attempt], flares: Iterable[Date]) -> tuple[Milestone, ...]:
    ordered = sorted(known, key=lambda one: one.day)
    practices = [one for one in ordered if _counts(one)]
    flare_days = tuple(flares)
    by_step: dict[str, list[Attempt]] = {}
    for one in ordered:
        by_step.setdefault(one.step.id or "", []).append(one)
    made = [*_of_all(practices)]
    for step, tried in by_step.items():
        if step:
            rough = [*flare_days, *(one.day for one in tried if one.outcome == "not_today")]
            made += _of_step([one for one in tried if one.is_practice], rough)
    return tuple(sorted(made, key=lambda one: one.day))


def _of_all(practices: list[Attempt]) -> Iterator[Milestone]:
    if practices:
        yield _with("first", practices[0], of_all=True)
    returned = next(filter(_returned, practices), None)
    if returned is not None:
        yield _with("returned", returned, of_all=True)
    for one in practices:
        if one.step.kind == "quota" and one.outcome == "done" and one.actual == one.step.amount is not None:
            yield _with("on_time", one, of_all=True)
            break
    for count in COUNTS:
        if len(practices) >= count:
            yield replace(_with("tries", practices[count - 1], of_all=True), count=count)


def _of_step(practices: list[Attempt], rough: list[Date]) -> Iterator[Milestone]:
    """Those of one step, each with the first practice it is true of."""
    tests: dict[str, Callable[[Attempt, list[Attempt]], bool]] = {
        "back": lambda one, before: any(past.day <= day < one.day for past in before for day in rough),
        "longer": lambda one, before: one.step.unit in TIMES and _is_more(one, before),
        "more": lambda one, before: one.step.unit not in TIMES and _is_more(one, before),
        "despite": lambda one, _: (one.before.distress or 0) >= HARD,
        "place": lambda one, before: "place" in one.before.variation or _is_elsewhere(one, before),
        "without": lambda one, _: "without_an_aid" in one.before.variation,
    }
    for kind, holds in tests.items():
        for at, one in enumerate(practices):
            if holds(one, practices[:at]):
                yield _with(kind, one)
                break


def _is_more(one: Attempt, before: list[Attempt]) -> bool:
    """More than once before. What went past the plan of a step that is paced is no fact to be glad of (care 1.2)."""
    amount, planned = one.actual, one.step.amount
    if one.step.kind == "quota" and amount is not None and planned is not None and amount > planned:
        return False
    return amount is not None and any(
        past.actual is not None and past.actual < amount and past.step.unit == one.step.unit for past in before
    )


def _is_elsewhere(one: Attempt, before: list[Attempt]) -> bool:
    here = context_of(one).setting
    return bool(here) and any(context_of(past).setting not in (None, here) for past in before)


def _with(kind: str, attempt: Attempt, *, of_all: bool = False) -> Milestone:
    step = "" if of_all else attempt.step.id or ""
    return Milestone(kind, step, attempt.step.title, attempt.day, attempt.id)
