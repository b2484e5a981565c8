"""The made-up person: marked on every page, gone afterwards, sound in every form, and no home of anybody's touched (issue 4.5)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from screen_reading import app_in, notebook_in, play, press, text_of
from spoken import spoken
from textual.pilot import Pilot

from gradestep.coach.progress import SECTIONS, Progress
from gradestep.content import say
from gradestep.notebook.made_up import make_up, plan_text
from gradestep.paths import HomePlaces
from gradestep.planfile.checking import findings
from gradestep.planfile.reading import read_plan
from gradestep.screens.appearance import Appearance

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


def made(folder: Path) -> Path:
    """The made-up person's home, as of the clock of the tests."""
    make_up(HomePlaces(folder, "k7f3"), NOW)
    return folder


def demo(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The real command, with temporary folders of its own."""
    (folder / "tmp").mkdir(exist_ok=True)
    environment = {
        "PATH": os.defpath,
        "HOME": str(folder / "somebody"),
        "TMPDIR": str(folder / "tmp"),
        "LANG": "C.UTF-8",
    }
    command = [sys.executable, "-I", "-m", "gradestep", "--demo", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False, input="")


COMMANDS = [
    ("today",), ("history",), ("share", "brief", "--yes", "--with", "words", "--to", "-"), ("plan", "show"), ("doctor",),
    ("share", "json", "--yes", "--with", "everything", "--since", "all", "--to", "-"), ("--plain",), ("help-now",),
]  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=[" ".join(words) for words in COMMANDS])
def test_any_command_with_a_made_up_person(tmp_path: Path, words: tuple[str, ...]) -> None:
    """R21: said to be made up before and after; nothing stays behind, and no home is made."""
    ran = demo(tmp_path, *words)
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr.startswith(say("demo.mark"))
    assert say("demo.gone") in ran.stderr
    assert ran.stdout.strip()
    assert {path.name for path in tmp_path.iterdir()} == {"tmp", "somebody"}
    assert list((tmp_path / "somebody").iterdir()) == []
    assert list((tmp_path / "tmp").iterdir()) == []


def test_it_is_gone_after_a_signal(tmp_path: Path) -> None:
    """R21: ended from outside, the folder goes all the same."""
    (tmp_path / "tmp").mkdir()
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), "TMPDIR": str(tmp_path / "tmp"), "LANG": "C.UTF-8"}
    command = [sys.executable, "-I", "-m", "gradestep", "--demo", "--plain"]
    running = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert running.stdout is not None
    while b"next step" not in running.stdout.readline():
        assert running.poll() is None
    running.send_signal(signal.SIGTERM)
    running.communicate(timeout=30)
    assert running.returncode == 143
    until = time.monotonic() + 10
    while list((tmp_path / "tmp").iterdir()) and time.monotonic() < until:
        pass
    assert list((tmp_path / "tmp").iterdir()) == []


def test_marked_on_every_page(tmp_path: Path) -> None:
    """R21: in the foot of each page and question of the app, and first in plain lines."""
    home = made(tmp_path / "home")

    async def scenario(pilot: Pilot[Any]) -> None:
        for key in ("l", "p", "j", "s", "w", "enter", "escape", "b"):
            assert say("demo.foot") in text_of(pilot.app), key
            await press(pilot, key)
        assert say("demo.foot") in text_of(pilot.app)

    play(app_in(home, Appearance.of(notebook_in(home).settings)), scenario)
    assert spoken(notebook_in(home), FakeClock(), [], stays=True).startswith(say("demo.mark").split(".")[0])


def test_it_is_a_sound_home(tmp_path: Path) -> None:
    """R10, S33: every record is sound, the plan passes the check, twelve weeks end yesterday, and there is something of everything."""
    notebook = notebook_in(made(tmp_path / "home"))
    assert notebook.all_problems() == ()
    history = notebook.everything()
    days = [entry.record.day for entry in history.standing()]
    assert (max(days), min(days)) == ((NOW - timedelta(days=1)).date(), (NOW - timedelta(days=82)).date())
    kinds = {entry.record.envelope.kind for entry in history.standing()}
    assert kinds >= {
        "attempt_ended",
        "check_in",
        "exercise",
        "flare_begun",
        "session_note",
        "rating",
        "symptoms",
        "planned",
    }
    assert any(entry.record.envelope.private for entry in history.standing())
    progress = Progress(notebook.plan, history, notebook.today())
    assert all(say(f"progress.{name}.few") not in progress.section(name) for name in ("sides", "trend", "patterns"))
    assert all(progress.section(name) for name in SECTIONS)
    reading = read_plan(plan_text().encode(), Path("plan.toml"))
    assert not [problem for problem in reading.problems if problem.values.get("level") != "warning"]
    assert reading.plan is not None
    assert not [finding for finding in findings(reading.plan) if finding.level == "error"]


def test_the_same_each_time(tmp_path: Path) -> None:
    """Issue 4.5: pictures and examples made of it on one day are the same."""
    one, other = (made(tmp_path / name) for name in ("one", "other"))
    assert [path.read_bytes() for path in sorted((one / "journal").iterdir())] == [
        path.read_bytes() for path in sorted((other / "journal").iterdir())
    ]
