"""The events a person's journal is made of: what can be remembered, and nothing that cannot be said of a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from typing import Annotated, Literal, get_args

from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter

from gradestep.model.attempts import AttemptBegun, AttemptEnded, Reflection
from gradestep.model.safety_kinds import SafetyAnswer, SafetyQuestion
from gradestep.model.scalars import Frozen, Line, Many, Quantity, Rating, Slug, Words

ExerciseKind = Literal["breathing", "grounding", "posture"]
FlareChoice = Literal["half_step", "other_step", "breathing", "grounding", "posture", "rest", "nothing"]

CalendarPart = Literal["planned", "check_ins", "reviews"]
"""What a calendar holds."""


class CheckIn(Frozen):
    """Up to three ratings, one energy answer and a line (S8, S66)."""

    kind: Literal["check_in"] = "check_in"
    mood: Rating | None = None
    sensations: Rating | None = None
    energy: Literal["low", "medium", "high"] | None = None
    confidence: Rating | None = None
    note: Words | None = None
    answers: dict[str, int] | None = None
    """A clinician's own questions, by id, 0-10."""
    signs: Many[Slug] = ()
    """Early signs the person noticed, by id."""


class Symptoms(Frozen):
    """The body, in a record of its own that no rule reads (S27)."""

    kind: Literal["symptoms"] = "symptoms"
    rating: Rating | None = None
    where: Line | None = None
    note: Words | None = None
    attempt: str | None = None


class Exercise(Frozen):
    """A breathing, grounding or posture practice; stopping early is practice too (S43)."""

    kind: Literal["exercise"] = "exercise"
    exercise: ExerciseKind
    pattern: Line | None = None
    """The breathing preset or the sense profile."""
    seconds: Quantity | None = None
    cycles: int | None = None
    stopped: bool = False
    felt: Literal["easier", "same", "worse"] | None = None
    attempt: str | None = None
    """The attempt it came before, if any."""
    words: Words | None = None
    """What was typed, where the person asked for it to be kept."""


class FlareBegun(Frozen):
    """The person said that today is a flare day; never inferred (care 1.9)."""

    kind: Literal["flare_begun"] = "flare_begun"
    note: Words | None = None
    picked: FlareChoice | None = None
    controllable: Many[Line] = ()


class FlareEnded(Frozen):
    """The person said that the flare is over, or it came to rest after seven days."""

    kind: Literal["flare_ended"] = "flare_ended"
    quietly: bool = False


class SessionNote(Frozen):
    """A note for the next session (S26)."""

    kind: Literal["session_note"] = "session_note"
    text: Words


class LearningStarred(Frozen):
    """A learning the person wants read back."""

    kind: Literal["learning_starred"] = "learning_starred"
    of: str
    starred: bool = True
    words: Words | None = None
    """The line as it read then, so that it outlives the months that are read whole."""


class Planned(Frozen):
    """A step meant for a day; it is never overdue (S7)."""

    kind: Literal["planned"] = "planned"
    step: Slug
    day_planned: Date
    time: Line | None = None
    dropped: bool = False


class PlanChanged(Frozen):
    """The plan became another text; this record is the moment it did (design 8)."""

    kind: Literal["plan_changed"] = "plan_changed"
    before: str
    """SHA-256 of the earlier text, or empty where there was none."""
    after: str
    text: str
    """The new text, whole."""
    earlier: str | None = None
    """The earlier text, whole, so that undo needs no other file."""
    what: Line
    """A code of what was done: `starter`, `edit`, `by_hand`, `adjustment`, `undo`."""
    subject: Line | None = None
    """The step or ladder it was about, in the person's words."""


class Undecided(Frozen):
    """Something the person and their clinician each changed, left for them to talk over."""

    at: Line
    """Table names and ids with strokes between them, such as `ladders/outside/steps/gate`."""
    field: Line
    title: Line
    """What it is called in the plan."""
    mine: Line
    """What the person has, in words; it stays until they decide."""
    theirs: Line


