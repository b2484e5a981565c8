"""Appending: a block is wholly there or wholly absent, and what was there stays (R1, R2, R3, R8, R9)."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

import gradestep
from gradestep.appending import append, append_apart
from gradestep.durable import sync
from gradestep.files import FileProblem

FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from gradestep.appending import append
from gradestep.files import FileProblem
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
path = Path(sys.argv[1])
try:
    append(path, b"a much longer second line" + bytes([10]), lambda: path.with_name("rescue"))
except FileProblem as problem:
    print(problem.code)
"""

WRITER = """
import sys, threading, time
from pathlib import Path
from gradestep.appending import append
from gradestep.locks import held
home, name = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(15):
    with held(home / "lock", time.monotonic, threading.Event().wait):
        append(home / "journal", f"{name} {number} ".encode() + b"x" * 3000 + bytes([10]), Path)
"""


def no_rescue() -> Path:
    """No rescue file is expected."""
    raise AssertionError


def unsyncable(_: int) -> None:
    """A disk that does not take what was written."""
    raise OSError(5, "")


def once(first: Callable[[int], None]) -> Callable[[int], None]:
    """A sync before which `first` happens, the first time alone."""
    done: list[int] = []

    def syncing(descriptor: int) -> None:
        if not done:
            done.append(descriptor)
            first(descriptor)
        sync(descriptor)

    return syncing


