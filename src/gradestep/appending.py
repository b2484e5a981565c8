"""Appending a block to a file so that it is wholly there or wholly absent (promises 4, Append)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from gradestep.files import FileProblem, sync, sync_folder, told_as_problem, write_all, write_new

_APPEND = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0)
_TRIES = 3


def append(path: Path, block: bytes, rescue: Callable[[], Path]) -> Path:
    """Add a block that ends with a line end; where it landed, durable when this returns. Called under the lock.

    A torn tail becomes a line of its own. After a failed sync the same block goes to the file that `rescue` names: a
    second sync of the same file could say yes to bytes that are gone. Raises FileProblem; then nothing was added, as far
    as the disk allowed.
    """
    with told_as_problem(path):
        for _ in range(_TRIES):
            if _added(path, block, rescue):
                return path
    other = rescue()
    write_new(other, block)
    return other


class _SyncFailed(Exception):
    """The disk did not take what was written."""


def _added(path: Path, block: bytes, rescue: Callable[[], Path]) -> bool:
    """True when it is there for good; False where the file was exchanged meanwhile or could not be synced."""
    descriptor = os.open(path, _APPEND, 0o600)
    try:
        before = os.fstat(descriptor)
        torn = before.st_size > 0 and os.pread(descriptor, 1, before.st_size - 1) != b"\n"
        try:
            write_all(descriptor, b"\n" + block if torn else block)
        except OSError:
            _cut_back(descriptor, path, before)
            raise
        try:
            sync(descriptor)
        except OSError:
            _cut_back(descriptor, path, before)
            write_new(rescue(), block)
            return True
        now = os.stat(path)
        if (now.st_dev, now.st_ino) != (before.st_dev, before.st_ino):
            return False
        sync_folder(path.parent)
        return True
    except FileNotFoundError:
        return False
    finally:
        os.close(descriptor)


def _cut_back(descriptor: int, path: Path, before: os.stat_result) -> None:
    """Take our own half line away again, if the file is still the one we opened; at best effort."""
    try:
        now = os.stat(path)
        if (now.st_dev, now.st_ino) == (before.st_dev, before.st_ino):
            os.ftruncate(descriptor, before.st_size)
    except (OSError, FileProblem):
        return
