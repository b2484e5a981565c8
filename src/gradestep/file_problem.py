"""What can go wrong with a file, as a code with the file's name; every OSError of the ground leaves as one."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

ProblemCode = Literal[
    "missing", "no_folder", "not_allowed", "full", "read_only", "folder", "not_a_file", "too_large", "too_long",
    "too_open",
    "changed_meanwhile", "unsound_plan", "unsound_settings", "locked", "broken", "unsafe_link", "exists", "not_a_copy", "not_whole",
    "other",
]  # fmt: skip

CODES: dict[int, ProblemCode] = {
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
    errno.ENXIO: "not_a_file",
}
"""The code for an error number; any other number is `other`."""


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
        raise FileProblem(CODES.get(number, "other"), path, number) from None
