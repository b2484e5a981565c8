"""A folder of files that leaves the home: all of it or nothing of it, and as one file where it is locked (R21)."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from gradestep.durable import sync_folder
from gradestep.files import FileProblem, make_folder, remove, told_as_problem, write_new
from gradestep.notebook.handing_over import ensure_folder_above, free_name

Files = Iterable[tuple[str, bytes]]

EARLIER = "-earlier"
"""Follows the name of a folder that made room for a new one."""

MADE = (1980, 1, 1, 0, 0, 0)
"""The day that stands beside each file in a packed folder: none that tells anything."""


def hand_over_folder(path: Path, files: Files, *, over: bool = False) -> Path | None:
    """A new private folder with these files, durable when this returns. Raises FileProblem; `exists` where one is there.

    With `over`, a folder that is there makes room whole: it stays beside under another name, which is returned.
    """
    target = Path(os.path.realpath(path)) if over else path
    if os.path.lexists(target) and not (over and target.is_dir()):
        raise FileProblem("exists", path)
    ensure_folder_above(target)
    beside = target.with_name(f".{target.name}.tmp")
    try:
        make_folder(beside)
        for name, data in files:
            _remove(beside / name)
            write_new(beside / name, data)
        with told_as_problem(path):
            return _put_in_place(beside, target)
    except FileProblem:
        _remove_folder(beside)
        raise


def _put_in_place(beside: Path, target: Path) -> Path | None:
    """One step for a new name, two where a folder is there: it is whole at every moment, under one name or the other."""
    kept: Path | None = None
    if target.is_dir():
        kept = free_name(target.with_name(f"{target.name}{EARLIER}"))
        os.rename(target, kept)
    try:
        os.rename(beside, target)
    except OSError:
        if kept is not None:
            os.rename(kept, target)
        raise
    sync_folder(target.parent)
    return kept


def take_back_folder(path: Path, kept: Path | None) -> None:
    """A folder that was handed over and may not stay; the one that made room for it has its name again."""
    target = path if kept is None else Path(os.path.realpath(path))
    _remove_folder(target)
    if kept is not None:
        with suppress(OSError):
            os.rename(kept, target)


def packed(files: Files) -> bytes:
    """The files as one zip archive, the same bytes for the same files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, MADE)
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return held.getvalue()


def _remove(path: Path) -> None:
    with suppress(FileProblem):
        if os.path.lexists(path):
            remove(path)


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        for inner in folder.iterdir():
            _remove(inner)
        folder.rmdir()
