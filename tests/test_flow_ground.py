"""Grounding and posture as conversations: the senses in their order, self-paced, kept like any practice (S41-S43)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from walking import PASS, Move, Walk, scene_of, walk

from gradestep.content import data, say
from gradestep.flows.ground import ground
from gradestep.flows.posture import posture
from gradestep.flows.question import Answer, GuidedRun, Information, Ran, RunningQuestion
from gradestep.flows.registry import flow
from gradestep.model.journal import Amend, Exercise, Safety
from gradestep.model.plan import Plan
from gradestep.model.settings import Exercises, Settings

Answers = dict[str, Answer | Move]

ASKED = (Safety(question="breathing"), 30)
LOOKED = Ran("grounding", seconds=170, pattern="default")


def grounding(answers: Answers, profile: str = "default", **options: str) -> Walk:
    """Grounding without any plan, with the senses that are usual for the person."""
    scene = replace(scene_of(Plan(), settings=Settings(exercises=Exercises(profile=profile))), options=options)
    return walk(ground(scene), scene, answers)


def guided(walked: Walk) -> GuidedRun:
    """What was gone through."""
    question = walked.question("run")
    assert isinstance(question, RunningQuestion)
    assert isinstance(question.run, GuidedRun)
    return question.run


@pytest.mark.parametrize("profile", list(data("exercises")["profiles"]))
def test_the_senses_in_their_order(profile: str) -> None:
    """S41, care 2.5: each profile in its own order, at the person's pace, any of them in a short line of a shell."""
    wanted = [(step["prompt"], step["count"]) for step in data("exercises")["profiles"][profile]["steps"]]
    chosen = grounding({"way": "other", "profile": profile, "run": LOOKED})
    assert [(step.say, step.items) for step in guided(chosen).steps] == wanted
    assert guided(chosen).seconds_each is None
    assert chosen.settings() == {"exercises.profile": profile}
    scene = scene_of(Plan(), profile=profile)
    named = walk(ground(scene), scene)
    assert guided(named) == guided(chosen)
    assert named.stages() == ("run",)
    usual = grounding({}, profile)
    assert guided(usual) == guided(chosen)


def test_five_four_three_two_one() -> None:
    """S41: five to see, four to touch, three to hear, two to smell, one to taste."""
    senses = [step["sense"] for step in data("exercises")["profiles"]["default"]["steps"]]
    assert senses == ["see", "touch", "hear", "smell", "taste"]
    assert [step.items for step in guided(grounding({})).steps] == [5, 4, 3, 2, 1]


def test_twenty_seconds_each() -> None:
    """Care 2.5: a timer of twenty seconds for each thing, where it is wanted."""
    assert guided(grounding({"way": "timed"})).seconds_each == 20
    assert guided(grounding({}, timed="yes")).seconds_each == 20


@pytest.mark.parametrize(("stopped", "words"), [(False, "a cup"), (False, None), (True, None)])
def test_grounding_is_kept(stopped: bool, words: str | None) -> None:
    """S42, S43, care 2.5: kept with what was asked to be kept; orienting comes at the end of a whole round alone."""
    walked = grounding({"run": Ran("grounding", 90, pattern="default", stopped=stopped, words=words), "felt": "same"})
    assert walked.only(Exercise) == Exercise(
        exercise="grounding", pattern="default", seconds=90, stopped=stopped, words=words
    )
    assert ("close" in walked.stages()) is not stopped
    assert walked.only(Amend) == Amend(of="id-run.exercise", fields={"felt": "same"})


@pytest.mark.parametrize("way", ["posture", "posture_lying"])
def test_posture(way: str) -> None:
    """S42, S46: posture line by line in its own words, with nothing to type, kept like any practice."""
    scene = scene_of(Plan())
    ran = Ran("posture", 60, pattern=way)
    walked = walk(posture(scene), scene, {"way": way, "run": ran, "felt": "worse"})
    steps = guided(walked).steps
    assert [step.say for step in steps] == [*data("exercises")[way]["lines"], data("exercises")[way]["close"]]
    assert not any(step.items for step in steps)
    assert walked.only(Exercise) == Exercise(exercise="posture", pattern=way, seconds=60)
    end = walked.question("end")
    assert isinstance(end, Information)
    assert say("posture.end.worse") in end.paragraphs


@pytest.mark.parametrize("name", ["breathe", "ground", "posture"])
def test_nothing_said_is_nothing_kept(name: str) -> None:
    """A26: each of the three can be gone through with every question passed over, without a record of an exercise."""
    scene = scene_of(Plan(), ASKED)
    walked = walk(flow(name, scene), scene, {"way": PASS})
    assert walked.events(Exercise) == []
    assert walked.next_flow() is None
