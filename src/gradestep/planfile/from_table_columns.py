"""Which column of a table holds what: by its heading where there is one, else by its shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gradestep.content import data
from gradestep.planfile.from_table_cells import Cells
from gradestep.planfile.from_table_values import rated

LONGEST = 200
"""Letters of one cell that count."""

WIDEST = 200
"""Columns of a table that are looked at."""

LOOKED_AT = 50
"""Lines that a column's shape is judged by."""

IN_WORDS = ("activity", "rating", "measure", "unit", "cue", "ladder", "number")


@dataclass(frozen=True)
class Columns:
    """The place of each column by what it holds."""

    places: Mapping[str, int]

    def cell(self, cells: Cells, name: str) -> str:
        """What stands there; empty where there is no such column or the line is short."""
        place = self.places.get(name, -1)
        return cells.texts[place] if 0 <= place < len(cells.texts) else ""


def columns_of(lines: Sequence[Cells]) -> tuple[Columns | None, Sequence[Cells]]:
    """The columns, and the lines below the heading; nothing where there are no lines."""
    if not lines:
        return None, lines
    named = _named(lines[0])
    if "activity" in named or "rating" in named:
        body = lines[1:]
        return Columns({**_shaped(body, set(named.values()), named), **named}), body
    shaped = _shaped(lines, set(), {})
    if _is_heading(lines, shaped):
        body = lines[1:]
        return Columns(_shaped(body, set(), {})), body
    return Columns(shaped), lines


def _named(first: Cells) -> dict[str, int]:
    """Columns whose heading is a word that clinicians use, with or without a remark in brackets."""
    words: Mapping[str, list[str]] = data("plan_new")["columns"]
    found: dict[str, int] = {}
    for place, text in enumerate(first.texts[:WIDEST]):
        heading = " ".join(text.casefold().partition("(")[0].replace("*", " ").split()).rstrip(":")
        name = next((name for name in IN_WORDS if heading in words[name] and name not in found), None)
        if name is not None:
            found[name] = place
    return found


def _shaped(lines: Sequence[Cells], taken: set[int], named: Mapping[str, int]) -> dict[str, int]:
    """The rating where the numbers are, the activity where the most letters are; a running number is neither."""
    lines = lines[:LOOKED_AT]
    width = min(WIDEST, max((len(cells.texts) for cells in lines), default=0))
    free = [place for place in range(width) if place not in taken]
    found: dict[str, int] = {}
    if "rating" not in named:
        numbers = [place for place in free if _is_numbers(lines, place)]
        running = [place for place in numbers if _runs(lines, place)]
        likely = [place for place in numbers if place not in running] or numbers[1:] or (numbers if width > 1 else [])
        found |= {"rating": likely[0]} if likely else {}
    if "activity" not in named:
        words = [place for place in free if place != found.get("rating") and not _is_numbers(lines, place)]
        found |= {"activity": max(words, key=lambda place: _letters(lines, place))} if words else {}
    return found


def _texts(lines: Sequence[Cells], place: int) -> list[str]:
    found = (cells.texts[place].strip() for cells in lines if place < len(cells.texts))
    return [text for text in found if text]


def _is_numbers(lines: Sequence[Cells], place: int) -> bool:
    texts = _texts(lines, place)
    return bool(texts) and sum(rated(text) is not None for text in texts) * 2 > len(texts)


def _runs(lines: Sequence[Cells], place: int) -> bool:
    """1, 2, 3 and so on: a place in the list."""
    texts = [text.rstrip(".)") for text in _texts(lines, place)]
    texts = texts if texts[:1] == ["1"] else texts[1:]
    return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _letters(lines: Sequence[Cells], place: int) -> int:
    return sum(min(len(text), LONGEST) for text in _texts(lines, place))


def _is_heading(lines: Sequence[Cells], shaped: Mapping[str, int]) -> bool:
    """The first line is one where its rating is in words and those below are numbers."""
    place = shaped.get("rating")
    if place is None or len(lines) < 2 or place >= len(lines[0].texts):
        return False
    first = lines[0].texts[place].strip()
    return bool(first) and rated(first) is None
