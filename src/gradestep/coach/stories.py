"""The person's own story of a step: the amounts that were the most so far, in their order (S51)."""

from __future__ import annotations

from dataclasses import dataclass

from gradestep.coach.attempts import attempts
from gradestep.model.history import History

FEWEST = 3
"""Amounts before it is a story, such as 2, 5 and 8 minutes (S51)."""


@dataclass(frozen=True)
class OwnStory:
    """One step and how it went on; a smaller one on the way takes nothing from it."""

    step: str
    """Its title as it read last."""
    amounts: tuple[float, ...]
    unit: str | None


def own_stories(history: History) -> tuple[OwnStory, ...]:
    """One for each step that grew at least twice, in the order they began."""
    found: dict[str, OwnStory] = {}
    for one in attempts(history):
        amount = one.actual if one.actual is not None else one.step.amount
        if not one.is_practice or one.outcome == "changed" or not one.step.id or not amount:
            continue
        known = found.get(one.step.id)
        same_unit = known is not None and known.unit == one.step.unit
        amounts = known.amounts if known is not None and same_unit else ()
        if not amounts or amount > amounts[-1]:
            amounts = (*amounts, amount)
        found[one.step.id] = OwnStory(one.step.title, amounts, one.step.unit)
    return tuple(story for story in found.values() if len(story.amounts) >= FEWEST)
