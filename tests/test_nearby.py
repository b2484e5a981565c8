"""The file picker: what lies in Downloads and on a stick, newest first; any other by its place, typed or dragged (B3)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from adopted_plans import plan_of
from fake_clock import FakeClock
from screen_reading import SIZES, app_in, focus_line, notebook_in, play, press, row_ids, text_of
from spoken import spoken
from textual.pilot import Pilot

from gradestep.content import say
from gradestep.content import text_of as content_text
from gradestep.flows.setting_table import groups
from gradestep.notebook.nearby import files_in, look_in, path_of, places

PLAN = content_text("starters/gut.toml")
OTHER = content_text("starters/pain.toml")


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of a person, with downloads."""
    folder = tmp_path / "person"
    downloads = folder / "Downloads"
    (downloads / "From the clinic").mkdir(parents=True)
    for name, text, day in (("gut plan.toml", PLAN, 20), ("[red]old.toml", OTHER, 3), ("notes.txt", "no plan", 21)):
        (downloads / name).write_text(text, encoding="utf-8")
        os.utime(downloads / name, (1_700_000_000 + day * 86_400,) * 2)
    (downloads / ".hidden.toml").write_text(PLAN, encoding="utf-8")
    (downloads / "From the clinic" / "inner.toml").write_text(PLAN, encoding="utf-8")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_DOWNLOAD_DIR", raising=False)
    return folder


@pytest.fixture
def home(tmp_path: Path, person: Path) -> Path:
    """A notebook that was opened before, with no plan; `person` sets where downloads are."""
    folder = tmp_path / "notebook"
    notebook_in(folder).change_settings({"first_run_done": True})
    return folder


def test_plan_files_newest_first(person: Path) -> None:
    """B3: plan files alone, the newest first, nothing hidden; folders only where a folder was opened."""
    downloads = person / "Downloads"
    assert [found.name for found in files_in(downloads, ".toml")] == ["gut plan.toml", "[red]old.toml"]
    assert [found.name for found in look_in(downloads, ".toml")] == [
        "From the clinic",
        "gut plan.toml",
        "[red]old.toml",
    ]


def test_downloads_first_then_what_is_plugged_in(person: Path, tmp_path: Path) -> None:
    """B3: each place once, those that are not there left out."""
    stick = tmp_path / "STICK"
    stick.mkdir()
    (person / "Desktop").mkdir()
    found = places([stick, tmp_path / "gone", person / "Downloads"])
    assert [place.name for place in found] == ["Downloads", "STICK", "Desktop", "person"]


@pytest.mark.parametrize("make", ["a folder that is gone", "a pipe", "a link in a circle", "a file"])
def test_what_cannot_be_looked_into_is_empty(tmp_path: Path, make: str) -> None:
    """B3: nothing that lies around makes the picker raise or wait."""
    folder = tmp_path / "looked at"
    match make:
        case "a pipe":
            folder.mkdir()
            os.mkfifo(folder / "pipe.toml")
        case "a link in a circle":
            folder.mkdir()
            (folder / "circle.toml").symlink_to(folder / "circle.toml")
        case "a file":
            folder.write_text("", encoding="utf-8")
    assert look_in(folder, ".toml") == ()


TYPED = [
    ("{folder}/a plan.toml", "a plan.toml"),
    ("  {folder}/a plan.toml  ", "a plan.toml"),
    ("'{folder}/a plan.toml'", "a plan.toml"),
    ('"{folder}/a plan.toml"', "a plan.toml"),
    ("{folder}/a\\ plan.toml", "a plan.toml"),
    ("file://{folder}/a%20plan.toml", "a plan.toml"),
    ("file://localhost{folder}/a%20plan.toml", "a plan.toml"),
    ("{folder}/it's.toml", "it's.toml"),
    ("{folder}/not there.toml", "not there.toml"),
]


