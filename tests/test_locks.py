"""The lock: short, never stale, and a plain answer when another window holds it (R6, R9)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fake_clock import FakeClock

from gradestep.files import FileProblem
from gradestep.locks import LockState, held
from gradestep.notebook import Notebook

HOLD = """
import sys, fcntl, os
descriptor = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o600)
fcntl.flock(descriptor, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


def holding(path: Path) -> subprocess.Popen[bytes]:
    """Another process that holds the lock until its input ends."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def test_a_held_lock_is_waited_for_and_then_told(tmp_path: Path) -> None:
    """R9: four seconds at most, then a plain answer."""
    path, clock = tmp_path / "lock", FakeClock()
    process = holding(path)
    with (
        pytest.raises(FileProblem) as problem,
        held(path, clock.clock.ticks, clock.advance),
    ):
        raise AssertionError
    assert problem.value.code == "locked"
    assert 4.0 <= clock.passed < 5.0
    process.kill()
    process.communicate()
    with held(path, clock.clock.ticks, clock.advance) as state:
        assert state is LockState.HELD
    assert path.exists()


def test_the_lock_is_free_once_the_other_window_lets_go(tmp_path: Path) -> None:
    """R9: a killed window leaves no stale lock."""
    path, clock = tmp_path / "lock", FakeClock()
    process = holding(path)

    def let_go(seconds: float) -> None:
        clock.advance(seconds)
        process.communicate(b"")

    with held(path, clock.clock.ticks, let_go) as state:
        assert state is LockState.HELD


def test_reading_works_while_another_window_is_saving(notebook: Notebook) -> None:
    """R6: opening and reading need no lock."""
    from gradestep.model.journal import SessionNote

    notebook.record(SessionNote(text="kept"))
    process = holding(notebook.places.lock)
    again = Notebook.open(notebook.places, notebook.clock)
    assert [record.envelope.kind for record in again.everything().records] == ["session_note"]
    process.kill()
    process.communicate()
    assert os.path.exists(notebook.places.lock)
