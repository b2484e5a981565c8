"""Which tries of a step speak of the size it has now; with another size, counting begins anew (care 1.2, 1.3, S38)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gradestep.coach.attempts import Attempt
from gradestep.model.history import History
from gradestep.model.journal import Offer
from gradestep.model.plan import Step

BASELINE = "baseline"
"""The start that follows from three trials, as an offer in the journal (care 1.2)."""

TAKEN = ("smaller", "bigger")
"""Answers that begin so gave a step another size."""

TAKEN_STARTS = ("take", "own")
"""Answers to the offer of a start from three trials that began the step anew."""

FOR_ONCE = 1
"""So many smaller tries between those of the present size are smaller for once; more on end were the size it had then."""


def outgrown(tries: Iterable[Attempt], history: History) -> frozenset[str]:
    """The tries after which their step was given another size, or a new start, by an offer that was taken."""
    places: dict[str, int] = {}
    resized: dict[str, int] = {}
    for place, entry in enumerate(history.standing()):
        places[entry.id] = place
        if isinstance(entry.event, Offer) and _resizes(entry.event):
            resized[entry.event.subject or ""] = place
    return frozenset(one.id for one in tries if _place(one, places) < resized.get(one.step.id or "", -1))


def since_resized(step: Step, tries: Sequence[Attempt], old: frozenset[str]) -> tuple[Attempt, ...]:
    """A step's tries since it was last larger than now, oldest first; of `old`, none. A smaller start is among them.

    For a step by time or count: what it was set out with tells the size, so that a change by hand counts too.
    """
    found: list[Attempt] = []
    for one in reversed(tries):
        if one.id in old or (step.kind == "quota" and not _is_within(step, one)):
            break
        found.append(one)
    return tuple(reversed(found))


def at_size(step: Step, tries: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """Those of `since_resized` that were at the very size the step has now: evidence for more (care 1.2).

    A smaller start between them does not count. None does where the last try was smaller, nor from before several on end.
    """
    if step.kind != "quota":
        return tuple(tries)
    found: list[Attempt] = []
    smaller = 0
    for one in reversed(tries):
        if one.step.amount == step.amount:
            found.append(one)
            smaller = 0
            continue
        smaller += 1
        if smaller > FOR_ONCE or not found:
            break
    return tuple(reversed(found))


def _place(one: Attempt, places: Mapping[str, int]) -> int:
    """Where its end stands among all that was kept."""
    last = one.ended or one.begun
    return places.get(last.id, -1) if last is not None else -1


def _resizes(offer: Offer) -> bool:
    answer = offer.answer or ""
    return answer in TAKEN_STARTS if offer.rule == BASELINE else answer.startswith(TAKEN)


def _is_within(step: Step, one: Attempt) -> bool:
    """True for a try at the present size or less of the same unit."""
    if step.amount is None or one.step.amount is None:
        return step.amount == one.step.amount
    return one.step.unit == step.unit and one.step.amount <= step.amount
