"""The short code on a pocket card: it names one step as it read on the card, and is found again whatever the plan is now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from gradestep.coach.finding import snapshot
from gradestep.model.attempts import StepSnapshot
from gradestep.model.plan import Plan

LETTERS = "BCDFGHJKMNPQRTVWXYZ2346789"
"""No letter that looks like another or like a number, and no vowel, so that no code is a word."""

LONG = 5
"""Letters of a code: with twenty steps, two of them share one in fewer than one plan of fifty thousand."""


def card_code(step: StepSnapshot) -> str:
    """The code of a step as it reads now; the same at every print."""
    told = "\0".join((step.plan or "", step.id or "", step.title, str(step.amount), step.unit or "", step.kind or ""))
    number = int.from_bytes(hashlib.sha256(told.encode()).digest())
    code = ""
    for _ in range(LONG):
        number, place = divmod(number, len(LETTERS))
        code += LETTERS[place]
    return code


def same_code(code: str, other: str) -> bool:
    """True for the same letters, however they were typed."""
    return _letters(code) == _letters(other)


def step_of_card(code: str, plans: Iterable[Plan]) -> StepSnapshot | None:
    """The step a card was made from, in the first of the plans that has it; nothing where none does."""
    for plan in plans:
        for ladder, step in plan.steps():
            found = snapshot(plan, ladder, step)
            if same_code(card_code(found), code):
                return found
    return None


def _letters(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())
