"""An attempt in the journal: what was said before, that it began, how it ended, what was said after."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from gradestep.model.scalars import Frozen, Line, Many, Percent, Quantity, Rating, Slug, Words

Outcome = Literal["done", "partly", "changed", "not_today"]
"""How an attempt went; absent is "rather not say" (design 2)."""

PredictionOutcome = Literal["yes", "partly", "no", "cannot_tell"]
"""Whether a guess came true (care 1.1)."""

NextDay = Literal["better", "same", "a_bit_worse_settled", "much_worse_or_still_worse"]
"""The next-day answer of a quota step (care 1.2)."""


class StepSnapshot(Frozen):
    """A step as it read when it was tried, so that history is never joined to an edited step."""

    id: Slug | None = None
    """The step's id in its plan; absent for something done that is on no ladder."""
    title: Line
    ladder: Slug | None = None
    ladder_title: Line | None = None
    plan: Slug | None = None
    revision: int | None = None
    kind: Literal["experiment", "quota"] | None = None
    amount: Quantity | None = None
    """The planned amount, in `unit`."""
    unit: Line | None = None


class Before(Frozen):
    """What was said before an attempt; every part may be absent."""

    distress: Rating | None = None
    confidence: Rating | None = None
    willingness: Rating | None = None
    sensations: Words | None = None
    thoughts: Words | None = None
    urges: Words | None = None
    prediction: Words | None = None
    likelihood: Percent | None = None
    how_known: Words | None = None
    aids: Many[Line] = ()
    variation: Many[Line] = ()


class Reading(Frozen):
    """A labelled rating taken on the way."""

    label: Line
    value: Rating
    seconds: Quantity | None = None
    """Seconds since the attempt began."""


class Context(Frozen):
    """Where an attempt stood: never a cause, only a setting."""

    setting: Line | None = None
    time_band: Literal["night", "morning", "afternoon", "evening"] | None = None
    company: Line | None = None
    flare: bool = False
    after_gap: bool = False
    """It was the first for a longer while when it began; written down then, so that nothing entered later changes it."""


class Adjustment(Frozen):
    """One change to a step that came out of an attempt."""

    field: Line
    before: Line | None = None
    after: Line | None = None


class Afterwards(Frozen):
    """What was said after an attempt; every part may be absent."""

    happened: Words | None = None
    sensations: Words | None = None
    thoughts: Words | None = None
    urges: Words | None = None
    learned: Words | None = None
    distress: Rating | None = None
    confidence: Rating | None = None
    prediction_outcome: PredictionOutcome | None = None
    surprise: Rating | None = None
    likelihood_next: Percent | None = None
    changed: Words | None = None
    same: Words | None = None
    adjust: Words | None = None
    helped: Words | None = None
    hindered: Words | None = None
    body: Words | None = None
    benefit: Words | None = None
    note: Words | None = None
    feeling_words: Many[Line] = ()
    adjustments: Many[Adjustment] = ()
    next_day: NextDay | None = None


class AttemptBegun(Frozen):
    """Someone set out on a step. Its record's id is the attempt's id."""

    kind: Literal["attempt_begun"] = "attempt_begun"
    step: StepSnapshot
    before: Before = Before()
    context: Context = Context()


class AttemptEnded(Frozen):
    """How an attempt ended; alone, with its step, it is an attempt told in one go."""

    kind: Literal["attempt_ended"] = "attempt_ended"
    attempt: str | None = None
    """The id of the `attempt_begun` record; absent where the attempt is told in one go."""
    step: StepSnapshot | None = None
    """Given where `attempt` is not."""
    outcome: Outcome | None = None
    actual: Quantity | None = None
    """What was done, in the unit of the step."""
    actual_unit: Line | None = None
    seconds: Quantity | None = None
    on_plan: bool | None = None
    """Stopped on time on purpose (care 1.2)."""
    instead: Words | None = None
    """What was done in its place, for `changed`."""
    before: Before | None = None
    after: Afterwards | None = None
    context: Context | None = None
    readings: Many[Reading] = ()
    when: datetime | None = None
    """When it happened, where it was entered later."""


class Reflection(Frozen):
    """Something said about an attempt after it; several may follow one attempt, a later answer standing over an earlier one."""

    kind: Literal["reflection"] = "reflection"
    attempt: str
    after: Afterwards
    complete: bool = False
    """True when the person came to the end of the questions, or said that this is enough for good."""
