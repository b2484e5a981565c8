"""Something shared leaves here: a private file, whole before it is called written, and a record that it was shared (R21)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gradestep.files import FileProblem, own_folder, remove
from gradestep.flows.effect import HandOut
from gradestep.model.journal import Shared
from gradestep.notebook.handing_folders import hand_over_folder, packed, take_back_folder
from gradestep.notebook.handing_over import free_name, hand_over
from gradestep.paths import HomePlaces

if TYPE_CHECKING:
    from gradestep.notebook import Notebook

SHOWN = "-"
"""The place that is no file: it is shown."""

LOCKED = ".age"
"""Follows the name of a file that is locked."""


PACKED = ".zip"
"""The end of a folder's name that is locked as one file."""


@dataclass(frozen=True)
class Outlet:
    """What this run can do beside writing a file; it is in memory alone, never in a draft."""

    show: Callable[[bytes], None] | None = None
    lock: Callable[[bytes], bytes] | None = None


OUTLET: ContextVar[Outlet] = ContextVar("outlet", default=Outlet())  # noqa: B039  # it is frozen


def hand_out(notebook: Notebook, effect: HandOut, record_id: str | None = None) -> Path | None:
    """Write or show it, then remember that; the file, if there is one. Raises FileProblem, and then nothing is left behind.

    Done once: where the record is there already, nothing happens.
    """
    if record_id is not None and notebook.has(record_id):
        return None
    outlet = OUTLET.get()
    files = tuple((name, text.encode()) for name, text in effect.files)
    shown = effect.path == SHOWN and outlet.show is not None
    is_folder = bool(files) and not (effect.locked or shown)
    data = packed(files) if files and effect.locked else effect.text.encode()
    if effect.locked:
        if outlet.lock is None:
            raise FileProblem("not_allowed", Path(effect.path or effect.name))
        data = outlet.lock(data)
    if shown and outlet.show is not None:
        _remember(notebook, effect, None, record_id)
        outlet.show(data)
        return None
    path = _place(notebook.places, effect)
    before = path.exists() or path.is_symlink()
    if is_folder:
        hand_over_folder(path, files, over=effect.over)
    else:
        hand_over(path, data, over=effect.over)
    try:
        _remember(notebook, effect, path, record_id)
    except FileProblem:
        if not before:
            _take_back(path, is_folder=is_folder)
        raise
    return path


def _take_back(path: Path, *, is_folder: bool) -> None:
    if is_folder:
        take_back_folder(path)
        return
    with suppress(FileProblem):
        remove(path)


def _place(places: HomePlaces, effect: HandOut) -> Path:
    """As named; else a name in the folder of exports that no file has yet. Raises FileProblem."""
    if effect.path and effect.path != SHOWN:
        return Path(effect.path).expanduser()
    own_folder(places.home)
    own_folder(places.exports)
    return free_name(
        places.exports
        / (effect.name + (PACKED if effect.files and effect.locked else "") + (LOCKED if effect.locked else ""))
    )


def _remember(notebook: Notebook, effect: HandOut, path: Path | None, record_id: str | None) -> None:
    event = Shared(
        what=effect.what,
        parts=effect.parts,
        file=path.name if path is not None else SHOWN,
        held_back=effect.held_back,
        purpose=effect.purpose,
        calendar=effect.calendar,
    )
    notebook.record(event, id=record_id)
