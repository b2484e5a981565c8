"""What holds for every question of the attempt, reflection, check-in, flare, note and symptom flows, in every scene."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flow_plans import PLAN
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from walking import Asked, Walk, scene_of

from gradestep.flows.conversation import Conversation
from gradestep.flows.flow import Scene, Talk
from gradestep.flows.question import (
    AmountQuestion,
    Answer,
    AnyQuestion,
    BreathingRun,
    ChoiceQuestion,
    GuidedRun,
    Information,
    PercentQuestion,
    Ran,
    RatingQuestion,
    RunningQuestion,
    SeveralQuestion,
    YesNoQuestion,
)
from gradestep.flows.registry import FLOWS, flow
from gradestep.model.attempts import AttemptBegun, AttemptEnded, Before, Reflection, StepSnapshot
from gradestep.model.journal import FlareBegun, Safety
from gradestep.model.settings import Looks, Settings

BEGUN = AttemptBegun(
    step=StepSnapshot(id="gate", title="Gate", amount=2, unit="minutes"), before=Before(prediction="x")
)
QUOTA = AttemptEnded(step=StepSnapshot(id="read", title="Read", kind="quota"), outcome="done")

SCENES: dict[str, list[Scene]] = {
    "attempt": [
        scene_of(PLAN, step="gate"),
        scene_of(PLAN, (QUOTA, 1), step="read"),
        scene_of(PLAN, step="shop"),
        scene_of(PLAN),
        scene_of(PLAN, step="gate", low_energy="yes"),
        scene_of(PLAN, (Safety(question="stop_now", answers=("emergency",)), 1), step="gate"),
        scene_of(PLAN, (Safety(question="stop_now", answers=("today",)), 0), step="gate"),
        scene_of(PLAN, (Safety(question="check_first", ticked=("heart",)), 1), step="read"),
        scene_of(PLAN, (FlareBegun(), 0), step="gate", size="half"),
        scene_of(PLAN, step="gate", settings=Settings(looks=Looks(hide_numbers=True)), turn=7),
    ],
    "reflect": [
        scene_of(PLAN, (BEGUN, 1)),
        scene_of(PLAN),
        scene_of(PLAN, (BEGUN, 1), settings=Settings(low_energy=True)),
    ],
    "check_in": [scene_of(PLAN), scene_of(PLAN, settings=Settings(symptom_log=False), turn=3)],
    "flare": [
        scene_of(PLAN),
        scene_of(PLAN, (FlareBegun(), 1)),
        scene_of(PLAN, (FlareBegun(), 9), over_yet="yes"),
        scene_of(PLAN, (Safety(question="stop_now", answers=("clinician",)), 1)),
    ],
    "note": [scene_of(PLAN)],
    "symptoms": [scene_of(PLAN)],
}
EVERY = [(name, place) for name, scenes in SCENES.items() for place in range(len(scenes))]


def answers_to(question: AnyQuestion) -> st.SearchStrategy[Answer]:
    """Any answer a person could give."""
    match question:
        case RatingQuestion():
            return st.integers(0, 10)
        case PercentQuestion():
            return st.integers(0, 100)
        case ChoiceQuestion():
            return st.sampled_from([option.value for option in question.options])
        case SeveralQuestion():
            values = [option.value for option in question.options] + (["own words"] if question.own_words else [])
            return st.lists(st.sampled_from(values), unique=True).map(tuple)
        case YesNoQuestion():
            return st.sampled_from(["yes", "no"])
        case AmountQuestion():
            return st.floats(0, 1000).map(lambda amount: round(amount, 1))
        case RunningQuestion():
            return st.floats(0, 5000).map(lambda seconds: _ran(question, seconds))
        case Information():
            return st.just("read")
        case _:
            return st.sampled_from(["words", "I will panic", "{step} [b]", "", "line\nline"])


def _ran(question: RunningQuestion, seconds: float) -> Ran:
    match question.run:
        case BreathingRun(pattern=pattern):
            return Ran("breathing", seconds=seconds, cycles=3, pattern=pattern.id)
        case GuidedRun(what=what):
            return Ran(what, seconds=seconds)
        case _:
            return Ran("timer", seconds=seconds)


def wander(data: st.DataObject, scene: Scene, name: str) -> Walk:
    """A conversation with any answers, passing, going back and stopping, to its end."""
    walked = Walk(Conversation.begin(flow(name, scene), Talk(scene)))
    for _ in range(120):
        question = walked.conversation.question
        if question is None:
            return walked
        move = data.draw(st.sampled_from(["answer", "answer", "answer", "pass", "back", "enough"]))
        if move == "back":
            walked.back()
        elif move == "pass":
            walked.pass_over()
        elif move == "enough" and question.may_stop_here:
            walked.enough()
        else:
            walked.answer(data.draw(answers_to(question)))
    return walked.go_on({})


@pytest.mark.parametrize(("name", "place"), EVERY)
@given(data=st.data())
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_any_way_through(name: str, place: int, data: st.DataObject) -> None:
    """S3, A22, A26, B6: whatever is said, passed, taken back or stopped, it comes to an end and what is kept is sound."""
    walked = wander(data, SCENES[name][place], name)
    assert walked.conversation.over
    for asked in walked.asked:
        keeps_the_rules(asked)
    begun, ended = walked.events(AttemptBegun), walked.events(AttemptEnded)
    assert len(begun) <= 1
    assert len(ended) <= 1
    assert all(one.attempt is not None or one.step is not None for one in ended)
    assert all(one.attempt for one in walked.events(Reflection))


def keeps_the_rules(asked: Asked) -> None:
    """What every question has to keep to."""
    question = asked.question
    assert question.may_pass, asked.stage
    assert question.ask, asked.stage
    assert not re.search(r"\b(should|must|why didn)", question.ask, re.IGNORECASE), asked.stage
    assert all(lead for lead in question.lead), asked.stage
    if isinstance(question, ChoiceQuestion | SeveralQuestion):
        values = [option.value for option in question.options]
        assert values
        assert len(set(values)) == len(values)
        assert all(option.label for option in question.options)
    if isinstance(question, ChoiceQuestion):
        assert len(question.options) <= 5, asked.stage
        assert question.default is None or question.default in values


@pytest.mark.parametrize(("name", "place"), EVERY)
def test_taken_up_again_at_every_question(name: str, place: int) -> None:
    """A23, B6: a conversation left at any question stands there again, with its answers, in a flow made anew."""
    scene = SCENES[name][place]
    walked = Walk(Conversation.begin(flow(name, scene), Talk(scene)))
    while (stage := walked.conversation.stage) is not None:
        conversation = walked.conversation
        anew = Conversation(flow(name, scene), replace(conversation.talk)).resumed(stage.id, conversation.trail)
        assert anew.stage is not None
        assert anew.stage.id == stage.id
        assert anew.question == conversation.question
        walked.answer("read") if isinstance(walked.conversation.question, Information) else walked.pass_over()


@pytest.mark.parametrize(("name", "place"), EVERY)
def test_stage_ids_are_told_apart(name: str, place: int) -> None:
    """B5, A23: no two stages of a flow have one id, so that a draft finds its place."""
    ids = [stage.id for stage in flow(name, SCENES[name][place]).stages]
    assert len(ids) == len(set(ids))


def test_every_flow_has_its_function_named_after_it() -> None:
    """A4: one registry for both renderers."""
    assert all(where == f"gradestep.flows.{name}:{name}" for name, where in FLOWS.items())
    assert set(SCENES) <= set(FLOWS)
    with pytest.raises(KeyError):
        flow("nowhere", scene_of(PLAN))
