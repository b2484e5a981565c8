"""A bounded fault run of our own over `log`, `plan adopt` and `undo`: errors, kills, a full disk, several writers.

There is one form of plan and of record so far, so that nothing is migrated.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from adopted_plans import FIRST, revised
from commands import gradestep
from fake_clock import FakeClock
from homes import Homes

from gradestep.model.journal import SessionNote
from gradestep.notebook import Notebook
from gradestep.notebook.adopting import Decided, bases_of
from gradestep.paths import HomePlaces, computer_tag
from gradestep.planfile.edits import SetField

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
        assert gradestep(home, "log", f"walk {number}", "--outcome", "done").returncode == 0


@pytest.fixture
def lived_in(home: Path, homes: Homes) -> Path:
    """A home with a few tries."""
    return homes.copy(a_few_tries, home)


def titles(home: Path) -> list[str]:
    """Every try there is, by its title; the history is read with no fault."""
    done = gradestep(home, "history", "--json")
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
    after = gradestep(home, "log", "after", "--outcome", "done")
    assert "Saved" in after.stdout, after.stderr
    assert titles(home)[-1] == "after"


def traced(
    home: Path, injected: str, what: Sequence[str] = ("log", "hello", "--outcome", "done")
) -> subprocess.CompletedProcess[str]:
    """One more try, or another command, with a fault put in by strace."""
    call = injected.partition(":")[0]
    strace = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={injected}"]
    done = ran([*strace, *command(home, *what)])
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


LATER = revised(one="amount = 3 -> amount = 1", two="Any order is fine. -> Rest when you like.")
"""The next version of a clinician's file, one step of it in two ways."""

POINTS = (
    ("write", 1, "ENOSPC"),
    ("fsync", 1, "EIO"),
    ("rename", 2, "EIO"),
    ("rename", 3, "EIO"),
)
"""The record half written; whole and not on the disk; the clinician's file not in its place; the plan not in its place."""


@dataclass(frozen=True)
class State:
    """What a person has: what is in the journal, the plan, and the file that it was merged from."""

    kinds: tuple[str, ...]
    plan: str
    bases: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, notebook: Notebook) -> State:
        """As it is read, whatever a run left unfinished."""
        kinds = tuple(record.envelope.kind for record in notebook.history.records)
        return cls(kinds, notebook.plan_text, tuple(sorted(bases_of(notebook).items())))


def opened(home: Path) -> Notebook:
    """The notebook in a home, in this process."""
    return Notebook.open(HomePlaces(home, computer_tag({})), FakeClock().clock)


def with_a_file(home: Path) -> None:
    """A clinician's file taken in, and a step of it changed by the person."""
    opened(home).adopt(FIRST, "plan.toml", Decided())
    opened(home).change_plan([SetField(("ladders", "outside", "steps", "mailbox"), "amount", 2)])


def with_two_files(home: Path) -> None:
    """The next version taken in as well."""
    with_a_file(home)
    opened(home).adopt(LATER, "plan.toml", Decided(together=("steps/mailbox/measure",)))


LIVED: dict[str, Callable[[Path], None]] = {"adopt": with_a_file, "undo": with_two_files}


def carried_out(home: Path, what: str) -> State:
    """What undisturbed carrying out leaves."""
    if what == "adopt":
        opened(home).adopt(LATER, "plan.toml", Decided(together=("steps/mailbox/measure",)))
    else:
        opened(home).undo()
    return State.of(opened(home))


@needs_strace
@pytest.mark.parametrize("fault", ["kill", "error"])
@pytest.mark.parametrize(("call", "count", "error"), POINTS, ids=[f"{call}-{count}" for call, count, _ in POINTS])
@pytest.mark.parametrize("what", LIVED)
def test_a_plan_is_taken_in_or_back_wholly_or_not_at_all(
    home: Path, tmp_path: Path, homes: Homes, what: str, call: str, count: int, error: str, fault: str
) -> None:
    """R2, R3, R4, R5, R18: as before or as after, never between; the next write finishes it and leaves nothing lying about."""
    homes.copy(LIVED[what], home)
    before, after = State.of(opened(home)), carried_out(homes.copy(LIVED[what], tmp_path / "undisturbed"), what)
    file = tmp_path / "later.toml"
    file.write_text(LATER, encoding="utf-8")
    arguments = {"adopt": ("plan", "adopt", str(file), "--yes", "--on-conflict", "decide"), "undo": ("undo",)}[what]
    injected = f"{call}:{'signal=SIGKILL' if fault == 'kill' else f'error={error}'}:when={count}"
    done = traced(home, injected, arguments)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or done.stderr or fault == "kill"
    left = State.of(opened(home))
    assert left in (before, after)
    if done.stdout.splitlines()[-1:] and done.returncode == 0:
        assert left == after
    opened(home).record(SessionNote(text="the next write"))
    now = opened(home)
    assert (now.plan_text, tuple(sorted(bases_of(now).items()))) == (left.plan, left.bases)
    assert (home / "plan.toml").read_text(encoding="utf-8") == left.plan
    assert (home / "adopted" / "getting-outside.toml").read_text(encoding="utf-8") == dict(left.bases)[
        "getting-outside"
    ]
    assert not [path for path in home.rglob(".*") if path.name.endswith(".tmp")]
    assert not now.problems
