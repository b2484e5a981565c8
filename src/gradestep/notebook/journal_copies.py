"""A copy of each journal file once a week, kept in backups: against a file that is damaged or emptied from outside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date
from pathlib import Path

from gradestep.files import FileProblem, own_folder, read_bounded, remove, write_new
from gradestep.notebook.journal_files import LARGEST
from gradestep.paths import HomePlaces

KEPT = 2
"""Copies of one file; each holds all of the one before it, since a journal only grows."""


def keep_weekly_copies(places: HomePlaces, files: Iterable[Path], today: Date) -> None:
    """Copy what grew since its last copy, once in a week of the calendar (promises 4). Raises FileProblem."""
    year, week, _ = today.isocalendar()
    for file in files:
        copies = _copies_of(places, file)
        target = places.backups / f"{file.stem}-{year}w{week:02}.copy"
        size = file.stat().st_size if file.is_file() else 0
        if size == 0 or target in copies or (copies and size <= copies[-1].stat().st_size):
            continue
        own_folder(places.backups)
        try:
            write_new(target, read_bounded(file, LARGEST))
        except FileProblem as problem:
            if problem.code != "exists":
                raise
        for old in copies[: 1 - KEPT]:
            remove(old)


def _copies_of(places: HomePlaces, file: Path) -> list[Path]:
    """The copies there are, the oldest first."""
    form = re.compile(rf"{re.escape(file.stem)}-\d{{4}}w\d\d\.copy")
    if not places.backups.is_dir():
        return []
    return sorted(path for path in places.backups.iterdir() if form.fullmatch(path.name))
