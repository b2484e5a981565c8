"""A list of activities with ratings, as clinicians have them, read into rows: CSV in its many forms, or Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from gradestep.planfile.from_table_cells import Cells, cells_of
from gradestep.planfile.from_table_columns import Columns, columns_of
from gradestep.planfile.from_table_values import Measure, Rated, measure_in, measure_of, rated
from gradestep.text import cleaned_line

LARGEST = 1024 * 1024
"""Bytes of a table from outside (design 8)."""

LONGEST = 200
"""Letters of one activity."""

MOST_ROWS = 500
"""Activities taken from one table; a plan holds 2,000 steps (design 8)."""

TEN = 10.0

Why = Literal["no_activity", "rating_unclear", "rating_range", "too_long", "twice", "too_many"]


@dataclass(frozen=True)
class Row:
    """One activity."""

    line: int
    activity: str
    difficulty: int | None = None
    """0-100; nothing where the table gives no rating."""
    measure: Measure = Measure()
    cue: str | None = None
    ladder: str | None = None
    """The list it belongs to, where the table has several."""


@dataclass(frozen=True)
class LeftOut:
    """A line that was left out, and why."""

    line: int
    why: Why


@dataclass(frozen=True)
class Table:
    """What a table came to."""

    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...] = ()
    scale: Literal["ten", "hundred", "none"] = "none"
    """How its ratings were read; those of 0-10 are kept as 0-100."""

    @property
    def unrated(self) -> tuple[Row, ...]:
        """The rows that comparison has to place."""
        return tuple(row for row in self.rows if row.difficulty is None)


def table_from(raw: bytes, name: str) -> Table | None:
    """The activities in these bytes; nothing where they are no text. `name` tells Markdown by its ending. Never raises."""
    lines = cells_of(raw, name) if len(raw) <= LARGEST else None
    if lines is None:
        return None
    columns, body = columns_of(lines)
    return _read(columns, body) if columns is not None else Table(())


def _read(columns: Columns, body: Iterable[Cells]) -> Table:
    found: list[tuple[Cells, str, Rated]] = []
    left_out: list[LeftOut] = []
    seen: set[str] = set()
    for cells in body:
        activity = cleaned_line(columns.cell(cells, "activity"))
        rating = rated(columns.cell(cells, "rating"))
        why = _why_not(activity, rating, seen, len(found), bool(columns.cell(cells, "rating").strip()))
        if why is not None:
            left_out.append(LeftOut(cells.line, why))
            continue
        seen.add(activity.casefold())
        found.append((cells, activity, rating or Rated(None, None)))
    ten = _is_of_ten([rating for _, _, rating in found])
    rows: list[Row] = []
    for cells, activity, rating in found:
        difficulty = rating.of_hundred(ten=ten)
        if difficulty is not None and not 0 <= difficulty <= 100:
            left_out.append(LeftOut(cells.line, "rating_range"))
        else:
            rows.append(_row(columns, cells, activity, difficulty))
    has_ratings = any(row.difficulty is not None for row in rows)
    scale: Literal["ten", "hundred", "none"] = ("ten" if ten else "hundred") if has_ratings else "none"
    return Table(tuple(rows), tuple(sorted(left_out, key=lambda one: one.line)), scale)


def _why_not(activity: str, rating: Rated | None, seen: set[str], rows: int, has_rating: bool) -> Why | None:
    if not activity:
        return "no_activity"
    if len(activity) > LONGEST:
        return "too_long"
    if has_rating and rating is None:
        return "rating_unclear"
    if activity.casefold() in seen:
        return "twice"
    return "too_many" if rows >= MOST_ROWS else None


def _is_of_ten(ratings: list[Rated]) -> bool:
    """True where no bare number is over 10 and one is over 0: then the scale went from 0 to 10."""
    bare = [rating.number for rating in ratings if rating.number is not None and rating.out_of is None]
    said = [rating.out_of for rating in ratings if rating.out_of is not None]
    if not bare:
        return bool(said) and all(out_of == TEN for out_of in said)
    return max(bare) <= TEN and max(bare) > 0 and all(number >= 0 for number in bare)


def _row(columns: Columns, cells: Cells, activity: str, difficulty: int | None) -> Row:
    measure = measure_of(columns.cell(cells, "measure"), columns.cell(cells, "unit"))
    return Row(
        cells.line,
        activity,
        difficulty,
        measure if measure != Measure() else measure_in(activity),
        cleaned_line(columns.cell(cells, "cue"))[:LONGEST] or None,
        cleaned_line(columns.cell(cells, "ladder") or cells.heading)[:LONGEST] or None,
    )
