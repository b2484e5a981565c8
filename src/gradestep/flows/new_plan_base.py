"""What a new plan begins with: nothing, a starter, or the rows of a table; and its lists of steps under way."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

from gradestep.content import data, say
from gradestep.flows.flow import Scene, Talk
from gradestep.planfile.from_table import Row
from gradestep.planfile.from_table_values import Measure, measure_of

OWN = "own"
"""Beginning with an empty list."""


@dataclass(frozen=True)
class Draft:
    """A step before it has an id."""

    title: str
    difficulty: int
    measure: Measure = Measure()
    cue: str | None = None
    entry: Mapping[str, Any] | None = None
    """All its keys, where a starter gave it."""


@dataclass(frozen=True)
class DraftList:
    """A ladder before it has an id."""

    title: str
    steps: tuple[Draft, ...] = ()
    entry: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Lists:
    """Every list, in its order."""

    all: tuple[DraftList, ...]

    def upwards(self, at: int) -> tuple[Draft, ...]:
        """The steps of one list, the least hard first."""
        steps = self.all[at].steps if at < len(self.all) else ()
        return tuple(sorted(steps, key=lambda step: step.difficulty))

    def plus(self, at: int, step: Draft) -> Lists:
        """The same with one more step on one list."""
        changed = replace(self.all[at], steps=(*self.all[at].steps, step))
        return Lists((*self.all[:at], changed, *self.all[at + 1 :]))


def rows_written(rows: Sequence[Row]) -> str:
    """Rows as an option of the conversation, so that it can be taken up again without the table."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False)


def rows_of(scene: Scene) -> tuple[Row, ...]:
    """The rows the conversation was started with."""
    return _rows(scene.options.get("rows", ""))


@lru_cache(maxsize=4)
def _rows(written: str) -> tuple[Row, ...]:
    if not written:
        return ()
    return tuple(Row(**{**entry, "measure": Measure(**entry["measure"])}) for entry in json.loads(written))


def pattern_of(scene: Scene, talk: Talk) -> str | None:
    """The starter it begins with; nothing where it begins with none."""
    chosen = scene.options.get("pattern") or talk.text("begin")
    return None if chosen in (None, OWN) else chosen


def lists_to_begin_with(scene: Scene, talk: Talk) -> Lists:
    """A starter's lists, those of the rated rows, or one empty list."""
    pattern = pattern_of(scene, talk)
    if pattern is not None:
        ladders = data(f"starters/{pattern}")["ladders"]
        return Lists(tuple(DraftList(ladder["title"], _of_starter(ladder), ladder) for ladder in ladders))
    titles = list(dict.fromkeys(row.ladder or "" for row in rows_of(scene))) or [""]
    unnamed = talk.text("ladder_title") or say("editing.my_steps")
    return Lists(tuple(DraftList(title or unnamed, _of_rows(scene, talk, title)) for title in titles))


def _of_starter(ladder: Mapping[str, Any]) -> tuple[Draft, ...]:
    return tuple(Draft(step["title"], step["difficulty"], entry=step) for step in ladder["steps"])


def _of_rows(scene: Scene, talk: Talk, title: str) -> tuple[Draft, ...]:
    return tuple(
        Draft(row.activity, row.difficulty, measure_said(talk, row_name(place), row.measure), row.cue)
        for place, row in enumerate(rows_of(scene))
        if row.difficulty is not None and (row.ladder or "") == title
    )


def row_name(place: int) -> str:
    """How the stages of one row of the table begin."""
    return f"row_{place + 1}"


def measure_said(talk: Talk, name: str, known: Measure) -> Measure:
    """How it is known that something is done: as given, else as said when it was asked for (S33)."""
    words = talk.text(f"{name}_measure")
    return measure_of(words) if words and known == Measure() else known
