"""A lock held for the milliseconds of a write. The standard library's, because filelock falls back to a file that can be left behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from gradestep.files import FileProblem, told_as_problem

STEP = 0.05
"""Seconds between two tries."""

_BUSY = (errno.EAGAIN, errno.EACCES)
_CANNOT = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL)


class LockState(Enum):
    """What holding came to."""

    HELD = "held"
    CANNOT_LOCK = "cannot_lock"
    """The file system knows no locks; the caller writes to a file of its own."""


@contextmanager
def held(
    path: Path, ticks: Callable[[], float], pause: Callable[[float], object], limit: float = 4.0
) -> Iterator[LockState]:
    """Hold the lock at `path`; raises FileProblem("locked") when another window is saving for more than `limit` seconds.

    The file is never removed, so that no lock is ever stale.
    """
    with told_as_problem(path):
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(path, flags, 0o600)
    try:
        yield _locked(descriptor, path, ticks, pause, limit)
    finally:
        os.close(descriptor)


def _locked(
    descriptor: int, path: Path, ticks: Callable[[], float], pause: Callable[[float], object], limit: float
) -> LockState:
    until = ticks() + limit
    while True:
        try:
            _try(descriptor)
            return LockState.HELD
        except OSError as problem:
            if problem.errno in _CANNOT:
                return LockState.CANNOT_LOCK
            if problem.errno == errno.EINTR:
                continue
            if problem.errno not in _BUSY:
                raise FileProblem("other", path, problem.errno) from None
        if ticks() >= until:
            raise FileProblem("locked", path)
        pause(STEP)


def _try(descriptor: int) -> None:
    if os.name == "posix":
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # Windows alone has it
