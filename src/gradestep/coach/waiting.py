"""What is waiting to be finished: offered on return, never counted, never late (S16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Literal

from gradestep.coach.attempts import attempts
from gradestep.content import has, say
from gradestep.model.history import History
from gradestep.model.plan import Plan

OFFERED_FOR = timedelta(days=7)
"""How long the rest of a reflection is offered; no recall goes further back (care 1.0)."""


@dataclass(frozen=True)
class Underway:
    """A conversation that was left, as far as this floor needs to know it."""

    draft: str
    """The draft's id."""
    flow: str
    step: str | None = None
    attempt: str | None = None
    """The attempt it has recorded, if it has."""


@dataclass(frozen=True)
class Waiting:
    """One thing that can be taken up again."""

    kind: Literal["draft", "outcome", "reflection"]
    id: str
    """The draft's id, or the attempt's."""
    words: str
    """Ready to be read."""
    flow: str = "reflect"
    """The conversation it goes on with."""


def waiting(plan: Plan, history: History, today: Date, underway: Iterable[Underway]) -> tuple[Waiting, ...]:
    """Conversations left first, then attempts with no end, then reflections with more to say, newest first."""
    underway = tuple(underway)
    found = [Waiting("draft", left.draft, _of_draft(plan, left), left.flow) for left in underway]
    spoken_of = {left.attempt for left in underway if left.attempt}
    for attempt in reversed(attempts(history)):
        if attempt.id in spoken_of or attempt.complete or today - attempt.day > OFFERED_FOR:
            continue
        if attempt.ended is None:
            found.append(Waiting("outcome", attempt.id, say("home.waiting.outcome", step=attempt.step.title)))
        else:
            found.append(Waiting("reflection", attempt.id, say("home.waiting.reflection", step=attempt.step.title)))
    return tuple(found)


def _of_draft(plan: Plan, left: Underway) -> str:
    found = plan.find(left.step or "")
    if left.flow == "attempt" and found is not None:
        return say("home.waiting.attempt", step=found[1].title)
    key = f"home.waiting.flows.{left.flow}"
    return say("home.waiting.draft", what=say(key if has(key) else "home.waiting.flows.other"))
