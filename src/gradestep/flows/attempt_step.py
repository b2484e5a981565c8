"""The step page: what, how much, when, why, with whom; and the day after an earlier one (S15, S34, S57, S59)."""

from __future__ import annotations

from gradestep.flows import asking
from gradestep.flows.asking import Ask
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.attempt_lines import step_lines
from gradestep.flows.attempt_out import snapshot
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Stage, Talk
from gradestep.model.attempts import Afterwards, NextDay, Reflection

NEXT_DAY: tuple[NextDay, ...] = ("better", "same", "a_bit_worse_settled", "much_worse_or_still_worse")


def step_stages(ground: Ground) -> tuple[Stage, ...]:
    """What it is, where no step was named; then the page, a short one in a low-energy try."""
    unnamed = ground.step is None and "words" not in ground.scene.options
    page = _page_to_read(ground) if ground.low else _page_to_choose(ground)
    return (
        Stage("step_words", asking.line("attempt.step_words", note=True), when=lambda talk: unnamed),
        Stage("step", page),
    )


def next_day_stage(ground: Ground) -> Stage:
    """The next-day question of a step by time or count (care 1.2); never in a low-energy try."""
    past = ground.asks_next_day

    def remembered(talk: Talk) -> Effect | None:
        said = asking.among(talk.text("next_day"), NEXT_DAY)
        if past is None or said is None:
            return None
        return Remember(Reflection(attempt=past.id, after=Afterwards(next_day=said)))

    return Stage(
        "next_day",
        asking.choice("attempt.next_day", NEXT_DAY, values=lambda talk: {"step": past.step.title if past else ""}),
        when=lambda talk: past is not None and not ground.low,
        effects=asking.becomes(remembered),
    )


def _page_to_choose(ground: Ground) -> Ask:
    return asking.choice(
        "attempt.step",
        ("go_on", "smaller", "not_today"),
        default="go_on",
        values=lambda talk: {"step": snapshot(ground, talk).title},
        lead=step_lines(ground),
    )


def _page_to_read(ground: Ground) -> Ask:
    return asking.information(
        "attempt.step",
        step_lines(ground),
        go_on=True,
        values=lambda talk: {"step": snapshot(ground, talk).title},
    )
