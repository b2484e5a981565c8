"""Made-up temperaments for the simulated year: when there is a try, how it goes, how offers are answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from gradestep.coach.offers.saying import OfferView
from gradestep.model.attempts import NextDay, Outcome
from gradestep.model.plan import Step

ROUGH: NextDay = "much_worse_or_still_worse"


@dataclass(frozen=True)
class Person:
    """A temperament: when there is a try, how it goes, how the day after is, and how offers are answered."""

    name: str
    about: str
    step: str
    pem: bool
    tries: Callable[[int, Random], bool]
    """By the number of the day."""
    goes: Callable[[Step, int, Random], Outcome]
    answers: Callable[[OfferView, int], str]
    after: Callable[[Step, int, Random], tuple[float | None, NextDay | None]] = lambda step, day, chance: (None, None)
    """How much was done, and how the day after was."""
    flares: Callable[[int], bool] = lambda day: False
    aids: tuple[str, ...] = ()


def _mostly(done: int) -> Callable[[Step, int, Random], Outcome]:
    def goes(step: Step, day: int, chance: Random) -> Outcome:
        drawn = chance.randrange(100)
        return "done" if drawn < done else "partly" if drawn < done + (100 - done) // 2 else "not_today"

    return goes


def _taking(view: OfferView, day: int) -> str:
    known = {"O5": "bigger", "O3": "smaller", "O4": "vary", "O6": "without", "O1": "questions", "O7": "half"}
    return known.get(view.rule, _staying(view, day))


def _staying(view: OfferView, day: int) -> str:
    return "leave" if view.rule == "S38" else "stay"


def _bust(step: Step, day: int, chance: Random) -> tuple[float | None, NextDay | None]:
    """Far past the plan on two good days of a week; then a rough one."""
    if day % 14 in (2, 4):
        return (step.amount or 8) * 2, ROUGH if day % 14 == 4 else None
    return step.amount, "same"


PEOPLE = (
    Person(
        "Steady", "Tries three times a week, mostly done, takes what is offered.", "door", False,
        lambda day, chance: day % 7 in (0, 2, 4), _mostly(80), _taking,
    ),
    Person(
        "Stays", "Tries three times a week, mostly done, and stays where they are.", "gate", False,
        lambda day, chance: day % 7 in (0, 2, 4), _mostly(80), _staying, aids=("company",),
    ),
    Person(
        "Boom and bust", "Goes far past the plan on good days, and pays the day after.", "read", False,
        lambda day, chance: day % 7 in (0, 2, 4, 5), _mostly(75), _taking, _bust,
    ),
    Person(
        "Flares", "A flare of four days about every five weeks; tries on most other days.", "gate", False,
        lambda day, chance: day % 2 == 0, _mostly(75), _taking, flares=lambda day: day % 35 in (20, 21, 22, 23),
    ),
    Person(
        "Long gaps", "Three weeks on, five weeks away.", "read", False,
        lambda day, chance: day % 56 < 21 and day % 2 == 0, _mostly(75), _taking,
    ),
    Person(
        "Stuck", "Tries often, seldom all of it, declines what is smaller.", "corner", False,
        lambda day, chance: day % 2 == 0, _mostly(15), _staying,
    ),
    Person(
        "Pacing first", "Much worse a day or two after doing more; does the same small amount, mostly done.", "read", True,
        lambda day, chance: day % 7 in (0, 3), _mostly(85), _taking,
    ),
)  # fmt: skip
"""Seven made-up temperaments."""
