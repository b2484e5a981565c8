"""Made-up temperaments for the simulated year: when the notebook is opened, how a try goes, how offers are answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from gradestep.content import say
from gradestep.flows.question import Answer
from gradestep.model.attempts import NextDay, Outcome
from gradestep.model.safety_kinds import SafetyAnswer

ROUGH: NextDay = "much_worse_or_still_worse"

Answers = Mapping[str, Answer]
"""By stage, or by flow and stage with a point between; what is not there is passed over."""

STOPPED = 45
"""The day on which one of them stops for a clinician."""


def _answers() -> Answers:
    return {}


@dataclass(frozen=True)
class Meeting:
    """An offer as someone meets it."""

    rule: str
    day: int
    before: int
    """How often one of its rule was answered before."""


@dataclass(frozen=True)
class Person:
    """A temperament. Days are counted from 0."""

    name: str
    about: str
    step: str
    """The step at hand on the first day."""
    tries: Callable[[int, Random], bool]
    goes: Callable[[int, Random], Outcome]
    answers: Callable[[Meeting], str]
    """The answer to an offer; to a pause the row that lifts it, or nothing that day."""
    effort: tuple[SafetyAnswer, SafetyAnswer, SafetyAnswer] = ("no", "no", "no")
    """What is said to the three questions about effort, each time."""
    amount: Callable[[int, bool], float] = lambda day, has_plan: 1.0
    """How much of the planned amount, where it was done; `has_plan` with a plan for good days."""
    next_day: Callable[[int], NextDay] = lambda day: "same"
    """How the day after the try of that day was."""
    asked: str = "now"
    """What is said where the questions about effort come round again."""
    opens: Callable[[int], bool] = lambda day: True
    flares: Callable[[int], bool] = lambda day: False
    stops: Mapping[int, str] = field(default_factory=dict)
    """Days on which "stop now" is used, and the list that was closest."""
    aids: tuple[str, ...] = ()
    more: Answers = field(default_factory=_answers)
    """Answers to what follows an offer."""


def _mostly(done: int) -> Callable[[int, Random], Outcome]:
    """Done so many times in a hundred; else in part, or not that day."""

    def goes(day: int, chance: Random) -> Outcome:
        drawn = chance.randrange(100)
        return "done" if drawn < done else "partly" if drawn < done + (100 - done) // 2 else "not_today"

    return goes


def _on(*days: int, of: int = 7) -> Callable[[int, Random], bool]:
    return lambda day, chance: day % of in days


TAKEN = {"O1": "questions", "O2": "half", "O3": "smaller", "O4": "vary", "O5": "bigger", "O6": "without", "O7": "half"}


def _taking(met: Meeting) -> str:
    return TAKEN.get(met.rule, _staying(met))


def _staying(met: Meeting) -> str:
    return "leave" if met.rule == "S38" else "stay"


def _planning(met: Meeting) -> str:
    """The note on good days is clicked away once; the second time a plan is made of it, and that one stays."""
    if met.rule == "boom-bust":
        return "if_then" if met.before == 1 else "stay"
    return _taking(met)


def _pacing(met: Meeting) -> str:
    """Less is taken twice; then that is the size."""
    return "stay" if met.rule == "O3" and met.before > 1 else _taking(met)


def _returning(met: Meeting) -> str:
    """A start at half; the second time back, a start from tries anew."""
    return "baseline" if met.rule == "O7" and met.before == 1 else _taking(met)


def _stuck(met: Meeting) -> str:
    """Stays; a list to be thought over is taken to a session, and the first standstill brings another time of day."""
    first = {"O9": "session", "S38": "cue"}
    return first[met.rule] if met.rule in first and not met.before else _staying(met)


def _looked_at(met: Meeting) -> str:
    """Nine days after the stop it was looked at; until then the page is left alone."""
    if met.rule == "O0":
        return say("safety.checked.looked_at") if met.day >= STOPPED + 9 else ""
    return _taking(met)


def _beginning(met: Meeting) -> str:
    return "stay" if met.rule == "O7" and met.day < 80 else _taking(met)


def _bust(day: int, has_plan: bool) -> float:
    """Twice the plan on two days of a fortnight; with a plan for good days, once in six weeks."""
    return 2.0 if day % 14 in (2, 4) and (not has_plan or day % 42 in (2, 4)) else 1.0


PEOPLE = (
    Person(
        "Steady", "Tries three times a week, mostly done, takes what is offered.", "door",
        _on(0, 2, 4), _mostly(80), _taking,
    ),
    Person(
        "Stays", "Tries three times a week, always with someone along, mostly done, and stays with that.", "gate",
        _on(0, 2, 4), _mostly(80), _staying, aids=("company",), asked="leave",
    ),
    Person(
        "Boom and bust", "Goes far past the plan on good days, and pays the day after; in time makes a plan for such days.",
        "read", _on(0, 2, 4, 5), _mostly(75), _planning, amount=_bust,
        next_day=lambda day: ROUGH if day % 14 == 4 and (day < 40 or day % 42 == 4) else "same",
        more={"if_then.cue": "0", "if_then.action": "0"},
    ),
    Person(
        "Flares", "A flare of four days about every five weeks; tries on most other days.", "gate",
        _on(0, of=2), _mostly(75), _taking, flares=lambda day: day % 35 in (20, 21, 22, 23),
    ),
    Person(
        "Long gaps", "Three weeks on, five weeks away, without a look at the notebook.", "read",
        _on(0, of=2), _mostly(75), _returning, opens=lambda day: day % 56 < 21, more={"baseline.first": 6, "baseline.start": "take"},
    ),
    Person(
        "Stuck", "Tries often, seldom all of it, declines what is smaller.", "corner",
        _on(0, of=2), _mostly(15), _stuck, more={"edit_step.cue": "after lunch", "stalled.cue": "after lunch", "offer.session": "Is this list too much for now?"},
    ),
    Person(
        "Pacing first", "Much worse a day or two after doing more; does the same small amount, mostly done.", "read",
        _on(0, 2), _mostly(85), _pacing, effort=("yes", "yes", "unsure"),
        next_day=lambda day: ROUGH if day % 49 == 0 and day else "a_bit_worse_settled" if day % 21 == 0 else "same",
    ),
    Person(
        "Stops once", "Feels something new in the seventh week, stops, and has it looked at; else steady.", "gate",
        _on(0, 3), _mostly(80), _looked_at, stops={STOPPED: "clinician"},
        more={"stop_now.checked": "My doctor. A pulled muscle."},
    ),
    Person(
        "Slow to begin", "Looks in on Sundays; a first try in the twelfth week, then one on most weeks.", "door",
        lambda day, chance: day >= 80, _mostly(70), _beginning, opens=lambda day: day % 7 == 5,
    ),
)  # fmt: skip
"""Nine made-up temperaments."""
