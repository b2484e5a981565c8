"""The steps every durable write is made of: opened for the person alone, written whole, and known to the disk (promises 4).

What is done for macOS and Windows follows their manuals and was never run there.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from gradestep.file_problem import FileProblem

FILE_MODE = 0o600
FOLDER_MODE = 0o700
OTHERS = 0o077
"""Permission bits of everybody but the person."""

_FLAGS = (
    getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)
_CANNOT_SYNC_FOLDERS = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF)
_CANNOT_SYNC_FULLY = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY)


def open_private(path: Path, flags: int) -> int:
    """A descriptor of a usual file of this person that nobody else can open, made so where it was not.

    Raises OSError, and FileProblem where it is no usual file or belongs to somebody else.
    """
    descriptor = os.open(path, flags | _FLAGS, FILE_MODE)
    sound = False
    try:
        seen = os.fstat(descriptor)
        if not stat.S_ISREG(seen.st_mode):
            raise FileProblem("not_a_file", path)
        if not flags & os.O_EXCL:
            ensure_own(seen, path)
        _close_to_others(descriptor, seen)
        sound = True
    finally:
        if not sound:
            close_quietly(descriptor)
    return descriptor


def _close_to_others(descriptor: int, seen: os.stat_result) -> None:
    if sys.platform == "win32" or (not seen.st_mode & OTHERS and seen.st_mode & FILE_MODE == FILE_MODE):
        return
    try:
        os.fchmod(descriptor, FILE_MODE)
    except OSError:
        # Some disks keep no permissions (vfat): what they show is what there is.
        return


def ensure_own(seen: os.stat_result, path: Path) -> None:
    """Raises FileProblem where a file or folder belongs to another account."""
    if sys.platform != "win32" and seen.st_uid != os.geteuid():
        raise FileProblem("not_allowed", path, errno.EPERM)


def same_file(one: os.stat_result, other: os.stat_result) -> bool:
    """True where both are of one file on one disk."""
    return (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)


def write_all(descriptor: int, block: bytes) -> None:
    """Every byte, over short writes. Raises OSError."""
    view = memoryview(block)
    while view:
        written = os.write(descriptor, view)
        if written == 0:
            raise OSError(errno.EIO, "")
        view = view[written:]


def sync(descriptor: int) -> None:
    """Let what was written reach the disk itself. Raises OSError; what was written may then be gone."""
    if sys.platform == "darwin":
        import fcntl

        # fsync(2) of macOS leaves the bytes in the drive's own memory.
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError as problem:
            if problem.errno not in _CANNOT_SYNC_FULLY:
                raise
        else:
            return
    os.fsync(descriptor)


def sync_folder(path: Path) -> None:
    """Let the names in a folder reach the disk; a platform that cannot open folders keeps them itself. Raises OSError."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)
    try:
        sync(descriptor)
    except OSError as problem:
        if problem.errno not in _CANNOT_SYNC_FOLDERS:
            raise
    finally:
        close_quietly(descriptor)


def close_quietly(descriptor: int) -> None:
    """Close; what was synced is safe whatever closing says, and what was not is told by whoever wrote it."""
    try:
        os.close(descriptor)
    except OSError:
        return


def unlink_quietly(path: Path) -> None:
    """Remove a file of our own making, if that can be done."""
    try:
        os.unlink(path)
    except OSError:
        return
