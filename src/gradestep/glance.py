"""A small snapshot of what Home, `today` and `help-now` show, believed as long as the files it came from are the same."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from gradestep.files import write_disposable
from gradestep.paths import HomePlaces

FORMAT = 2
LIMIT = 256 * 1024
"""Bytes; a larger file is no snapshot of ours."""


@dataclass(frozen=True)
class Glance:
    """What the first paint needs, ready to be read."""

    day: str
    """The person's day it was made on, such as 2026-11-23."""
    today: str
    """What `gradestep today` says."""
    home: tuple[str, ...]
    """The lines of Home, the next step first."""
    help_now: str
    """What `gradestep help-now` says."""
    plain: bool | None = None
    """The person's answer to the screen-reader question."""
    theme: str = "calm-dark"
    day_start: str = "04:00"
    sources: dict[str, list[int]] = field(default_factory=dict)
    """Size, time and inode of every file it came from, by path within the home folder."""


def sources_of(places: HomePlaces) -> dict[str, list[int]]:
    """Size, modification time in nanoseconds and inode of every file that Home depends on."""
    found: dict[str, list[int]] = {}
    for path in (places.plan, places.settings):
        _look(path, path.name, found)
    for folder in (places.journal, places.drafts):
        try:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in entries]
        except OSError:
            continue
        for name in names:
            _look(folder / name, f"{folder.name}/{name}", found)
    return found


def read_glance(places: HomePlaces) -> Glance | None:
    """The snapshot, or nothing where there is none, it does not fit its files, or it is not ours."""
    try:
        with places.glance.open("rb") as file:
            raw = file.read(LIMIT + 1)
        kept = json.loads(raw) if len(raw) <= LIMIT else {}
        if kept.pop("format") != FORMAT or kept["sources"] != sources_of(places):
            return None
        return Glance(**(kept | {"home": tuple(kept["home"])}))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def write_glance(places: HomePlaces, glance: Glance) -> None:
    """Keep the snapshot; losing it costs a moment and nothing else. Raises `FileProblem`."""
    kept = asdict(glance) | {"format": FORMAT}
    write_disposable(places.glance, json.dumps(kept, ensure_ascii=False, allow_nan=False).encode())


def _look(path: Path, name: str, found: dict[str, list[int]]) -> None:
    try:
        seen = path.stat()
    except OSError:
        return
    found[name] = [seen.st_size, seen.st_mtime_ns, seen.st_ino]
