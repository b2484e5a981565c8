"""Everything a notebook reads when it is opened; reading never writes, and damage is data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gradestep.clock import Clock, day_of, parsed_time
from gradestep.files import fingerprint
from gradestep.model.history import History, named_by
from gradestep.model.problem import Problem
from gradestep.model.record import Record
from gradestep.model.settings import Settings
from gradestep.notebook import draft_files, settings_file
from gradestep.notebook.digests import Beside, Digest, digest_of
from gradestep.notebook.journal_files import files_or_problem, month_of, newest, read_files
from gradestep.notebook.plan_file import PlanOnDisk, plan_on_disk
from gradestep.notebook.remembered import missing_journal, recall
from gradestep.paths import HomePlaces

if TYPE_CHECKING:
    from gradestep.notebook.drafts import Draft
    from gradestep.notebook.journal_files import JournalRead


@dataclass(frozen=True)
class AllRead:
    """A home as last read."""

    history: History
    """The newest months, and from older ones what somebody looks for however old it is."""
    recent: frozenset[str]
    """The ids of the records of the newest months."""
    older: Digest
    """What the months not read come to."""
    plan: PlanOnDisk
    settings: Settings
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]
    seen: tuple[object, ...]
    """What the files looked like, to notice a change."""


def read_all(places: HomePlaces, clock: Clock) -> AllRead:
    """Read the newest months whole and the older ones by their digest; the journal's folder is listed once."""
    files, folder_problems = files_or_problem(places)
    seen = seen_of(places, files)
    settings, problems = settings_file.read(places)
    drafts, draft_problems = draft_files.read(places)
    today = day_of(clock.now(), parsed_time(settings.day_start))
    months, apart, older = _read(places, files, newest(files, today), drafts)
    history = History.of((*months.records, *apart.records, *older.carried))
    plan = plan_on_disk(places, history)
    missing = () if folder_problems else missing_journal(places, recall(places), files)
    of_journal = (*months.problems, *apart.problems, *older.problems)
    found = (*missing, *folder_problems, *problems, *plan.problems, *of_journal, *draft_problems)
    recent = frozenset(record.id for record in (*months.records, *apart.records))
    return AllRead(history, recent, older, plan, settings, drafts, found, seen)


def _read(
    places: HomePlaces, files: Iterable[Path], recent: Iterable[Path], drafts: Iterable[Draft]
) -> tuple[JournalRead, JournalRead, Digest]:
    """The newest months, the files of no month, and the digest of all others."""
    months = read_files(path for path in recent if month_of(path))
    apart = read_files(path for path in recent if not month_of(path))
    beside = Beside(
        (*months.records, *apart.records),
        frozenset(record.id for record in apart.records),
        frozenset(draft.ids[key] for draft in drafts for key in draft.saved if key in draft.ids),
    )
    return months, apart, digest_of(places, tuple(path for path in files if path not in set(recent)), beside)


def plus(read: AllRead, record: Record, places: HomePlaces, clock: Clock) -> AllRead:
    """The same with one more record; all is read again where that reaches back into months not read."""
    if not read.recent.issuperset(named_by(record)):
        return read_all(places, clock)
    history = read.history.plus(record)
    plan = plan_on_disk(places, history) if record.envelope.kind.startswith("plan_") else read.plan
    return replace(read, history=history, recent=read.recent | {record.id}, plan=plan)


def seen_of(places: HomePlaces, files: tuple[Path, ...]) -> tuple[object, ...]:
    """Names, sizes, times and inodes of all that is read."""
    paths = (places.plan, places.settings, *files, *draft_files.files(places))
    return tuple((path.name, fingerprint(path)) for path in paths)
