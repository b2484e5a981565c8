"""Files put in place: wholly new or wholly old, private, and never over what was not expected (R3, R4, R13, R21, R22)."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gradestep.appending import append
from gradestep.files import (
    NONE,
    FileProblem,
    leftovers_in,
    make_folder,
    remove,
    remove_leftovers,
    replace,
    sha256_of,
    temporary_of,
    write_disposable,
    write_new,
)

WRITING = """
import fcntl, os, sys
descriptor = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o600)
fcntl.flock(descriptor, fcntl.LOCK_EX)
print("writing", flush=True)
sys.stdin.read()
"""


def mode_of(path: Path) -> int:
    """Its permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    """What is in it, less the account's own folder of every test."""
    return sorted(set(os.listdir(folder)) - {"somebody"})


def another_window_writing(path: Path) -> subprocess.Popen[bytes]:
    """A process in the middle of writing the temporary file of this one."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(temporary_of(path))], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"writing\n"
    return process


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_files_are_private_whatever_the_mask(tmp_path: Path, mask: int) -> None:
    """R22: folders 0700 and files 0600."""
    folder = tmp_path / "home"
    before = os.umask(mask)
    try:
        make_folder(folder)
        write_new(folder / "new", b"x")
        append(folder / "journal", b"x\n", Path)
        replace(folder / "plan", b"x")
        write_disposable(folder / "glance", b"x")
    finally:
        os.umask(before)
    assert mode_of(folder) == 0o700
    assert {mode_of(folder / name) for name in ("new", "journal", "plan", "glance")} == {0o600}


@given(
    old=some.none() | some.binary(max_size=50),
    new=some.binary(max_size=50),
    left=some.none() | some.binary(max_size=90),
)
def test_replacing_is_whole_whatever_a_killed_run_left(
    tmp_path_factory: pytest.TempPathFactory, old: bytes | None, new: bytes, left: bytes | None
) -> None:
    """R3, R4: a leftover of the fixed name is used again, and nothing of it gets into the new file."""
    path = tmp_path_factory.mktemp("replace") / "plan.toml"
    if old is not None:
        path.write_bytes(old)
    if left is not None:
        temporary_of(path).write_bytes(left)
    replace(path, new)
    assert path.read_bytes() == new
    assert os.listdir(path.parent) == ["plan.toml"]


def test_a_linked_plan_stays_a_link(tmp_path: Path) -> None:
    """R3: what it points to is replaced, and no temporary file stays."""
    real = tmp_path / "dotfiles" / "plan.toml"
    real.parent.mkdir()
    real.write_bytes(b"old")
    link = tmp_path / "plan.toml"
    link.symlink_to(real)
    replace(link, b"new", expected=sha256_of(b"old"))
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert names_in(tmp_path) == ["dotfiles", "plan.toml"]
    assert os.listdir(real.parent) == ["plan.toml"]


@pytest.mark.parametrize(
    ("there", "expected"), [(b"by hand", sha256_of(b"old")), (b"by hand", NONE), (None, sha256_of(b""))]
)
def test_what_was_changed_by_hand_is_not_written_over(tmp_path: Path, there: bytes | None, expected: str) -> None:
    """R13: another file than the one that was read, one where there was none, or none where there was one."""
    path = tmp_path / "plan.toml"
    if there is not None:
        path.write_bytes(there)
    with pytest.raises(FileProblem) as problem:
        replace(path, b"new", expected=expected, backup_to=tmp_path / "copy")
    assert problem.value.code == "changed_meanwhile"
    assert (path.read_bytes() if path.exists() else None) == there
    assert names_in(tmp_path) == ([] if there is None else ["plan.toml"])


def test_what_is_changed_at_the_last_moment_is_not_written_over(tmp_path: Path) -> None:
    """R13: an editor that saves between the comparing and the replacing wins, and the copy of the old one is kept."""
    path = tmp_path / "plan.toml"
    path.write_bytes(b"old")

    def saved_by_hand(_: bytes) -> bool:
        path.write_bytes(b"by hand")
        return True

    with pytest.raises(FileProblem) as problem:
        replace(path, b"new", expected=sha256_of(b"old"), backup_to=tmp_path / "copy", check=saved_by_hand)
    assert problem.value.code == "changed_meanwhile"
    assert path.read_bytes() == b"by hand"
    assert (tmp_path / "copy").read_bytes() == b"old"
    assert not temporary_of(path).exists()


def test_the_old_file_is_copied_first_and_the_copy_stays(tmp_path: Path) -> None:
    """R14, R15: a copy of that name is kept where it reads the same, and never written over where it does not."""
    path, copy = tmp_path / "plan.toml", tmp_path / "copy"
    replace(path, b"first", expected=NONE, backup_to=copy)
    assert not copy.exists()
    replace(path, b"second", backup_to=copy)
    assert copy.read_bytes() == b"first"
    with pytest.raises(FileProblem) as problem:
        replace(path, b"third", backup_to=copy)
    assert problem.value.code == "exists"
    assert (copy.read_bytes(), path.read_bytes()) == (b"first", b"second")
    replace(path, b"first")
    replace(path, b"third", backup_to=copy)
    assert path.read_bytes() == b"third"


def test_what_reads_back_otherwise_is_not_put_in_place(tmp_path: Path) -> None:
    """R3: the new file is read from the disk and looked at before it takes the old one's name."""
    path = tmp_path / "plan.toml"
    path.write_bytes(b"old")
    seen: list[bytes] = []

    def unsound(written: bytes) -> bool:
        seen.append(written)
        return False

    with pytest.raises(FileProblem) as problem:
        replace(path, b"new", check=unsound)
    assert problem.value.code == "other"
    assert seen == [b"new"]
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["plan.toml"]


