"""Folders: made with what leads to them, private to the person, and known to the disk before anything is put in them."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from gradestep.durable import FOLDER_MODE, OTHERS, ensure_own, sync_folder
from gradestep.file_problem import FileProblem, told_as_problem

_OTHERS_WRITE = 0o022


def make_folder(path: Path) -> None:
    """The folder and what leads to it, each new one private and its name on the disk when this returns. Raises FileProblem.

    One that is there keeps its permissions: it may be a folder of the person's own choosing.
    """
    with told_as_problem(path):
        if path.is_dir():
            _finish_making(path)
            return
        if path.parent != path:
            make_folder(path.parent)
        try:
            os.mkdir(path, FOLDER_MODE)
        except FileExistsError:
            if not path.is_dir():
                raise FileProblem("not_a_file", path) from None
        _open_to_the_person(path)
        sync_folder(path.parent)


def own_folder(path: Path) -> None:
    """The same for a folder of gradestep's alone: it is the person's, and closed to others where it was open.

    Raises FileProblem: `not_allowed` where it belongs to another account, `too_open` where others can still write to it.
    """
    make_folder(path)
    if sys.platform == "win32":
        return
    with told_as_problem(path):
        seen = os.stat(path)
        ensure_own(seen, path)
        if not seen.st_mode & OTHERS:
            return
        if seen.st_mode & stat.S_ISVTX:
            # A place that everybody shares, such as /tmp: closing it would shut the others out.
            raise FileProblem("too_open", path)
        _close_to_others(path)
        if os.stat(path).st_mode & _OTHERS_WRITE:
            raise FileProblem("too_open", path)


def _finish_making(path: Path) -> None:
    """An empty folder may be from a run that was killed before its name reached the disk.

    One that holds something is known to the disk: nothing is put in a folder before that.
    """
    with os.scandir(path) as inside:
        if next(inside, None) is not None:
            return
    try:
        sync_folder(path.parent)
    except PermissionError:
        # What leads to it cannot be opened by this account, so this account did not make it either.
        return


def _open_to_the_person(path: Path) -> None:
    """A mask can take even the person's own permissions from a new folder."""
    if os.stat(path).st_mode & FOLDER_MODE != FOLDER_MODE:
        os.chmod(path, FOLDER_MODE)


def _close_to_others(path: Path) -> None:
    try:
        os.chmod(path, FOLDER_MODE)
    except OSError:
        # Some disks keep no permissions (vfat), some are read-only; what follows says so if it matters.
        return
