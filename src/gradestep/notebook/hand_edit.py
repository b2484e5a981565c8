"""A copy of the plan for the person's own editor: private, kept until what it holds is in the plan (R8, R13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gradestep.clock import Clock
from gradestep.files import FileProblem, own_folder, read_bounded, remove, replace
from gradestep.notebook.plan_file import keep_backup, put_in_place
from gradestep.notebook.writing import Pen
from gradestep.paths import HomePlaces

LARGEST = 1024 * 1024
"""Bytes (design 8)."""

NAME = "plan.toml"


@dataclass(frozen=True)
class EditCopy:
    """The file that the editor opens, in a folder that no other account can look into."""

    places: HomePlaces

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.places.computer / "editing" / NAME

    def put(self, data: bytes) -> None:
        """Let it hold this, durable when this returns. Raises FileProblem."""
        for folder in (self.places.home, self.places.computer, self.path.parent):
            own_folder(folder)
        replace(self.path, data)

    def held(self) -> bytes | None:
        """What it holds; nothing where it is not there. Raises FileProblem for what is no file or too large."""
        try:
            return read_bounded(self.path, LARGEST)
        except FileProblem as problem:
            if problem.code != "missing":
                raise
        return None

    def let_go(self) -> None:
        """Remove it, and the copy of it that some editors leave; what it held is in the plan. Raises FileProblem."""
        remove(self.path)
        remove(self.path.with_name(f"{NAME}~"))

    def set_aside(self, now: datetime) -> None:
        """Keep what it holds among the backups, so that another edit can begin. Raises FileProblem."""
        held = self.held()
        if held is not None:
            keep_backup(self.places, held, now)
            self.let_go()


def plan_bytes(places: HomePlaces) -> bytes | None:
    """The plan's file as it is, whether it can be read as a plan or not. Raises FileProblem."""
    try:
        return read_bounded(places.plan, LARGEST)
    except FileProblem as problem:
        if problem.code != "missing":
            raise
    return None


def mend(places: HomePlaces, clock: Clock, was: bytes, text: str) -> None:
    """Put a sound text in the place of a plan that could not be read, which goes to backups. Raises FileProblem.

    This is the person's own hand on the file: the journal notices it at the next write, as it does every hand edit.
    """
    with Pen(places, clock).holding():
        if plan_bytes(places) != was:
            raise FileProblem("changed_meanwhile", places.plan)
        put_in_place(places, text, clock.now())
