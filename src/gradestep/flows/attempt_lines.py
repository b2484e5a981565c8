"""What stands before the questions of an attempt: the step, its why and cue, help wanted, limits, what was learned."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.coach.amounts import amount_words
from gradestep.coach.learnings import last_learnings
from gradestep.coach.quota import half_of
from gradestep.content import data, has, say
from gradestep.flows.asking import Lines
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.help_wanted import help_words
from gradestep.model.attempts import Adjustment, StepSnapshot
from gradestep.model.plan import Step

SECONDS = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0}
"""Units of time, in seconds."""


def rating_words(value: int, hide_numbers: bool) -> str:
    """A rating as it is read back: the number, or the nearest word at or below it where numbers are hidden (S21)."""
    if not hide_numbers:
        return str(value)
    words: dict[str, int] = data("reading")["rating_words"]
    return max((known, word) for word, known in words.items() if known <= value)[1]


def step_title(step: StepSnapshot) -> str:
    """The step with its amount, on one line."""
    if step.amount is None:
        return step.title
    return say("attempt.title_with_amount", title=step.title, amount=amount_words(step.amount, step.unit))


def planned_seconds(step: StepSnapshot) -> float | None:
    """How long is planned, where the unit is one of time."""
    length = SECONDS.get(step.unit or "")
    return step.amount * length if step.amount is not None and length is not None else None


def step_lines(ground: Ground) -> Lines:
    """The step page; a low-energy try shows the shorter one."""
    parts = (_shape, _gentler, _limits) if ground.low else (_shape, _note, _gentler, _why, _with, _before_now, _limits)
    page = tuple(line for part in parts for line in part(ground))
    return lambda talk: page


def value_line(ground: Ground) -> Lines:
    """What matters to the person, beside willingness (S60)."""
    return lambda talk: tuple(_why(ground))[:1]


def last_adjustment_line(change: Adjustment) -> str:
    """What was changed about the step last (S50)."""
    values = {
        "field": say(f"attempt.fields.{change.field}"),
        "before": change.before or "",
        "after": change.after or "",
    }
    return say("attempt.step.changed_from" if change.before else "attempt.step.changed_to", **values)


def _shape(ground: Ground) -> Iterator[str]:
    step = ground.step
    if step is None:
        return
    if step.amount is not None:
        ceiling = step.kind == "quota" and ground.scene.plan.pacing.bigger == "never"
        yield say(
            "attempt.step.up_to" if ceiling else "attempt.step.amount", amount=amount_words(step.amount, step.unit)
        )
    yield from rest_line(step)
    for field in ("done_when", "cue", "condition"):
        words = getattr(step, field)
        if words:
            yield say(f"attempt.step.{field}", words=words)


def _note(ground: Ground) -> Iterator[str]:
    if ground.step is not None and ground.step.note:
        yield say("ladder.note", words=ground.step.note)


def rest_line(step: Step | None) -> tuple[str, ...]:
    """Rest that is planned, before it is needed (care 1.2)."""
    if step is None or not step.rest_plan:
        return ()
    return (say("attempt.step.rest_plan", amount=amount_words(step.rest_plan, "minutes")),)


def _gentler(ground: Ground) -> Iterator[str]:
    if ground.flare.on or ground.flare.recent:
        half = ground.step is not None and half_of(ground.step) is not None
        after = "after_flare" if half else "after_flare_less"
        yield say(f"attempt.step.{'flare' if ground.flare.on else after}")
    if ground.step is not None and ground.step.smallest:
        yield say("attempt.step.smallest", words=ground.step.smallest)


def _why(ground: Ground) -> Iterator[str]:
    if ground.step is not None and ground.ladder is not None:
        for value in ground.scene.plan.values_of(ground.ladder, ground.step):
            yield say("attempt.step.why", words=value.words)


def _with(ground: Ground) -> Iterator[str]:
    if ground.step is None:
        return
    for wanted in ground.step.help:
        yield say("attempt.step.help", help=help_words(wanted))
    plans = (plan for plan in ground.scene.plan.if_then if plan.active and plan.step == ground.step.id)
    plan = next(plans, None)
    if plan is not None and not ground.tried_today:
        yield say("attempt.step.if_then", cue=plan.cue, action=plan.action)


def _before_now(ground: Ground) -> Iterator[str]:
    different = f"attempt.variation.options.{ground.scene.options.get('variation', '')}"
    if has(different):
        yield say("offers.this_time", what=say(different)[:1].lower() + say(different)[1:])
    if ground.last_adjustment is not None:
        yield last_adjustment_line(ground.last_adjustment)
    if ground.is_harder:
        for learned in last_learnings(ground.scene.history, ground.ladder.id if ground.ladder is not None else ""):
            yield say("attempt.step.learned", words=learned)


def _limits(ground: Ground) -> Iterator[str]:
    limits = ground.scene.plan.limits
    for words in (*limits.lines, *filter(None, [limits.words])):
        yield say("attempt.step.limit", words=words)
    for words in ground.step.stop_if if ground.step is not None else ():
        yield say("attempt.step.stop_if", words=words)