@pytest.mark.parametrize(("typed", "name"), TYPED)
def test_what_is_typed_or_dragged_in(tmp_path: Path, typed: str, name: str) -> None:
    """B3: a terminal pastes a dragged file quoted, with strokes, or as an address; each is the file that was meant."""
    (tmp_path / "a plan.toml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "it's.toml").write_text(PLAN, encoding="utf-8")
    assert path_of(typed.format(folder=tmp_path)) == tmp_path / name


def test_picked_in_the_app(home: Path) -> None:
    """B3: the newest file of Downloads is the first row; Enter looks at it, and the conversation about it follows."""

    async def scenario(pilot: Pilot[Any]) -> None:
        shown = text_of(pilot.app)
        assert "Downloads" in shown
        assert "gut plan.toml" in focus_line(pilot.app)
        assert "[red]old.toml" in shown
        await press(pilot, "enter")
        assert "This is in the file" in text_of(pilot.app)
        await press(pilot, *["enter"] * 8)

    play(app_in(home, flow="adopt"), scenario)
    assert notebook_in(home).plan.title


@pytest.mark.parametrize("size", SIZES)
def test_picked_from_settings(home: Path, size: tuple[int, int]) -> None:
    """B3, issue 3.5: Settings leads to the picker, the newest file of Downloads is taken in, and Settings is there again."""
    group = next(name for name, found in groups().items() if any(one.key == "adopt" for one in found))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "s")
        await press(pilot, *["down"] * row_ids(pilot.app).index(group), "enter")
        await press(pilot, *["down"] * row_ids(pilot.app).index("adopt"), "enter")
        assert "gut plan.toml" in focus_line(pilot.app)
        await press(pilot, "enter")
        assert "This is in the file" in text_of(pilot.app)
        for _ in range(10):
            if say("adopt.take_in.ask") not in text_of(pilot.app):
                await press(pilot, "enter")
        await press(pilot, "1", "enter")
        assert say("adopt.done.taken_in") in text_of(pilot.app)
        await press(pilot, "enter")
        assert "adopt" in row_ids(pilot.app)

    play(app_in(home), scenario, size)
    assert notebook_in(home).plan.title == plan_of(PLAN).title


def test_folder_by_folder(home: Path) -> None:
    """B3, A22: a place opens to its folders and files, a folder inside it too, and Back leads out again."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "down", "down")
        assert "Look in Downloads" in focus_line(pilot.app)
        await press(pilot, "enter")
        assert "From the clinic, a folder" in focus_line(pilot.app)
        await press(pilot, "enter")
        assert "inner.toml" in focus_line(pilot.app)
        await press(pilot, "down", "enter")
        assert "From the clinic, a folder" in text_of(pilot.app)
        await press(pilot, "end", "enter")
        assert "Look in Downloads" in text_of(pilot.app)
        assert row_ids(pilot.app, "AskFile Rows")

    play(app_in(home, flow="adopt"), scenario)
    assert notebook_in(home).plan.ladders == ()


def test_typed_beside_the_rows(home: Path, person: Path) -> None:
    """B3, A23: the field beneath takes any other place."""
    file = person / "Downloads" / "From the clinic" / "inner.toml"

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "tab", *str(file), "enter")
        assert "This is in the file" in text_of(pilot.app)

    play(app_in(home, flow="adopt"), scenario)


def test_small_screens(home: Path) -> None:
    """A17: at 40 by 15 the row in use is in sight."""

    async def scenario(pilot: Pilot[Any]) -> None:
        assert "gut plan.toml" in focus_line(pilot.app)
        await press(pilot, "end")
        assert "Look in" in focus_line(pilot.app)

    play(app_in(home, flow="adopt"), scenario, (40, 15))


def test_by_number_in_plain_lines(home: Path) -> None:
    """B3, B5: the same files by number, with where and from when; no control character or markup is obeyed."""
    said = spoken(notebook_in(home), FakeClock(), ["1", "", "yes"], "adopt")
    assert "1. gut plan.toml. In Downloads, " in said
    assert "2. [red]old.toml. In Downloads, " in said
    assert notebook_in(home).plan.ladders


def test_first_run_picks_too(home: Path) -> None:
    """S3, B3: the same picker stands on the first pages."""
    said = spoken(notebook_in(home), FakeClock(), [*[""] * 8, "2"], "first_run")
    assert "1. gut plan.toml" in said
