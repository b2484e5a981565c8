"""Every conversation walked through in the app by keys alone, over a real notebook; and what it leaves in the journal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from screen_reading import app_in, focus_line, notebook_in, play, press, row_ids, settled, text_of
from textual.pilot import Pilot

from gradestep.content import say
from gradestep.flows.registry import FLOWS
from gradestep.model.attempts import AttemptBegun, AttemptEnded, StepSnapshot
from gradestep.model.journal import SessionNote
from gradestep.planfile.edits import AddEntry
from gradestep.screens.asking import AskedQuestion
from gradestep.screens.flow import FlowScreen
from gradestep.screens.questions.breathing import AskBreathing
from gradestep.screens.questions.file import AskFile
from gradestep.screens.questions.rating import AskRating
from gradestep.screens.questions.several import AskSeveral
from gradestep.screens.questions.written import AskAmount, Written

LONGEST = 90
"""Screens; a conversation that is not over by then leads in a circle."""


@pytest.fixture
def lived_in(home: Path) -> Path:
    """A home with a ladder, something avoided, an attempt with no end, a note."""
    notebook = notebook_in(home)
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True})
    notebook.change_plan([AddEntry(("avoided",), {"id": "town", "activity": "Walking into town", "by": "me"})])
    step = notebook.plan.steps()[0][1]
    notebook.record(AttemptBegun(step=StepSnapshot(id=step.id, title=step.title)))
    notebook.record(SessionNote(text="A note"))
    return home


def options_for(flow_id: str, home: Path) -> dict[str, str]:
    """What a conversation begins with, where it needs anything."""
    notebook = notebook_in(home)
    step = notebook.plan.steps()[0][1]
    records = notebook.history.records
    return {
        "attempt": {"step": step.id},
        "edit_step": {"step": step.id},
        "stalled": {"step": step.id},
        "add_step": {"ladder": notebook.plan.ladders[0].id},
        "split": {"avoided": "town"},
        "reflect": {"attempt": next(record.id for record in records if isinstance(record.event, AttemptBegun))},
        "correct": {"record": records[-1].id},
    }.get(flow_id, {})


@pytest.mark.parametrize("flow_id", FLOWS)
@pytest.mark.parametrize("answers", [True, False], ids=["answered", "passed"])
def test_every_conversation_is_walked_by_keys(lived_in: Path, flow_id: str, answers: bool) -> None:
    """A17, A4, A26, S3: from its first question to its end, answering everything or passing everything over."""

    async def scenario(pilot: Pilot[Any]) -> None:
        for _ in range(LONGEST):
            screen = pilot.app.screen
            if not isinstance(screen, FlowScreen):
                break
            await _one_screen(pilot, screen, answers)
        assert not isinstance(pilot.app.screen, FlowScreen), text_of(pilot.app)

    app = app_in(lived_in, flow=flow_id, options=options_for(flow_id, lived_in))
    play(app, scenario)
    assert notebook_in(lived_in).drafts == ()


async def _one_screen(pilot: Pilot[Any], screen: FlowScreen, answers: bool) -> None:
    asked = screen.query_one(AskedQuestion)
    assert focus_line(pilot.app).startswith(">"), text_of(pilot.app)
    before = text_of(pilot.app)
    if not answers:
        await press(pilot, "ctrl+s")
        if text_of(pilot.app) != before or pilot.app.screen is not screen:
            return
    await press(pilot, *_keys_for(asked, pilot))


def _keys_for(asked: AskedQuestion, pilot: Pilot[Any]) -> list[str]:
    match asked:
        case AskBreathing():
            return ["enter", "down", "enter"]
        case AskRating():
            return ["4", "enter"]
        case AskAmount():
            return ["2", "enter"]
        case Written() | AskFile():
            return [*"words", "enter"]
        case AskSeveral():
            return ["space", "enter"]
        case _:
            return ["pagedown", "enter"] if say("app.more_below") in text_of(pilot.app) else ["enter"]


def test_an_attempt_from_home_to_the_journal(lived_in: Path) -> None:
    """S15, S17, S49, B5: begun, said how it went, and found in the journal with its answers."""

    async def scenario(pilot: Pilot[Any]) -> None:
        for _ in range(LONGEST):
            screen = pilot.app.screen
            if not isinstance(screen, FlowScreen):
                break
            await _one_screen(pilot, screen, True)
        await settled(pilot)

    step = notebook_in(lived_in).plan.steps()[0][1].id
    play(app_in(lived_in, flow="attempt", options={"step": step}), scenario)
    events = [record.event for record in notebook_in(lived_in).history.records]
    assert any(isinstance(event, AttemptBegun) and event.step.id == step for event in events)
    assert any(isinstance(event, AttemptEnded) for event in events)


def test_an_exercise_from_within_an_attempt_leads_back_into_it(lived_in: Path) -> None:
    """S39, S44: breathing is one key away from a question, with the answers still there after it."""
    step = notebook_in(lived_in).plan.steps()[0][1].id

    async def scenario(pilot: Pilot[Any]) -> None:
        before = text_of(pilot.app)
        await press(pilot, "ctrl+b")
        assert getattr(pilot.app.screen, "flow_id", "") == "breathe"
        await press(pilot, "ctrl+b")
        assert len(pilot.app.screen_stack) == 3
        await press(pilot, "escape")
        assert text_of(pilot.app) == before

    play(app_in(lived_in, flow="attempt", options={"step": step}), scenario)


def test_a_command_of_its_own_ends_with_its_conversation(lived_in: Path) -> None:
    """Design 5: `gradestep note` opens the one conversation and leaves when it is over."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *"for next time", "enter")
        for _ in range(3):
            if pilot.app.return_code is not None:
                break
            await press(pilot, "enter")

    app = app_in(lived_in, flow="note", stays=False)
    play(app, scenario)
    assert app.return_code == 0
    assert any(
        isinstance(record.event, SessionNote) and record.event.text == "for next time"
        for record in notebook_in(lived_in).history.records
    )


def test_the_ways_on_are_never_more_than_three(lived_in: Path) -> None:
    """A22: passing over, enough, and back."""

    async def scenario(pilot: Pilot[Any]) -> None:
        assert len(row_ids(pilot.app, "#ways")) <= 3

    play(app_in(lived_in, flow="check_in"), scenario)
