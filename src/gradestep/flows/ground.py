"""Grounding with the senses, at the person's own pace, with the senses they have (S41, care 2.5)."""

from __future__ import annotations

from gradestep.content import data, say
from gradestep.flows import asking
from gradestep.flows.asking import becomes, chose
from gradestep.flows.effect import ChangeSettings, Effect
from gradestep.flows.exercising import RUN, end_stage, felt_stage, how_it_felt, practised, worse_line
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import GuidedRun, GuidedStep, Option, RunningQuestion
from gradestep.pacing import grounding_steps


def ground(scene: Scene) -> Flow:
    """Options: `profile`, `timed` as "yes", either of which goes straight to the senses; `attempt` it is for."""
    one_line = scene.options.get("profile") in _profiles() or _timed_from_start(scene)
    went_round = asking.information("ground.close")
    return Flow(
        id="ground",
        title=say("ground.title"),
        stages=(
            *asking.only_if(
                lambda _: not one_line,
                Stage("way", asking.choice("practice.ground_way", lambda _: _ways(scene), default="usual")),
                Stage(
                    "profile",
                    asking.choice(
                        "ground.profile", lambda _: _profile_options(), note=True, prefill=lambda _: _usual(scene)
                    ),
                    when=chose("way", "other"),
                    effects=becomes(_kept_profile),
                ),
            ),
            Stage(RUN, lambda talk: _run(scene, talk), effects=practised(scene, "grounding")),
            Stage("close", went_round, when=_went_round),
            felt_stage("ground"),
            end_stage("ground", worse_line("ground")),
        ),
        closing=how_it_felt,
    )


def _ways(scene: Scene) -> tuple[Option, ...]:
    usual = asking.option("practice.ground_way", "usual", profile=say(f"exercises.profiles.{_usual(scene)}.name"))
    return (usual, *(asking.option("practice.ground_way", way) for way in ("other", "timed")))


def _profiles() -> dict[str, dict[str, str]]:
    known: dict[str, dict[str, str]] = data("exercises")["profiles"]
    return known


def _profile_options() -> tuple[Option, ...]:
    return tuple(Option(name, words["name"], words["about"]) for name, words in _profiles().items())


def _usual(scene: Scene) -> str:
    kept = scene.settings.exercises.profile
    return kept if kept in _profiles() else "default"


def _timed_from_start(scene: Scene) -> bool:
    return scene.options.get("timed") == "yes"


def _kept_profile(talk: Talk) -> Effect | None:
    chosen = talk.text("profile")
    return ChangeSettings((("exercises.profile", chosen),)) if chosen else None


def _went_round(talk: Talk) -> bool:
    ran = talk.ran(RUN)
    return ran is not None and not ran.stopped


def _run(scene: Scene, talk: Talk) -> RunningQuestion:
    """One line a sense, most things first; typing is as you like."""
    named = scene.options.get("profile")
    profile = talk.text("profile") or (named if named in _profiles() else None) or _usual(scene)
    steps = tuple(GuidedStep(step.prompt, step.count) for step in grounding_steps(profile))
    timed = _timed_from_start(scene) or talk.text("way") == "timed"
    seconds_each = data("exercises")["grounding"]["seconds_each"] if timed else None
    return RunningQuestion(
        ask=say("ground.run.ask"),
        lead=(say("ground.about"),),
        note=say("ground.run.note"),
        run=GuidedRun("grounding", profile, steps, seconds_each),
        cautions=(say("ground.typed"),) if seconds_each is None else (),
    )
