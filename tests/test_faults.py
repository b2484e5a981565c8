"""A bounded fault run of our own over the real command: errors, kills, a full disk, several writers; saved means saved."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from homes import Homes

EARLIER = 4
"""Records before the fault."""

CALLS = (
    ("write", 1),
    ("write", 3),
    ("fsync", 1),
    ("fsync", 2),
    ("rename", 1),
    ("rename", 2),
    ("flock", 1),
    ("flock", 3),
)
"""Calls that one `log` makes: which of its name is hit."""

ERRORS = {"write": ("ENOSPC", "EIO"), "fsync": ("EIO",), "rename": ("EIO",), "flock": ("ENOLCK",)}

needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed here; scripts/install-system-packages installs it"
)


def command(home: Path, *arguments: str) -> list[str]:
    """The real command."""
    return [sys.executable, "-I", "-m", "gradestep", "--home", str(home), *arguments]


def ran(arguments: list[str], limit: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """Run to its end."""
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": "/nonexistent"}
    return subprocess.run(
        arguments, capture_output=True, text=True, env=environment, preexec_fn=limit, timeout=60, check=False
    )


def a_few_tries(home: Path) -> None:
    """As many as there are before."""
    for number in range(EARLIER):
        assert ran(command(home, "log", f"walk {number}", "--outcome", "done")).returncode == 0


@pytest.fixture
def lived_in(home: Path, homes: Homes) -> Path:
    """A home with a few tries."""
    return homes.copy(a_few_tries, home)


def titles(home: Path) -> list[str]:
    """Every try there is, by its title; the history is read with no fault."""
    done = ran(command(home, "history", "--json"))
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    return [record["step"]["title"] for record in records if record["kind"] == "attempt_ended"]


def ensure_kept(home: Path, done: subprocess.CompletedProcess[str]) -> None:
    """Earlier ones are all there; the new one is there where it was said to be; the next one works."""
    assert "Traceback" not in done.stderr
    found = titles(home)
    assert found[:EARLIER] == [f"walk {number}" for number in range(EARLIER)]
    assert found.count("hello") <= 1
    if "Saved" in done.stdout:
        assert "hello" in found
    after = ran(command(home, "log", "after", "--outcome", "done"))
    assert "Saved" in after.stdout, after.stderr
    assert titles(home)[-1] == "after"


def traced(home: Path, injected: str) -> subprocess.CompletedProcess[str]:
    """One more try with a fault put in by strace."""
    call = injected.partition(":")[0]
    strace = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={injected}"]
    done = ran([*strace, *command(home, "log", "hello", "--outcome", "done")])
    if "PTRACE" in done.stderr or "ptrace" in done.stderr:
        pytest.skip("this machine lets nobody trace a process")
    return done


@needs_strace
@pytest.mark.parametrize(
    ("call", "count", "error"), [(call, count, error) for call, count in CALLS for error in ERRORS[call]]
)
def test_an_error_is_told_and_nothing_is_lost(lived_in: Path, call: str, count: int, error: str) -> None:
    """R1, R2, R4, B6: a disk that is full or gives errors at any of these calls: told in words, never shown as saved."""
    ensure_kept(lived_in, traced(lived_in, f"{call}:error={error}:when={count}"))


@needs_strace
@pytest.mark.parametrize(("call", "count"), CALLS)
def test_a_kill_at_any_call_loses_nothing_that_was_said_to_be_saved(lived_in: Path, call: str, count: int) -> None:
    """R1, R3, R6, B6: killed there, the next run goes on, with no half record in the way."""
    done = traced(lived_in, f"{call}:signal=SIGKILL:when={count}")
    assert done.returncode != 0
    ensure_kept(lived_in, done)


@pytest.mark.parametrize("room", [0, 1, 100, 240, 300])
def test_a_file_that_may_not_grow_is_told(lived_in: Path, room: int) -> None:
    """R2, R4: with so many bytes left for the journal's file, all of the record is kept or none of it."""
    (journal,) = (lived_in / "journal").glob("*.jsonl")
    limit = journal.stat().st_size + room

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    ensure_kept(lived_in, ran(command(lived_in, "log", "hello", "--outcome", "done"), bounded))


def test_several_at_once_keep_every_one(lived_in: Path) -> None:
    """R9: what each was told is saved is there, once."""
    running = [
        subprocess.Popen(
            command(lived_in, "log", f"at once {number}", "--outcome", "done"), stdout=subprocess.PIPE, text=True
        )
        for number in range(5)
    ]
    said = [process.communicate(timeout=60)[0] for process in running]
    found = titles(lived_in)
    for number, text in enumerate(said):
        assert "Saved" in text
        assert found.count(f"at once {number}") == 1
