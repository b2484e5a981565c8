"""What this computer saw last: the last number it gave and how large the journal was, to notice an emptied folder (R12)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from gradestep.files import FileProblem, read_bounded, write_disposable
from gradestep.model.problem import Problem
from gradestep.paths import HomePlaces

LIMIT = 64 * 1024


@dataclass(frozen=True)
class Remembered:
    """Kept under this computer's own folder."""

    number: int = 0
    """The last number this computer gave a record."""
    bytes_seen: int = 0
    """The size of the whole journal when it last wrote."""
    plan: str = ""
    """SHA-256 of the plan as gradestep last knew it."""


def recall(places: HomePlaces) -> Remembered:
    """What was kept; nothing where there is nothing or it cannot be read."""
    try:
        kept = json.loads(read_bounded(places.last_seen, LIMIT))
        return Remembered(int(kept["number"]), int(kept["bytes_seen"]), str(kept["plan"]))
    except (FileProblem, ValueError, TypeError, KeyError, RecursionError):
        return Remembered()


def remember(places: HomePlaces, remembered: Remembered) -> None:
    """Keep it. Raises FileProblem."""
    write_disposable(places.last_seen, json.dumps(asdict(remembered)).encode())


def size_of(files: Iterable[Path]) -> int:
    """Bytes in these files together."""
    total = 0
    for path in files:
        try:
            total += path.stat().st_size
        except OSError:
            continue
    return total


def missing_journal(places: HomePlaces, remembered: Remembered, files: Iterable[Path]) -> tuple[Problem, ...]:
    """A problem where the journal is empty or smaller than this computer remembers."""
    now = size_of(files)
    if now >= remembered.bytes_seen:
        return ()
    return (Problem("journal_emptied" if now == 0 else "journal_smaller", places.journal),)
