"""A folder of files that leaves the home: all of it or nothing of it, and as one file where it is locked (R21)."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from gradestep.durable import sync_folder
from gradestep.files import FileProblem, make_folder, remove, replace, told_as_problem, write_new

Files = Iterable[tuple[str, bytes]]

MADE = (1980, 1, 1, 0, 0, 0)
"""The day that stands beside each file in a packed folder: none that tells anything."""


def hand_over_folder(path: Path, files: Files, *, over: bool = False) -> None:
    """A new private folder with these files, durable when this returns. Raises FileProblem; `exists` where one is there.

    With `over`, files of a folder that is there are replaced one by one, and others in it stay.
    """
    if over and path.is_dir():
        for name, data in files:
            replace(path / name, data)
        return
    if os.path.lexists(path):
        raise FileProblem("exists", path)
    make_folder(path.parent)
    beside = path.with_name(f".{path.name}.tmp")
    try:
        make_folder(beside)
        for name, data in files:
            _remove(beside / name)
            write_new(beside / name, data)
        with told_as_problem(path):
            os.rename(beside, path)
            sync_folder(path.parent)
    except FileProblem:
        _remove_folder(beside)
        raise


def take_back_folder(path: Path) -> None:
    """A folder that was handed over and may not stay; what cannot be taken away stays."""
    _remove_folder(path)


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
