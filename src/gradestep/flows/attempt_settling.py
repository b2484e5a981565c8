"""A few breaths or the senses before setting out: offered, never required, recorded with the attempt (S40)."""

from __future__ import annotations

from typing import Literal

from gradestep.content import say, several
from gradestep.flows import asking
from gradestep.flows.asking import Condition, both, chose
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.attempt_lines import step_title
from gradestep.flows.attempt_out import attempt_id, begun, snapshot
from gradestep.flows.effect import ChangeSettings, Effect, Remember
from gradestep.flows.flow import Stage, Talk
from gradestep.flows.question import BreathingRun, GuidedRun, GuidedStep, RunningQuestion
from gradestep.model.journal import Exercise
from gradestep.pacing import PRESETS, Pattern, allowed, cycles_for, grounding_steps

PAUSE_MINUTES = 2
"""How long a pause before a step is; it claims nothing (care 0.5)."""

Felt = Literal["easier", "same", "worse"]
FELT: tuple[Felt, ...] = ("easier", "same", "worse")
"""How it was (care 2.3)."""


def settling_stages(ground: Ground) -> tuple[Stage, ...]:
    """The offer, and what was chosen of it."""
    offered = (*_tools(ground), "not_today")
    settle = asking.choice(
        "attempt.settle",
        ("go", *offered),
        default="go",
        lead=lambda talk: (step_title(snapshot(ground, talk)),),
        prefill=lambda talk: offered[0] if chose("likelier", "tool")(talk) else None,
    )
    breathes, grounds = chose("settle", "breathing"), chose("settle", "grounding")
    taught = asking.information("breathe.teach", lambda talk: several("exercises.teaching.lines"), go_on=True)
    return (
        Stage("settle", settle),
        Stage("taught", taught, when=both(breathes, lambda talk: _is_taught(ground)), effects=_taught),
        Stage("breathing", lambda talk: _breathing(ground), when=breathes),
        Stage("felt", asking.choice("breathe.felt", FELT), when=breathes),
        Stage("grounding", lambda talk: _grounding(ground), when=grounds),
    )


def set_out_stage(ground: Ground, when: Condition) -> Stage:
    """Setting out: the attempt begins here, and what was practised before it is kept with it."""

    def effects(talk: Talk) -> tuple[Effect, ...]:
        practised = (_practised(talk, name) for name in ("breathing", "grounding") if talk.text("settle") == name)
        return (begun(ground, talk), *(effect for effect in practised if effect is not None))

    return asking.kept_here("set_out", effects, when)


def _tools(ground: Ground) -> tuple[str, ...]:
    """What is offered: nothing where the plan leaves it out, the senses first where breath focus is unkind (care 2.3)."""
    own = ground.step.breathing_before if ground.step is not None else None
    if (own or ground.scene.plan.pacing.breathing_before) != "offered":
        return ("grounding",)
    return ("grounding", "breathing") if ground.scene.settings.exercises.holds_off else ("breathing", "grounding")


def _is_taught(ground: Ground) -> bool:
    return ground.is_new or not ground.scene.settings.exercises.taught


def _taught(talk: Talk) -> tuple[Effect, ...]:
    known = talk.scene.settings.exercises.taught
    return () if known else (ChangeSettings((("exercises.taught", True),)),)


def _pattern(ground: Ground) -> Pattern:
    chosen = ground.scene.settings.exercises
    pattern = PRESETS.get(chosen.pattern, PRESETS["gentle"])
    if chosen.pattern == "custom" and len(chosen.custom) == 4 and allowed(*chosen.custom):
        pattern = Pattern("custom", *chosen.custom)
    return PRESETS["gentle"] if chosen.holds_off and pattern.holds else pattern


def _breathing(ground: Ground) -> RunningQuestion:
    pattern = _pattern(ground)
    run = BreathingRun(pattern, cycles_for(pattern, PAUSE_MINUTES))
    return RunningQuestion(ask=say("breathe.run.ask"), note=say("breathe.run.note"), run=run)


def _grounding(ground: Ground) -> RunningQuestion:
    profile = ground.scene.settings.exercises.profile
    steps = tuple(GuidedStep(step.prompt, step.count) for step in grounding_steps(profile))
    return RunningQuestion(
        ask=say("ground.run.ask"), note=say("ground.run.note"), run=GuidedRun("grounding", profile, steps)
    )


def _practised(talk: Talk, kind: Literal["breathing", "grounding"]) -> Effect | None:
    """What ran, as a practice; stopping early is practice too (S43)."""
    ran = talk.ran(kind)
    if ran is None:
        return None
    event = Exercise(
        exercise=kind,
        pattern=ran.pattern,
        seconds=ran.seconds,
        cycles=ran.cycles,
        stopped=ran.stopped,
        felt=asking.among(talk.text("felt"), FELT) if kind == "breathing" else None,
        attempt=attempt_id(talk),
    )
    return Remember(event, name="exercise")
