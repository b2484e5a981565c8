"""A clinician's file in the app, by keys alone: shown, asked, one conflict, done (issue 3.4, 3.5; B5, A4)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from adopted_plans import FIRST, revised
from screen_reading import SIZES, app_in, focus_line, notebook_in, play, press, text_of
from test_plan_adopt_flow import MAILBOX, about, adoptions
from textual.pilot import Pilot

from gradestep.content import say
from gradestep.notebook.adopting import Decided
from gradestep.planfile.edits import SetField

SECOND = revised(one="amount = 3 -> amount = 1")


def with_first(home: Path) -> None:
    """The first file adopted, one step changed by the person, the first pages behind."""
    notebook = notebook_in(home)
    notebook.adopt(FIRST, "plan.toml", Decided())
    notebook.change_plan([SetField(MAILBOX, "amount", 2)])
    notebook.change_settings({"first_run_done": True})


@pytest.mark.parametrize("size", SIZES)
def test_side_by_side_on_a_screen(home: Path, size: tuple[int, int]) -> None:
    """B3, A20: both sentences and three choices at every size; taking theirs leaves one adoption more."""
    with_first(home)
    seen: list[str] = []

    async def scenario(pilot: Pilot[Any]) -> None:
        seen.append(text_of(pilot.app))
        await press(pilot, "enter")
        await press(pilot, "1", "enter")
        seen.append(text_of(pilot.app))
        await press(pilot, "down", "enter")
        await press(pilot, "enter")

    play(app_in(home, flow="adopt", options=about(SECOND)), scenario, size)
    whole = " ".join(" ".join(seen).split())
    assert "This is a new version" in whole
    assert "Dr Ada shortened Mailbox to 1 minute." in whole
    assert "You had made it 2 minutes." in whole
    assert all(say(f"adopt.conflict.options.{choice}") in whole for choice in ("keep", "take", "decide"))
    notebook = notebook_in(home)
    assert len(adoptions(notebook)) == 2
    step = notebook.plan.find("mailbox")
    assert step is not None
    assert step[1].amount == 1
    assert notebook.drafts == ()


@pytest.mark.parametrize("size", SIZES)
def test_each_question_begins_with_what_differs(home: Path, size: tuple[int, int]) -> None:
    """A20, B3: from the second question on too, what each of the two has stands on the screen beside the row in use."""
    with_first(home)
    notebook = notebook_in(home)
    for step in ("gate", "shop"):
        notebook.change_plan([SetField((*MAILBOX[:-1], step), "difficulty", 33)])
    later = revised(one="amount = 3 -> amount = 1", two="= 15 -> = 16", three="= 60 -> = 61")
    seen: list[str] = []

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", "1", "enter")
        for _ in range(3):
            assert "> Keep mine" in focus_line(pilot.app)
            seen.append(" ".join(text_of(pilot.app).split()))
            await press(pilot, "enter")

    play(app_in(home, flow="adopt", options=about(later)), scenario, size)
    for shown, title, theirs, mine in zip(
        seen, ("Walk to the gate", "Mailbox", "Shop"), ("16", "1 minute", "61"), ("33", "2 minutes", "33"), strict=True
    ):
        for words in (title, f"{theirs}.", f"{mine}.", say("adopt.conflict.ask")):
            assert words in shown


def test_from_the_list_of_commands(home: Path, tmp_path: Path) -> None:
    """B3: where the file is is typed, and the conversation about it follows."""
    with_first(home)
    file = tmp_path / "two.toml"
    file.write_text(SECOND, encoding="utf-8")
    seen: list[str] = []

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *str(file), "enter")
        seen.append(text_of(pilot.app))

    play(app_in(home, flow="adopt"), scenario)
    assert "This is a new version" in seen[0]
    assert len(adoptions(notebook_in(home))) == 1
