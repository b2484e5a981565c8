"""Files: nothing hangs on reading, nothing is half there after writing (R2, R3, R8, R21, R22, R26)."""

from __future__ import annotations

import os
import resource
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gradestep.appending import append
from gradestep.files import (
    FileProblem,
    make_folder,
    read_bounded,
    read_tail,
    replace,
    temporary_of,
    write_new,
)


def no_rescue() -> Path:
    """No test here needs a rescue file."""
    raise AssertionError


def mode_of(path: Path) -> int:
    """Its permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "loop", "large", "missing"])
def test_what_is_no_usual_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    """R26: a pipe, a device, a folder, a link in a circle, a huge file: a code each, and no wait."""
    path = tmp_path / "file"
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "device":
            path = Path("/dev/zero")
        case "loop":
            path.symlink_to(path)
        case "large":
            with path.open("wb") as file:
                file.truncate(1 << 30)
        case _:
            pass
    codes = {
        "folder": "folder",
        "pipe": "not_a_file",
        "device": "not_a_file",
        "loop": "unsafe_link",
        "large": "too_large",
        "missing": "missing",
    }
    with pytest.raises(FileProblem) as problem:
        read_bounded(path, 1000)
    assert problem.value.code == codes[kind]


@given(before=some.binary(max_size=60), lines=some.lists(some.binary(max_size=20), max_size=4))
def test_appending_never_changes_what_was_there(
    tmp_path_factory: pytest.TempPathFactory, before: bytes, lines: list[bytes]
) -> None:
    """R3: after any number of additions the old bytes are the beginning of the new ones, whatever the tail was."""
    path = tmp_path_factory.mktemp("append") / "journal"
    path.write_bytes(before)
    for line in lines:
        old = path.read_bytes()
        append(path, line.replace(b"\n", b"") + b"\n", no_rescue)
        assert path.read_bytes().startswith(old)
    if lines and before and not before.endswith(b"\n"):
        assert path.read_bytes()[len(before) : len(before) + 1] == b"\n"


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
    pid = os.fork()
    if pid == 0:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
        try:
            append(path, b"a much longer second line\n", no_rescue)
        except FileProblem as problem:
            os._exit(0 if problem.code == "full" else 3)
        os._exit(4)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert path.read_bytes() == b"first\n"


@pytest.mark.parametrize("mask", [0o000, 0o777])
def test_files_and_folders_are_private_whatever_the_mask(tmp_path: Path, mask: int) -> None:
    """R22: folders 0700 and files 0600."""
    before = os.umask(mask)
    try:
        folder = tmp_path / "a" / "b"
        if mask == 0o777:
            os.umask(0o077)
        make_folder(folder)
        write_new(folder / "new", b"x")
        append(folder / "journal", b"x\n", no_rescue)
        replace(folder / "plan", b"x")
    finally:
        os.umask(before)
    assert mode_of(folder) == 0o700
    assert {mode_of(folder / name) for name in ("new", "journal", "plan")} == {0o600}


def test_replacing_is_one_step_and_follows_a_link(tmp_path: Path) -> None:
    """R3: a linked plan stays a link, what it points to is replaced, and no temporary file stays."""
    real = tmp_path / "dotfiles" / "plan.toml"
    real.parent.mkdir()
    real.write_bytes(b"old")
    link = tmp_path / "plan.toml"
    link.symlink_to(real)
    replace(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert not temporary_of(real).exists()


def test_a_new_file_is_never_put_over_another(tmp_path: Path) -> None:
    """R21: a file or a link of that name is left as it is."""
    there = tmp_path / "there"
    there.write_bytes(b"mine")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    for path in (there, link):
        with pytest.raises(FileProblem) as problem:
            write_new(path, b"other")
        assert problem.value.code == "exists"
    assert there.read_bytes() == b"mine"
    assert not (tmp_path / "elsewhere").exists()


def test_a_journal_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    """R22: a link where the journal is kept is refused."""
    (tmp_path / "journal").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileProblem):
        append(tmp_path / "journal", b"x\n", no_rescue)
    assert not (tmp_path / "elsewhere").exists()


def test_the_tail_is_read_without_the_rest(tmp_path: Path) -> None:
    """R26: the end of a huge file costs what the end costs."""
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(1 << 30)
        file.seek(0, os.SEEK_END)
        file.write(b"end")
    assert read_tail(path, 3) == b"end"
