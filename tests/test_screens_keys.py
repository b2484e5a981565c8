"""Keys: one table of commands behind foot, palette and help; letters that can be off; help now from everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from screen_reading import app_in, flat, notebook_in, play, press, row_ids, text_of
from textual.pilot import Pilot

from gradestep.content import say
from gradestep.flows.commands import COMMANDS
from gradestep.model.journal import SessionNote
from gradestep.screens.appearance import Appearance


@pytest.fixture
def lived_in(home: Path) -> Path:
    """A home with a starter ladder and a note."""
    notebook = notebook_in(home)
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True})
    notebook.record(SessionNote(text="Ask about the stairs"))
    return home


def test_every_command_is_in_the_palette_and_no_other(lived_in: Path) -> None:
    """Design 5: one table; no screenshot is offered; a part of a name finds a command."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "m")
        assert set(row_ids(pilot.app)) == {command.id for command in COMMANDS if command.id != "palette"}
        await press(pilot, *say("keys.journal")[:4])
        assert row_ids(pilot.app) == ["journal"]
        await press(pilot, "enter")
        assert "Ask about the stairs" in text_of(pilot.app)

    play(app_in(lived_in), scenario)


def test_everything_can_be_done_with_letters_off(lived_in: Path) -> None:
    """A19: with letters off a letter does nothing; Home leads to the list of all commands, and that to everything."""

    async def scenario(pilot: Pilot[Any]) -> None:
        before = text_of(pilot.app)
        await press(pilot, "j", "l", "s", "u", "m")
        assert text_of(pilot.app) == before
        await press(pilot, "end", "enter")
        assert set(row_ids(pilot.app)) == {command.id for command in COMMANDS if command.id != "palette"}

    play(app_in(lived_in, Appearance(letters=False)), scenario)


def test_a_command_has_the_key_the_person_gave_it(lived_in: Path) -> None:
    """A19: another letter, and another key, each in the place of the usual one."""
    keys = {"journal": "y", "breathe": "ctrl+y"}

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "j")
        assert "Your next step" in text_of(pilot.app)
        await press(pilot, "y")
        assert "Ask about the stairs" in text_of(pilot.app)
        await press(pilot, "ctrl+y")
        assert getattr(pilot.app.screen, "flow_id", "") == "breathe"

    play(app_in(lived_in, Appearance(own_keys=keys)), scenario)


def test_help_has_pages_and_every_key(lived_in: Path) -> None:
    """A28: help is made of short pages and of the table of commands."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "question_mark", "enter")
        text = flat(text_of(pilot.app))
        assert say("keys.help_now") in text
        await press(pilot, "escape", "escape")
        assert len(pilot.app.screen_stack) == 1

    play(app_in(lived_in), scenario)


def test_help_now_is_one_key_away_and_leads_back(lived_in: Path) -> None:
    """S3, A28, S39: F1 from a page, from a question and from within a field shows whom to call, and Esc leads back."""

    async def scenario(pilot: Pilot[Any]) -> None:
        for keys in ([], ["s"], ["n"], ["escape", "m"]):
            await press(pilot, *keys)
            before = text_of(pilot.app)
            await press(pilot, "f1")
            assert say("helplines.words.title") in text_of(pilot.app)
            await press(pilot, "escape")
            assert text_of(pilot.app) == before

    play(app_in(lived_in), scenario)
