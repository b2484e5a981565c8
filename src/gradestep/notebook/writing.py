"""Putting one record into the journal: numbered, stamped and sealed under the lock, durable when it returns."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from gradestep.appending import append, append_apart
from gradestep.clock import Clock, day_of, parsed_time
from gradestep.files import own_folder, remove_leftovers
from gradestep.identity import new_id, seeded_bytes
from gradestep.locks import LockState, held
from gradestep.model.record import FORMAT, Damaged, Envelope, Record, read_line, sealed
from gradestep.notebook.journal_files import files_of, last_number, month_of
from gradestep.notebook.remembered import Remembered, recall, remember, size_of
from gradestep.paths import HomePlaces

if TYPE_CHECKING:
    from gradestep.model.journal import Event

FUTURE = timedelta(days=1)
"""A clock further ahead of the newest file than this is doubtful."""

Random = Callable[[int], bytes]
"""So many bytes nobody can guess."""


@dataclass(frozen=True)
class Stamp:
    """What goes beside an event, as far as the caller knows it."""

    id: str | None = None
    private: bool = False
    when: datetime | None = None
    """When it happened, where it was entered later."""
    undoes: str | None = None
    redoes: str | None = None


@dataclass(frozen=True)
class Pen:
    """Writes records of one computer."""

    places: HomePlaces
    clock: Clock
    random: Random = os.urandom
    seed: str | None = None

    @contextmanager
    def holding(self) -> Iterator[LockState]:
        """The lock, with every folder in place. Raises FileProblem."""
        for folder in (self.places.home, self.places.journal, self.places.computer):
            own_folder(folder)
        with held(self.places.lock, self.clock.ticks, threading.Event().wait) as state:
            remove_leftovers((self.places.plan, self.places.settings, self.places.last_seen))
            yield state

    def fresh_id(self, number: int) -> str:
        """A new identity; for a test's seed, the same for the same number."""
        if self.seed is not None:
            return new_id(number, seeded_bytes(self.seed, number))
        return new_id(int(self.clock.now().timestamp() * 1000), self.random(10))

    def write(self, event: Event, stamp: Stamp, day_start: str, last_at: datetime | None, state: LockState) -> Record:
        """Number, stamp, seal and append one record; called while holding. Raises FileProblem."""
        now = self.clock.now()
        file = self.places.journal / f"{now:%Y-%m}-{self.places.tag}.jsonl"
        remembered = recall(self.places)
        number = max(remembered.number, self._last_number(file)) + 1
        envelope = self._envelope(event, stamp, day_start, last_at, now, number)
        block = sealed(envelope, event)
        own = file.with_name(f"{file.stem}-{envelope.id}.jsonl")
        if state is LockState.CANNOT_LOCK:
            append_apart(own, block)
        else:
            append(file, block, lambda: file.with_name(f"{file.stem}-rescue-{envelope.id}.jsonl"))
        record = read_line(block[:-1])
        assert not isinstance(record, Damaged)
        self._remember(remembered, number)
        return record

    def _remember(self, remembered: Remembered, number: int) -> None:
        size = size_of(files_of(self.places))
        remember(self.places, replace(recall(self.places), number=number, bytes_seen=max(size, remembered.bytes_seen)))

    def _last_number(self, file: Path) -> int:
        """In this month's file; in the newest of this computer's others where the month is new."""
        if file.exists():
            return last_number(file, self.places.tag)
        own = [path for path in files_of(self.places) if self.places.tag in path.name]
        newest = max((month_of(path) for path in own), default="")
        return max((last_number(path, self.places.tag) for path in own if month_of(path) == newest), default=0)

    def _envelope(
        self, event: Event, stamp: Stamp, day_start: str, last_at: datetime | None, now: datetime, number: int
    ) -> Envelope:
        moment = stamp.when.astimezone(now.tzinfo) if stamp.when else now
        doubtful = last_at is not None and (now < last_at or (now > last_at + FUTURE and self._far_ahead(now)))
        return Envelope(
            id=stamp.id or self.fresh_id(number),
            v=FORMAT,
            kind=event.kind,
            at=now.astimezone(UTC),
            local=now,
            tz=self.clock.zone(),
            day=day_of(moment, parsed_time(day_start)),
            dev=self.places.tag,
            n=number,
            clock="doubtful" if doubtful else None,
            private=stamp.private,
            later=stamp.when is not None,
            undoes=stamp.undoes,
            redoes=stamp.redoes,
        )

    def _far_ahead(self, now: datetime) -> bool:
        """More than a day ahead of what the file system says of our own lock."""
        try:
            seen = datetime.fromtimestamp(self.places.lock.stat().st_mtime, UTC)
        except OSError:
            return False
        return now > seen + FUTURE and self.seed is None
