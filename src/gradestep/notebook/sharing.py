"""Something shared leaves here: a private file, whole before it is called written, and a record that it was shared (R21)."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gradestep.files import FileProblem, own_folder, read_bounded, remove, replace
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

LARGEST = 1024 * 1024 * 1024
"""Bytes of a file of ours that is read back."""

LARGEST_KEPT = 64 * 1024 * 1024
"""Bytes of a file that is kept at hand while another takes its place."""


@dataclass(frozen=True)
class Lock:
    """Locks bytes with the passphrase of this run, and opens what was locked with it."""

    lock: Callable[[bytes], bytes]
    open: Callable[[bytes], bytes]
    """Empty where it cannot be opened."""


@dataclass(frozen=True)
class Handed:
    """Where it is now."""

    path: Path | None = None
    """The file or folder; nothing where it is shown."""
    kept: Path | None = None
    """The folder of that name that was there before, under its new name."""


@dataclass(frozen=True)
class Outlet:
    """What this run can do beside writing a file; it is in memory alone, never in a draft."""

    show: Callable[[bytes, Callable[[], None]], None] | None = None
    """Shows it, now or when the conversation is over; what remembers that is called once all of it is out."""
    lock: Lock | None = None
    written: Callable[[Handed], None] | None = None
    """Is told where a file or folder is, once it counts as shared."""


OUTLET: ContextVar[Outlet] = ContextVar("outlet", default=Outlet())  # noqa: B039  # it is frozen


def hand_out(notebook: Notebook, effect: HandOut, record_id: str | None = None) -> Handed:
    """Write or show it, and remember that once it is whole. Raises FileProblem, and then nothing is left behind.

    Done once: where the record is there already, nothing happens.
    """
    if record_id is not None and notebook.has(record_id):
        return Handed()
    outlet = OUTLET.get()
    files = tuple((name, text.encode()) for name, text in effect.files)
    plain = packed(files) if files and effect.locked else effect.text.encode()
    data = plain
    if effect.locked:
        if outlet.lock is None:
            raise FileProblem("not_allowed", Path(effect.path or effect.name))
        data = outlet.lock.lock(plain)
    if effect.path == SHOWN and outlet.show is not None:
        _ensure_opens(data, plain, outlet.lock if effect.locked else None, Path(effect.name))
        outlet.show(data, lambda: _remember(notebook, effect, None, record_id))
        return Handed()
    path = _place(notebook.places, effect)
    if files and not effect.locked:
        kept = hand_over_folder(path, files, over=effect.over)
        take_back: Callable[[], None] = partial(take_back_folder, path, kept)
    else:
        kept, take_back = None, _before(path, over=effect.over)
        hand_over(path, data, over=effect.over)
    try:
        if effect.locked:
            _ensure_opens(read_bounded(path, LARGEST), plain, outlet.lock, path)
        _remember(notebook, effect, path, record_id)
    except FileProblem:
        take_back()
        raise
    handed = Handed(path, kept)
    if outlet.written is not None:
        outlet.written(handed)
    return handed


def _ensure_opens(locked: bytes, plain: bytes, lock: Lock | None, path: Path) -> None:
    """Raises FileProblem where what was locked does not open as what it was."""
    if lock is not None and lock.open(locked) != plain:
        raise FileProblem("broken", path)


def _before(path: Path, *, over: bool) -> Callable[[], None]:
    """What puts back what is there now, or takes away what was not there; a file too large to be kept at hand is let be."""
    was_there = os.path.lexists(path)
    data: bytes | None = None
    if was_there and over:
        with suppress(FileProblem):
            data = read_bounded(path, LARGEST_KEPT)

    def put_back() -> None:
        with suppress(FileProblem):
            if not was_there:
                remove(path)
            elif data is not None:
                replace(path, data)

    return put_back


def _place(places: HomePlaces, effect: HandOut) -> Path:
    """As named; else a name in the folder of exports that no file has yet. Raises FileProblem."""
    if effect.path and effect.path != SHOWN:
        return Path(os.path.abspath(Path(effect.path).expanduser()))
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
