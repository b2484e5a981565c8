"""Setting out: a smaller version where it is wanted, a breath before where it is wanted, and the gentle timer."""

from __future__ import annotations

from datetime import timedelta

from gradestep.coach.day_parts import part_of
from gradestep.coach.milestones import is_after_gap
from gradestep.coach.quota import half_of
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import Condition, chose, either
from gradestep.flows.attempt_before import before
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.attempt_lines import planned_seconds, rest_line, step_title
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Stage, Talk
from gradestep.flows.question import RunningQuestion, TimerRun
from gradestep.model.attempts import AttemptBegun, Context, StepSnapshot

TIMER_COUNTS_ON = timedelta(hours=12)
"""How long after setting out the timer goes on counting from there; later it starts anew."""


def asks_smaller(ground: Ground) -> Condition:
    """A smaller version is asked for: on the step page, or by the option `size` where there is nothing to halve."""
    unsaid = _in_words(ground) and (ground.step is None or not ground.step.smallest)
    return either(chose("step", "smaller"), lambda talk: unsaid)


def smaller_stages(ground: Ground, prefix: str, when: Condition) -> tuple[Stage, ...]:
    """A smaller version for this once: less of the same, or the smallest version in words."""
    step = ground.step
    half = half_of(step) if step is not None else None
    if step is not None and half is not None:
        amount = step.amount
        less = asking.amount(
            "attempt.smaller_amount",
            unit=lambda talk: step.unit or "",
            planned=lambda talk: amount,
            prefill=lambda talk: half,
        )
        return (Stage(f"{prefix}_amount", less, when=when),)
    smallest = step.smallest if step is not None else None
    return (Stage(f"{prefix}_words", asking.line("attempt.smaller_words", prefill=lambda talk: smallest), when=when),)


def snapshot(ground: Ground, talk: Talk) -> StepSnapshot:
    """The step as it is set out on, in the size that was chosen last."""
    title = talk.text("even_smaller_words") or talk.text("smaller_words") or talk.text("step_words")
    if title is None and _in_words(ground) and ground.step is not None:
        title = ground.step.smallest
    amount = talk.amount("even_smaller_amount")
    if amount is None:
        amount = talk.amount("smaller_amount")
    if amount is None and ground.scene.options.get("size") == "half" and ground.step is not None:
        amount = half_of(ground.step)
    return ground.snapshot(title, amount)


def attempt_id(talk: Talk) -> str | None:
    """The id of the attempt that was begun here, once it was."""
    return talk.ids.get("set_out.begun")


def begun(ground: Ground, talk: Talk) -> Effect:
    """That someone set out, remembered before the lid can be closed."""
    event = AttemptBegun(step=snapshot(ground, talk), before=before(talk), context=context(ground))
    return Remember(event, name="begun")


def timer_stage(ground: Ground, when: Condition) -> Stage:
    """ "Go. Close the lid if you like.": it counts up, marks the planned time and ends nothing (A25)."""

    def ask(talk: Talk) -> RunningQuestion:
        step = snapshot(ground, talk)
        stops = ground.step.stop_if if ground.step is not None else ()
        return RunningQuestion(
            ask=say("attempt.doing.ask"),
            lead=(
                step_title(step),
                *rest_line(ground.step),
                *(say("attempt.step.stop_if", words=words) for words in stops),
            ),
            note=say("attempt.doing.note"),
            may_stop_here=True,
            run=TimerRun(planned_seconds(step), _already(talk)),
        )

    return Stage("doing", ask, when=when)


def context(ground: Ground) -> Context:
    """Where the attempt stands: never a cause, only a setting."""
    return Context(
        setting=ground.step.setting if ground.step is not None else None,
        time_band=part_of(ground.scene.now.hour),
        flare=ground.flare.on,
        after_gap=is_after_gap(ground.scene.history, ground.scene.tries, ground.scene.today),
    )


def _in_words(ground: Ground) -> bool:
    """True where half is asked for and there is no amount to halve: the smallest version is half enough."""
    return ground.scene.options.get("size") == "half" and (ground.step is None or half_of(ground.step) is None)


def _already(talk: Talk) -> float:
    entry = talk.scene.history.find(attempt_id(talk) or "")
    since = talk.scene.now - entry.record.envelope.at if entry is not None else timedelta()
    return since.total_seconds() if timedelta() < since < TIMER_COUNTS_ON else 0.0
