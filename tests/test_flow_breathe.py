"""Breathing as a conversation: what is asked, how short the way to the breath is, what is kept (S39, S40, S42, S43)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from walking import Move, Walk, scene_of, walk

from gradestep.content import data, say
from gradestep.flows.breathe import breathe
from gradestep.flows.breathe_choosing import read_pattern
from gradestep.flows.effect import StartFlow
from gradestep.flows.exercising import senses_first
from gradestep.flows.flow import Scene
from gradestep.flows.question import (
    Answer,
    BreathingRun,
    ChoiceQuestion,
    Information,
    LineQuestion,
    Ran,
    RunningQuestion,
)
from gradestep.model.journal import Amend, Event, Exercise, Safety
from gradestep.model.plan import Plan
from gradestep.model.settings import Exercises, Settings
from gradestep.pacing import PRESETS, Pattern

Answers = dict[str, Answer | Move]

BREATHED = Ran("breathing", seconds=301, cycles=43, pattern="gentle")
STOPPED = Ran("breathing", seconds=20, cycles=2, pattern="gentle", stopped=True)
LOOKED = Ran("grounding", seconds=170, pattern="default")
KNOWN = Settings(exercises=Exercises(taught=True))
ASKED = (Safety(question="breathing"), 30)


def breathing(
    answers: Answers, *past: tuple[Event, int], settings: Settings = KNOWN, until: str = "", **options: str
) -> Walk:
    """Breathing without any plan (S70)."""
    scene = replace(scene_of(Plan(), *past, settings=settings), options=options)
    return walk(breathe(scene), scene, answers, until)


def felt(*answers: str) -> Scene:
    """Sessions of breathing, felt like that, the last one today."""
    past = tuple(
        (Exercise.model_validate({"exercise": "breathing", "felt": answer}), len(answers) - place)
        for place, answer in enumerate(answers)
    )
    return scene_of(Plan(), *past, ASKED)


def run_of(walked: Walk) -> BreathingRun:
    """What ran."""
    question = walked.question("run")
    assert isinstance(question, RunningQuestion)
    assert isinstance(question.run, BreathingRun)
    return question.run


@pytest.mark.parametrize(
    ("past", "settings", "options", "stages"),
    [
        ((), Settings(), {}, ("cautions", "way", "teach", "run")),
        ((ASKED,), Settings(), {}, ("way", "teach", "run")),
        ((ASKED,), KNOWN, {}, ("way", "run")),
        ((), KNOWN, {"pattern": "slow_out"}, ("run",)),
        ((), Settings(), {"pattern": "gentle", "minutes": "2"}, ("run",)),
        ((), Settings(), {"minutes": "0.5"}, ("run",)),
        ((), Settings(), {"pattern": "box"}, ("cautions", "run")),
        ((ASKED,), Settings(), {"pattern": "box"}, ("run",)),
        ((ASKED,), KNOWN, {"pattern": "gentel"}, ("way", "run")),
        ((ASKED,), KNOWN, {"minutes": "900"}, ("way", "run")),
    ],
)
def test_the_way_to_the_first_breath(
    past: tuple[tuple[Event, int], ...], settings: Settings, options: dict[str, str], stages: tuple[str, ...]
) -> None:
    """S39, A27, care 2.2-2.3: cautions once, taught once, one question after that, none for a start with options."""
    assert breathing({}, *past, settings=settings, **options).stages() == stages


def test_everything_passed_keeps_nothing_but_having_been_asked() -> None:
    """A26, S3: every question can be passed over; the cautions are not asked a second time."""
    walked = breathing({}, settings=Settings())
    assert all(asked.question.may_pass for asked in walked.asked)
    assert walked.events(Exercise) == []
    assert walked.only(Safety) == Safety(question="breathing")
    assert walked.settings() == {"exercises.taught": True}


def test_the_usual_breath() -> None:
    """S42, care 2.2: Enter begins the usual pattern for the usual time; it is kept before how it was is asked."""
    walked = breathing({"run": BREATHED}, ASKED, until="felt")
    assert run_of(walked) == BreathingRun(PRESETS["gentle"], 43)
    assert walked.only(Exercise) == Exercise(exercise="breathing", pattern="gentle", seconds=301, cycles=43)
    way = walked.question("way")
    assert isinstance(way, ChoiceQuestion)
    assert way.prefill == "usual"
    assert way.options[0].label == "Begin: Gentle, 5 minutes"
    walked.go_on({"felt": "easier"})
    assert walked.only(Amend) == Amend(of="id-run.exercise", fields={"felt": "easier"})


@pytest.mark.parametrize("ran", [BREATHED, STOPPED])
def test_stopping_early_is_practice(ran: Ran) -> None:
    """S43, S9, care 2.3: a short breath is kept like a long one, with a kind sentence and no score."""
    walked = breathing({"run": ran}, ASKED)
    kept = walked.only(Exercise)
    assert (kept.stopped, kept.seconds, kept.cycles) == (ran.stopped, ran.seconds, ran.cycles)
    end = walked.question("end")
    assert isinstance(end, Information)
    key = "breathe.end.stopped" if ran.stopped else "breathe.end.done"
    assert end.ask.split(":")[0].split(".")[0] in " ".join(data("breathe")["end"][key.split(".")[2]]).replace(
        "{minutes}", "5 minutes"
    )
    assert not end.waits


@pytest.mark.parametrize("caution", list(data("exercises")["cautions"]))
def test_any_caution_switches_holds_off(caution: str) -> None:
    """Care 2.3: any tick: holds off, the gentle pattern, the senses first, a word for lungs and for bad memories."""
    settings = Settings(exercises=Exercises(taught=True, pattern="box"))
    walked = breathing({"cautions": (caution,), "way": "usual"}, settings=settings)
    assert walked.only(Safety) == Safety(question="breathing", ticked=(caution,))
    assert walked.settings() == {"exercises.holds_off": True, "exercises.pattern": "gentle"}
    said = walked.question("cautions_said")
    assert isinstance(said, Information)
    assert len(said.paragraphs) == (2 if caution in ("lung", "trauma") else 1)
    way = walked.question("way")
    assert isinstance(way, ChoiceQuestion)
    assert [option.value for option in way.options] == ["senses", "posture", "usual", "other"]
    assert way.prefill == "senses"
    assert not run_of(walked).pattern.holds


def test_holds_are_not_offered_where_they_are_off() -> None:
    """Care 2.3: no list and no line of a shell brings a hold back; the page says so."""
    settings = Settings(exercises=Exercises(taught=True, holds_off=True, custom=(4, 2, 6, 0)))
    listed = breathing({"way": "other"}, settings=settings, until="minutes").question("pattern")
    assert isinstance(listed, ChoiceQuestion)
    assert {option.value for option in listed.options}.isdisjoint({"box", "four_seven_eight"})
    named = breathing({}, settings=settings, pattern="box")
    assert run_of(named).pattern == PRESETS["gentle"]
    question = named.question("run")
    assert isinstance(question, RunningQuestion)
    assert say("practice.holds_left_out") in question.cautions
    assert run_of(breathing({}, settings=settings, pattern="custom")).pattern == Pattern("custom", 4, 0, 6, 0)


def test_another_pattern_is_kept_as_the_usual_one() -> None:
    """Care 2.2: what is chosen here is offered first the next time; with five choices and more behind them (A22)."""
    walked = breathing({"way": "other", "pattern": "slow_out", "minutes": "2", "run": BREATHED}, ASKED)
    assert run_of(walked) == BreathingRun(PRESETS["slow_out"], 12)
    assert walked.settings() == {"exercises.pattern": "slow_out", "exercises.minutes": 2}


@pytest.mark.parametrize("minutes", ["2", "10"])
def test_four_seven_eight_is_four_rounds(minutes: str) -> None:
    """Care 2.2: four rounds and a word on sitting; no length is asked for, none on the line makes it longer."""
    walked = breathing({"way": "other", "pattern": "four_seven_eight", "minutes": minutes}, ASKED)
    assert "minutes" not in walked.stages()
    assert run_of(walked).cycles == 4
    assert run_of(breathing({}, ASKED, pattern="four_seven_eight", minutes=minutes)).cycles == 4
    question = walked.question("run")
    assert isinstance(question, RunningQuestion)
    assert say("exercises.teaching.holds") in question.cautions


@pytest.mark.parametrize(
    ("typed", "pattern"),
    [
        ("4, 0, 6, 0", Pattern("custom", 4, 0, 6, 0)),
        ("4 0 6 0", Pattern("custom", 4, 0, 6, 0)),
        ("4-1-6-1", Pattern("custom", 4, 1, 6, 1)),
        ("3.5 4.5", Pattern("custom", 3.5, 0, 4.5, 0)),
        ("4, 0, 6", None),
        ("20, 0, 6, 0", None),
        ("slow", None),
        ("nan 0 6 0", None),
        ("", None),
    ],
)
def test_a_pattern_of_ones_own(typed: str, pattern: Pattern | None) -> None:
    """Care 2.2, A30: four numbers, or two; anything else is asked again with what was typed in its place."""
    assert read_pattern(typed) == pattern
    walked = breathing({"way": "other", "pattern": "custom", "custom": typed, "minutes": "1"}, ASKED)
    asks_again = pattern is None and bool(typed)
    assert ("custom_again" in walked.stages()) is asks_again
    if asks_again:
        again = walked.question("custom_again")
        assert isinstance(again, LineQuestion)
        assert again.prefill == typed
    assert run_of(walked).pattern == (pattern or PRESETS["gentle"])
    kept = walked.settings().get("exercises.custom")
    assert kept == ((pattern.inhale, pattern.hold_in, pattern.exhale, pattern.hold_out) if pattern else None)


def test_corrected_the_second_time() -> None:
    """Care 2.2, A30: the second try counts."""
    answers: Answers = {"way": "other", "pattern": "custom", "custom": "99", "custom_again": "5 4", "minutes": "1"}
    walked = breathing(answers, ASKED)
    assert run_of(walked) == BreathingRun(Pattern("custom", 5, 0, 4, 0), 7)
    question = walked.question("run")
    assert isinstance(question, RunningQuestion)
    assert say("exercises.custom.about") in question.cautions, "out as long as in is suggested"


@pytest.mark.parametrize(("way", "flow"), [("senses", "ground"), ("posture", "posture")])
def test_another_tool_in_its_place(way: str, flow: str) -> None:
    """Care 2.3: breathing is not for everyone; another tool is one choice away and nothing of breathing is kept."""
    walked = breathing({"way": way}, ASKED, attempt="id-7")
    assert walked.stages() == ("way",)
    assert walked.next_flow() == StartFlow(flow, (("attempt", "id-7"),))
    assert walked.events(Exercise) == []


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ((), False),
        (("worse",), False),
        (("worse", "same", "worse"), False),
        (("worse", "worse"), True),
        (("worse", "worse", "same"), True),
        (("worse", "worse", "easier"), False),
        (("worse", "worse", "easier", "worse", "worse"), True),
    ],
)
def test_two_worse_put_the_senses_first(answers: tuple[str, ...], first: bool) -> None:
    """Care 2.3: twice worse running and the other tools come first from then on."""
    scene = felt(*answers)
    assert senses_first(scene) is first
    way = walk(breathe(scene), scene, {}, until="run").question("way")
    assert isinstance(way, ChoiceQuestion)
    assert (way.options[0].value == "senses") is first


@pytest.mark.parametrize(("before", "key"), [((), "worse"), (("worse",), "worse_twice"), (("same",), "worse")])
def test_what_is_said_to_worse(before: tuple[str, ...], key: str) -> None:
    """Care 2.3: worse is answered with thanks and another way, the second time with a change."""
    scene = felt(*before)
    end = walk(breathe(scene), scene, {"run": BREATHED, "felt": "worse"}).question("end")
    assert isinstance(end, Information)
    assert say(f"breathe.end.{key}") in end.paragraphs


def test_before_an_attempt() -> None:
    """S40: breathing for an attempt names the attempt in its record, and says that the step needs no breathing."""
    walked = breathing({"run": BREATHED}, ASKED, attempt="id-7", minutes="2")
    assert walked.only(Exercise).attempt == "id-7"
    end = walked.question("end")
    assert isinstance(end, Information)
    assert say("breathe.end.without") in end.paragraphs
