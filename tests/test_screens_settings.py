"""Settings: every one of them by keys alone, kept in a file a person can read, put on at once where that is possible."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from screen_reading import app_in, flat, notebook_in, play, press, row_ids, text_of
from textual.pilot import Pilot

from gradestep.content import say
from gradestep.flows.setting_table import Setting, groups, present

EVERY = [(group, setting) for group, settings in groups().items() for setting in settings if setting.kind != "flow"]
TYPED = {"time": "05:30", "pattern": "5 0 6 0"}


@pytest.fixture
def settled_in(home: Path) -> Path:
    """A home past its first run."""
    notebook_in(home).change_settings({"first_run_done": True})
    return home


async def open_group(pilot: Pilot[Any], group: str) -> None:
    """The settings of one group."""
    await press(pilot, "s")
    await press(pilot, *["down"] * row_ids(pilot.app).index(group), "enter")


@pytest.mark.parametrize(("group", "setting"), EVERY, ids=[setting.key for _, setting in EVERY])
def test_every_setting_is_changed_by_keys(settled_in: Path, group: str, setting: Setting) -> None:
    """A17, B2: chosen, asked, kept in settings.toml, and said in words."""
    before = present(setting, notebook_in(settled_in).settings)

    async def scenario(pilot: Pilot[Any]) -> None:
        await open_group(pilot, group)
        await press(pilot, *["down"] * row_ids(pilot.app).index(setting.key), "enter")
        if setting.kind in TYPED:
            await press(pilot, *["backspace"] * 12, *TYPED[setting.kind], "enter")
        elif setting.kind != "switch":
            await press(pilot, "down", "enter")
        assert present(setting, notebook_in(settled_in).settings) != before

    play(app_in(settled_in), scenario)


def test_a_theme_is_put_on_at_once(settled_in: Path) -> None:
    """A13: the colours change with the setting."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await open_group(pilot, "looks")
        await press(pilot, "enter", "down", "down", "enter")
        assert pilot.app.theme == "high-contrast"

    play(app_in(settled_in), scenario)


def test_a_time_that_is_none_is_not_kept(settled_in: Path) -> None:
    """A30: the sentence says what to type."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await open_group(pilot, "you")
        await press(pilot, *["down"] * row_ids(pilot.app).index("day_start"), "enter")
        await press(pilot, *["backspace"] * 5, *"noon", "enter")
        assert say("settings.not_a_time") in flat(text_of(pilot.app))
        assert notebook_in(settled_in).settings.day_start == "04:00"

    play(app_in(settled_in), scenario)


def test_a_time_for_check_ins_is_added_and_taken_away(settled_in: Path) -> None:
    """S19, S20: days and hours the person chose; without any, no check-in is offered."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await open_group(pilot, "check_in")
        await press(pilot, "enter", "space", "enter", "enter", "enter", "enter")
        (window,) = notebook_in(settled_in).settings.check_in.windows
        assert (window.days, window.start, window.end) == (("mon",), "08:00", "21:00")
        assert say("energy_map.times.kept") in flat(text_of(pilot.app))
        await press(pilot, "enter", "home", "enter", "enter", "down", "enter", "enter")
        assert notebook_in(settled_in).settings.check_in.windows == ()

    play(app_in(settled_in), scenario)


def test_a_key_of_ones_own_works_at_once(settled_in: Path) -> None:
    """A19: typed by name, refused where it is in use, and in force from then on."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await open_group(pilot, "keys")
        await press(pilot, *["down"] * row_ids(pilot.app).index("key:journal"), "enter", "p", "enter")
        assert say("settings.key_is_taken", label=say("keys.practice")) in flat(text_of(pilot.app))
        await press(pilot, "enter", "y", "enter")
        assert notebook_in(settled_in).settings.keys.own == {"journal": "y"}
        await press(pilot, "escape", "escape", "y")
        assert say("journal.title") in text_of(pilot.app)

    play(app_in(settled_in), scenario)


def test_a_settings_file_with_a_fault_is_never_written_over(settled_in: Path) -> None:
    """Issue 7: what a hand wrote stays; the page says what is wrong, and nothing is lost."""
    file = settled_in / "settings.toml"
    file.write_text("first_run_done = true\nlow_energy = maybe\n")

    async def scenario(pilot: Pilot[Any]) -> None:
        assert "problems" in row_ids(pilot.app)
        await press(pilot, *["down"] * row_ids(pilot.app).index("problems"), "enter")
        assert "settings.toml" in "".join(text_of(pilot.app).split())
        await press(pilot, "escape")
        await open_group(pilot, "you")
        await press(pilot, *["down"] * row_ids(pilot.app).index("low_energy"), "enter")
        assert file.read_text() == "first_run_done = true\nlow_energy = maybe\n"

    play(app_in(settled_in), scenario)


def test_a_plan_with_a_fault_is_said_and_the_app_opens(settled_in: Path) -> None:
    """Issue 7, E16: one sentence with file and line; everything else works."""
    (settled_in / "plan.toml").write_text('format = 1\ntitle = "x"\n[[ladders]\n')

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *["down"] * row_ids(pilot.app).index("problems"), "enter")
        assert "plan.toml" in "".join(text_of(pilot.app).split())
        await press(pilot, "escape", "n", *"still works", "enter")
        assert (settled_in / "plan.toml").read_text().startswith("format = 1")

    play(app_in(settled_in), scenario)
