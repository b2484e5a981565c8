"""A clinician's file taken in: one event first, then the file as adopted, then the person's plan (design 8, R18)."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gradestep.durable import sync, sync_folder
from gradestep.files import (
    FileProblem,
    fingerprint,
    own_folder,
    read_bounded,
    remove_leftovers,
    replace,
    told_as_problem,
)
from gradestep.model.history import History
from gradestep.model.journal import PlanAdopted, PlanChanged
from gradestep.model.plan import Plan
from gradestep.notebook import plan_file
from gradestep.notebook.journal_files import ensure_own_readable, files_of, month_of
from gradestep.paths import HomePlaces

if TYPE_CHECKING:
    from gradestep.notebook.notebook import Notebook
    from gradestep.planfile.merging_cases import Adoption, WhatItIs

LARGEST = 1024 * 1024
"""Bytes of a file from outside (design 8)."""

FILE, TEXT = "file", "plan_text"
"""Options of the conversation about a file: its name as given, and what it holds, so that the file itself may go away."""

ON_CONFLICT = "on_conflict"
"""Another option: one answer for everything that both changed, so that none of it is asked."""


@dataclass(frozen=True)
class Decided:
    """What the person said about a file."""

    taking: tuple[str, ...] = ()
    """Keys of conflicts where the clinician's is to stand."""
    together: tuple[str, ...] = ()
    """Keys of those to be decided together; the person's stands until then."""
    what: WhatItIs = ""
    """What the file is, where there is a doubt: the next one of the plan that has its id, or one to stand beside it."""


def look(notebook: Notebook, raw: bytes, file: str) -> Adoption:
    """What adopting a file would be, as the plan stands now; nothing is changed by it, and no bytes make it raise.

    Raises FileProblem where what was adopted before cannot be read right now.
    """
    return _look(notebook, plan_file.plan_on_disk(notebook.places, notebook.history), raw, file)


def _look(notebook: Notebook, known: plan_file.PlanOnDisk, raw: bytes, file: str) -> Adoption:
    from gradestep.planfile.merging_cases import Case, adoption

    found = adoption(raw, Path(file), known.text, _bases(notebook, known.plan))
    return found if found.refused or known.sound else dataclasses.replace(found, case=Case.UNSOUND)


def look_as_asked(notebook: Notebook, options: Mapping[str, str]) -> Adoption | None:
    """The same for a conversation that was begun about a file."""
    return look(notebook, options[TEXT].encode(), options.get(FILE, "")) if TEXT in options else None


def bases_of(notebook: Notebook) -> dict[str, str]:
    """The files that the plan says were adopted, as they were adopted, by the id each is kept under."""
    return _bases(notebook, notebook.plan)


def _bases(notebook: Notebook, plan: Plan) -> dict[str, str]:
    found: dict[str, str] = {}
    for source, revision in plan.adopted.items():
        text = _base_in(notebook.history, source, revision)
        if text is None:
            text = base_on_disk(notebook.places, source)
            if revision_of(text) != revision:
                text = _base_in(notebook.everything(), source, revision)
        if text:
            found[source] = text
    return found


def adopted(notebook: Notebook, text: str, file: str, decided: Decided) -> PlanAdopted | None:
    """The event of an adoption, worked out on the plan as it stands; nothing where there is nothing to adopt.

    Called under the lock. Raises FileProblem where the plan was changed meanwhile or cannot be rewritten.
    """
    from gradestep.flows.adopt_lines import undecided
    from gradestep.planfile.merging_cases import Case

    ensure_own_readable(notebook.places, notebook.problems)
    remove_leftovers(plan_file.base_file(notebook.places, source) for source in notebook.plan.adopted)
    known = plan_file.plan_on_disk(notebook.places, notebook.history)
    found = _look(notebook, known, text.encode(), file)
    found = found.taken_as(decided.what)
    if found.case is Case.UNSOUND:
        raise FileProblem("unsound_plan", notebook.places.plan)
    if found.case is Case.SAME:
        _reaches_the_disk(notebook.places)
    if found.refused or found.case is Case.SAME:
        return None
    change = plan_file.change_to(
        notebook.places, notebook.history, known, _plan_text(notebook, found, decided), "adopted", found.theirs.title
    )
    return PlanAdopted(
        plan=found.source,
        revision=found.theirs.revision,
        before=change.before,
        after=change.after,
        text=change.text,
        earlier=change.earlier,
        base=found.text,
        earlier_base=found.base or "",
        together=tuple(undecided(found, conflict) for conflict in found.conflicts if conflict.key in decided.together),
        title=found.theirs.title,
    )


