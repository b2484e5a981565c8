"""Appending a block to a file so that it is wholly there or wholly absent (promises 4, Append)."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from gradestep.durable import close_quietly, open_private, same_file, sync, sync_folder, write_all
from gradestep.file_problem import FileProblem, told_as_problem
from gradestep.files import write_new

TRIES = 3
"""How often a file may be exchanged under the hand that writes."""

NAMES = 9
"""How many names are tried for a file apart."""


class _Came(Enum):
    """What one try came to."""

    HERE = "here"
    EXCHANGED = "exchanged"
    NOT_SYNCED = "not_synced"


def append(path: Path, block: bytes, rescue: Callable[[], Path], *, sync: Callable[[int], None] = sync) -> Path:
    """Add a block that ends with a line end; the file it landed in, durable when this returns. Called under the lock.

    A torn tail becomes a line of its own. Where a sync program exchanged the file meanwhile, the same block is added to the
    new one. After a failed sync it goes to the file that `rescue` names: a second sync of the same file could say yes to
    bytes that are gone. Raises FileProblem; then nothing was added, as far as the disk allowed.
    """
    with told_as_problem(path):
        for _ in range(TRIES):
            came = _added(path, block, sync)
            if came is _Came.HERE:
                return path
            if came is _Came.NOT_SYNCED:
                break
    return append_apart(rescue(), block)


def append_apart(path: Path, block: bytes) -> Path:
    """The block in a new file of its own, durable when this returns; the file it landed in. Raises FileProblem.

    For a disk that cannot lock. A name that is taken, as by an earlier try at the same block, is left and numbered on.
    """
    for number in range(1, NAMES):
        try:
            return _written(_numbered(path, number), block)
        except FileProblem as problem:
            if problem.code != "exists":
                raise
    return _written(_numbered(path, NAMES), block)


def _written(path: Path, block: bytes) -> Path:
    write_new(path, block)
    return path


def _numbered(path: Path, number: int) -> Path:
    return path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")


def _added(path: Path, block: bytes, sync: Callable[[int], None]) -> _Came:
    descriptor = open_private(path, os.O_RDWR | os.O_APPEND | os.O_CREAT)
    before = os.fstat(descriptor)
    came: _Came | None = None
    whole = b""
    try:
        whole = b"\n" + block if _is_torn(descriptor, before.st_size) else block
        write_all(descriptor, whole)
        came = _settled(path, descriptor, before, sync)
        return came
    finally:
        if came is not _Came.HERE:
            _cut_back(descriptor, path, before, whole)
        close_quietly(descriptor)


def _settled(path: Path, descriptor: int, before: os.stat_result, sync: Callable[[int], None]) -> _Came:
    """What was written is synced, the file is still the one of that name, and the name is synced."""
    try:
        sync(descriptor)
    except OSError:
        return _Came.NOT_SYNCED
    if not _is_in_place(path, before):
        return _Came.EXCHANGED
    # Always, not after creating alone: an earlier run may have been killed between the two.
    sync_folder(path.parent)
    return _Came.HERE


def _is_torn(descriptor: int, size: int) -> bool:
    """True where the last line has no end, as a power cut leaves it."""
    if size == 0:
        return False
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) != b"\n"


def _is_in_place(path: Path, before: os.stat_result) -> bool:
    try:
        return same_file(os.stat(path, follow_symlinks=False), before)
    except FileNotFoundError:
        return False


def _cut_back(descriptor: int, path: Path, before: os.stat_result, whole: bytes) -> None:
    """Take away what we have just written, at best effort: if the file is the one we opened and nothing else was added."""
    try:
        if not _is_in_place(path, before):
            return
        os.lseek(descriptor, before.st_size, os.SEEK_SET)
        added = os.read(descriptor, len(whole) + 1)
        if added and whole.startswith(added):
            os.ftruncate(descriptor, before.st_size)
    except OSError:
        return
