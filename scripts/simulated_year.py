"""Write docs/simulated-year.md: made-up people go through a year with the real rules, flows and files, and the offers they get."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from temperaments import PEOPLE, Person

from gradestep.clock import Clock
from gradestep.coach.dates import day_words
from gradestep.coach.finding import snapshot
from gradestep.coach.home_ways import Way
from gradestep.coach.milestones import milestones
from gradestep.coach.offers.saying import OfferView
from gradestep.content import say
from gradestep.flows.question import Answer, ChoiceQuestion, Information
from gradestep.model.attempts import Afterwards, AttemptEnded, Before
from gradestep.model.journal import FlareBegun, FlareEnded, Safety
from gradestep.notebook import Notebook
from gradestep.notebook.home import home_now
from gradestep.notebook.talking import Talking
from gradestep.paths import HomePlaces

LOOK = "look back"
"""In place of a rule, in the diary."""

PAGE = Path(__file__).parents[1] / "docs" / "simulated-year.md"
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
DAYS = 364

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
    if view.asks is not None:
        yield _asked(person, notebook, view.asks)
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


def _asked(person: Person, notebook: Notebook, way: Way) -> Told:
    """The one question of Home's own: a flare is over, effort is as it was said to be at the beginning."""
    talking = Talking.begin(notebook, way.flow, dict(way.options))
    effort = "yes" if person.pem else "no"
    answers = {"over_yet": "over", "again": "now"} | dict.fromkeys(
        ("pem_after_more", "pem_long_to_settle", "pem_told"), effort
    )
    while talking.question is not None:
        talking.answer(answers.get(talking.stage_id, "read"))
    return Told(day_words(notebook.today()), LOOK, way.words, "", "Answered")


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
