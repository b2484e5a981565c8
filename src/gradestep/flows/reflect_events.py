"""What the answers after an attempt become: how it ended, at once; what was said about it, at the end."""

from __future__ import annotations

from gradestep.flows.asking import among
from gradestep.flows.attempt_adjusting import adjustments
from gradestep.flows.attempt_lines import SECONDS
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Talk
from gradestep.flows.reflect_about import About
from gradestep.model.attempts import Afterwards, AttemptEnded, Outcome, PredictionOutcome, Reflection

CAME_TRUE: tuple[PredictionOutcome, ...] = ("yes", "partly", "no", "cannot_tell")


PLAUSIBLE = 4
"""Times the planned length up to which the timer tells how much was done; beyond it, it was left running."""


def ended(about: About, talk: Talk) -> AttemptEnded:
    """How the attempt ended."""
    step, ran, actual = about.step(talk), talk.ran("doing"), talk.amount("actual")
    outcome: Outcome | None = about.outcome(talk)
    on_time = step.kind == "quota" and outcome == "done" and actual is not None and actual == step.amount
    return AttemptEnded(
        attempt=about.attempt(talk),
        outcome=outcome,
        actual=actual,
        actual_unit=step.unit if actual is not None else None,
        seconds=round(ran.seconds) if ran is not None else None,
        on_plan=True if on_time else None,
        instead=talk.text("instead"),
    )


def timed_amount(about: About, talk: Talk) -> float | None:
    """How much was done: what the timer counted, else what was planned where it was done (A29)."""
    step, ran = about.step(talk), talk.ran("doing")
    length = SECONDS.get(step.unit or "")
    longest = PLAUSIBLE * (step.amount or 0) * (length or 0)
    if ran is not None and length is not None and length <= ran.seconds <= longest:
        return float(round(ran.seconds / length))
    return step.amount if about.outcome(talk) == "done" else None


def afterwards(about: About, talk: Talk) -> Afterwards:
    """What was said in this conversation."""
    return Afterwards(
        happened=talk.text("happened"),
        sensations=talk.text("sensations"),
        thoughts=talk.text("thoughts"),
        learned=talk.text("learned"),
        prediction_outcome=among(talk.text("came_true"), CAME_TRUE),
        surprise=talk.whole("surprise"),
        likelihood_next=talk.whole("likelihood_next"),
        distress=talk.whole("distress"),
        confidence=talk.whole("confidence"),
        changed=talk.text("changed"),
        same=talk.text("same"),
        adjust=talk.text("adjust"),
        helped=talk.text("helped"),
        hindered=talk.text("hindered"),
        body=talk.text("body"),
        benefit=talk.text("benefit"),
        note=talk.text("one_line"),
        adjustments=adjustments(about.adjustable, talk, "likelier", "set"),
    )


def reflection(about: About, talk: Talk) -> tuple[Effect, ...]:
    """What the whole conversation became: the end of the attempt where it was not yet remembered, and the reflection.

    It is complete once the last page was reached; "Enough for now" before that leaves the rest to be offered on return.
    """
    if not about.follows(talk) or not (about.told or talk.reached("outcome")):
        return ()
    found: list[Effect] = []
    if not about.told and not talk.reached("ended"):
        found.append(Remember(ended(about, talk), name="ended"))
    attempt, after, complete = about.attempt(talk), afterwards(about, talk), talk.reached("farewell")
    if attempt is not None and (complete or after != Afterwards()):
        found.append(Remember(Reflection(attempt=attempt, after=after, complete=complete), name="reflection"))
    return tuple(found)
