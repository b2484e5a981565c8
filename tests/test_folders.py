"""Folders: private, of this person, and on the disk before anything is put in them (R1, R22)."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import gradestep
from gradestep.files import FileProblem, make_folder, own_folder

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
SYNCED = "import sys; from pathlib import Path; from gradestep.files import make_folder; make_folder(Path(sys.argv[1]))"


def mode_of(path: Path) -> int:
    """Its permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_new_folders_are_private_whatever_the_mask(tmp_path: Path, mask: int) -> None:
    """R22: 0700, those that lead to it too."""
    before = os.umask(mask)
    try:
        make_folder(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(before)
    assert [mode_of(tmp_path / part) for part in ("a", "a/b", "a/b/c")] == [0o700] * 3


def test_a_folder_of_the_persons_choosing_keeps_its_permissions(tmp_path: Path) -> None:
    """R21, R22: copying to a folder that others use as well does not shut them out."""
    chosen = tmp_path / "documents"
    chosen.mkdir(mode=0o755)
    make_folder(chosen)
    make_folder(chosen / "copies")
    assert mode_of(chosen) == 0o755
    assert mode_of(chosen / "copies") == 0o700


@pytest.mark.parametrize("mode", [0o755, 0o777, 0o707, 0o701])
def test_a_folder_of_ours_is_closed_to_others(tmp_path: Path, mode: int) -> None:
    """R22: one that was made by hand with the usual permissions is repaired when it is written to."""
    folder = tmp_path / "home"
    folder.mkdir()
    folder.chmod(mode)
    own_folder(folder)
    assert mode_of(folder) == 0o700


def test_a_place_everybody_shares_is_refused_and_left_open(tmp_path: Path) -> None:
    """R22: a home in such a place would shut the others out or be open to them."""
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    with pytest.raises(FileProblem) as problem:
        own_folder(shared)
    assert problem.value.code == "too_open"
    assert mode_of(shared) == 0o1777


@pytest.mark.skipif(not AS_ROOT, reason="giving a folder to another account takes root")
def test_a_folder_of_another_account_is_refused(tmp_path: Path) -> None:
    """R22: what is written there would be the other's, and root's own files would lock the person out."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o777)
    os.chown(folder, 12345, 12345)
    before = mode_of(folder)
    with pytest.raises(FileProblem) as problem:
        own_folder(folder)
    assert problem.value.code == "not_allowed"
    assert mode_of(folder) == before


def test_a_linked_home_is_the_folder_it_leads_to(tmp_path: Path) -> None:
    """R22: a home kept in a synced folder through a link is closed where it really is."""
    real, link = tmp_path / "synced", tmp_path / "home"
    real.mkdir()
    real.chmod(0o755)
    link.symlink_to(real)
    own_folder(link)
    assert link.is_symlink()
    assert mode_of(real) == 0o700


@pytest.mark.parametrize("kind", ["file", "link to nothing"])
def test_what_is_no_folder_is_told(tmp_path: Path, kind: str) -> None:
    """R5: a code, and what is there stays."""
    path = tmp_path / "home"
    if kind == "file":
        path.write_bytes(b"mine")
    else:
        path.symlink_to(tmp_path / "nothing")
    with pytest.raises(FileProblem) as problem:
        make_folder(path)
    assert problem.value.code == "not_a_file"
    with pytest.raises(FileProblem):
        make_folder(path / "journal")
    assert os.path.lexists(path)


def synced_for(folder: Path, log: Path) -> list[str]:
    """The folders a fresh run syncs to make this one, in order, by a log of its calls."""
    traced = ["strace", "-y", "-e", "trace=mkdir,fsync", "-o", str(log), sys.executable, "-c", SYNCED, str(folder)]
    source = Path(gradestep.__file__).parents[1]
    subprocess.run(traced, check=True, env={**os.environ, "PYTHONPATH": str(source)})
    calls = log.read_text()
    return [line.partition("<")[2].partition(">")[0] for line in calls.splitlines() if line.startswith("fsync")]


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to see what reaches the disk")
def test_each_new_name_is_on_the_disk_before_the_next(tmp_path: Path) -> None:
    """R1: a home is not lost with everything in it; one left empty by a killed run is seen to again."""
    share, home, log = tmp_path / "share", tmp_path / "share" / "home", tmp_path / "calls"
    share.mkdir()
    (share / "of another program").touch()
    assert synced_for(home, log) == [str(share)]
    assert synced_for(home, log) == [str(share)]
    assert synced_for(home / "journal", log) == [str(share), str(home)]
    (home / "journal" / "file").touch()
    assert synced_for(home / "journal", log) == []
