"""The person's plan on disk: as it stands, as an event left it unfinished, and replaced in one step."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from gradestep.files import FileProblem, own_folder, read_bounded, remove, replace, sha256_of, write_new
from gradestep.model.history import Entry, History
from gradestep.model.journal import PlanAdopted, PlanChanged
from gradestep.model.plan import Plan
from gradestep.model.problem import Problem
from gradestep.paths import HomePlaces
from gradestep.planfile.reading import PlanReading, read_plan

LARGEST = 1024 * 1024
"""Bytes (design 8)."""

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names that Windows keeps for devices, with any ending (promises 5)."""

NEWEST_KEPT = 50
"""Copies of a plan, beside one for each month (promises 4)."""

EMPTY = "# Your plan. It is empty for now.\nformat = 1\n"
"""What stands in the file when undo took back the first plan."""


@dataclass(frozen=True)
class PlanOnDisk:
    """The plan as it is to be taken."""

    plan: Plan
    text: str = ""
    digest: str = ""
    """SHA-256 of the file; empty where there is none."""
    problems: tuple[Problem, ...] = ()
    sound: bool = True
    """False where the file cannot be read as a plan: then it is never written over (R13)."""
    unfinished: str | None = None
    """The text an event holds that has not reached the file yet."""
    by_hand: bool = False
    """The file differs from what the last event left."""


def plan_on_disk(places: HomePlaces, history: History) -> PlanOnDisk:
    """Read the plan; an unfinished replacement is taken as done (design 8)."""
    try:
        raw = read_bounded(places.plan, LARGEST)
    except FileProblem as problem:
        if problem.code != "missing":
            return PlanOnDisk(Plan(), problems=(Problem(f"plan_{problem.code}", places.plan),), sound=False)
        raw = None
    digest = sha256_of(raw) if raw is not None else ""
    last = last_change(history)
    if last is not None and last.before == digest and (last.after != digest or _base_is_behind(places, last)):
        return _taken(places, last.text.encode(), digest, unfinished=last.text)
    if raw is None:
        return PlanOnDisk(Plan())
    return _taken(places, raw, digest, by_hand=last is not None and last.after != digest)


def _taken(
    places: HomePlaces, raw: bytes, digest: str, *, unfinished: str | None = None, by_hand: bool = False
) -> PlanOnDisk:
    reading = _read_once(raw, places.plan)
    sound = reading.plan is not None and not reading.newer
    return PlanOnDisk(
        reading.plan or Plan(), reading.text, digest, reading.problems, sound, unfinished, by_hand and sound
    )


@lru_cache(maxsize=2)
def _read_once(raw: bytes, file: Path) -> PlanReading:
    """A plan is looked at before and after each write, and is mostly the same."""
    return read_plan(raw, file)


def last_change(history: History) -> PlanChanged | PlanAdopted | None:
    """The newest event that set the plan's text, whether it was undone or not: undo is such an event itself."""
    return next((event for entry in reversed(history.entries) if (event := _of(entry)) is not None), None)


def _of(entry: Entry) -> PlanChanged | PlanAdopted | None:
    return entry.event if isinstance(entry.event, (PlanChanged, PlanAdopted)) else None


def _base_is_behind(places: HomePlaces, last: PlanChanged | PlanAdopted) -> bool:
    """True where a clinician's file was adopted that left the plan as it was, and is not in its place so far."""
    if not isinstance(last, PlanAdopted):
        return False
    try:
        return read_bounded(base_file(places, last.plan), LARGEST) != last.base.encode()
    except FileProblem as problem:
        return problem.code == "missing" and bool(last.base)


def base_file(places: HomePlaces, source: str) -> Path:
    """Where a clinician's file is kept as adopted; a name that Windows keeps for a device gets a stroke before it."""
    return places.adopted / f"{'_' if source in DEVICES else ''}{source}.toml"


def change_to(
    places: HomePlaces, history: History, known: PlanOnDisk, text: str, what: str, subject: str
) -> PlanChanged:
    """The event that makes this the plan's text.

    Raises FileProblem where the file is no longer what is `known`, and where the text is more than is ever read (R13).
    """
    if len(text.encode()) > LARGEST:
        raise FileProblem("too_long", places.plan)
    now = plan_on_disk(places, history)
    if now.digest != known.digest and now.text != known.text:
        raise FileProblem("changed_meanwhile", places.plan)
    return PlanChanged(
        before=now.digest,
        after=sha256_of(text.encode()),
        text=text,
        earlier=now.text,
        what=what,
        subject=subject or None,
    )


def hand_edit(known: PlanOnDisk, history: History, problems: Iterable[Problem]) -> PlanChanged | None:
    """The event of an edit by hand that no event tells of so far; nothing where there was none.

    Nor where a part of the journal is gone or damaged that may have told of it: then nobody can say whose edit it was.
    """
    entry = next((entry for entry in reversed(history.entries) if _of(entry) is not None), None)
    last = _of(entry) if entry is not None else None
    if not known.by_hand or entry is None or last is None:
        return None
    if any(_may_tell_of_plans(problem, f"{entry.record.day:%Y-%m}") for problem in problems):
        return None
    return PlanChanged(before=last.after, after=known.digest, text=known.text, earlier=last.text, what="by_hand")


def _may_tell_of_plans(problem: Problem, since: str) -> bool:
    if problem.code in ("journal_smaller", "journal_emptied"):
        return True
    return problem.code.startswith("journal_line") and problem.file is not None and problem.file.name[:7] >= since


def put_in_place(places: HomePlaces, text: str, now: datetime) -> None:
    """Copy the old plan to backups and put the new one in its place; called under the lock. Raises FileProblem."""
    data = text.encode()
    try:
        old = read_bounded(places.plan, LARGEST)
    except FileProblem as problem:
        if problem.code != "missing":
            raise
        old = None
    if old == data:
        return
    if old is not None:
        keep_backup(places, old, now)
    replace(places.plan, data)


def keep_backup(places: HomePlaces, old: bytes, now: datetime, what: str = "plan") -> None:
    """A copy of a plan under its time and its hash; the same text is kept once for one moment. Raises FileProblem."""
    try:
        write_new(backup_of(places, old, now, what), old)
    except FileProblem as problem:
        if problem.code != "exists":
            raise
    _rotate(places, what)


def _rotate(places: HomePlaces, what: str) -> None:
    """Keep the newest copies and the newest of each month; the journal holds every text all the same (promises 4)."""
    form = re.compile(rf"{re.escape(what)}-(\d{{6}})\d\d-\d{{6}}-[0-9a-f]{{8}}\.toml")
    found = [(match[1], path) for path in sorted(places.backups.iterdir()) if (match := form.fullmatch(path.name))]
    of_months = dict(found).values()
    for _, path in found[:-NEWEST_KEPT]:
        if path not in of_months:
            remove(path)


def backup_of(places: HomePlaces, old: bytes, now: datetime, what: str = "plan") -> Path:
    """Where a copy of these bytes belongs; the folder is there then. Raises FileProblem."""
    own_folder(places.backups)
    return places.backups / f"{what}-{now:%Y%m%d-%H%M%S}-{sha256_of(old)[:8]}.toml"
