"""Edits to a plan as data: they name entries by id, so that they fit whatever else changed in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

PlanValue = (
    str
    | int
    | float
    | bool
    | Date
    | tuple[str, ...]
    | tuple[int | float, ...]
    | tuple[Mapping[str, object], ...]
    | None
)
"""A value in a plan file; None takes the key away. A tuple of mappings is a short list of tables, such as the help of a step."""


@dataclass(frozen=True)
class SetField:
    """One key of one entry gets another value, e.g. at `("ladders", "outside", "steps", "gate")`, `amount`, 3."""

    at: tuple[str, ...]
    """Table names and entry ids in turn, `#3` for the fourth entry where it has no id; empty for the top of the file."""
    field: str
    value: PlanValue


@dataclass(frozen=True)
class AddEntry:
    """A new entry in a list of tables, e.g. in `("ladders", "outside", "steps")`."""

    at: tuple[str, ...]
    entry: Mapping[str, object]
    """Keys and values as the file has them; `id` among them; may hold lists of tables."""
    after: str | None = None
    """The id it follows; at the end where absent."""


@dataclass(frozen=True)
class MoveEntry:
    """An entry goes to another place in its list, or in another list, counted from 0."""

    at: tuple[str, ...]
    """The list and, last, the entry's id."""
    to: int
    into: tuple[str, ...] | None = None
    """The other list; the comments of the entry go with it."""


@dataclass(frozen=True)
class RemoveEntry:
    """An entry leaves the plan; the text before stays in the journal, so that it can be undone."""

    at: tuple[str, ...]


PlanEdit = SetField | AddEntry | MoveEntry | RemoveEntry
