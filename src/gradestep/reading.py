"""Reading with a limit: a pipe, a device, a folder or a huge file is refused at once, and nothing hangs (R18, R26)."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gradestep.file_problem import FileProblem, told_as_problem

_READ = (
    os.O_RDONLY
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)
_CHUNK = 1 << 20
"""Bytes asked for at once."""


def read_bounded(path: Path, limit: int) -> bytes:
    """A usual file of at most `limit` bytes, whole. Raises FileProblem, `too_large` for a larger one."""
    with _opened(path) as descriptor:
        if os.fstat(descriptor).st_size > limit:
            raise FileProblem("too_large", path)
        raw = _up_to(descriptor, limit + 1)
    if len(raw) > limit:
        raise FileProblem("too_large", path)
    return raw


def read_tail(path: Path, limit: int) -> bytes:
    """The last bytes of a usual file, at most `limit`. Raises FileProblem."""
    with _opened(path) as descriptor:
        os.lseek(descriptor, max(0, os.fstat(descriptor).st_size - limit), os.SEEK_SET)
        return _up_to(descriptor, limit)


def read_from(path: Path, offset: int, limit: int) -> bytes:
    """What stands in a usual file from byte `offset` on, at most `limit` bytes; nothing past its end. Raises FileProblem."""
    with _opened(path) as descriptor:
        os.lseek(descriptor, offset, os.SEEK_SET)
        return _up_to(descriptor, limit)


def fingerprint(path: Path) -> tuple[int, int, int] | None:
    """Size in bytes, modification time in nanoseconds and inode; nothing where there is no such file."""
    try:
        seen = os.stat(path)
    except (OSError, ValueError):
        return None
    return (seen.st_size, seen.st_mtime_ns, seen.st_ino)


def sha256_of(data: bytes) -> str:
    """The SHA-256 of these bytes, as hex digits."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """A usual file, open for reading; looked at before it is opened too, since opening some devices does something."""
    with told_as_problem(path):
        try:
            _ensure_usual(os.stat(path), path)
            descriptor = os.open(path, _READ)
        except ValueError:
            # A name with a NUL or half a character in it names nothing on any disk.
            raise FileProblem("missing", path, errno.ENOENT) from None
        try:
            _ensure_usual(os.fstat(descriptor), path)
            yield descriptor
        finally:
            os.close(descriptor)


def _ensure_usual(seen: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(seen.st_mode):
        raise FileProblem("folder", path)
    if not stat.S_ISREG(seen.st_mode):
        raise FileProblem("not_a_file", path)


def _up_to(descriptor: int, limit: int) -> bytes:
    parts: list[bytes] = []
    left = limit
    while left > 0 and (part := os.read(descriptor, min(left, _CHUNK))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
