"""Reading: nothing hangs, nothing huge is read whole, and each odd thing has its own code (R18, R26)."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from gradestep.files import FileProblem, fingerprint, read_bounded, read_from, read_tail, sha256_of

HUGE = 1 << 30


def put(kind: str, path: Path) -> Path:
    """Something of that kind at the path; the path to read."""
    match kind:
        case "folder":
            path.mkdir()
        case "link to a folder":
            path.symlink_to(path.parent)
        case "pipe":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as bound:
                bound.bind(str(path))
        case "endless device":
            path.symlink_to("/dev/zero")
        case "silent device":
            return Path("/dev/null")
        case "circle":
            path.symlink_to(path)
        case "link to nothing":
            path.symlink_to(path.parent / "nothing")
        case "below a file":
            path.touch()
            return path / "below"
        case "huge":
            with path.open("wb") as file:
                file.truncate(HUGE)
        case "a byte too large":
            path.write_bytes(bytes(1001))
        case "a name with a NUL":
            return path.with_name("a\0b")
        case "a name with half a character":
            return path.with_name("a\ud800b")
        case _:
            return path
    return path


@pytest.mark.parametrize("read", [read_bounded, read_tail, lambda path, limit: read_from(path, 0, limit)])
@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("folder", "folder"),
        ("link to a folder", "folder"),
        ("pipe", "not_a_file"),
        ("socket", "not_a_file"),
        ("endless device", "not_a_file"),
        ("silent device", "not_a_file"),
        ("circle", "unsafe_link"),
        ("link to nothing", "missing"),
        ("below a file", "missing"),
        ("a name with a NUL", "missing"),
        ("a name with half a character", "missing"),
        ("nothing", "missing"),
    ],
)
def test_what_is_no_usual_file_is_refused_at_once(tmp_path: Path, read: object, kind: str, code: str) -> None:
    """R18, R26: a pipe, a device, a folder, a link in a circle: a code each, and no wait."""
    assert callable(read)
    with pytest.raises(FileProblem) as problem:
        read(put(kind, tmp_path / "file"), 1000)
    assert problem.value.code == code


@pytest.mark.parametrize("kind", ["huge", "a byte too large"])
def test_a_file_over_the_limit_is_not_read(tmp_path: Path, kind: str) -> None:
    """R18, R26: a huge file from anywhere costs no memory."""
    with pytest.raises(FileProblem) as problem:
        read_bounded(put(kind, tmp_path / "file"), 1000)
    assert problem.value.code == "too_large"


def test_a_file_that_says_it_is_empty_is_bounded_too() -> None:
    """R26: the limit holds for what is read, whatever size is told; /proc tells none."""
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("this system has no /proc")
    assert status.stat().st_size == 0
    with pytest.raises(FileProblem) as problem:
        read_bounded(status, 10)
    assert problem.value.code == "too_large"


@pytest.mark.parametrize("data", [b"", b"a", b"\xff\x00" * 500])
def test_a_usual_file_is_read_to_the_byte(tmp_path: Path, data: bytes) -> None:
    """R18: up to the limit and with it, through a link too, as a linked plan is read."""
    path, link = tmp_path / "file", tmp_path / "link"
    path.write_bytes(data)
    link.symlink_to(path)
    assert read_bounded(path, 1000) == read_bounded(link, 1000) == data
    assert read_bounded(path, len(data)) == data


def test_a_part_is_read_without_the_rest(tmp_path: Path) -> None:
    """R26: the end of a huge file costs what the end costs."""
    path = put("huge", tmp_path / "huge")
    with path.open("ab") as file:
        file.write(b"the end")
    assert read_tail(path, 3) == b"end"
    assert read_from(path, HUGE, 100) == b"the end"
    assert read_from(path, HUGE + 4, 2) == b"en"
    assert read_from(path, HUGE + 100, 100) == b""


def test_a_short_file_is_its_own_tail(tmp_path: Path) -> None:
    """R26: fewer bytes than asked for are all there are."""
    path = tmp_path / "short"
    path.write_bytes(b"abc")
    assert read_tail(path, 100) == b"abc"
    assert read_tail(path, 0) == b""


def test_reading_leaves_no_descriptor_open(tmp_path: Path) -> None:
    """R26: a run that meets many odd files does not run out."""
    path = put("pipe", tmp_path / "pipe")
    before = os.open("/dev/null", os.O_RDONLY)
    os.close(before)
    for _ in range(20):
        with pytest.raises(FileProblem):
            read_bounded(path, 10)
        with pytest.raises(FileProblem):
            read_bounded(put("a byte too large", tmp_path / "large"), 10)
    after = os.open("/dev/null", os.O_RDONLY)
    os.close(after)
    assert after == before


def test_a_fingerprint_tells_a_change(tmp_path: Path) -> None:
    """R9, R13: another size, another time or another file of that name; nothing where there is none."""
    path, other = tmp_path / "file", tmp_path / "other"
    assert fingerprint(path) is None
    assert fingerprint(path.with_name("a\0b")) is None
    path.write_bytes(b"one")
    seen = fingerprint(path)
    other.write_bytes(b"two")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    os.replace(other, path)
    assert fingerprint(path) != seen
    assert sha256_of(b"one") != sha256_of(b"two")


def test_a_problem_names_the_file_and_nothing_in_it(tmp_path: Path) -> None:
    """R24: what is shown of a fault holds no words of a person."""
    path = tmp_path / "file"
    path.write_bytes(b"private words")
    with pytest.raises(FileProblem) as problem:
        read_bounded(path, 3)
    assert str(path) in str(problem.value)
    assert "private" not in repr(problem.value)
    assert problem.value.__cause__ is None
