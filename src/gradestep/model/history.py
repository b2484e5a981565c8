"""What the set of records says: corrections, removals and undo applied, in one order everywhere."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from operator import itemgetter

from pydantic import ValidationError

from gradestep.model.journal import EVENTS, Amend, Event, Restore, Retract
from gradestep.model.record import Record

CHANGES = (Amend, Retract, Restore)


def merged(records: Iterable[Record]) -> tuple[Record, ...]:
    """The union by id, in order: a double is one record; of two that differ the sealed one stands, and two sealed both stay."""
    kept: dict[str, Record] = {}
    several: dict[str, dict[bytes, Record]] = {}
    for record in records:
        first = kept.setdefault(record.envelope.id, record)
        if first is not record and first.raw != record.raw:
            several.setdefault(first.id, {first.raw: first})[record.raw] = record
    chosen: list[Record] = []
    for name, record in kept.items():
        versions = several.get(name)
        if versions is None:
            chosen.append(record)
            continue
        sealed = [one for one in versions.values() if one.state != "changed_outside"]
        chosen.extend(sealed or sorted(versions.values(), key=lambda one: one.raw)[:1])
    return in_order(chosen)


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """One order for everything: the highest `at` seen so far in that computer's own counting, then computer, `n`, id (design 8)."""
    by_computer: dict[str, list[Record]] = {}
    for record in records:
        by_computer.setdefault(record.envelope.dev, []).append(record)
    keyed: list[tuple[datetime, str, int, str, bytes, Record]] = []
    for computer, own in by_computer.items():
        own.sort(key=lambda record: (record.envelope.n, record.id, record.raw))
        highest = own[0].envelope.at
        for record in own:
            highest = max(highest, record.envelope.at)
            keyed.append((highest, computer, record.envelope.n, record.id, record.raw, record))
    keyed.sort(key=itemgetter(0, 1, 2, 3, 4))
    return tuple(entry[5] for entry in keyed)


def named_by(record: Record) -> tuple[str, ...]:
    """The ids of the records that this one is about: what it corrects, the attempt it belongs to, the action it takes back."""
    told = vars(record.event) if record.event is not None else {}
    names = (*map(told.get, ("of", "to", "attempt")), record.envelope.undoes, record.envelope.redoes)
    return tuple(name for name in names if isinstance(name, str))


def reaching_out(records: Iterable[Record]) -> frozenset[str]:
    """The ids that these records name and that are not among them, and the ids of the corrections that name one."""
    records = tuple(records)
    known = {record.id for record in records}
    found = {name for record in records for name in named_by(record)} - known
    return frozenset(found | {record.id for record in corrections_of(records, found)})


def corrections_of(records: Iterable[Record], ids: Container[str]) -> tuple[Record, ...]:
    """Those of the records that correct one of these ids."""
    return tuple(record for record in records if isinstance(record.event, CHANGES) and record.event.of in ids)


@dataclass(frozen=True)
class Entry:
    """A record as it reads now, with the first answer kept in `record`."""

    record: Record
    event: Event
    amended: bool = False
    removed: bool = False

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id


@dataclass(frozen=True)
class History:
    """The records in order, and how each reads now."""

    records: tuple[Record, ...] = ()
    """All of them, corrections too."""
    entries: tuple[Entry, ...] = ()
    """Every record that is not itself a correction and could be understood; removed ones are marked."""
    unknown: tuple[Record, ...] = ()
    """Lines of a newer version: kept and listed."""

    @classmethod
    def of(cls, records: Iterable[Record], among: Iterable[Record] = ()) -> History:
        """Fold any collection of records, doubles and disorder included, into what it says.

        They stand in the order they have `among` those others, which are not folded.
        """
        ordered = merged(records)
        if others := tuple(among):
            ids = {record.id for record in ordered}
            ordered = tuple(record for record in merged((*ordered, *others)) if record.id in ids)
        last: dict[str, Event] = {}
        amends: dict[str, Amend] = {}
        for record in ordered:
            if isinstance(record.event, CHANGES):
                last[record.event.of] = record.event
                if isinstance(record.event, Amend):
                    amends[record.id] = record.event
        entries = tuple(
            _reads_now(record, record.event, last.get(record.id), amends)
            for record in ordered
            if record.event is not None and not isinstance(record.event, CHANGES)
        )
        unknown = tuple(record for record in ordered if record.event is None)
        return cls(ordered, entries, unknown)

    def standing(self) -> tuple[Entry, ...]:
        """The entries that are not removed."""
        return tuple(entry for entry in self.entries if not entry.removed)

    def find(self, record_id: str) -> Entry | None:
        """The entry of that id, removed or not."""
        return next((entry for entry in self.entries if entry.id == record_id), None)

    @property
    def last_at(self) -> datetime | None:
        """The moment of the last record, if there is one."""
        return self.records[-1].envelope.at if self.records else None

    def plus(self, record: Record) -> History:
        """The same with one more record."""
        return History.of((*self.records, record))


def _reads_now(record: Record, event: Event, change: Event | None, amends: dict[str, Amend]) -> Entry:
    if isinstance(change, Restore):
        change = amends.get(change.to or "")
    if isinstance(change, Retract):
        return Entry(record, event, removed=True)
    if not isinstance(change, Amend):
        return Entry(record, event)
    fields = event.model_dump(mode="json") | change.fields | {"kind": event.kind}
    try:
        return replace(Entry(record, event), event=EVENTS.validate_python(fields, strict=False), amended=True)
    except ValidationError:
        return Entry(record, event)
