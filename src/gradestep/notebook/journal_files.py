"""The files of the journal: which there are, what is read of them, and the last number this computer gave."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from gradestep.files import FileProblem, read_bounded, read_tail, told_as_problem
from gradestep.model.history import History
from gradestep.model.problem import Problem
from gradestep.model.record import Damaged, Record, read_line, read_lines
from gradestep.paths import HomePlaces

LARGEST = 256 * 1024 * 1024
"""Bytes; a month of one person is a few megabytes at most, so a larger file is not read whole (R26)."""

TAIL = 4 * 1024
"""Bytes from the end in which the last record is looked for first."""


@dataclass(frozen=True)
class JournalRead:
    """What some files of the journal hold."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def history(self) -> History:
        """The records, folded."""
        return History.of(self.records)


def files_of(places: HomePlaces) -> tuple[Path, ...]:
    """Every *.jsonl in the journal, conflict copies and rescue files too, by name; none where there is no journal yet.

    Raises FileProblem where the folder cannot be listed: that is not the same as an empty one.
    """
    with told_as_problem(places.journal):
        try:
            names = os.listdir(places.journal)
        except FileNotFoundError:
            return ()
    return tuple(places.journal / name for name in sorted(names) if name.endswith(".jsonl"))


def files_or_problem(places: HomePlaces) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The same, with what keeps the folder from being listed as a problem."""
    try:
        return files_of(places), ()
    except FileProblem as problem:
        return (), (Problem(f"file_{problem.code}", places.journal, values={"file": places.journal.name}),)


def ensure_own_readable(places: HomePlaces, problems: Iterable[Problem]) -> None:
    """Raises FileProblem where the journal, or a file this computer wrote, could not be read when it was last looked at."""
    for problem in problems:
        path = problem.file
        if path is None or not problem.code.startswith("file_"):
            continue
        if path == places.journal or (path.parent == places.journal and places.tag in path.name):
            raise FileProblem("broken", path)


def month_of(path: Path) -> str:
    """The month in a file's name, such as 2026-11; empty where it tells none."""
    name = path.name[:7]
    sound = len(name) == 7 and name[4] == "-" and name[:4].isdigit() and name[5:].isdigit()
    return name if sound else ""


def newest(files: Iterable[Path], today: date) -> tuple[Path, ...]:
    """The files of this month and the one before, the two newest months where those are empty, and files of no month."""
    files = tuple(files)
    before = date(today.year - (today.month == 1), (today.month - 2) % 12 + 1, 1)
    wanted = {f"{before:%Y-%m}", f"{today:%Y-%m}"}
    months = sorted({month_of(path) for path in files} - {""})
    wanted |= {month for month in months if month > max(wanted)}
    if not wanted & set(months):
        wanted = set(months[-2:])
    return tuple(path for path in files if month_of(path) in wanted | {""})


def read_files(files: Iterable[Path]) -> JournalRead:
    """Every record in these files; what could not be read is a problem with its file and line, and stays where it is."""
    records: list[Record] = []
    problems: list[Problem] = []
    for path in files:
        try:
            raw = read_bounded(path, LARGEST)
        except FileProblem as problem:
            problems.append(Problem(f"file_{problem.code}", path, values={"file": path.name}))
            continue
        for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
            if not line.strip():
                continue
            read = read_line(line)
            if isinstance(read, Damaged):
                problems.append(Problem("journal_line_damaged", path, number))
                continue
            records.append(read)
            if read.state == "changed_outside":
                problems.append(Problem("journal_line_changed", path, number))
    return JournalRead(tuple(records), tuple(problems))


def last_number(path: Path, computer: str) -> int:
    """The highest number that computer gave in this file; 0 where there is none. The end is looked at first."""
    try:
        tail = read_tail(path, TAIL)
        found = _numbers(tail.partition(b"\n")[2] or tail, computer)
        if not found:
            found = _numbers(read_bounded(path, LARGEST), computer)
    except FileProblem:
        return 0
    return max(found, default=0)


def _numbers(block: bytes, computer: str) -> list[int]:
    return [
        record.envelope.n
        for record in read_lines(block)
        if isinstance(record, Record) and record.envelope.dev == computer
    ]
