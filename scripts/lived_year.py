"""A made-up person's year: home in the morning, an offer answered, a try; all of it in the real conversations and files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from temperaments import Answers, Meeting, Person

from gradestep.clock import Clock
from gradestep.coach.dates import day_words
from gradestep.coach.home_ways import Pause, Way
from gradestep.coach.offers.saying import OfferView
from gradestep.coach.safety import is_paused
from gradestep.flows.question import AmountQuestion, Answer, AnyQuestion, ChoiceQuestion, Information
from gradestep.model.attempts import Outcome
from gradestep.model.journal import CheckIn, FlareBegun, FlareEnded, Safety
from gradestep.notebook import Notebook
from gradestep.notebook.home import home_now
from gradestep.notebook.talking import Talking
from gradestep.paths import HomePlaces

QUESTION = "a question"
"""In place of a rule, in the diary."""

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
DAYS = 360
"""To the last day of the year; the first one lived is the day after the start."""

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


@dataclass(frozen=True)
class Told:
    """One line of the diary."""

    day: str
    rule: str
    about: str
    """The step or list it was about, in the plan's words; empty where it was about neither."""
    words: str
    answer: str


class Year:
    """One person, their notebook, and the days that go by."""

    def __init__(self, person: Person, folder: Path) -> None:
        self.person = person
        self.told: list[Told] = []
        self.looks: list[str] = []
        """Days on which a look back was taken."""
        self._now = START
        self._clock = Clock(lambda: self._now, lambda: 0.0, lambda: "UTC")
        self._chance = Random(person.name)
        self._tried: int | None = None
        """The day of the last try."""
        self.notebook = Notebook.open(HomePlaces(folder, "made"), self._clock, seed=person.name)
        self.notebook.replace_plan(PLAN, what="edit")
        self.notebook.change_settings({"first_run_done": True, "step": person.step})
        ticked = ("after-more", "long-to-settle", "told")
        self.notebook.record(Safety(question="pem", answers=person.effort, ticked=ticked))

    def live(self) -> None:
        """The whole of it; each week the notebook is opened anew, from its files."""
        for day in range(DAYS):
            self._now += timedelta(days=1)
            if day % 7 == 0:
                self.notebook.keep_digests()
                self.notebook = Notebook.open(self.notebook.places, self._clock, seed=f"{self.person.name} {day}")
            if self.person.opens(day):
                self._one_day(day)

    def _one_day(self, day: int) -> None:
        person, notebook = self.person, self.notebook
        view = home_now(notebook)
        if person.flares(day) is not view.flare.on:
            notebook.record(FlareEnded() if view.flare.on else FlareBegun())
            view = home_now(notebook)
        if day % 5 == 0 and view.waiting and view.waiting[0].kind == "reflection":
            self._talk("reflect", {"attempt": view.waiting[0].id}, {"learned": "It was there, and so was I."})
        if view.asks is not None:
            self._asked(view.asks)
        if view.pause is not None:
            self._paused(view.pause, day)
        tried = view.offer is not None and self._met(view.offer, day)
        if view.review:
            self._talk(view.review_flow, {"kind": view.review}, {}, choosing="keep")
            self.looks.append(day_words(notebook.today()))
        if day in person.stops:
            self._talk("stop_now", {}, {"which": person.stops[day]})
        resting = person.flares(day) or is_paused(notebook.history, notebook.today())
        if not (tried or resting) and person.tries(day, self._chance):
            self._try({"step": notebook.settings.step or person.step}, day)
        elif self._tried is None:
            notebook.record(CheckIn(mood=5))

    def _asked(self, way: Way) -> None:
        """A question of Home's own: about effort, or whether a flare is over."""
        effort = dict(zip(("pem_after_more", "pem_long_to_settle", "pem_told"), self.person.effort, strict=True))
        answers: Answers = {"over_yet": "over", "again": self.person.asked, **effort}
        self._talk(way.flow, dict(way.options), answers)
        said = "Answered" if way.flow != "pem" or self.person.asked == "now" else "Left for now"
        self.told.append(Told(day_words(self.notebook.today()), QUESTION, "", way.words, said))

    def _paused(self, pause: Pause, day: int) -> None:
        """Nothing is suggested; the day it began and the day it is lifted are told."""
        lifts = self.person.answers(Meeting("O0", day, 0)) == pause.way.row
        if lifts or not self.told or self.told[-1].rule != "O0":
            said = pause.way.row if lifts else ""
            self.told.append(Told(day_words(self.notebook.today()), "O0", "", " ".join(pause.lines), said))
        if lifts:
            self._talk(pause.way.flow, dict(pause.way.options), {})

    def _met(self, view: OfferView, day: int) -> bool:
        """An offer of Home; True where it led to a try."""
        before = sum(one.rule == view.rule for one in self.told)
        return self._answer(view, self.person.answers(Meeting(view.rule, day, before)), day)

    def _answer(self, view: OfferView, wanted: str, day: int) -> bool:
        today = day_words(self.notebook.today())
        said: list[tuple[AnyQuestion, str]] = []
        start: Answers = {"start": "now"} if view.rule in NOW else {}
        talking = self._talk(view.flow, dict(view.options), start, choosing=wanted, said=said)
        question, label = said[0]
        found = self.notebook.plan.find(dict(view.options).get("subject") or dict(view.options).get("step", ""))
        ladders = {ladder.id: ladder.title for ladder in self.notebook.plan.ladders}
        about = found[1].title if found else ladders.get(dict(view.options).get("subject", ""), "")
        self.told.append(Told(today, view.rule, about, " ".join(question.lead) or view.words, label))
        following = talking.next_flow
        if following is None:
            return False
        if following.flow == "attempt":
            self._try(dict(following.options), day)
            return True
        self._talk(following.flow, dict(following.options), {})
        return False

    def _try(self, options: dict[str, str], day: int) -> None:
        """From the step page to how it went; that is enough for now, and the rest is said another morning, or not at all."""
        person = self.person
        outcome: Outcome = person.goes(day, self._chance)
        has_plan = any(one.kind == "good_day" for one in self.notebook.plan.if_then)
        factor = person.amount(day, has_plan) if outcome == "done" else 0.5
        answers: dict[str, Answer] = {
            "step": "not_today" if outcome == "not_today" else "go_on",
            "confidence_before": 8,
            "outcome": outcome,
        }
        if person.aids:
            answers |= {"more": ("aids",), "aids": person.aids}
        if self._tried is not None:
            answers["next_day"] = person.next_day(self._tried)
        self._talk("attempt", options, answers, factor=factor, enough_at="happened")
        self._tried = day

    def _talk(
        self,
        flow: str,
        options: dict[str, str],
        answers: Answers,
        *,
        choosing: str = "",
        factor: float = 1.0,
        enough_at: str = "",
        said: list[tuple[AnyQuestion, str]] | None = None,
    ) -> Talking:
        """A conversation to its end; `choosing` answers its first choice, `answers` and the person's own the others."""
        talking = Talking.begin(self.notebook, flow, options)
        known = {**COMMON, **self.person.more, **answers}
        while (question := talking.question) is not None:
            stage = talking.stage_id
            if stage == enough_at:
                talking.enough()
                break
            answer = known.get(f"{flow}.{stage}", known.get(stage))
            if choosing and isinstance(question, ChoiceQuestion):
                answer = next((one.value for one in question.options if one.value.startswith(choosing)), None)
                answer = answer or question.options[0].value
                if said is not None:
                    said.append((question, next(one.label for one in question.options if one.value == answer)))
                choosing = ""
            elif isinstance(question, Information):
                answer = "read"
            elif stage == "actual" and isinstance(question, AmountQuestion) and question.planned is not None:
                answer = question.planned * factor
            if answer is None:
                talking.pass_over()
            else:
                talking.answer(answer)
        return talking


COMMON: Answers = {"confidence": 8, "vary": "place"}
"""What everyone answers, where it is asked."""

NOW = ("O2", "O4", "O6", "O7")
"""Offers that are tried at once where they are taken."""
