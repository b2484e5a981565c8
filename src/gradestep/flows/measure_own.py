"""My activities and my goals: the person's own words, each rated 0-10 (care 3; licence-free, our own)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from gradestep.coach.measures import (
    MOST_ACTIVITIES,
    MOST_GOALS,
    MY_ACTIVITIES,
    MY_GOALS,
    OWN_DAYS,
    last_answers,
    may_come,
)
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.at_most import AtMost
from gradestep.flows.flow import Scene, Stage, Talk
from gradestep.flows.question import Option, RatingQuestion
from gradestep.model.plan import Plan
from gradestep.text import cleaned_line

LONGEST = 80
"""Characters of one of them."""


@dataclass(frozen=True)
class OwnSet:
    """One set: what it is kept as, the stage that asks which, and the one that rates each of them."""

    measure: str
    which: str
    each: str
    most: int
    in_plan: Callable[[Plan], Iterator[str]]
    """What the plan holds that could be one of them."""

    def listed(self, scene: Scene) -> tuple[str, ...]:
        """What stands there to be ticked: those of the time before, then what the plan holds."""
        found = (*last_answers(scene.history, self.measure), *(one[:LONGEST] for one in self.in_plan(scene.plan)))
        return tuple(dict.fromkeys(found))

    def said(self, talk: Talk) -> tuple[str, ...]:
        """What was ticked or typed, each once."""
        typed = talk.text(self.which)
        lines = typed.splitlines() if typed is not None else talk.chosen(self.which)
        return tuple(dict.fromkeys(line for line in (cleaned_line(one)[:LONGEST] for one in lines) if line))

    @property
    def room(self) -> AtMost:
        """Room for so many; of more, which stay is asked."""
        return AtMost(f"{self.which}_fit", self.most, self.said, lambda talk: self.listed(talk.scene))

    def stages(self, scene: Scene) -> tuple[Stage, ...]:
        """Which, which of them where there are too many, then one rating each; stages `activity_0` and so on."""
        before = tuple(last_answers(scene.history, self.measure))
        options = tuple(Option(one, one) for one in self.listed(scene))
        key = f"measures.{self.which}"
        which = (
            asking.several_of(key, lambda _: options, own_words=True, note=True, prefill=lambda _: before or None)
            if options
            else asking.text(key, note=True)
        )
        ratings = (
            Stage(f"{self.each}_{place}", partial(self._rating, place), when=partial(self._is_there, place))
            for place in range(self.most)
        )
        return (Stage(self.which, which), self.room.asks(), *ratings)

    def answers(self, talk: Talk) -> dict[str, int | None]:
        """Each with its rating; nothing for one that was passed over."""
        return {one: talk.whole(f"{self.each}_{place}") for place, one in enumerate(self.room.kept(talk))}

    def option(self) -> Option:
        """As one of the sets that can be chosen."""
        return Option(
            self.measure, say(f"measures.which.options.{self.measure}"), say(f"measures.which.notes.{self.measure}")
        )

    def _is_there(self, place: int, talk: Talk) -> bool:
        return place < len(self.room.kept(talk))

    def _rating(self, place: int, talk: Talk) -> RatingQuestion:
        return RatingQuestion(
            ask=say(f"measures.{self.each}.ask", what=self.room.kept(talk)[place]),
            low=say(f"measures.{self.each}.low"),
            high=say(f"measures.{self.each}.high"),
            may_stop_here=True,
        )


def _avoided(plan: Plan) -> Iterator[str]:
    return (one.activity for one in plan.avoided)


def _lists(plan: Plan) -> Iterator[str]:
    return (ladder.title for ladder in plan.ladders if not ladder.rested)


OWN_SETS = (
    OwnSet(MY_ACTIVITIES, "activities", "activity", MOST_ACTIVITIES, _avoided),
    OwnSet(MY_GOALS, "goals", "goal", MOST_GOALS, _lists),
)


def own_set(measure: str | None) -> OwnSet | None:
    """The set that is kept as that."""
    return next((one for one in OWN_SETS if one.measure == measure), None)


def open_sets(scene: Scene) -> tuple[OwnSet, ...]:
    """Those whose time has come."""
    return tuple(one for one in OWN_SETS if may_come(scene.history, one.measure, OWN_DAYS, scene.today))
