"""Sums of older months, kept so that opening does not grow with the journal; disposable, and checked against their files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gradestep.coach.totals import Totals
from gradestep.files import FileProblem, fingerprint, own_folder, read_bounded, write_disposable
from gradestep.model.history import Entry, History
from gradestep.model.journal import FlareBegun, FlareEnded, LearningStarred, Offer, PlanAdopted, PlanChanged, Safety
from gradestep.model.problem import Problem
from gradestep.model.record import Damaged, Record, read_line
from gradestep.notebook.journal_files import read_files
from gradestep.paths import HomePlaces

FORMAT = 1
LARGEST = 16 * 1024 * 1024
"""Bytes of one digest."""


@dataclass(frozen=True)
class Digest:
    """What one older file of the journal comes to."""

    totals: Totals
    carried: tuple[Record, ...] = ()
    """Records that stay in force however old: safety answers, flares, answers to offers, stars, the plan's last text."""
    problems: tuple[Problem, ...] = ()


def digests_of(places: HomePlaces, files: Iterable[Path]) -> tuple[Digest, ...]:
    """A digest for each file: the kept one where it fits, else worked out from the file."""
    return tuple(_kept(places, file) or _made(file) for file in files)


def keep_digests(places: HomePlaces, files: Iterable[Path]) -> None:
    """Keep a digest for each file that has none that fits; done after a write of our own. Raises FileProblem."""
    for file in files:
        if _kept(places, file) is None:
            digest = _made(file)
            if not digest.problems:
                own_folder(places.digests)
                write_disposable(_place(places, file), json.dumps(_form(file, digest), ensure_ascii=False).encode())


def _made(file: Path) -> Digest:
    read = read_files((file,))
    history = History.of(read.records)
    carried = tuple(entry.record for entry in _in_force(history))
    totals = _without(Totals.of(history), Totals.of(History.of(carried)))
    return Digest(totals, carried, read.problems)


def _without(whole: Totals, carried: Totals) -> Totals:
    """The sums with what is carried taken out, since that is counted where it is read."""
    days = whole.days - carried.days if carried.practices else whole.days
    return Totals(
        whole.records - carried.records, whole.practices - carried.practices, days, whole.tries, whole.last_day
    )


def _in_force(history: History) -> tuple[Entry, ...]:
    """The last of each kind that still says something today; corrections of it come along by being folded in.

    Each answer about safety is a kind of its own: a stop that waits for a clinician stands beside a later "stop for today".
    """
    standing = history.standing()
    last: dict[str, Entry] = {}
    for entry in standing:
        match entry.event:
            case Safety(question=question, answers=answers):
                last[" ".join(("safety", question, *answers))] = entry
            case FlareBegun() | FlareEnded():
                last["flare"] = entry
            case LearningStarred(of=of):
                last[f"star {of}"] = entry
            case Offer(rule=rule, subject=subject):
                last[f"offer {rule} {subject or ''}"] = entry
            case PlanChanged() | PlanAdopted():
                last["plan"] = entry
            case _:
                continue
    return tuple(entry for entry in last.values() if not entry.amended)


def _place(places: HomePlaces, file: Path) -> Path:
    return places.digests / f"{file.name}.json"


def _form(file: Path, digest: Digest) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "file": list(fingerprint(file) or ()),
        "totals": digest.totals.as_json(),
        "carried": [record.raw.decode() for record in digest.carried],
    }


def _kept(places: HomePlaces, file: Path) -> Digest | None:
    try:
        kept = json.loads(read_bounded(_place(places, file), LARGEST))
        if kept["format"] != FORMAT or kept["file"] != list(fingerprint(file) or ()):
            return None
        lines = [read_line(line.encode()) for line in kept["carried"]]
        carried = tuple(line for line in lines if not isinstance(line, Damaged))
        return Digest(Totals.from_json(kept["totals"]), carried)
    except (FileProblem, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