def test_two_windows_never_mix_one_file(tmp_path: Path) -> None:
    """R9: one that writes the same file at the same moment is not disturbed; what can be lost is left to it."""
    path = tmp_path / "draft.json"
    path.write_bytes(b"old")
    other = another_window_writing(path)
    with pytest.raises(FileProblem) as problem:
        replace(path, b"new")
    assert problem.value.code == "locked"
    write_disposable(path, b"new")
    assert path.read_bytes() == b"old"
    assert temporary_of(path).exists()
    other.kill()
    other.communicate()
    write_disposable(path, b"new")
    assert path.read_bytes() == b"new"
    assert not temporary_of(path).exists()


def test_a_new_file_is_never_put_over_another(tmp_path: Path) -> None:
    """R21: a file or a link of that name is left as it is."""
    there, link = tmp_path / "there", tmp_path / "link"
    there.write_bytes(b"mine")
    link.symlink_to(tmp_path / "elsewhere")
    for path in (there, link):
        with pytest.raises(FileProblem) as problem:
            write_new(path, b"other")
        assert problem.value.code == "exists"
    assert there.read_bytes() == b"mine"
    assert not (tmp_path / "elsewhere").exists()


def test_a_new_file_that_could_not_be_synced_is_not_left_half(tmp_path: Path) -> None:
    """R2, R5: it is as if it had never been begun."""

    def unsyncable(_: int) -> None:
        raise OSError(5, "")

    with pytest.raises(FileProblem) as problem:
        write_new(tmp_path / "new", b"x", sync=unsyncable)
    assert problem.value.code == "broken"
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_something_odd_under_the_temporary_name_is_told(tmp_path: Path, kind: str) -> None:
    """R5, R22: nothing is written through it, nothing hangs, and the old file is whole."""
    path = tmp_path / "plan.toml"
    path.write_bytes(b"old")
    match kind:
        case "folder":
            temporary_of(path).mkdir()
        case "pipe":
            os.mkfifo(temporary_of(path))
        case _:
            temporary_of(path).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileProblem) as problem:
        replace(path, b"new")
    assert problem.value.code == {"folder": "folder", "pipe": "not_a_file", "link": "unsafe_link"}[kind]
    assert path.read_bytes() == b"old"
    assert not (tmp_path / "elsewhere").exists()


def test_our_own_leftovers_are_found_and_those_of_others_are_not(tmp_path: Path) -> None:
    """R4, R8: a sync program's half file looks much the same, and is not ours to take away."""
    ours = (temporary_of(tmp_path / "plan.toml"), temporary_of(tmp_path / "settings.toml"))
    theirs = (tmp_path / ".syncthing.plan.toml.tmp", tmp_path / "plan.toml.tmp", tmp_path / ".~plan.toml.tmp")
    for path in (*ours, *theirs):
        path.touch()
    (tmp_path / ".folder.tmp").mkdir()
    assert leftovers_in(tmp_path) == ours
    assert leftovers_in(tmp_path / "nothing") == ()
    remove_leftovers((tmp_path / "plan.toml", tmp_path / "settings.toml", tmp_path / "none"))
    assert leftovers_in(tmp_path) == ()
    assert all(path.exists() for path in theirs)


def test_removing_what_is_gone_is_done(tmp_path: Path) -> None:
    """R4: finishing a conversation twice, as after a kill between the two steps, is no problem."""
    path = tmp_path / "draft"
    path.touch()
    remove(path)
    remove(path)
    assert not path.exists()
