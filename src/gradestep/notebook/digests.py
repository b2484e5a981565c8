"""What the older months come to, kept so that opening does not grow with the journal; disposable, and checked against its files.

One digest stands for all older months of this computer's view: their sums, and the records that `coach.lasting` names with
everything that is about them (corrections, the parts of an attempt, the action that was taken back). All of these months are
folded together before that is decided, and the corrections that the newest months hold of older ones are folded in, so that a
correction counts in whichever month it stands. What the newest months name is carried as well.

It fits while those files are the same and the newest months name the same older records. When a month becomes an older one,
only that month is read and taken in. Whatever does not fit is worked out again from the files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date as Date
from pathlib import Path
from typing import Any

from gradestep.coach.totals import Totals
from gradestep.files import FileProblem, fingerprint, own_folder, read_bounded, remove, write_disposable
from gradestep.model.history import History, corrections_of, named_by, reaching_out
from gradestep.model.problem import Problem
from gradestep.model.record import Damaged, Record, read_line
from gradestep.notebook.journal_files import JournalRead, read_files
from gradestep.paths import HomePlaces

FORMAT = 2
NAME = "older.json"
LARGEST = 64 * 1024 * 1024
"""Bytes of a digest."""

OF_LINES = ("journal_line_damaged", "journal_line_changed")
"""Problems that stay as long as their file is the same; any other may be gone at the next look."""

Print = tuple[int, ...]
"""A fingerprint."""


@dataclass(frozen=True)
class Digest:
    """What the older files of the journal come to."""

    files: Mapping[str, Print] = field(default_factory=dict)
    """Those that could be read, by name, as they were; any other is tried again at each opening."""
    named: frozenset[str] = frozenset()
    """What the newest months name of them, and the corrections they hold."""
    totals: Totals = field(default_factory=Totals)
    """Their sums, without what is carried, since that is counted where it is read."""
    carried: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    kept: bool = False
    """True where it is on the disk as it is."""


NOTHING = Digest()


@dataclass(frozen=True)
class Beside:
    """What a digest stands beside."""

    records: tuple[Record, ...]
    """Those of the newest months and of files of no month, which are read whole."""
    twice: frozenset[str] = frozenset()
    """Ids in files of no month: a copy of an older file may be among them."""
    under_way: frozenset[str] = frozenset()
    """Ids that conversations under way have kept so far."""

    @property
    def named(self) -> frozenset[str]:
        """The ids of older records that are wanted for its sake, and of the corrections that reach back."""
        here = {record.id for record in self.records}
        return reaching_out(self.records) | self.twice | (self.under_way - here)


def digest_of(places: HomePlaces, files: Sequence[Path], beside: Beside) -> Digest:
    """The digest of these older files beside the newest months: the kept one where it fits, else worked out."""
    if not files:
        return NOTHING
    prints = {file.name: tuple(fingerprint(file) or ()) for file in files}
    base = _kept(places)
    if base.files and base.files.items() <= prints.items():
        read = read_files(file for file in files if file.name not in base.files)
        if replace(beside, records=(*beside.records, *read.records)).named == base.named:
            return base if base.files == prints else _with(base, read, prints, beside)
    return _with(NOTHING, read_files(files), prints, beside)


def keep_digest(places: HomePlaces, digest: Digest) -> Digest:
    """Keep it for the next opening; done after a write of our own. Raises FileProblem."""
    if digest.kept or not digest.files:
        return digest
    own_folder(places.digests)
    write_disposable(places.digests / NAME, json.dumps(_form(digest), ensure_ascii=False).encode())
    for path in places.digests.glob("*.json"):
        if path.name != NAME:
            remove(path)
    return replace(digest, kept=True)


def _with(base: Digest, read: JournalRead, prints: Mapping[str, Print], beside: Beside) -> Digest:
    """The digest with files taken in that it did not have."""
    from gradestep.coach.lasting import lasting

    named = beside.named
    changes = corrections_of(beside.records, named)
    apart = {record.id for record in changes}
    history = History.of((*base.carried, *read.records, *changes), among=beside.records)
    records = tuple(record for record in history.records if record.id not in apart)
    wanted = _whole(lasting(history, _day_after(prints)) | named | _reaching_on(records), records)
    carried = tuple(record for record in records if record.id in wanted)
    totals = base.totals + Totals.of(history, but=wanted | apart)
    unread = {problem.file.name for problem in read.problems if problem.file and problem.code not in OF_LINES}
    files = {name: seen for name, seen in prints.items() if name not in unread}
    return Digest(files, named, totals, carried, (*base.problems, *read.problems))


def _day_after(names: Iterable[str]) -> Date:
    """The first day after the months of these files; a name from elsewhere may hold what is no month."""
    told = [(name[:4], name[5:7]) for name in names]
    months = [(int(year), int(month)) for year, month in told if (year + month).isdecimal()]
    sound = [(year, month) for year, month in months if 0 < year < Date.max.year and 0 < month <= 12]
    year, month = max(sound, default=(1, 1))
    return Date(year + month // 12, month % 12 + 1, 1)


def _reaching_on(records: Sequence[Record]) -> Set[str]:
    """Those about a record of a later month: it was written while a clock was ahead."""
    here = {record.id for record in records}
    return {record.id for record in records if not here.issuperset(named_by(record))}


def _whole(wanted: Set[str], records: Sequence[Record]) -> Set[str]:
    """These and all that is about them, and what keeps them in the order they have among all records."""
    beside: dict[str, list[str]] = {}
    for record in records:
        for name in named_by(record):
            beside.setdefault(record.id, []).append(name)
            beside.setdefault(name, []).append(record.id)
    counted = sorted(records, key=lambda record: record.envelope.n)
    found = _all_about(wanted, beside)
    while more := _all_about(_in_place(found, counted), beside) - found:
        found |= more
    return found


def _all_about(wanted: Set[str], beside: Mapping[str, Sequence[str]]) -> Set[str]:
    """These and every record that names one of them or is named by one, and so on."""
    found, left = set(wanted), list(wanted)
    while left:
        new = set(beside.get(left.pop(), ())) - found
        found |= new
        left += new
    return found


def _in_place(wanted: Set[str], counted: Iterable[Record]) -> Set[str]:
    """Of each computer, the latest moment so far at each of these and at the end: the order goes by it (design 8)."""
    latest: dict[str, Record] = {}
    found: set[str] = set()
    for record in counted:
        computer = record.envelope.dev
        if computer not in latest or record.envelope.at >= latest[computer].envelope.at:
            latest[computer] = record
        if record.id in wanted:
            found.add(latest[computer].id)
    return found | {record.id for record in latest.values()}


def _form(digest: Digest) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "files": {name: list(seen) for name, seen in digest.files.items()},
        "named": sorted(digest.named),
        "totals": digest.totals.as_json(),
        "problems": [
            [problem.code, problem.file.name, problem.line]
            for problem in digest.problems
            if problem.file and problem.code in OF_LINES
        ],
        "carried": [record.raw.decode() for record in digest.carried],
    }


def _kept(places: HomePlaces) -> Digest:
    """The digest on the disk; nothing where there is none that can be read."""
    try:
        kept = json.loads(read_bounded(places.digests / NAME, LARGEST))
        if kept["format"] != FORMAT:
            return NOTHING
        lines = [read_line(line.encode()) for line in kept["carried"]]
        return Digest(
            {str(name): tuple(seen) for name, seen in kept["files"].items()},
            frozenset(kept["named"]),
            Totals.from_json(kept["totals"]),
            tuple(line for line in lines if not isinstance(line, Damaged)),
            tuple(Problem(code, places.journal / name, line) for code, name, line in kept["problems"]),
            kept=True,
        )
    except (FileProblem, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return NOTHING
