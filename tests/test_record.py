"""One journal line: sealed, read back, and never passed off as fine when it is not (R2, R7, R16)."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from gradestep.model.journal import SessionNote
from gradestep.model.record import Damaged, Envelope, Record, checksum, read_line, read_lines, sealed

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def envelope(number: int = 1, record_id: str = "a") -> Envelope:
    """An envelope for a note."""
    return Envelope(
        id=record_id, v=1, kind="session_note", at=NOW, local=NOW, day=date(2026, 11, 23), dev="k7f3", n=number
    )


@given(some.text(max_size=80))
def test_a_line_comes_back_as_it_was_written(text: str) -> None:
    """R2: any words, one line, the same words back, the seal fits."""
    note = SessionNote(text=text)
    line = sealed(envelope(), note)
    assert line.count(b"\n") == 1
    record = read_line(line[:-1])
    assert isinstance(record, Record)
    assert (record.event, record.state) == (note, "sound")


@given(place=some.integers(0, 400), byte=some.integers(0, 255))
@example(place=196, byte=ord("2"))
def test_a_changed_byte_is_noticed(place: int, byte: int) -> None:
    """R7: no single changed byte passes as sound."""
    line = sealed(envelope(), SessionNote(text="Ask about the stairs"))[:-1]
    place %= len(line)
    changed = line[:place] + bytes([byte]) + line[place + 1 :]
    read = read_line(changed)
    if changed == line:
        assert isinstance(read, Record)
    else:
        assert isinstance(read, Damaged) or read.state == "changed_outside"


@given(some.binary(max_size=300))
def test_no_bytes_at_all_stop_the_reading(raw: bytes) -> None:
    """R7: whatever stands in a line, reading goes on."""
    assert isinstance(read_line(raw), (Record, Damaged))
    assert len(read_lines(raw)) <= raw.count(b"\n") + 1


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"n":' + b"9" * 5000 + b"}", b"null", b"\x00" * 50])
def test_hostile_lines_are_damage_and_nothing_more(raw: bytes) -> None:
    """R7: nesting, huge numbers and zeros are one damaged line each."""
    assert isinstance(read_line(raw), Damaged)


def test_a_line_of_a_newer_version_is_kept_and_not_called_damaged() -> None:
    """R16: an unknown kind or a higher version is kept byte for byte."""
    for extra in ({"kind": "song"}, {"v": 2}):
        told = json.loads(sealed(envelope(), SessionNote(text="x"))) | extra
        del told["crc"]
        body = json.dumps(told, separators=(",", ":")).encode()
        line = body[:-1] + b',"crc":"' + checksum(body).encode() + b'"}'
        record = read_line(line)
        assert isinstance(record, Record)
        assert (record.state, record.event, record.raw) == ("newer", None, line)


def test_a_line_edited_by_hand_is_used_and_marked() -> None:
    """R7: a missing seal does not count as a good one."""
    line = sealed(envelope(), SessionNote(text="by me"))[:-1].replace(b"by me", b"by hand")
    record = read_line(line)
    assert isinstance(record, Record)
    assert record.state == "changed_outside"
    unsealed = line[: line.rfind(b',"crc"')] + b"}"
    record = read_line(unsealed)
    assert isinstance(record, Record)
    assert record.state == "changed_outside"
