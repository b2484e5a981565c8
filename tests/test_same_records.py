"""The same answers in the app and in plain lines leave the same journal, plan and settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from screen_reading import app_in, notebook_in, play, press, text_of
from spoken import spoken
from test_app_walks import options_for
from textual.pilot import Pilot

from gradestep.flows.effect import StartFlow
from gradestep.flows.question import (
    AmountQuestion,
    Answer,
    AnyQuestion,
    ChoiceQuestion,
    Information,
    PercentQuestion,
    RatingQuestion,
    RunningQuestion,
    SeveralQuestion,
    TextQuestion,
    YesNoQuestion,
)
from gradestep.flows.registry import FLOWS
from gradestep.model.attempts import AttemptBegun, StepSnapshot
from gradestep.model.journal import SessionNote
from gradestep.notebook import Notebook
from gradestep.notebook.talking import Talking
from gradestep.planfile.edits import AddEntry
from gradestep.screens.asking import AskedQuestion
from gradestep.screens.flow import FlowScreen

LONGEST = 90
"""Questions; a conversation that is not over by then leads in a circle."""

ASK_ELSEWHERE = frozenset({"adopt", "new_plan"})
"""These read or write a file outside the home, and have walks of their own."""


def home_at(folder: Path) -> Path:
    """A home with a ladder, something avoided, an attempt with no end, a note."""
    folder.mkdir(mode=0o700)
    notebook = notebook_in(folder)
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True})
    notebook.change_plan([AddEntry(("avoided",), {"id": "town", "activity": "Walking into town", "by": "me"})])
    step = notebook.plan.steps()[0][1]
    notebook.record(AttemptBegun(step=StepSnapshot(id=step.id, title=step.title)))
    notebook.record(SessionNote(text="A note"))
    return folder


@dataclass
class Script:
    """Every question of a conversation and what is answered, as a person at either face would meet them."""

    conversations: list[list[tuple[AnyQuestion, Answer | None]]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """What is typed in plain mode."""
        return [line for asked in self.conversations for question, answer in asked for line in _typed(question, answer)]


def script_of(home: Path, flow_id: str, options: dict[str, str]) -> Script:
    """Drive the conversation itself, and what follows it, without either face."""
    notebook, script = notebook_in(home), Script()
    following: StartFlow | None = StartFlow(flow_id, tuple(options.items()))
    while following is not None:
        talking = Talking.begin(notebook, following.flow, dict(following.options))
        asked: list[tuple[AnyQuestion, Answer | None]] = []
        script.conversations.append(asked)
        while (question := talking.question) is not None:
            answer = _answer_to(question)
            asked.append((question, answer))
            if answer is None:
                talking.pass_over()
            else:
                talking.answer(answer)
            assert len(asked) < LONGEST
        following = talking.next_flow
    return script


def _answer_to(question: AnyQuestion) -> Answer | None:
    """What stands there already, else something that fits; what runs is passed over."""
    if question.prefill is not None and not isinstance(question, RunningQuestion):
        return question.prefill
    match question:
        case Information():
            return "read"
        case RunningQuestion():
            return None
        case RatingQuestion():
            return 4
        case PercentQuestion():
            return 40
        case AmountQuestion():
            return 2.0
        case ChoiceQuestion():
            return question.default or question.options[0].value
        case SeveralQuestion():
            return (question.options[0].value,)
        case YesNoQuestion():
            return "yes"
        case _:
            return "words"


def _typed(question: AnyQuestion, answer: Answer | None) -> list[str]:
    if isinstance(question, Information):
        return [""] if question.waits else []
    if answer is None:
        return [":skip"]
    if question.prefill is not None:
        return [""]
    match question:
        case ChoiceQuestion():
            return [next(option.label for option in question.options if option.value == answer)]
        case SeveralQuestion():
            return ["1"]
        case TextQuestion():
            return [str(answer), "."]
        case _:
            return [str(answer)]


def _pressed(question: AnyQuestion, answer: Answer | None) -> list[str]:
    if answer is None:
        return ["ctrl+s"]
    if question.prefill is not None:
        return ["enter"]
    match question:
        case RatingQuestion():
            return [str(answer), "enter"]
        case PercentQuestion():
            return [*str(answer), "enter"]
        case AmountQuestion():
            return ["2", "enter"]
        case SeveralQuestion():
            return ["space", "enter"]
        case Information() | ChoiceQuestion() | YesNoQuestion():
            return ["enter"]
        case _:
            return [*str(answer), "enter"]


def in_the_app(home: Path, flow_id: str, options: dict[str, str], script: Script) -> None:
    """The script by keys; what is only said stands on the next page and needs no key."""

    async def scenario(pilot: Pilot[Any]) -> None:
        for conversation in script.conversations:
            for question, answer in conversation:
                if not _only_said(question):
                    await _one_question(pilot, question, answer)
            last = conversation[-1][0]
            if isinstance(last, Information) and not last.waits and (last.ask or last.paragraphs):
                await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, FlowScreen), text_of(pilot.app)

    play(app_in(home, flow=flow_id, options=options), scenario)


async def _one_question(pilot: Pilot[Any], question: AnyQuestion, answer: Answer | None) -> None:
    asked = _asked(pilot)
    assert asked is not None, f"over before {question.ask!r}"
    await press(pilot, *_pressed(question, answer))
    for _ in range(LONGEST):
        if _asked(pilot) is not asked:
            break
        await press(pilot, "enter")


def _only_said(question: AnyQuestion) -> bool:
    return isinstance(question, Information) and not question.waits


def _asked(pilot: Pilot[Any]) -> AskedQuestion | None:
    """The question on the screen; a long list or page of it takes more than one key."""
    screen = pilot.app.screen
    return next(iter(screen.query(AskedQuestion)), None) if isinstance(screen, FlowScreen) else None


def left_behind(notebook: Notebook, before: int) -> dict[str, object]:
    """What stands in the files after a conversation, with records named by their place."""
    records = notebook.history.records
    place = {record.id: f"record {at}" for at, record in enumerate(records)}

    def named(value: object) -> object:
        if isinstance(value, dict):
            return {key: named(one) for key, one in value.items()}
        if isinstance(value, (list, tuple)):
            return [named(one) for one in value]
        return place.get(value, value) if isinstance(value, str) else value

    events = [
        record.event.model_dump(mode="json", exclude_defaults=True) for record in records[before:] if record.event
    ]
    return {
        "events": [named(event) for event in events],
        "kinds": [record.envelope.kind for record in records[before:]],
        "plan": notebook.plan_text,
        "settings": notebook.settings,
        "drafts": notebook.drafts,
    }


@pytest.mark.parametrize("flow_id", [flow for flow in FLOWS if flow not in ASK_ELSEWHERE])
def test_the_same_answers_leave_the_same_records(tmp_path: Path, flow_id: str) -> None:
    """B5: every conversation, driven in the app by keys and in plain mode by lines."""
    homes = {face: home_at(tmp_path / face) for face in ("neither", "app", "plain")}
    options = options_for(flow_id, homes["neither"])
    before = len(notebook_in(homes["neither"]).history.records)
    script = script_of(homes["neither"], flow_id, options)
    in_the_app(homes["app"], flow_id, options, script)
    clock = FakeClock()
    spoken(notebook_in(homes["plain"], clock.clock), clock, script.lines(), flow_id, options)
    left = {face: left_behind(notebook_in(home), before) for face, home in homes.items()}
    assert left["plain"] == left["app"]
    assert left["neither"] == left["app"]
