"""Write docs/simulated-year.md: made-up people go through a year with the real rules, flows and files, and the offers they get."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from gradestep.clock import Clock
from gradestep.coach.dates import day_words
from gradestep.coach.finding import snapshot
from gradestep.coach.milestones import milestones
from gradestep.coach.offers.saying import OfferView
from gradestep.content import say
from gradestep.flows.question import Answer, ChoiceQuestion, Information
from gradestep.model.attempts import Afterwards, AttemptEnded, Before, NextDay, Outcome
from gradestep.model.journal import FlareBegun, FlareEnded, Safety
from gradestep.model.plan import Step
from gradestep.notebook import Notebook
from gradestep.notebook.home import home_now
from gradestep.notebook.talking import Talking
from gradestep.paths import HomePlaces

LOOK = "look back"
"""In place of a rule, in the diary."""

PAGE = Path(__file__).parents[1] / "docs" / "simulated-year.md"
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
DAYS = 364
ROUGH: NextDay = "much_worse_or_still_worse"

ABOUT = """\
# A simulated year

Made by `scripts/simulated_year.py`: made-up people go through a year with the real rules, conversations and files. What is
listed is every offer that Home showed, what it looked at and what was answered, each look back that could be taken, and the
facts that were told once. Nothing else of the notebook changes a plan.
The same script gives the same page. It shows how the rules behave, and nothing about people.
"""

PLAN = """\
format = 1
title = "A made-up plan"

[[ladders]]
id = "outside"
title = "Outside again"

[[ladders.steps]]
id = "door"
title = "Stand at the open door"
difficulty = 10

[[ladders.steps]]
id = "gate"
title = "Walk to the gate"
difficulty = 25

[[ladders.steps]]
id = "corner"
title = "Walk to the corner"
difficulty = 45

[[ladders.steps]]
id = "shop"
title = "Buy bread at the shop"
difficulty = 65

[[ladders]]
id = "reading"
title = "Reading again"

