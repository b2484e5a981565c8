"""The plan: ladders, steps, values, if-then plans, people and pacing, as one frozen value (design 3)."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import Field

from gradestep.model.people import Contact, Question, Questionnaire, Supporter
from gradestep.model.scalars import Frozen, Line, Many, Percent, Quantity, Rating, Slug, Words

Breathing = Literal["offered", "practice_only", "off"]

Days = Annotated[int, Field(ge=1, le=3650)]


class Pacing(Frozen):
    """When offers are made; every default is care 1.2-1.3."""

    bigger: Literal["offer", "never"] = "offer"
    """`never` is the pacing-first mode: no bigger step is ever offered."""
    increase_percent: int = Field(default=10, ge=0, le=25)
    done_needed: int = Field(default=3, ge=1, le=10)
    window: int = Field(default=4, ge=1, le=20)
    min_days: int = Field(default=2, ge=1, le=14)
    cooldown_days: int = Field(default=7, ge=1, le=90)
    confidence_min: Rating = 7
    breathing_before: Breathing = "offered"


class Value(Frozen):
    """Something that matters to the person, in their words."""

    id: Slug
    area: Line
    words: Words
    matters: Rating | None = None
    lately: Rating | None = None
    why: Line | None = None
    rested: bool = False
    source: Slug | None = Field(default=None, alias="from")


class Help(Frozen):
    """Help wanted for a step, and from whom (S57)."""

    id: Slug | None = None
    kind: Line
    who: Line | None = None
    until: Date | None = None


class Step(Frozen):
    """One observable action with an amount, or with a "done when" (S33)."""

    id: Slug
    title: Line
    kind: Literal["experiment", "quota"] = "experiment"
    difficulty: Percent = 50
    amount: Quantity | None = None
    unit: Line | None = None
    ceiling: Quantity | None = None
    """Never offered above this."""
    unit_step: Quantity | None = None
    """By how much it goes up or down, in its unit (care 1.2)."""
    rest_plan: Quantity | None = None
    """Minutes of rest before it is needed, by the clock like the step itself (care 1.2)."""
    done_when: Line | None = None
    cue: Line | None = None
    condition: Line | None = None
    smallest: Line | None = None
    energy: Literal["low", "medium", "high"] | None = None
    setting: Line | None = None
    values: Many[Slug] = ()
    help: Many[Help] = ()
    stop_if: Many[Line] = ()
    breathing_before: Breathing | None = None
    """Stands over the plan's own for this step."""
    trials: Many[Quantity] = ()
    baseline: Quantity | None = None
    rested: bool = False
    note: Words | None = None
    source: Slug | None = Field(default=None, alias="from")


class Ladder(Frozen):
    """An ordered set of steps towards one thing that matters."""

    id: Slug
    title: Line
    values: Many[Slug] = ()
    order: Literal["difficulty", "hand"] = "difficulty"
    rested: bool = False
    steps: Many[Step] = ()
    note: Words | None = None
    source: Slug | None = Field(default=None, alias="from")

    def in_order(self) -> tuple[Step, ...]:
        """The steps as they are shown: by difficulty, ties as written, or by hand (S13)."""
        if self.order == "hand":
            return self.steps
        return tuple(sorted(self.steps, key=lambda step: step.difficulty))


class IfThen(Frozen):
    """If this, then that (care 1.4)."""

    id: Slug
    cue: Line = Field(alias="if")
    action: Line = Field(alias="then")
    does: Literal["breathe", "ground", "posture", "smaller", "none"] = "none"
    minutes: Quantity | None = None
    step: Slug | None = None
    kind: Literal["start", "obstacle", "flare", "good_day", "return", "support"] = "obstacle"
    active: bool = True
    source: Slug | None = Field(default=None, alias="from")


class Avoided(Frozen):
    """An activity that has been avoided; the steps grow out of these (S4)."""

    id: Slug
    activity: Line
    by: Literal["clinician", "me"] = "me"
    ladder: Slug | None = None
    """The ladder it was split into, once it was (S5)."""
    source: Slug | None = Field(default=None, alias="from")


class EarlySign(Frozen):
    """A sign the person watches for, in their own words (S66)."""

    id: Slug
    sign: Line
    where: Literal["body", "mind", "doing"] | None = None
    source: Slug | None = Field(default=None, alias="from")


class Limits(Frozen):
    """The person's own limits, in their own words (S44)."""

    words: Words | None = None
    lines: Many[Line] = ()


class Maintenance(Frozen):
    """What keeps it going, and what to do in a rough patch (care 1.10)."""

    learned: Many[Line] = ()
    keep_doing: Many[Line] = ()
    rough_times: Many[Line] = ()
    today: Line | None = None
    this_week: Line | None = None
    after_two_weeks: Line | None = None
    people: Many[Line] = ()
    clinician_contact: Line | None = None
    next_steps: Many[Line] = ()
    reviews: Many[Days] = (30, 90, 180)
    """Days after it was written, on each of which a look back may be offered (care 1.10); none for no look."""


class Plan(Frozen):
    """Everything in one plan file."""

    format: int = 1
    id: Slug = "my-plan"
    revision: int = Field(default=1, ge=1)
    title: Line = ""
    author: Line | None = None
    prepared: Date | None = None
    note: Words | None = None
    pacing: Pacing = Pacing()
    values: Many[Value] = ()
    ladders: Many[Ladder] = ()
    if_then: Many[IfThen] = ()
    avoided: Many[Avoided] = ()
    supporters: Many[Supporter] = ()
    questions: Many[Question] = ()
    questionnaires: Many[Questionnaire] = ()
    contacts: Many[Contact] = ()
    limits: Limits = Limits()
    early_signs: Many[EarlySign] = ()
    maintenance: Maintenance = Maintenance()
    adopted: dict[Slug, int] = {}
    """Clinicians' plans that were taken in: the id of each and its revision."""

    def revision_of(self, ladder: Ladder, step: Step) -> tuple[str, int]:
        """The plan a step came with and its revision, so that an attempt stays bound to what it answered."""
        source = step.source or ladder.source or self.id
        return source, self.adopted.get(source, self.revision)

    def steps(self) -> tuple[tuple[Ladder, Step], ...]:
        """Every step beside its ladder, ladders as written and steps in order."""
        return tuple((ladder, step) for ladder in self.ladders for step in ladder.in_order())

    def find(self, step_id: str) -> tuple[Ladder, Step] | None:
        """The step of that id and its ladder, or nothing."""
        return next(((ladder, step) for ladder, step in self.steps() if step.id == step_id), None)

    def values_of(self, ladder: Ladder, step: Step) -> tuple[Value, ...]:
        """The values a step points to and that do not rest: its own, then its ladder's (S59)."""
        wanted = dict.fromkeys((*step.values, *ladder.values))
        known = {value.id: value for value in self.values if not value.rested}
        return tuple(known[value_id] for value_id in wanted if value_id in known)
