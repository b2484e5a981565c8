"""What an offer is: its rule, what it is about, why, what it rests on, and what can be answered (care 1.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from gradestep.model.plan import Pacing

if TYPE_CHECKING:
    from gradestep.coach.offers.standing import Standing

STAY, OTHER, STOP = "stay", "other", "stop"
"""Stay here, I will choose, and no more offers for this ladder: on every offer but the pause (care 1.3)."""

AGAIN = "again"
"""Offers for a ladder are wanted again."""

DECLINED = frozenset({"", STAY, OTHER, "leave"})
"""Answers that leave all as it is; passing over is one of them."""

Value = int | float | str
"""A number or a word put into the sentence that gives the reason."""


@dataclass(frozen=True)
class Change:
    """What taking an offer would make of a step."""

    kind: Literal["amount", "step", "words", "own"]
    """Another amount, another step, the smallest version in words, or words the person finds."""
    raises: bool = False
    """True for more than now: never under pacing first."""
    amount: float | None = None
    """In the unit of the step."""
    step: str | None = None
    words: str | None = None


@dataclass(frozen=True)
class Offer:
    """One offer. Nothing changes before it is answered."""

    rule: str
    subject: str = ""
    """The step's id, or the ladder's; empty where it is about neither."""
    ladder: str = ""
    why: str = "reason"
    """Which of the rule's reasons, by its key in the words."""
    values: tuple[tuple[str, Value], ...] = ()
    """What the reason is filled with."""
    evidence: tuple[str, ...] = ()
    """The attempts it rests on, oldest first; for a flare, its record."""
    choices: tuple[str, ...] = (STAY, OTHER, STOP)
    """What can be answered; the step as it is now stands first."""
    change: Change | None = None
    protects: bool = False
    """It rests for its cool-off alone, however often it was left (O8)."""

    @property
    def raises(self) -> bool:
        """True where taking it means more than now."""
        return self.change is not None and self.change.raises


Numbers = Mapping[str, Value]


@dataclass(frozen=True)
class Rule:
    """One rule of the table: when it speaks, its numbers, where they come from, and what an answer lets rest."""

    id: str
    find: Callable[[Standing], tuple[Offer, ...]]
    numbers: Callable[[Pacing], Numbers]
    """By the name they have in the words."""
    sources: tuple[str, ...]
    """Sections of care.md, and the sources it names there."""
    in_plan: tuple[str, ...] = ()
    """The keys of `[pacing]` that its numbers are set with."""
    rests: Literal["subject", "everywhere"] = "subject"
    """Whether an answer lets the rule rest for its step alone, or altogether."""


def no_numbers(pacing: Pacing) -> Numbers:
    """For a rule that counts nothing."""
    return {}


def no_offers(standing: Standing) -> tuple[Offer, ...]:
    """For a rule that holds others back and offers nothing itself."""
    return ()
