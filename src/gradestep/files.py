"""Files: bounded reading and durable writing, by the protocols of promises 4; every fault leaves as a FileProblem."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

ProblemCode = Literal[
    "missing", "not_allowed", "full", "read_only", "folder", "not_a_file", "too_large",
    "changed_meanwhile", "unsound_plan", "unsound_settings", "locked", "broken", "unsafe_link", "exists", "not_a_copy", "other",
]  # fmt: skip

_CODES: dict[int, ProblemCode] = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EISDIR: "folder",
    errno.ELOOP: "unsafe_link",
    errno.EEXIST: "exists",
    errno.EIO: "broken",
}
_READ = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_CHUNK = 1 << 20


class FileProblem(Exception):
    """Something about a file did not work; holds the file's name and a code, never what was to be written."""

    def __init__(self, code: ProblemCode, path: Path, number: int | None = None) -> None:
        super().__init__(code, str(path))
        self.code = code
        self.path = path
        self.errno = number


@contextmanager
def told_as_problem(path: Path) -> Iterator[None]:
    """Any OSError inside leaves as a FileProblem about `path`."""
    try:
        yield
    except OSError as problem:
        number = problem.errno or 0
        raise FileProblem(_CODES.get(number, "other"), path, number) from None


def read_bounded(path: Path, limit: int) -> bytes:
    """A regular file of at most `limit` bytes, whole; a pipe, a device or a folder is refused and nothing hangs."""
    with told_as_problem(path):
        descriptor = os.open(path, _READ)
        try:
            seen = _regular(descriptor, path)
            if seen.st_size > limit:
                raise FileProblem("too_large", path)
            raw = _read_to_end(descriptor, limit + 1)
        finally:
            os.close(descriptor)
    if len(raw) > limit:
        raise FileProblem("too_large", path)
    return raw


def read_tail(path: Path, limit: int) -> bytes:
    """The last bytes of a regular file, at most `limit`."""
    with told_as_problem(path):
        descriptor = os.open(path, _READ)
        try:
            seen = _regular(descriptor, path)
            os.lseek(descriptor, max(0, seen.st_size - limit), os.SEEK_SET)
            return _read_to_end(descriptor, limit)
        finally:
            os.close(descriptor)


def _regular(descriptor: int, path: Path) -> os.stat_result:
    seen = os.fstat(descriptor)
    if stat.S_ISDIR(seen.st_mode):
        raise FileProblem("folder", path)
    if not stat.S_ISREG(seen.st_mode):
        raise FileProblem("not_a_file", path)
    return seen


def _read_to_end(descriptor: int, limit: int) -> bytes:
    parts: list[bytes] = []
    left = limit
    while left > 0 and (part := os.read(descriptor, min(left, _CHUNK))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def fingerprint(path: Path) -> tuple[int, int, int] | None:
    """Size, modification time in nanoseconds and inode; nothing where there is no such file."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return (seen.st_size, seen.st_mtime_ns, seen.st_ino)


def sha256_of(data: bytes) -> str:
    """The SHA-256 of these bytes, as hex digits."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def make_folder(path: Path) -> None:
    """The folder and what leads to it, each private to the person and each known to the disk."""
    with told_as_problem(path):
        if path.is_dir():
            return
        if path.parent != path:
            make_folder(path.parent)
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            if not path.is_dir():
                raise FileProblem("not_a_file", path) from None
        sync_folder(path.parent)


def sync(descriptor: int) -> None:
    """Let what was written reach the disk itself (F_FULLFSYNC where fsync does not; fsync(2) of macOS)."""
    full = getattr(__import__("fcntl"), "F_FULLFSYNC", None) if os.name == "posix" else None
    if full is not None:
        import fcntl

        try:
            fcntl.fcntl(descriptor, full)
        except OSError:
            os.fsync(descriptor)
        return
    os.fsync(descriptor)


def sync_folder(path: Path) -> None:
    """Let the names in a folder reach the disk; a platform that cannot open folders keeps them itself."""
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as problem:
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def write_all(descriptor: int, block: bytes) -> None:
    """Every byte, over short writes."""
    view = memoryview(block)
    while view:
        view = view[os.write(descriptor, view) :]


def write_new(path: Path, data: bytes) -> None:
    """A new private file, durable when this returns; never over one that is there."""
    with told_as_problem(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | _NOFOLLOW, 0o600)
        try:
            write_all(descriptor, data)
            sync(descriptor)
        except OSError:
            os.unlink(path)
            raise
        finally:
            os.close(descriptor)
        sync_folder(path.parent)


def temporary_of(path: Path) -> Path:
    """The one temporary name for a file: fixed, so that a leftover is used again."""
    return path.with_name(f".{path.name}.tmp")


def replace(path: Path, data: bytes) -> None:
    """One step from the old file to the new one, durable when this returns; called under the lock.

    A link is followed, so that what it points to is replaced and the link stays.
    """
    target = Path(os.path.realpath(path))
    temporary = temporary_of(target)
    with told_as_problem(path):
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | _NOFOLLOW
        descriptor = os.open(temporary, flags, 0o600)
        try:
            os.fchmod(descriptor, 0o600)
            write_all(descriptor, data)
            sync(descriptor)
        except OSError:
            _unlink_quietly(temporary)
            raise
        finally:
            os.close(descriptor)
        try:
            os.replace(temporary, target)
        except OSError:
            _unlink_quietly(temporary)
            raise
        sync_folder(target.parent)


def write_disposable(path: Path, data: bytes) -> None:
    """A file that may be lost but is never half there."""
    temporary = temporary_of(path)
    with told_as_problem(path):
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | _NOFOLLOW, 0o600)
        try:
            write_all(descriptor, data)
        except OSError:
            _unlink_quietly(temporary)
            raise
        finally:
            os.close(descriptor)
        os.replace(temporary, path)


def remove(path: Path) -> None:
    """Remove a file of our own: a finished draft, a rotated backup, a temporary one."""
    with told_as_problem(path):
        try:
            os.unlink(path)
        except FileNotFoundError:
            return
        sync_folder(path.parent)


def _unlink_quietly(path: Path) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
