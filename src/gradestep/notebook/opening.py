"""Everything a notebook reads when it is opened; reading never writes, and damage is data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gradestep.clock import Clock, day_of, parsed_time
from gradestep.coach.totals import Totals, added_up
from gradestep.files import fingerprint
from gradestep.model.history import History
from gradestep.model.problem import Problem
from gradestep.model.settings import Settings
from gradestep.notebook import draft_files, settings_file
from gradestep.notebook.digests import digests_of
from gradestep.notebook.journal_files import files_or_problem, newest, read_files
from gradestep.notebook.plan_file import PlanOnDisk, plan_on_disk
from gradestep.notebook.remembered import missing_journal, recall
from gradestep.paths import HomePlaces

if TYPE_CHECKING:
    from gradestep.notebook.drafts import Draft


@dataclass(frozen=True)
class AllRead:
    """A home as last read."""

    history: History
    """The newest months, and from older ones what Home still needs."""
    older: Totals
    """The sums of the months not read."""
    plan: PlanOnDisk
    settings: Settings
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]
    seen: tuple[object, ...]
    """What the files looked like, to notice a change."""


def read_all(places: HomePlaces, clock: Clock) -> AllRead:
    """Read the newest months whole and the older ones by their digests; the journal's folder is listed once."""
    files, folder_problems = files_or_problem(places)
    seen = seen_of(places, files)
    settings, problems = settings_file.read(places)
    today = day_of(clock.now(), parsed_time(settings.day_start))
    history, older, journal_problems = _journal(places, files, newest(files, today))
    plan = plan_on_disk(places, history)
    drafts, draft_problems = draft_files.read(places)
    missing = () if folder_problems else missing_journal(places, recall(places), files)
    found = (*missing, *folder_problems, *problems, *plan.problems, *journal_problems, *draft_problems)
    return AllRead(history, older, plan, settings, drafts, found, seen)


def _journal(
    places: HomePlaces, files: tuple[Path, ...], recent: tuple[Path, ...]
) -> tuple[History, Totals, tuple[Problem, ...]]:
    digests = digests_of(places, (path for path in files if path not in recent))
    read = read_files(recent)
    carried = tuple(record for digest in digests for record in digest.carried)
    history = History.of((*read.records, *carried))
    if history.outside:
        read = read_files(files)
        return History.of(read.records), Totals(), read.problems
    sums = added_up(digest.totals for digest in digests)
    return history, sums, (*read.problems, *(problem for digest in digests for problem in digest.problems))


def seen_of(places: HomePlaces, files: tuple[Path, ...]) -> tuple[object, ...]:
    """Names, sizes, times and inodes of all that is read."""
    paths = (places.plan, places.settings, *files, *draft_files.files(places))
    return tuple((path.name, fingerprint(path)) for path in paths)
