"""Files: put in place in one step, new ones never over others; the door to reading and folders too (promises 4)."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from gradestep.durable import close_quietly, open_private, same_file, sync, sync_folder, unlink_quietly, write_all
from gradestep.file_problem import FileProblem, ProblemCode, told_as_problem
from gradestep.folders import make_folder, own_folder
from gradestep.reading import fingerprint, read_bounded, read_from, read_tail, sha256_of

__all__ = [
    "FileProblem", "ProblemCode", "fingerprint", "leftovers_in", "make_folder", "own_folder", "read_bounded",
    "read_from", "read_tail", "remove", "remove_leftovers", "replace", "sha256_of", "temporary_of", "told_as_problem",
    "write_disposable", "write_new",
]  # fmt: skip

LARGEST_REPLACED = 64 * 1024 * 1024
"""Bytes; no file that is compared or copied before it is replaced is larger."""

NONE = ""
"""The hash of no file: nothing is expected to be there."""


def write_new(path: Path, data: bytes, *, sync: Callable[[int], None] = sync) -> None:
    """A new private file, durable when this returns; never over one that is there. Raises FileProblem."""
    with told_as_problem(path):
        descriptor = open_private(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        whole = False
        try:
            write_all(descriptor, data)
            sync(descriptor)
            sync_folder(path.parent)
            whole = True
        finally:
            if not whole:
                unlink_quietly(path)
            close_quietly(descriptor)


def replace(
    path: Path,
    data: bytes,
    *,
    expected: str | None = None,
    backup_to: Path | None = None,
    check: Callable[[bytes], bool] | None = None,
) -> None:
    """One step from the old file to the new one, durable when this returns; called under the lock. Raises FileProblem.

    A link is followed, so that what it points to is replaced and the link stays. With `expected`, the SHA-256 the old file
    has to have (`NONE` for no file), another one is left alone as `changed_meanwhile`. The old file is copied to
    `backup_to` first. What reached the disk is read back and has to be what was written, and to satisfy `check`.
    """
    target = Path(os.path.realpath(path))
    before = fingerprint(target)
    if expected is not None or backup_to is not None:
        old = _present(target)
        if expected is not None and expected != (NONE if old is None else sha256_of(old)):
            raise FileProblem("changed_meanwhile", path)
        if backup_to is not None and old is not None:
            _keep_copy(backup_to, old)

    def may_replace(written: bytes) -> None:
        if written != data:
            raise FileProblem("broken", path)
        if check is not None and not check(written):
            raise FileProblem("other", path)
        if expected is not None and fingerprint(target) != before:
            raise FileProblem("changed_meanwhile", path)

    with told_as_problem(path):
        _put(target, data, may_replace)
        sync_folder(target.parent)


def write_disposable(path: Path, data: bytes) -> None:
    """A file that may be lost but is never half there; left as it is while another window writes it. Raises FileProblem."""
    try:
        with told_as_problem(path):
            _put(path, data, None)
    except FileProblem as problem:
        if problem.code != "locked":
            raise


def temporary_of(path: Path) -> Path:
    """The one temporary name for a file: fixed, so that a leftover is used again."""
    return path.with_name(f".{path.name}.tmp")


def leftovers_in(folder: Path) -> tuple[Path, ...]:
    """Temporary files of ours in a folder, by name; those of a sync program, which look alike, are its own."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return ()
    ours = (name for name in names if name.startswith(".") and name.endswith(".tmp"))
    found = (folder / name for name in ours if not name.startswith((".syncthing.", ".~")))
    return tuple(path for path in found if path.is_file() and not path.is_symlink())


def remove_leftovers(paths: Iterable[Path]) -> None:
    """Remove what a killed run left of replacing these files; called under the lock they are replaced under."""
    for path in paths:
        unlink_quietly(temporary_of(path))


def remove(path: Path) -> None:
    """Remove a file of our own: a finished draft, a rotated backup, a temporary one. Raises FileProblem."""
    with told_as_problem(path):
        try:
            os.unlink(path)
        except FileNotFoundError:
            return
        sync_folder(path.parent)


def _put(target: Path, data: bytes, may_replace: Callable[[bytes], None] | None) -> None:
    """Write beside the target and rename over it; synced, read back and asked about where `may_replace` is given."""
    temporary = temporary_of(target)
    descriptor = open_private(temporary, os.O_RDWR | os.O_CREAT)
    mine = in_place = False
    try:
        _ensure_alone(descriptor, temporary)
        mine = True
        os.ftruncate(descriptor, 0)
        write_all(descriptor, data)
        if may_replace is not None:
            sync(descriptor)
            may_replace(_read_back(descriptor, len(data)))
        if sys.platform == "win32":
            close_quietly(descriptor)
            descriptor = -1
        os.replace(temporary, target)
        in_place = True
    finally:
        if mine and not in_place:
            unlink_quietly(temporary)
        close_quietly(descriptor)


def _ensure_alone(descriptor: int, temporary: Path) -> None:
    """Raises FileProblem where another window is writing this very file: two writers would make one mixed file of it."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise FileProblem("locked", temporary, errno.EAGAIN) from None
    except OSError:
        # A disk without locks; the caller's own lock is then all there is.
        return
    try:
        mine = same_file(os.fstat(descriptor), os.stat(temporary))
    except FileNotFoundError:
        mine = False
    if not mine:
        # The other window has just put it in place: it is no temporary file any more.
        raise FileProblem("locked", temporary, errno.EAGAIN)


def _read_back(descriptor: int, size: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    parts: list[bytes] = []
    left = size + 1
    while left > 0 and (part := os.read(descriptor, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _present(target: Path) -> bytes | None:
    try:
        return read_bounded(target, LARGEST_REPLACED)
    except FileProblem as problem:
        if problem.code != "missing":
            raise
    return None


def _keep_copy(to: Path, old: bytes) -> None:
    """A copy that is there already is kept; one that reads otherwise is not written over."""
    try:
        write_new(to, old)
    except FileProblem as problem:
        if problem.code != "exists" or _present(to) != old:
            raise
