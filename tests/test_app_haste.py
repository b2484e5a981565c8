"""Keys that come faster than screens, in any order: nothing falls over, and nothing recorded is lost."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

import pytest
from screen_reading import EIGHT, Rehearsal, app_in, notebook_in, play, play_flow, press, settled, text_of
from textual import events
from textual.pilot import Pilot

from gradestep.app import GradestepApp
from gradestep.flows.question import ChoiceQuestion, Information
from gradestep.screens.rows import Rows
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
