"""Keys that come faster than screens, in any order: nothing falls over, and nothing recorded is lost."""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from screen_reading import EIGHT, Rehearsal, app_in, notebook_in, play, play_flow, press, settled, text_of
from textual import events
from textual.message import Message
from textual.pilot import Pilot

from gradestep.app import GradestepApp
from gradestep.flows.question import AnyQuestion, ChoiceQuestion, Information, LineQuestion
from gradestep.screens.asking import Answered, AskedQuestion, PassedOver
from gradestep.screens.field import Field
from gradestep.screens.flow import FlowScreen
from gradestep.screens.rows import Rows
from gradestep.screens.sheet import Sheet
from gradestep.screens.wanted import FlowWanted, PageWanted

KEYS = (
    *["enter"] * 8,
    *["down"] * 6,
    *["up", "escape", "tab", "space", "end", "home", "pagedown", "left", "right"] * 2,
    *"bgxfnohlpjcsurma5 1",
    *["f1", "f2", "ctrl+b", "ctrl+g", "ctrl+o", "ctrl+f", "ctrl+n", "ctrl+p", "ctrl+l", "ctrl+s", "ctrl+e"],
)
"""Everything but what leaves the app, the usual more often."""

PRINTABLE = {"space": " "}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("hasty", [True, False], ids=["at once", "one by one"])
def test_any_keys_in_any_order(home: Path, seed: int, hasty: bool) -> None:
    """A17, A18, E25: a cat on the keyboard; the app is still there, and its records are sound."""
    notebook = notebook_in(home)
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True})
    chosen = random.Random(seed)

    async def scenario(pilot: Pilot[Any]) -> None:
        for _ in range(12):
            for _ in range(10):
                key = chosen.choice(KEYS)
                character = key if len(key) == 1 else PRINTABLE.get(key)
                pilot.app.post_message(events.Key("space" if key == " " else key, character))
                if not hasty:
                    await settled(pilot)
            await settled(pilot)
        assert pilot.app.return_code is None

    play(app_in(home), scenario)
    after = notebook_in(home)
    assert after.problems == ()
    assert len(after.history.records) >= 1


def test_what_is_typed_while_a_conversation_opens_is_in_its_field(home: Path) -> None:
    """A22, S16: words that come before the first question is put up wait for it; no letter of them is lost."""

    async def scenario(pilot: Pilot[Any]) -> None:
        pilot.app.post_message(events.Key("n", "n"))
        while not isinstance(pilot.app.screen, FlowScreen):
            await asyncio.sleep(0)
        for letter in "half":
            pilot.app.post_message(events.Key(letter, letter))
        await settled(pilot)
        assert [field.text for field in pilot.app.screen.query(Field)] == ["half"]

    notebook_in(home).change_settings({"first_run_done": True})
    play(app_in(home), scenario)


def test_a_second_enter_does_not_answer_the_next_question(home: Path) -> None:
    """A22: two quick presses answer one question; what is not on the screen yet is not answered."""
    first = ChoiceQuestion(ask="First?", options=EIGHT[:3])
    rehearsal = Rehearsal.of(first, ChoiceQuestion(ask="Second?", options=EIGHT[:3]), Information(ask="The end."))

    async def scenario(pilot: Pilot[Any]) -> None:
        for _ in range(2):
            pilot.app.post_message(events.Key("enter", None))
        await settled(pilot)
        assert rehearsal.answers == {"q0": "zero"}
        assert "Second?" in text_of(pilot.app)

    play_flow(home, rehearsal, scenario)


@pytest.mark.parametrize(("page", "again"), [("help", "back"), ("settings", "looks")])
def test_a_row_that_is_gone_is_not_chosen(home: Path, page: str, again: str) -> None:
    """A22: the second of two presses on a row that leads to other rows chooses nothing among them."""

    async def scenario(pilot: Pilot[Any]) -> None:
        pilot.app.post_message(PageWanted(page))
        await settled(pilot)
        await press(pilot, "enter")
        rows = pilot.app.screen.query_one("#rows", Rows)
        for _ in range(2):
            rows.post_message(Rows.Chosen(rows, again))
        await settled(pilot)
        assert pilot.app.return_code is None

    play(app_in(home), scenario)