def _plan_text(notebook: Notebook, found: Adoption, decided: Decided) -> str:
    from gradestep.planfile.rewriting import EditDoesNotFit

    try:
        return found.plan_text(decided.taking)
    except EditDoesNotFit:
        raise FileProblem("other", notebook.places.plan) from None


def taken_back(action: PlanAdopted) -> PlanAdopted:
    """The plan and the file adopted before it, as they were; digests are put in where it is written."""
    return action.model_copy(
        update={
            "text": action.earlier or "",
            "base": action.earlier_base,
            "earlier_base": action.base,
            "revision": revision_of(action.earlier_base) or action.revision,
        }
    )


def as_it_stands(event: PlanAdopted, change: PlanChanged) -> PlanAdopted:
    """An adoption that is taken back or brought again, from the plan as it is now.

    What is to be decided together stays with the record of the adoption itself.
    """
    kept = {"before": change.before, "after": change.after, "text": change.text, "earlier": change.earlier}
    return event.model_copy(update={**kept, "together": ()})


def put_in_place(places: HomePlaces, change: PlanChanged | PlanAdopted | None, now: datetime) -> None:
    """The clinician's file first, then the plan: while the plan is not there yet, a reader knows that it is unfinished.

    Called under the lock. Raises FileProblem.
    """
    if isinstance(change, PlanAdopted):
        _put_base(places, change, now)
    if change is not None:
        plan_file.put_in_place(places, change.text, now)


def base_on_disk(places: HomePlaces, source: str) -> str:
    """That file's text; empty where there is none or it is no text. Raises FileProblem where it cannot be read."""
    try:
        return read_bounded(plan_file.base_file(places, source), LARGEST).decode("utf-8", errors="replace")
    except FileProblem as problem:
        if problem.code != "missing":
            raise
        return ""


def revision_of(text: str) -> int | None:
    """The revision a plan's text names; 1 where it names none, nothing where it is no plan."""
    if not text:
        return None
    import tomllib

    try:
        revision = tomllib.loads(text).get("revision", 1)
    except (ValueError, RecursionError):
        return None
    return revision if isinstance(revision, int) else None


def _put_base(places: HomePlaces, change: PlanAdopted, now: datetime) -> None:
    """What stood there is in backups afterwards; where undo took the first one back, nothing stands there any more."""
    file, data, what = plan_file.base_file(places, change.plan), change.base.encode(), f"adopted-{change.plan}"
    old = read_bounded(file, LARGEST) if fingerprint(file) is not None else None
    if change.base and old != data:
        if old is not None:
            plan_file.keep_backup(places, old, now, what)
        own_folder(places.adopted)
        replace(file, data)
    elif not change.base and old is not None:
        aside = plan_file.backup_of(places, old, now, what)
        with told_as_problem(file):
            os.replace(file, aside)
            sync_folder(places.adopted)
            sync_folder(places.backups)


def _reaches_the_disk(places: HomePlaces) -> None:
    """The record that says it was adopted may be from a run that was killed before the disk had it: now it has."""
    files = files_of(places)
    latest = max(map(month_of, files), default="")
    for path in (path for path in files if month_of(path) == latest):
        with told_as_problem(path):
            descriptor = os.open(path, os.O_RDWR)
            try:
                sync(descriptor)
            finally:
                os.close(descriptor)
            sync_folder(path.parent)


def _adoptions(history: History, source: str) -> Iterable[PlanAdopted]:
    """The newest first; a record that was changed outside says nothing sure about a file."""
    for entry in reversed(history.entries):
        is_sound = entry.record.state == "sound"
        if is_sound and isinstance(entry.event, PlanAdopted) and entry.event.plan == source:
            yield entry.event


def _base_in(history: History, source: str, revision: int) -> str | None:
    """The file as the journal has it, where that is of this revision."""
    return next(
        (event.base for event in _adoptions(history, source) if event.base and event.revision == revision), None
    )