class PlanAdopted(Frozen):
    """A clinician's file was taken in, or that was taken back; this record is the moment it was (design 8)."""

    kind: Literal["plan_adopted"] = "plan_adopted"
    plan: Slug
    """The id it is kept under."""
    revision: int
    before: str
    """SHA-256 of the earlier plan's text, or empty where there was none."""
    after: str
    text: str
    """The person's plan after it, whole."""
    earlier: str | None = None
    base: str
    """The clinician's file exactly as adopted; empty where undo took the first one back."""
    earlier_base: str = ""
    """The file of that plan adopted before, whole, so that undo needs no other file; empty where there was none."""
    together: Many[Undecided] = ()
    """What the person wants to decide together with their clinician."""
    title: Line = ""
    """The title of the clinician's file."""


class Offer(Frozen):
    """An offer the coach made, and the answer."""

    kind: Literal["offer"] = "offer"
    rule: Line
    subject: Line | None = None
    answer: Line | None = None


class Safety(Frozen):
    """An answer about safety: check-first, PEM, breathing cautions, stop-now (care 4).

    What lifts something names what it lifts. `checked` with `yes` is about the stops before it, which were looked at;
    `checked` with `today` about a stop for that day; `check_first` with `yes`, and nothing ticked, about the check-first
    list, which was talked over.
    """

    kind: Literal["safety"] = "safety"
    question: SafetyQuestion
    answers: Many[SafetyAnswer] = ()
    ticked: Many[Slug] = ()
    """Ids of the list entries that were ticked."""
    checked: Words | None = None
    """What the person wrote when they said that it was looked at or talked over."""
    attempt: str | None = None


class Measure(Frozen):
    """The answers to a questionnaire."""

    kind: Literal["measure"] = "measure"
    measure: Slug
    answers: dict[str, int | None]


class WeeklyRating(Frozen):
    """A rating of the person's own, such as weekly avoidance (S31)."""

    kind: Literal["rating"] = "rating"
    what: Slug
    value: Rating


class Review(Frozen):
    """A look at what to keep, change or rest (S61)."""

    kind: Literal["review"] = "review"
    subject: Line
    choice: Line | None = None


class InCalendar(Frozen):
    """An event that left in a calendar, as far as it takes to take it out again; no title."""

    uid: Line
    part: CalendarPart
    day: Date
    starts: AwareDatetime | None = None
    """Absent for the whole day."""


class Shared(Frozen):
    """That something was shared, with which parts, under which file name."""

    kind: Literal["shared"] = "shared"
    what: Line
    parts: Many[Line] = ()
    file: Line | None = None
    held_back: int = 0
    purpose: Line | None = None
    """What for: `session`, `supporter`, `myself` or `program`."""
    calendar: Many[InCalendar] = ()
    """What stood in a calendar, for the next one."""


class Amend(Frozen):
    """A correction: the named fields of another record read differently from now on."""

    kind: Literal["amend"] = "amend"
    of: str
    fields: dict[str, object]
    """Top-level event fields of the record, whole, in their JSON form."""


class Retract(Frozen):
    """Another record is taken out of sight; its line stays."""

    kind: Literal["retract"] = "retract"
    of: str


class Restore(Frozen):
    """Another record reads as it did: as first written, or as the amend `to` left it."""

    kind: Literal["restore"] = "restore"
    of: str
    to: str | None = None


Change = Amend | Retract | Restore
Event = Annotated[
    AttemptBegun
    | AttemptEnded
    | Reflection
    | CheckIn
    | Symptoms
    | Exercise
    | FlareBegun
    | FlareEnded
    | SessionNote
    | LearningStarred
    | Planned
    | PlanChanged
    | PlanAdopted
    | Offer
    | Safety
    | Measure
    | WeeklyRating
    | Review
    | Shared
    | Amend
    | Retract
    | Restore,
    Field(discriminator="kind"),
]
EVENTS: TypeAdapter[Event] = TypeAdapter(Event, config=ConfigDict(defer_build=True, hide_input_in_errors=True))
"""Reads an event of any kind from its JSON text or its fields; built when it is first used."""

EVENT_OF_KIND: Mapping[str, type[Event]] = {
    event.model_fields["kind"].default: event for event in get_args(get_args(Event)[0])
}
"""The one event that a kind names, so that a journal of few kinds needs few of them made ready."""
