"""A look over the folder: every problem with what would be done; repair does what is safe and changes no journal line."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gradestep.clock import Clock
from gradestep.content import say
from gradestep.files import FileProblem, leftovers_in, own_folder, read_bounded, remove, sha256_of, write_new
from gradestep.model.problem import Problem
from gradestep.notebook.journal_files import LARGEST
from gradestep.notebook.notebook import Notebook
from gradestep.paths import HomePlaces
from gradestep.planfile.checks.whole import same_id, unknown_id
from gradestep.planfile.syntax import UNREADABLE

QUARANTINED = ("journal_line_damaged", "draft_unreadable", *UNREADABLE)
"""Problems whose file is copied to quarantine."""

UNCLEAR = (same_id, unknown_id)
"""Rules about names: where one finds something, a part of the plan is not shown where it belongs."""


@dataclass(frozen=True)
class Finding:
    """One problem and what repair would do about it."""

    problem: Problem
    would_do: str = ""


def examine(places: HomePlaces, clock: Clock) -> tuple[Finding, ...]:
    """Everything that is wrong in the folder; reads and changes nothing."""
    if not places.home.exists():
        return ()
    notebook = Notebook.open(places, clock)
    notebook.everything()
    found = [Finding(problem, _would_do(problem)) for problem in notebook.all_problems()]
    found += [Finding(Problem("leftover", path), say("doctor.remove_leftover")) for path in _leftovers(places)]
    found += [Finding(Problem("too_open", path), say("doctor.close_it")) for path in _too_open(places)]
    if any(True for rule in UNCLEAR for _ in rule(notebook.plan)):
        found.append(Finding(Problem("plan_unclear", places.plan, values={"path": str(places.plan)})))
    if notebook.plan_is_unfinished:
        found.append(Finding(Problem("plan_unfinished", places.plan), say("doctor.finish_plan")))
    return tuple(found)


def repair(places: HomePlaces, clock: Clock) -> tuple[str, ...]:
    """Do what is safe: copy what cannot be read, remove our own leftovers, make files private, finish the plan.

    Raises FileProblem where that cannot be done.
    """
    if not places.home.exists():
        return ()
    return tuple(_done(places, clock))


def _done(places: HomePlaces, clock: Clock) -> Iterator[str]:
    for path in _too_open(places):
        os.chmod(path, 0o700 if path.is_dir() else 0o600)
        yield say("doctor.closed", file=path.name)
    for path in _leftovers(places):
        remove(path)
        yield say("doctor.removed_leftover", file=path.name)
    notebook = Notebook.open(places, clock)
    wanted = {problem.file for problem in notebook.all_problems() if problem.code in QUARANTINED and problem.file}
    for path in sorted(wanted):
        copy = _quarantined(places, path)
        if copy is not None:
            yield say("doctor.copied", file=path.name, copy=copy.name)
    if notebook.plan_is_unfinished:
        notebook.finish_plan()
        yield say("doctor.plan_finished")


def _quarantined(places: HomePlaces, path: Path) -> Path | None:
    """A copy under a name made of the file's own and of what it holds; nothing where it was copied already."""
    try:
        raw = read_bounded(path, LARGEST)
    except FileProblem:
        return None
    own_folder(places.quarantine)
    copy = places.quarantine / f"{sha256_of(raw)[:8]}-{path.name}"
    if copy.exists():
        return None
    write_new(copy, raw)
    return copy


def _would_do(problem: Problem) -> str:
    return say("doctor.copy_it") if problem.code in QUARANTINED else ""


def _leftovers(places: HomePlaces) -> tuple[Path, ...]:
    """Temporary files of our own that a killed run left behind."""
    folders = (places.home, places.adopted, places.computer, places.drafts, places.digests)
    return tuple(path for folder in folders for path in leftovers_in(folder))


def _too_open(places: HomePlaces) -> tuple[Path, ...]:
    """Files and folders that others on this computer could open."""
    if os.name != "posix":
        return ()
    everything = (places.home, *sorted(places.home.rglob("*")))
    return tuple(path for path in everything if _is_ours_and_open(path))


def _is_ours_and_open(path: Path) -> bool:
    seen = path.lstat()
    return not path.is_symlink() and seen.st_uid == os.getuid() and bool(stat.S_IMODE(seen.st_mode) & 0o077)
