"""One attempt on one line: kept the same whether the snapshot is enough for it or the whole notebook is opened."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from commands import gradestep

from gradestep.content import text_of


def glance_of(home: Path) -> Path:
    """The snapshot's file."""
    return next((home / "computers").iterdir()) / "glance"


def last_record(home: Path) -> dict[str, Any]:
    """The newest record as it stands in the journal."""
    found: dict[str, Any] = json.loads(gradestep(home, "history", "--json").stdout.splitlines()[-1])
    return found


@pytest.fixture
def started_home(home: Path) -> Path:
    """A home with a plan, a record and a snapshot."""
    gradestep(home, "plan", "adopt", "-", "--yes", typed=text_of("starters/palpitations.toml"))
    gradestep(home, "checkin", "--mood", "5")
    assert glance_of(home).exists()
    return home


def test_both_ways_keep_the_same(started_home: Path) -> None:
    """E34, R1, R3: same step, same words, numbers without a gap; what `today` says stays and comes at once."""
    before = gradestep(started_home, "today").stdout
    line = ("log", "doorstep", "--outcome", "done", "--before", "4", "--after", "2", "--note", "windy")
    assert gradestep(started_home, *line).returncode == 0
    short = last_record(started_home)
    assert gradestep(started_home, "today").stdout == before
    glance_of(started_home).unlink()
    assert gradestep(started_home, *line).returncode == 0
    whole = last_record(started_home)
    assert short["n"] + 1 == whole["n"]
    differing = ("id", "at", "local", "day", "n", "crc")
    assert {key: short[key] for key in short if key not in differing} == {
        key: whole[key] for key in whole if key not in differing
    }


@pytest.mark.parametrize("spoilt", ["plan", "other", "nonsense", "long", "pipe"])
def test_a_snapshot_that_does_not_fit_is_left_alone(started_home: Path, spoilt: str) -> None:
    """R9, R13, E34: a hand's edit, another computer's record, a snapshot of nonsense: kept all the same, nothing waits."""
    glance = glance_of(started_home)
    if spoilt == "plan":
        plan = started_home / "plan.toml"
        plan.write_text(plan.read_text(encoding="utf-8").replace('"doorstep"', '"front-step"'), encoding="utf-8")
    elif spoilt == "other":
        (started_home / "journal" / "2026-11-zzzz.jsonl").write_bytes(b"half a line")
    elif spoilt == "nonsense":
        glance.write_bytes(glance.read_bytes()[:-40] + b"\xff")
    elif spoilt == "long":
        glance.write_bytes(glance.read_bytes() + b" " * 2_000_000)
    else:
        glance.unlink()
        os.mkfifo(glance)
    wanted = "front-step" if spoilt == "plan" else "doorstep"
    assert gradestep(started_home, "log", wanted, "--outcome", "done").returncode == 0
    assert last_record(started_home)["step"]["id"] == wanted


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("today",), 0), (("log", "   "), 1), (("restore", "nowhere.zip"), 1), (("log",), 2), (("tody",), 2)],
)
def test_the_status_says_how_it_ended(home: Path, arguments: tuple[str, ...], status: int) -> None:
    """E6: 0 done, 1 a problem told on stderr, 2 wrong usage (design 5)."""
    done = gradestep(home, *arguments)
    assert done.returncode == status
    assert bool(done.stderr) == (status != 0)


def test_a_home_that_cannot_be_written_is_said(home: Path) -> None:
    """E6, R2: status 1, one sentence, nothing said as saved."""
    home.write_text("a file where the folder belongs", encoding="utf-8")
    done = gradestep(home, "log", "A walk")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1


def test_option_over_environment_over_platform(home: Path, tmp_path: Path) -> None:
    """E15: `--home` stands over GRADESTEP_HOME; `where` says which folder it is."""
    named = {"GRADESTEP_HOME": str(tmp_path / "elsewhere")}
    assert str(home) in gradestep(home, "where", environment=named).stdout
    gradestep(home, "note", "one", environment=named)
    assert home.exists() and not (tmp_path / "elsewhere").exists()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "typed", ["\x00\x1b[31mred", "caf\udce9", "\x1b]0;title\x07words", "a\r\nb\u202e", "long " * 200_000]
)
def test_anything_from_a_pipe_is_kept_clean(home: Path, typed: str) -> None:
    """R19, R26, B6: no control character is stored or shown, the words stay, and a million characters come whole."""
    raw = typed.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    done = gradestep(home, "log", "A walk", "--note", "-", typed=raw)
    assert (done.returncode, done.stderr) == (0, "")
    note = last_record(home)["after"]["note"]
    assert not set(note) & {"\x00", "\x1b", "\x07", "\r", "\u202e"}
    assert len(note) >= len(typed) - 10