def running(script: str, *arguments: str) -> subprocess.Popen[str]:
    """A fresh interpreter with the package at hand."""
    source = str(Path(gradestep.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
    )


@given(before=some.binary(max_size=60), lines=some.lists(some.binary(max_size=20), max_size=4))
def test_appending_never_changes_what_was_there(
    tmp_path_factory: pytest.TempPathFactory, before: bytes, lines: list[bytes]
) -> None:
    """R3: after any number of additions the old bytes are the beginning of the new ones, whatever the tail was."""
    path = tmp_path_factory.mktemp("append") / "journal"
    path.write_bytes(before)
    for line in lines:
        block = line.replace(b"\n", b"") + b"\n"
        old = path.read_bytes()
        assert append(path, block, no_rescue) == path
        torn = old != b"" and not old.endswith(b"\n")
        assert path.read_bytes() == old + (b"\n" if torn else b"") + block


def test_a_torn_tail_becomes_a_line_of_its_own(tmp_path: Path) -> None:
    """R2, R4: half a line from a power cut is left as it is, and the next entry stands on its own line."""
    path = tmp_path / "journal"
    path.write_bytes(b'{"whole":1}\n{"ha')
    append(path, b'{"next":2}\n', no_rescue)
    assert path.read_bytes() == b'{"whole":1}\n{"ha\n{"next":2}\n'


def test_a_full_disk_leaves_no_half_line(tmp_path: Path) -> None:
    """R2, R5: where the disk takes only a part, the part goes again and the problem is said."""
    path = tmp_path / "journal"
    path.write_bytes(b"first\n")
    told, _ = running(FULL_DISK, str(path)).communicate()
    assert told == "full\n"
    assert path.read_bytes() == b"first\n"
    assert not (tmp_path / "rescue").exists()


def test_what_could_not_be_synced_goes_to_a_file_of_its_own(tmp_path: Path) -> None:
    """R1: a second sync of the same file could say yes to bytes that are gone, so there is none."""
    path, rescue = tmp_path / "journal", tmp_path / "journal-rescue"
    path.write_bytes(b"first\n")
    asked: list[int] = []

    def syncing(descriptor: int) -> None:
        asked.append(os.fstat(descriptor).st_ino)
        unsyncable(descriptor)

    assert append(path, b"second\n", lambda: rescue, sync=syncing) == rescue
    assert asked == [path.stat().st_ino]
    assert path.read_bytes() == b"first\n"
    assert rescue.read_bytes() == b"second\n"


def test_a_file_exchanged_by_a_sync_program_gets_the_block_too(tmp_path: Path) -> None:
    """R9, R11: a client that put another version in place under an open descriptor loses nothing."""
    path, theirs = tmp_path / "journal", tmp_path / ".syncthing.journal.tmp"
    path.write_bytes(b"first\n")
    theirs.write_bytes(b"first\nfrom elsewhere\n")
    assert append(path, b"mine\n", no_rescue, sync=once(lambda _: os.replace(theirs, path))) == path
    assert path.read_bytes() == b"first\nfrom elsewhere\nmine\n"


def test_a_file_that_is_gone_meanwhile_is_begun_again(tmp_path: Path) -> None:
    """R1: a name removed under the hand that writes is no place to have saved to."""
    path = tmp_path / "journal"
    assert append(path, b"mine\n", no_rescue, sync=once(lambda _: path.unlink())) == path
    assert path.read_bytes() == b"mine\n"


def test_a_file_exchanged_again_and_again_is_left_to_itself(tmp_path: Path) -> None:
    """R9: after three tries the block has a file of its own, and the others are as their program left them."""
    path, rescue, theirs = tmp_path / "journal", tmp_path / "rescue", tmp_path / "theirs"

    def exchanging(_: int) -> None:
        theirs.write_bytes(b"theirs\n")
        os.replace(theirs, path)

    assert append(path, b"mine\n", lambda: rescue, sync=exchanging) == rescue
    assert path.read_bytes() == b"theirs\n"
    assert rescue.read_bytes() == b"mine\n"


def test_nothing_that_others_added_is_cut_away(tmp_path: Path) -> None:
    """R8: an editor or a sync program that knows no lock wrote at the same moment; its bytes stay."""
    path, rescue = tmp_path / "journal", tmp_path / "rescue"
    path.write_bytes(b"first\n")

    def failing(descriptor: int) -> None:
        with path.open("ab") as other:
            other.write(b"by hand\n")
        unsyncable(descriptor)

    assert append(path, b"mine\n", lambda: rescue, sync=failing) == rescue
    assert path.read_bytes() == b"first\nmine\nby hand\n"


def test_a_run_that_is_ended_takes_its_half_back(tmp_path: Path) -> None:
    """R2, R27: a signal in the middle of saving leaves the file as it was."""
    path = tmp_path / "journal"
    path.write_bytes(b"first\n")

    def ended(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        append(path, b"second\n", no_rescue, sync=ended)
    assert path.read_bytes() == b"first\n"


def test_where_nothing_can_be_saved_it_is_said(tmp_path: Path) -> None:
    """R5: the rescue failing too is a problem of the disk, and the old bytes are whole."""
    path = tmp_path / "journal"
    path.write_bytes(b"first\n")
    with pytest.raises(FileProblem) as problem:
        append(path, b"second\n", lambda: tmp_path / "nowhere" / "rescue", sync=unsyncable)
    assert problem.value.code == "missing"
    assert path.read_bytes() == b"first\n"


@pytest.mark.parametrize(
    ("kind", "code"), [("link", "unsafe_link"), ("pipe", "not_a_file"), ("folder", "folder"), ("nowhere", "missing")]
)
def test_a_journal_that_is_no_usual_file_is_not_written_to(tmp_path: Path, kind: str, code: str) -> None:
    """R22: a link where the journal is kept is refused, and a pipe does not hold anybody up."""
    path = tmp_path / "journal"
    match kind:
        case "link":
            path.symlink_to(tmp_path / "elsewhere")
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case _:
            path = tmp_path / "nowhere" / "journal"
    with pytest.raises(FileProblem) as problem:
        append(path, b"x\n", no_rescue)
    assert problem.value.code == code
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("mode", [0o644, 0o666, 0o600, 0o200])
def test_an_open_journal_is_closed_to_others(tmp_path: Path, mode: int) -> None:
    """R22: a file that came with other permissions, as from a copy, is repaired when it is written to."""
    path = tmp_path / "journal"
    path.write_bytes(b"first\n")
    path.chmod(mode)
    if not os.access(path, os.R_OK):
        with pytest.raises(FileProblem) as problem:
            append(path, b"second\n", no_rescue)
        assert (problem.value.code, path.stat().st_size) == ("not_allowed", 6)
        return
    append(path, b"second\n", no_rescue)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="giving a file away takes root")
def test_a_journal_of_another_account_is_refused(tmp_path: Path) -> None:
    """R22: nothing of a person goes into somebody else's file."""
    path = tmp_path / "journal"
    path.write_bytes(b"first\n")
    os.chown(path, 12345, 12345)
    with pytest.raises(FileProblem) as problem:
        append(path, b"x\n", no_rescue)
    assert problem.value.code == "not_allowed"
    assert path.read_bytes() == b"first\n"


def test_a_block_apart_takes_a_free_name(tmp_path: Path) -> None:
    """R10: what an earlier try left under the same name never keeps an entry from being saved."""
    path = tmp_path / "2026-11-k7f3-id.jsonl"
    landed = [append_apart(path, b"same\n") for _ in range(9)]
    assert landed[0] == path
    assert len(set(landed)) == 9
    assert all(file.suffix == ".jsonl" and file.read_bytes() == b"same\n" for file in landed)
    with pytest.raises(FileProblem) as problem:
        append_apart(path, b"same\n")
    assert problem.value.code == "exists"


def test_many_windows_at_once_lose_nothing(tmp_path: Path) -> None:
    """R9: every line of every window is there once and whole."""
    writers = [running(WRITER, str(tmp_path), name) for name in "abcd"]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [writer.communicate() and writer.returncode for writer in writers] == [0] * 4
    lines = (tmp_path / "journal").read_text().splitlines()
    assert sorted(lines) == sorted(f"{name} {number} {'x' * 3000}" for name in "abcd" for number in range(15))
    for name in "abcd":
        own = [int(line.split()[1]) for line in lines if line.startswith(name)]
        assert own == sorted(own)
