"""A journal line: the envelope around an event, how it is sealed and how it is read back (promises 4)."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import date as Date
from typing import TYPE_CHECKING, Literal

from pydantic import AwareDatetime, ValidationError

from gradestep.model.kinds import event_of_kind
from gradestep.model.scalars import Frozen

if TYPE_CHECKING:
    from gradestep.model.journal import Event

FORMAT = 1
"""The version of a line that this program writes."""

LINE_LIMIT = 16 * 1024 * 1024
"""Bytes; a longer line is kept in its file and shown as damaged."""

State = Literal["sound", "changed_outside", "newer", "unreadable"]
"""Sound; its checksum is missing or does not fit; of an unknown kind or version; no record at all."""


class Envelope(Frozen):
    """Who, when and which: what every line carries beside its event."""

    id: str
    v: int
    kind: str
    at: AwareDatetime
    """UTC; for order."""
    local: AwareDatetime
    """The same moment where the person was; for display."""
    tz: str = "UTC"
    day: Date
    """The day the person meant; written once, never worked out again."""
    dev: str
    """The computer's tag."""
    n: int
    """Counted per computer; gaps tell of lost lines."""
    clock: Literal["doubtful"] | None = None
    private: bool = False
    """Starts held back in every share."""
    later: bool = False
    """Entered later than it happened."""
    undoes: str | None = None
    """The action that this record takes back."""
    redoes: str | None = None
    """The action that this record brings back."""


@dataclass(frozen=True)
class Record:
    """One line of the journal that could be read."""

    envelope: Envelope
    event: Event | None
    """Absent for a line of a newer version or an unknown kind."""
    raw: bytes
    """The line exactly as it stands, without its line end."""
    state: State = "sound"

    @property
    def id(self) -> str:
        """The record's identity."""
        return self.envelope.id

    @property
    def day(self) -> Date:
        """The day the person meant."""
        return self.envelope.day


@dataclass(frozen=True)
class Damaged:
    """A line that is no record; it is counted, shown and kept."""

    raw: bytes


def checksum(body: bytes) -> str:
    """CRC-32 of a line's raw bytes, as eight hex digits: a detector of damage, not a lock."""
    return f"{zlib.crc32(body):08x}"


def sealed(envelope: Envelope, event: Event) -> bytes:
    """One line, ready to append: envelope, event, checksum and a line end."""
    fields = envelope.model_dump(mode="json", exclude_defaults=True)
    fields |= {
        key: value for key, value in event.model_dump(mode="json", exclude_defaults=True).items() if key != "kind"
    }
    body = json.dumps(fields, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    return body[:-1] + b',"crc":"' + checksum(body).encode() + b'"}\n'


def seal_fits(raw: bytes) -> bool:
    """True where the line ends with the checksum of what stands before it."""
    cut = raw.rfind(b',"crc":"')
    return cut > 0 and raw[cut:] == b',"crc":"' + checksum(raw[:cut] + b"}").encode() + b'"}'


def read_line(raw: bytes) -> Record | Damaged:
    """The record on a line, or the line as damaged; never raises on any bytes."""
    raw = raw.removesuffix(b"\r")
    sound = seal_fits(raw)
    try:
        envelope = Envelope.model_validate_json(raw)
    except (ValidationError, ValueError, RecursionError):
        return Damaged(raw)
    try:
        event = event_of_kind(envelope.kind).model_validate_json(raw)
    except (KeyError, ValidationError, ValueError, RecursionError):
        return Record(envelope, None, raw, "newer") if sound else Damaged(raw)
    if envelope.v > FORMAT:
        return Record(envelope, None, raw, "newer") if sound else Damaged(raw)
    return Record(envelope, event, raw, "sound" if sound else "changed_outside")


def read_lines(block: bytes) -> list[Record | Damaged]:
    """Every line of a journal file, in its order; empty lines and a first byte-order mark are passed over."""
    lines = block.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return [read_line(line) for line in lines if line.strip()]
