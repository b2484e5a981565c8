"""The lock: short, never stale, and a plain answer when another window holds it (R6, R9, R10)."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from fake_clock import FakeClock

import gradestep
from gradestep.files import FileProblem
from gradestep.locks import LIMIT, STEP, LockState, held
from gradestep.notebook import Notebook

HOLD = """
import sys, fcntl, os
descriptor = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o600)
fcntl.flock(descriptor, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""

TAKE = """
import sys
from pathlib import Path
from gradestep.files import FileProblem
from gradestep.locks import held
passed = []
try:
    with held(Path(sys.argv[1]), lambda: sum(passed), passed.append) as state:
        print(state.value)
except FileProblem as problem:
    print(problem.code)
"""


def holding(path: Path) -> subprocess.Popen[bytes]:
    """Another process that holds the lock until its input ends."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def ended(process: subprocess.Popen[bytes]) -> None:
    """Killed, and gone."""
    process.kill()
    process.communicate()


def test_a_held_lock_is_waited_for_and_then_told(tmp_path: Path) -> None:
    """R9: four seconds at most, then a plain answer; a killed window leaves nothing behind."""
    path, clock = tmp_path / "lock", FakeClock()
    process = holding(path)
    with pytest.raises(FileProblem) as problem, held(path, clock.clock.ticks, clock.advance):
        raise AssertionError
    assert problem.value.code == "locked"
    assert LIMIT <= clock.passed < LIMIT + 1
    ended(process)
    with held(path, clock.clock.ticks, clock.advance) as state:
        assert state is LockState.HELD
    assert path.exists()


def test_the_lock_is_taken_once_the_other_window_lets_go(tmp_path: Path) -> None:
    """R9: within one step."""
    path, clock = tmp_path / "lock", FakeClock()
    process = holding(path)

    def let_go(seconds: float) -> None:
        clock.advance(seconds)
        process.communicate(b"")

    with held(path, clock.clock.ticks, let_go) as state:
        assert state is LockState.HELD
    assert clock.passed == STEP


def test_the_lock_is_let_go_whatever_happens_while_it_is_held(tmp_path: Path) -> None:
    """R9: a problem while saving does not keep the next save out."""
    path, clock = tmp_path / "lock", FakeClock()
    for _ in range(3):
        with pytest.raises(FileProblem, match="full"), held(path, clock.clock.ticks, clock.advance):
            raise FileProblem("full", path)
    assert clock.passed == 0


def test_two_threads_hold_it_one_after_the_other(tmp_path: Path) -> None:
    """R9: within one program too."""
    path, clock = tmp_path / "lock", FakeClock()
    inside, let_go = threading.Event(), threading.Event()

    def first() -> None:
        with held(path, lambda: 0.0, lambda _: None):
            inside.set()
            let_go.wait(30)

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(30)

    def pause(seconds: float) -> None:
        clock.advance(seconds)
        let_go.set()
        thread.join()

    with held(path, clock.clock.ticks, pause) as state:
        assert state is LockState.HELD
    assert clock.passed == STEP


def test_a_lock_file_that_was_exchanged_is_no_lock(tmp_path: Path) -> None:
    """R9: where a sync program or a person took the file away, two windows never hold two locks of one name."""
    path, clock = tmp_path / "lock", FakeClock()
    process = holding(path)
    steps: list[float] = []

    def pause(seconds: float) -> None:
        clock.advance(seconds)
        steps.append(seconds)
        if len(steps) == 1:
            path.unlink()

    with held(path, clock.clock.ticks, pause) as state:
        assert state is LockState.HELD
        mine = path.stat().st_ino
        second = FakeClock()
        with pytest.raises(FileProblem, match="locked"), held(path, second.clock.ticks, second.advance):
            raise AssertionError
    assert path.stat().st_ino == mine
    ended(process)


def test_the_lock_is_not_handed_to_another_program(tmp_path: Path) -> None:
    """R9: an editor started while it is held does not keep it for hours."""
    path, clock = tmp_path / "lock", FakeClock()
    with held(path, clock.clock.ticks, clock.advance):
        other = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, close_fds=False)
    with held(path, clock.clock.ticks, clock.advance) as state:
        assert state is LockState.HELD
    assert clock.passed == 0
    other.communicate(b"")


@pytest.mark.parametrize("mask", [0o000, 0o777])
def test_the_lock_is_private_and_can_be_taken_again(tmp_path: Path, mask: int) -> None:
    """R22: 0600 whatever the mask, so that the person's next run can open it."""
    path, clock = tmp_path / "lock", FakeClock()
    before = os.umask(mask)
    try:
        with held(path, clock.clock.ticks, clock.advance):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("kind", "code"), [("link", "unsafe_link"), ("pipe", "not_a_file"), ("folder", "folder"), ("nowhere", "missing")]
)
def test_what_cannot_be_a_lock_is_told_at_once(tmp_path: Path, kind: str, code: str) -> None:
    """R5, R22: a link is not followed and a pipe does not hold anybody up."""
    path, clock = tmp_path / "lock", FakeClock()
    match kind:
        case "link":
            path.symlink_to(tmp_path / "elsewhere")
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case _:
            path = tmp_path / "nowhere" / "lock"
    with pytest.raises(FileProblem) as problem, held(path, clock.clock.ticks, clock.advance):
        raise AssertionError
    assert problem.value.code == code
    assert clock.passed == 0


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to make locking fail as such a disk does")
@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("ENOLCK", "cannot_lock"),
        ("EOPNOTSUPP", "cannot_lock"),
        ("ENOSYS", "cannot_lock"),
        ("EINTR:when=1..3", "held"),
        ("EAGAIN:when=1..3", "held"),
        ("EAGAIN", "locked"),
        ("EIO", "broken"),
    ],
)
def test_what_the_disk_says_of_locking_becomes_a_plain_answer(tmp_path: Path, fault: str, told: str) -> None:
    """R9, R10: a disk that knows no locks is told apart from another window and from a broken disk."""
    source = str(Path(gradestep.__file__).parents[1])
    made = ["strace", "-o", os.devnull, "-e", "trace=flock", "-e", f"inject=flock:error={fault}"]
    ran = subprocess.run(
        [*made, sys.executable, "-c", TAKE, str(tmp_path / "lock")],
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == f"{told}\n"


def test_reading_works_while_another_window_is_saving(notebook: Notebook) -> None:
    """R6: opening and reading need no lock."""
    from gradestep.model.journal import SessionNote

    notebook.record(SessionNote(text="kept"))
    process = holding(notebook.places.lock)
    again = Notebook.open(notebook.places, notebook.clock)
    assert [record.envelope.kind for record in again.everything().records] == ["session_note"]
    ended(process)
    assert notebook.places.lock.exists()