@pytest.mark.parametrize("under", [True, False], ids=["under another", "topmost"])
def test_a_conversation_that_ends_goes_itself(home: Path, under: bool) -> None:
    """A18: where another page has come over it by then, that page stays, and the end is seen when it is left."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "n")
        conversation = pilot.app.screen
        assert isinstance(conversation, FlowScreen)
        if under:
            await press(pilot, "f1")
        over = pilot.app.screen
        conversation.finish()
        await settled(pilot)
        assert (pilot.app.screen is over) is under
        if under:
            await press(pilot, "escape")
        assert [type(screen).__name__ for screen in pilot.app.screen_stack] == ["HomePage"]

    notebook_in(home).change_settings({"first_run_done": True})
    play(app_in(home), scenario)


@pytest.mark.parametrize("wanted", [PageWanted("ladder"), FlowWanted("note")], ids=["page", "conversation"])
def test_what_is_left_before_it_is_put_up_is_gone(home: Path, wanted: PageWanted | FlowWanted) -> None:
    """A18, E25: the way back comes before there is anything to see."""

    async def scenario(pilot: Pilot[Any]) -> None:
        pilot.app.post_message(wanted)
        while len(pilot.app.screen_stack) < 2:
            await asyncio.sleep(0)
        top = pilot.app.screen
        assert isinstance(top, Sheet)
        top.leave()
        await settled(pilot)
        assert pilot.app.return_code is None
        assert len(pilot.app.screen_stack) == 1

    notebook_in(home).change_settings({"first_run_done": True})
    play(app_in(home), scenario)


@pytest.mark.parametrize("says", [PassedOver, lambda asked: Answered(asked, "words")], ids=["passed", "answered"])
@pytest.mark.parametrize("leaves", [False, True], ids=["passed over", "left"])
def test_what_a_question_that_is_gone_says_moves_nothing(
    home: Path, leaves: bool, says: Callable[[AskedQuestion], Message]
) -> None:
    """A22: Enter and a way on come at once: one of them counts, and the next question is neither passed nor answered."""
    rehearsal = Rehearsal.of(*[LineQuestion(ask=f"Number {at}?") for at in range(3)])

    async def scenario(pilot: Pilot[Any]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, FlowScreen)
        screen.post_message(says(screen.query_one(AskedQuestion)))
        if leaves:
            screen.leave()
        else:
            await screen.action_pass_over()
        await settled(pilot)
        assert rehearsal.conversation.talk.passed == (set() if leaves else {"q0"})
        assert rehearsal.answers == {}

    play_flow(home, rehearsal, scenario)


@pytest.mark.parametrize("turns", range(1, 8))
def test_a_key_between_two_questions_moves_nothing(home: Path, turns: int) -> None:
    """A22: while the next question is put up, no key passes it over, goes back, or brings anything down."""
    rehearsal = Rehearsal.of(*[LineQuestion(ask=f"Number {at}?") for at in range(4)])

    async def scenario(pilot: Pilot[Any]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, FlowScreen)
        await press(pilot, "ctrl+s")
        moving = asyncio.ensure_future(screen.action_pass_over())
        for _ in range(turns):
            await asyncio.sleep(0)
        if not moving.done():
            await screen.action_back()
            await screen.action_pass_over()
            await screen.action_enough()
        await moving
        await settled(pilot)
        assert pilot.app.return_code is None
        assert rehearsal.conversation.talk.passed == {"q0", "q1"}
        assert "Number 2?" in text_of(pilot.app)

    play_flow(home, rehearsal, scenario)


@pytest.mark.parametrize("second", [LineQuestion(ask="Words?"), ChoiceQuestion(ask="Which?", options=EIGHT[:2])])
@pytest.mark.parametrize("turns", range(1, 8))
def test_leaving_between_two_questions_leaves(home: Path, turns: int, second: AnyQuestion) -> None:
    """A18, S16: the way home is open while the next question is put up; it is kept for later."""
    rehearsal = Rehearsal.of(ChoiceQuestion(ask="Number 0?", options=EIGHT[:2]), second)

    async def scenario(pilot: Pilot[Any]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, FlowScreen)
        moving = asyncio.ensure_future(screen.action_pass_over())
        for _ in range(turns):
            await asyncio.sleep(0)
        screen.leave()
        await moving
        for asked in screen.query(AskedQuestion):
            screen.post_message(PassedOver(asked))
        await settled(pilot)
        assert rehearsal.left
        assert rehearsal.conversation.talk.passed == {"q0"}
        assert screen not in pilot.app.screen_stack

    play_flow(home, rehearsal, scenario)


def test_a_second_enter_on_passing_over_passes_one(home: Path) -> None:
    """A26: passing over takes one key and passes one question."""
    rehearsal = Rehearsal.of(*[ChoiceQuestion(ask=f"Number {at}?", options=EIGHT[:2]) for at in range(3)])

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "down", "down")
        for _ in range(2):
            pilot.app.post_message(events.Key("enter", None))
        await settled(pilot)
        assert rehearsal.conversation.talk.passed == {"q0"}

    play_flow(home, rehearsal, scenario)


def test_what_is_typed_before_the_first_question_chooses_nothing(home: Path) -> None:
    """A17, S3: Enter, pressed once too often while the app opens, starts nothing beneath the conversation that opens."""

    class TypedAhead(GradestepApp):
        """Home was seen for a moment, and took what was meant for the prompt before it."""

        CSS_PATH = str(Path(sys.modules[GradestepApp.__module__].__file__ or "").parent / GradestepApp.CSS_PATH)

        def on_mount(self) -> None:
            for wanted in (FlowWanted("small_step"), PageWanted("ladder"), FlowWanted("breathe")):
                self.post_message(wanted)
            super().on_mount()

    async def scenario(pilot: Pilot[Any]) -> None:
        assert [getattr(screen, "flow_id", "home") for screen in pilot.app.screen_stack] == ["home", "note"]
        await press(pilot, "escape", "l")
        assert len(pilot.app.screen_stack) == 2

    play(TypedAhead(lambda: notebook_in(home), flow="note"), scenario)