[[ladders.steps]]
id = "read"
title = "Read at the table"
kind = "quota"
difficulty = 20
amount = 8
unit = "minutes"
ceiling = 30
"""


class Days:
    """A clock that moves a day at a time."""

    def __init__(self) -> None:
        self.now = START
        self.clock = Clock(lambda: self.now, lambda: 0.0, lambda: "UTC")

    def next(self) -> None:
        """The next morning."""
        self.now += timedelta(days=1)


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


@dataclass(frozen=True)
class Told:
    """One line of the diary."""

    day: str
    rule: str
    words: str
    rests_on: str
    answer: str


def lived(person: Person, folder: Path) -> tuple[tuple[Told, ...], Notebook]:
    """A whole year of one person, in a home of their own."""
    days, chance = Days(), Random(person.name)
    notebook = Notebook.open(HomePlaces(folder, "made"), days.clock, seed=person.name)
    notebook.replace_plan(PLAN, what="edit")
    notebook.change_settings({"first_run_done": True, "step": person.step})
    answers = ("yes", "yes", "unsure") if person.pem else ("no", "no")
    ticked = ("after-more", "long-to-settle", "told") if person.pem else ("after-more", "told")
    notebook.record(Safety.model_validate({"question": "pem", "answers": answers, "ticked": ticked}))
    told: list[Told] = []
    for day in range(DAYS):
        days.next()
        told += _one_day(person, notebook, day, chance)
    return tuple(told), notebook


def _one_day(person: Person, notebook: Notebook, day: int, chance: Random) -> Iterator[Told]:
    """Home in the morning with its offer, then perhaps a try."""
    if person.flares(day) and not home_now(notebook).flare.on:
        notebook.record(FlareBegun())
    elif home_now(notebook).flare.on and not person.flares(day):
        notebook.record(FlareEnded())
    view = home_now(notebook)
    if view.offer is not None:
        yield _answered(person, notebook, view.offer, day)
    if view.review:
        yield _looked_back(notebook, view.review_flow, view.review)
    current = notebook.plan.find(notebook.settings.step or person.step)
    if current is None or not person.tries(day, chance) or home_now(notebook).flare.on:
        return
    ladder, step = current
    outcome = person.goes(step, day, chance)
    actual, next_day = person.after(step, day, chance)
    ended = AttemptEnded(
        step=snapshot(notebook.plan, ladder, step),
        outcome=outcome,
        actual=actual,
        before=Before(aids=person.aids),
        after=Afterwards(next_day=next_day),
    )
    notebook.record(ended)


def _answered(person: Person, notebook: Notebook, view: OfferView, day: int) -> Told:
    wanted = person.answers(view, day)
    talking = Talking.begin(notebook, view.flow, dict(view.options))
    rests_on, said = _talked(talking, wanted)
    if talking.next_flow is not None and talking.next_flow.flow == "pem":
        _talked(Talking.begin(notebook, "pem"), wanted)
    return Told(day_words(notebook.today()), view.rule, view.words, rests_on, said)


def _looked_back(notebook: Notebook, flow: str, kind: str) -> Told:
    """A look back taken on the day it could be, everything kept as it is."""
    talking = Talking.begin(notebook, flow, {"kind": kind})
    _talked(talking, "keep")
    return Told(day_words(notebook.today()), LOOK, say(f"review.kind.options.{kind}"), "", "Keep it")


def _talked(talking: Talking, wanted: str) -> tuple[str, str]:
    """A conversation to its end: what an offer rested on, and the label of its answer."""
    rests_on, said = "", ""
    while (question := talking.question) is not None:
        if talking.stage_id in ("offer", "four_ways") and isinstance(question, ChoiceQuestion):
            rests_on = " ".join(question.lead)
            fitting = [option for option in question.options if option.value.startswith(wanted)]
            chosen = (fitting or list(question.options))[0]
            said = chosen.label
            talking.answer(chosen.value)
        else:
            answer: Answer | None = "read" if isinstance(question, Information) else _more(talking.stage_id)
            talking.answer(answer) if answer is not None else talking.pass_over()
    return rests_on, said


def _more(stage: str) -> Answer | None:
    known: dict[str, Answer] = {
        "confidence": 8, "vary": "place", "pem_after_more": "no", "pem_told": "no", "smaller": 5, "cue": "after lunch",
    }  # fmt: skip
    return known.get(stage)


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


def page() -> str:
    """The whole page."""
    parts = [ABOUT]
    for person in PEOPLE:
        with tempfile.TemporaryDirectory() as folder:
            told, notebook = lived(person, Path(folder) / "home")
            parts.append("\n".join(_section(person, told, notebook)))
    return "\n".join(parts)


def _section(person: Person, told: tuple[Told, ...], notebook: Notebook) -> Iterator[str]:
    offered = [one for one in told if one.rule != LOOK]
    counts = {rule: sum(one.rule == rule for one in offered) for rule in dict.fromkeys(one.rule for one in offered)}
    steps = ", ".join(
        f"{step.title}{f' ({step.amount:g} {step.unit})' if step.amount else ''}" for _, step in notebook.plan.steps()
    )
    yield f"## {person.name}\n\n{person.about}\n"
    yield f"Offers in the year: {len(offered)} ({', '.join(f'{rule} {count}' for rule, count in counts.items())})."
    yield f"Practices: {notebook.totals.practices}, on {notebook.totals.practice_days} days.\n"
    for one in told:
        yield f"- **{one.day}**, {one.rule}: {one.rests_on or one.words} *{one.answer or 'looked at'}*"
    yield "\nFacts told once:\n"
    for fact in milestones(notebook.everything()):
        yield f"- **{day_words(fact.day)}**: {fact.words()}"
    yield f"\nThe plan at the end: {steps}. The step at hand: {notebook.settings.step}.\n"


def main() -> int:
    """Write the page; with `--check`, say whether it is as it would be made."""
    made = page()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.read_text(encoding="utf-8") == made else 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
