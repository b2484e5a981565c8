"""A conversation on the full screen: going on and back, leaving with everything kept, what could not be saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from screen_reading import SIZES, Rehearsal, flat, focus_line, play_flow, press, settled, text_of
from textual.pilot import Pilot

from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.flows.question import Answer, Information, LineQuestion, RatingQuestion, TextQuestion
from gradestep.screens.flow import PAUSE, FlowScreen

RATING = RatingQuestion(ask="How much distress?", low="none", high="the most")
HEARD = Information(ask="That sounds hard.", waits=False)


def test_a_sentence_that_waits_for_nothing_stands_before_the_next_question(tmp_path: Path) -> None:
    """S1: the validating sentence is read before anything else is asked, on the same screen."""
    rehearsal = Rehearsal.of(RATING, HEARD, LineQuestion(ask="What then?"))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "9", "enter")
        text = text_of(pilot.app)
        assert text.index("That sounds hard.") < text.index("What then?")
        await press(pilot, "escape")
        assert "How much distress?" in text_of(pilot.app)

    play_flow(tmp_path, rehearsal, scenario)


def test_a_closing_sentence_has_a_page_and_one_way_on(tmp_path: Path) -> None:
    """S9: the last sentence stays until it was read."""
    rehearsal = Rehearsal.of(RATING, Information(ask="You did it.", paragraphs=("It stays.",), waits=False))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "3", "enter")
        assert rehearsal.over
        assert "You did it." in text_of(pilot.app)
        assert focus_line(pilot.app) == f"> {say('app.done')}"
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, FlowScreen)

    play_flow(tmp_path, rehearsal, scenario)


def test_escape_goes_back_one_and_leaves_from_the_first(tmp_path: Path) -> None:
    """A18, S3: no trap, and nothing asked twice."""
    rehearsal = Rehearsal.of(Information(ask="First."), Information(ask="Second."))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", "escape")
        assert "First." in text_of(pilot.app)
        await press(pilot, "escape")
        assert rehearsal.left
        assert not isinstance(pilot.app.screen, FlowScreen)

    play_flow(tmp_path, rehearsal, scenario)


def test_leaving_in_any_way_keeps_what_is_typed(tmp_path: Path) -> None:
    """A18, B6: Ctrl+C, Esc and Enough keep what stands in the field, before any pause in typing."""
    for key in ("ctrl+c", "escape", "ctrl+e"):
        rehearsal = Rehearsal.of(TextQuestion(ask="What happened?"))

        async def scenario(pilot: Pilot[Any], key: str = key, rehearsal: Rehearsal = rehearsal) -> None:
            await press(pilot, *"half a thought", key)
            assert rehearsal.kept == {"q0": "half a thought"}
            assert rehearsal.left

        play_flow(tmp_path, rehearsal, scenario)


def test_typing_is_kept_within_a_second_of_a_pause(tmp_path: Path) -> None:
    """A23: the pause after which typed text is kept is shorter than a second, and typing again begins it anew."""
    rehearsal = Rehearsal.of(TextQuestion(ask="What happened?"))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *"so")
        await pilot.pause(PAUSE + 0.2)
        assert rehearsal.kept == {"q0": "so"}

    assert PAUSE < 1
    play_flow(tmp_path, rehearsal, scenario)


def test_another_screen_above_keeps_what_is_typed(tmp_path: Path) -> None:
    """A28, S3: help now opens from inside a field, and the text is still there after it."""
    rehearsal = Rehearsal.of(TextQuestion(ask="What happened?"))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *"half", "f1")
        assert rehearsal.kept == {"q0": "half"}
        assert say("helplines.words.title") in text_of(pilot.app)
        await press(pilot, "escape")
        assert "half" in text_of(pilot.app)
        await press(pilot, *" more", "enter")
        assert rehearsal.answers == {"q0": "half more"}

    play_flow(tmp_path, rehearsal, scenario)


def test_enough_for_now_ends_where_it_is_offered(tmp_path: Path) -> None:
    """S16, S44: enough keeps what is there; the rest is offered on return."""
    rehearsal = Rehearsal.of(LineQuestion(ask="One?", may_stop_here=True), LineQuestion(ask="Two?"))

    async def scenario(pilot: Pilot[Any]) -> None:
        assert say("app.enough") in text_of(pilot.app)
        await press(pilot, "ctrl+e")
        assert rehearsal.conversation.stopped_here
        assert not isinstance(pilot.app.screen, FlowScreen)

    play_flow(tmp_path, rehearsal, scenario)


def test_what_could_not_be_saved_stays_on_the_screen(tmp_path: Path) -> None:
    """B6, A30: a full disk is said in words, and Enter tries again with the same text."""

    class FullOnce(Rehearsal):
        full = True

        def answer(self, value: Answer) -> None:
            if self.full:
                self.full = False
                raise FileProblem("full", tmp_path / "draft.json")
            super().answer(value)

    rehearsal = FullOnce.of(LineQuestion(ask="A line?"), Information(ask="The end."))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *"words", "enter")
        assert say("app.not_saved") in flat(text_of(pilot.app))
        assert "words" in text_of(pilot.app)
        await press(pilot, "enter")
        assert rehearsal.answers == {"q0": "words"}

    play_flow(tmp_path, rehearsal, scenario)


def test_a_resize_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    """A21, E28: text, place and focus are the same at any size; too small a window asks for more room."""
    rehearsal = Rehearsal.of(TextQuestion(ask="What happened?"))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *"half")
        for size in ((40, 15), (20, 6), (200, 60), (60, 20)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            small = size == (20, 6)
            assert (say("app.enlarge").split()[0] in text_of(pilot.app)) is small
            assert ("half" in text_of(pilot.app)) is not small
        await press(pilot, *" more", "enter")
        assert rehearsal.answers == {"q0": "half more"}

    play_flow(tmp_path, rehearsal, scenario)


def test_a_long_page_says_that_there_is_more_and_scrolls_by_keys(tmp_path: Path) -> None:
    """A20: what does not fit is reached by scrolling down, and the screen says so in words."""
    paragraphs = tuple(f"Paragraph {number}." for number in range(30))
    rehearsal = Rehearsal.of(Information(ask="Read this.", paragraphs=paragraphs))

    async def scenario(pilot: Pilot[Any]) -> None:
        assert say("app.more_below") in text_of(pilot.app)
        assert "Paragraph 29." not in text_of(pilot.app)
        await press(pilot, *["pagedown"] * 9)
        assert "Paragraph 29." in text_of(pilot.app)
        assert say("app.more_below") not in text_of(pilot.app)

    play_flow(tmp_path, rehearsal, scenario, size=(40, 15))


def test_an_hour_of_waiting_changes_nothing(tmp_path: Path) -> None:
    """A25: no question expires."""
    clock = FakeClock()
    rehearsal = Rehearsal.of(RATING)

    async def scenario(pilot: Pilot[Any]) -> None:
        before = text_of(pilot.app)
        clock.advance(24 * 60 * 60)
        await settled(pilot)
        assert text_of(pilot.app) == before

    play_flow(tmp_path, rehearsal, scenario, clock=clock.clock)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("key", ["down", "up", "tab", "shift+tab"])
def test_a_closing_page_can_be_left_after_any_key(tmp_path: Path, size: tuple[int, int], key: str) -> None:
    """A16, A20: reading a long last page to its end, and on, leaves the marker at its one way on, which Enter takes."""
    lines = tuple(f"Line {number} of what was said at the end." for number in range(9))
    rehearsal = Rehearsal.of(RATING, Information(ask="You did it.", paragraphs=lines, waits=False))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "3", "enter", *[key] * 30)
        await press(pilot, *["down"] * 30)
        assert focus_line(pilot.app) == f"> {say('app.done')}"
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, FlowScreen)

    play_flow(tmp_path, rehearsal, scenario, size=size)
