"""A few breaths or the senses before setting out: offered, never required, recorded with the attempt (S40)."""

from __future__ import annotations

from typing import Literal

from gradestep.content import data, say, several
from gradestep.flows import asking
from gradestep.flows.asking import both, chose
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.attempt_lines import step_title
from gradestep.flows.attempt_out import attempt_id, begun, snapshot
from gradestep.flows.effect import ChangeSettings, Effect, Remember
from gradestep.flows.flow import Stage, Talk
from gradestep.flows.question import BreathingRun, GuidedRun, GuidedStep, RunningQuestion
from gradestep.model.journal import Exercise
from gradestep.pacing import PRESETS, Pattern, cycles_for

PAUSE_MINUTES = 2
"""How long a pause before a step is; it claims nothing (care 0.5)."""

Felt = Literal["easier", "same", "worse"]
FELT: tuple[Felt, ...] = ("easier", "same", "worse")
"""How it was (care 2.3)."""


def settling_stages(ground: Ground) -> tuple[Stage, ...]:
    """The offer, and what was chosen of it; choosing anything but "not today" is setting out."""
    if ground.low:
        return ()
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
        Stage("settle", settle, effects=asking.becomes(lambda talk: _set_out(ground, talk))),
        Stage("taught", taught, when=both(breathes, lambda talk: _is_taught(ground)), effects=_taught),
        Stage("breathing", lambda talk: _breathing(ground), when=breathes),
        Stage(
            "felt",
            asking.choice("breathe.felt", FELT),
            when=breathes,
            effects=asking.becomes(_breathed),
        ),
        Stage("grounding", lambda talk: _grounding(ground), when=grounds, effects=asking.becomes(_grounded)),
    )


def _tools(ground: Ground) -> tuple[str, ...]:
    """What is offered: nothing where the plan leaves it out, the senses first where breath focus is unkind (care 2.3)."""
    own = ground.step.breathing_before if ground.step is not None else None
    if (own or ground.scene.plan.pacing.breathing_before) != "offered":
        return ("grounding",)
    return ("grounding", "breathing") if ground.scene.settings.exercises.holds_off else ("breathing", "grounding")


def _is_taught(ground: Ground) -> bool:
    return ground.is_new or not ground.scene.settings.exercises.taught


def _taught(talk: Talk) -> tuple[Effect, ...]:
    return (ChangeSettings((("exercises.taught", True),)),)


def _set_out(ground: Ground, talk: Talk) -> Effect | None:
    return None if talk.text("settle") == "not_today" else begun(ground, talk)


def _pattern(ground: Ground) -> Pattern:
    chosen = ground.scene.settings.exercises
    pattern = PRESETS.get(chosen.pattern, PRESETS["gentle"])
    return PRESETS["gentle"] if chosen.holds_off and pattern.holds else pattern


def _breathing(ground: Ground) -> RunningQuestion:
    pattern = _pattern(ground)
    run = BreathingRun(pattern, cycles_for(pattern, PAUSE_MINUTES))
    return RunningQuestion(ask=say("breathe.run.ask"), note=say("breathe.run.note"), run=run)


def _grounding(ground: Ground) -> RunningQuestion:
    profile = ground.scene.settings.exercises.profile
    prompts = data("exercises")["profiles"].get(profile, data("exercises")["profiles"]["default"])["steps"]
    steps = tuple(GuidedStep(step["prompt"], step["count"]) for step in prompts)
    return RunningQuestion(
        ask=say("ground.run.ask"), note=say("ground.run.note"), run=GuidedRun("grounding", profile, steps)
    )


def _breathed(talk: Talk) -> Effect | None:
    ran = talk.ran("breathing")
    if ran is None:
        return None
    return Remember(
        Exercise(
            exercise="breathing",
            pattern=ran.pattern,
            seconds=ran.seconds,
            cycles=ran.cycles,
            stopped=ran.stopped,
            felt=asking.among(talk.text("felt"), FELT),
            attempt=attempt_id(talk),
        )
    )


def _grounded(talk: Talk) -> Effect | None:
    ran = talk.ran("grounding")
    if ran is None:
        return None
    return Remember(
        Exercise(
            exercise="grounding",
            pattern=ran.pattern,
            seconds=ran.seconds,
            stopped=ran.stopped,
            attempt=attempt_id(talk),
        )
    )
