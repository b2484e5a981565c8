"""Counts side by side: time of day, setting, company, flare days; five on each side at least, and no advice drawn (S52, care 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from gradestep.coach.attempts import Attempt
from gradestep.coach.day_parts import part_of
from gradestep.model.attempts import AttemptBegun, AttemptEnded, Context

FLOOR = 5
"""Tries on a side before the two are shown beside each other."""

DONE = ("done", "partly")
"""Outcomes that count as done; a part counts (S36)."""


@dataclass(frozen=True)
class Side:
    """One way tries were, and how they went."""

    what: str
    """A code such as `morning`, or a word of the person's own."""
    done: int
    tried: int


@dataclass(frozen=True)
class Pattern:
    """Two sides that can be looked at together."""

    kind: str
    """`band`, `setting`, `company` or `flare`."""
    one: Side
    other: Side


def patterns(attempts: Iterable[Attempt]) -> tuple[Pattern, ...]:
    """Every two sides with tries enough, by kind; nothing of the body is looked at (S27)."""
    told = [attempt for attempt in attempts if attempt.outcome is not None]
    return tuple(
        Pattern(kind, one, other)
        for kind, side_of in KINDS.items()
        for one, other in combinations(_sides(told, side_of), 2)
    )


def _sides(told: list[Attempt], side_of: Callable[[Attempt], str]) -> list[Side]:
    found: dict[str, list[Attempt]] = {}
    for attempt in told:
        found.setdefault(side_of(attempt), []).append(attempt)
    return [
        Side(what, sum(one.outcome in DONE for one in tries), len(tries))
        for what, tries in sorted(found.items())
        if what and len(tries) >= FLOOR
    ]


def context_of(attempt: Attempt) -> Context:
    """Where it stood, as it was told at its end, else at its beginning."""
    ended = attempt.ended.event if attempt.ended else None
    begun = attempt.begun.event if attempt.begun else None
    if isinstance(ended, AttemptEnded) and ended.context is not None:
        return ended.context
    return begun.context if isinstance(begun, AttemptBegun) else Context()


def band_of(attempt: Attempt) -> str:
    """The time of day: as it was said, else from the time on the clock where it began."""
    said, entry = context_of(attempt).time_band, attempt.begun or attempt.ended
    if said or entry is None:
        return said or ""
    ended = entry.event
    when = ended.when if isinstance(ended, AttemptEnded) else None
    return part_of((when or entry.record.envelope.local).hour)


def _setting(attempt: Attempt) -> str:
    return context_of(attempt).setting or ""


def _company(attempt: Attempt) -> str:
    return context_of(attempt).company or ""


def _flare(attempt: Attempt) -> str:
    return "flare" if context_of(attempt).flare else "no_flare"


KINDS: dict[str, Callable[[Attempt], str]] = {
    "band": band_of,
    "setting": _setting,
    "company": _company,
    "flare": _flare,
}
