"""What holds for every conversation of the registry: passable, taken up again anywhere, stages told apart (A4, A23, A26)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edited_plan import PLAN
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from test_flow_rules import wander
from walking import Walk, scene_of

from gradestep.flows.conversation import Conversation
from gradestep.flows.flow import Scene, Talk
from gradestep.flows.question import (
    ChoiceQuestion,
    Information,
    LineQuestion,
    RunningQuestion,
    SeveralQuestion,
    TextQuestion,
)
from gradestep.flows.registry import FLOWS, flow
from gradestep.model.journal import Exercise, Safety, SessionNote
from gradestep.model.plan import Plan
from gradestep.model.settings import Exercises, Settings

STOPPED = (Safety(question="stop_now", answers=("emergency",)), 1)
NOTED = (SessionNote(text="Ask about sleep"), 1)
WORSE = tuple((Exercise(exercise="breathing", felt="worse"), day) for day in (3, 2))

SCENES: dict[str, Scene] = {
    "nothing": scene_of(Plan()),
    "plan": scene_of(PLAN),
    "named": replace(scene_of(PLAN, NOTED), options={"step": "gate", "avoided": "town", "record": "past-0"}),
    "stopped": scene_of(PLAN, STOPPED, *WORSE, settings=Settings(exercises=Exercises(holds_off=True, pattern="box"))),
}


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("name", FLOWS)
def test_taken_up_again_at_every_question(name: str, scene: str) -> None:
    """A23, A26: at each question, passed over to the end, a flow made anew stands where it stood; one page alone must be read."""
    made = flow(name, SCENES[scene])
    assert len({stage.id for stage in made.stages}) == len(made.stages)
    assert all("." not in stage.id for stage in made.stages), "a dot parts a stage from the name of its record"
    walked = Walk(Conversation.begin(made, Talk(SCENES[scene])))
    while (stage := walked.conversation.stage) is not None:
        conversation, question = walked.conversation, walked.conversation.question
        assert question is not None
        assert question.may_pass or (name, stage.id) == ("first_run", "about")
        anew = Conversation(flow(name, SCENES[scene]), conversation.talk).resumed(stage.id, conversation.trail)
        assert anew.question == question
        walked.answer("read") if isinstance(question, Information) else walked.pass_over()
    assert walked.next_flow() is None, "nothing begins unasked (S11)"


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("name", FLOWS)
@given(data=st.data())
@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_any_way_through(name: str, scene: str, data: st.DataObject) -> None:
    """S3, A22: whatever is said, passed or taken back, it comes to its end, one thing asked at a time, all of it in words."""
    walked = wander(data, SCENES[scene], name)
    assert walked.conversation.over
    for asked in walked.asked:
        question = asked.question
        assert question.ask, asked.stage
        assert all(question.lead), asked.stage
        if isinstance(question, ChoiceQuestion | SeveralQuestion):
            values = [option.value for option in question.options]
            assert values, asked.stage
            assert len(set(values)) == len(values), asked.stage
            assert all(option.label for option in question.options), asked.stage
        if isinstance(question, ChoiceQuestion):
            assert question.default is None or question.default in values
            assert question.prefill is None or question.prefill in values, asked.stage
        if isinstance(question, LineQuestion | TextQuestion):
            assert question.prefill is None or isinstance(question.prefill, str)
        if isinstance(question, RunningQuestion):
            assert all(question.cautions)
