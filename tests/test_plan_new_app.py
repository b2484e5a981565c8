"""`plan new` on the full screen: the same conversation ends in the same file, and one left is gone on with (B5, A23)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from screen_reading import play, press, text_of
from textual.pilot import Pilot

from gradestep.app import GradestepApp
from gradestep.content import say
from gradestep.notebook import Notebook
from gradestep.notebook.drafts import Draft
from gradestep.paths import HomePlaces


def app_for(notebook: Notebook, file: Path, draft: Draft | None = None) -> GradestepApp:
    """The app as `plan new FILE --pattern gut` opens it."""
    options = {"file": str(file), "pattern": "gut"}
    return GradestepApp(lambda: notebook, flow="new_plan", options=options, draft=draft, stays=False)


@pytest.mark.parametrize("width", [80, 40])
def test_from_the_first_question_to_the_file(notebook: Notebook, tmp_path: Path, width: int) -> None:
    """B5, A20: typed and passed with Enter, at any width; the file is there when the last words are."""
    file = tmp_path / "p.toml"

    async def scenario(pilot: Pilot[Any]) -> None:
        assert say("plan_new.plan_title.ask") in text_of(pilot.app)
        await press(pilot, *"For Ann", "enter")
        for _ in range(12):
            if file.exists():
                break
            await press(pilot, "ctrl+s")
        assert file.exists()
        await press(pilot, "enter")

    app = app_for(notebook, file)
    play(app, scenario, (width, 24))
    assert tomllib.loads(file.read_text(encoding="utf-8"))["title"] == "For Ann"
    assert app.return_code == 0


def test_one_left_is_gone_on_with(places: HomePlaces, fake_clock: FakeClock, tmp_path: Path) -> None:
    """A23: Esc keeps it, and the same command opens the question where it was left."""
    notebook = Notebook.open(places, fake_clock.clock, seed="test")

    async def first(pilot: Pilot[Any]) -> None:
        await press(pilot, *"For Ann", "enter", "ctrl+c")

    play(app_for(notebook, tmp_path / "p.toml"), first)
    again = Notebook.open(places, fake_clock.clock, seed="test")
    (draft,) = again.drafts

    async def second(pilot: Pilot[Any]) -> None:
        assert say("plan_new.author.ask") in text_of(pilot.app)

    play(app_for(again, tmp_path / "p.toml", draft), second)
