"""Files that leave the home: new and private, and never over one that is there unless that was said (R21)."""

from __future__ import annotations

import json
import os
from pathlib import Path

from gradestep.files import FileProblem, own_folder, read_bounded, replace, write_new
from gradestep.flows.effect import WritePlan
from gradestep.paths import HomePlaces

LARGEST = 4 * 1024 * 1024
"""Bytes of a file that is looked at before it is written over."""

MOST_NAMES = 1000


def hand_over(path: Path, data: bytes, *, over: bool = False, ours: bytes | None = None) -> None:
    """A private file, durable when this returns. Raises FileProblem; `exists` where one is there that may not go.

    One that holds the same already, or what we wrote there before (`ours`), is no other file.
    """
    ensure_folder_above(path)
    try:
        write_new(path, data)
    except FileProblem as problem:
        if problem.code != "exists":
            raise
        if over:
            replace(path, data)
            return
        there = read_bounded(path, LARGEST)
        if there == data:
            return
        if ours is None or there != ours:
            raise
        replace(path, data)


def ensure_folder_above(path: Path) -> None:
    """Raises FileProblem where there is no folder for a file of that name; `no_folder` names the one that is missing."""
    missing = [folder for folder in (path.parent, *path.parent.parents) if not os.path.lexists(folder)]
    if missing:
        raise FileProblem("no_folder", missing[-1])


def write_plan(places: HomePlaces, effect: WritePlan, saved: str | None) -> None:
    """Carry out the effect of a conversation; `saved` is its form when it was carried out before. Raises FileProblem."""
    before: str | None = json.loads(saved)["text"] if saved else None
    path = Path(effect.path) if effect.path else export_named(places, "plan")
    hand_over(path, effect.text.encode(), over=effect.over, ours=before.encode() if before else None)


def export_named(places: HomePlaces, stem: str) -> Path:
    """A name in the folder of exports that no file has yet. Raises FileProblem."""
    own_folder(places.home)
    own_folder(places.exports)
    return free_name(places.exports / f"{stem}.toml")


def free_name(path: Path) -> Path:
    """The path itself, or with a number where a file of that name is there."""
    names = (path, *(path.with_stem(f"{path.stem}-{number}") for number in range(2, MOST_NAMES)))
    return next((name for name in names if not name.exists() and not name.is_symlink()), path)
