"""Posture: feet, shoulders and lean, in its own words, sitting, standing or lying down (care 1.9, S46)."""

from __future__ import annotations

from gradestep.content import say, several
from gradestep.flows import asking
from gradestep.flows.exercising import RUN, end_stage, felt_stage, how_it_felt, practised, worse_line
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import GuidedRun, GuidedStep, RunningQuestion

WAYS = ("posture", "posture_lying")


def posture(scene: Scene) -> Flow:
    """Option: `attempt`, the record it belongs to."""
    return Flow(
        id="posture",
        title=say("posture.title"),
        stages=(
            Stage("way", asking.choice("posture.way", WAYS, default="posture")),
            Stage(RUN, _run, effects=practised(scene, "posture")),
            felt_stage("posture"),
            end_stage("posture", worse_line("posture")),
        ),
        closing=how_it_felt,
    )


def _run(talk: Talk) -> RunningQuestion:
    """One line at a time, nothing to type."""
    way = talk.text("way") or "posture"
    lines = (*several(f"exercises.{way}.lines"), say(f"exercises.{way}.close"))
    return RunningQuestion(
        ask=say("posture.run.ask"),
        lead=(say("posture.about"),),
        note=say("posture.run.note"),
        run=GuidedRun("posture", way, tuple(GuidedStep(line) for line in lines)),
    )
