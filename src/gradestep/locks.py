"""A lock held for the milliseconds of a write. The standard library's, because filelock falls back to a file that can be left behind.

What is done for Windows follows its manual and was never run there.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from gradestep.durable import close_quietly, open_private, same_file
from gradestep.file_problem import FileProblem, told_as_problem

STEP = 0.05
"""Seconds between two tries."""

LIMIT = 4.0
"""Seconds after which another window that is saving is told about."""

_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_CANNOT = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL)


class LockState(Enum):
    """What holding came to."""

    HELD = "held"
    CANNOT_LOCK = "cannot_lock"
    """The file system knows no locks; the caller writes to a file of its own."""


@contextmanager
def held(
    path: Path, ticks: Callable[[], float], pause: Callable[[float], object], limit: float = LIMIT
) -> Iterator[LockState]:
    """Hold the lock at `path`; raises FileProblem("locked") when another window is saving for more than `limit` seconds.

    The file is never removed and the system lets go of it when its holder dies, so that no lock is ever stale. `ticks` counts
    seconds and `pause` lets some pass.
    """
    descriptor, state = _taken(path, ticks, pause, limit)
    try:
        yield state
    finally:
        _let_go(descriptor, state)


def _taken(
    path: Path, ticks: Callable[[], float], pause: Callable[[float], object], limit: float
) -> tuple[int, LockState]:
    until = ticks() + limit
    while True:
        with told_as_problem(path):
            descriptor = open_private(path, os.O_RDWR | os.O_CREAT)
            state: LockState | None = None
            try:
                state = _tried(descriptor, path)
            finally:
                if state is None:
                    close_quietly(descriptor)
        if state is not None:
            return descriptor, state
        if ticks() >= until:
            raise FileProblem("locked", path)
        pause(STEP)


def _tried(descriptor: int, path: Path) -> LockState | None:
    """What one try came to; nothing where another holds it, or where the file was exchanged by a sync program meanwhile."""
    try:
        _lock(descriptor)
    except OSError as problem:
        if problem.errno in _CANNOT:
            return LockState.CANNOT_LOCK
        if problem.errno in _BUSY:
            return None
        raise
    try:
        return LockState.HELD if same_file(os.fstat(descriptor), os.stat(path)) else None
    except FileNotFoundError:
        return None


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _let_go(descriptor: int, state: LockState) -> None:
    if sys.platform == "win32" and state is LockState.HELD:
        import msvcrt

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    close_quietly(descriptor)
