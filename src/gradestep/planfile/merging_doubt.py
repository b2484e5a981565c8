"""Whether a file is what it seems: a different plan under an id that is taken, or one with a list whose name is misspelt."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from gradestep.planfile.merging_sides import LISTS, SINGLE, side_of
from gradestep.planfile.tables import tables
from gradestep.text import cleaned_line

NAMES = (*LISTS, *SINGLE)
"""What a plan is made of, by the names in brackets."""

MOST_GUESSED = 100
"""Names that are compared with the right ones; comparing is slow."""

LONGEST_NAME = 40
"""Letters of such a name; a longer one is no slip of the pen."""


@dataclass(frozen=True)
class Misspelt:
    """A name in brackets that nobody knows, close to one that is missing: all that stands under it would be gone."""

    name: str
    """As written, on one line."""
    near: str
    """What was most likely meant."""


def misspelt(entries: Mapping[str, Any]) -> Misspelt | None:
    """The first such name in a file, at the top or in a ladder."""
    for key, table, names in islice(_unknown(entries), MOST_GUESSED):
        near = difflib.get_close_matches(key, names, 1)
        if near and near[0] not in table:
            return Misspelt(cleaned_line(key), near[0])
    return None


def _unknown(entries: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], tuple[str, ...]]]:
    """Tables of a name that is none of those meant there, and what stands beside each."""
    ladders = entries.get("ladders")
    rows = [row for row in ladders if isinstance(row, Mapping)] if isinstance(ladders, list) else []
    for table, names in ((entries, NAMES), *((row, ("steps",)) for row in rows)):
        for key, value in table.items():
            if key not in (*NAMES, "steps") and len(key) <= LONGEST_NAME and isinstance(value, (list, Mapping)):
                yield key, table, names


def kept_under(plan_id: str, text: str, bases: Mapping[str, str]) -> str | None:
    """The id a file is kept under: that of the plan it is a version of, else its own; nothing where a different plan has it."""
    known = [name for name in bases if name == plan_id or _is_numbered(name, plan_id)]
    same = [name for name in known if bases[name] == text or not is_another(tables(bases[name]), tables(text))]
    if same:
        coming = _addresses(tables(text))
        return max(same, key=lambda name: (bases[name] == text, len(coming & _addresses(tables(bases[name])))))
    return None if plan_id in bases else plan_id


def free_beside(plan_id: str, bases: Mapping[str, str]) -> str:
    """An id for a plan that stands beside one of its own id."""
    number = 2
    while _stem(plan_id) + str(number) in bases:
        number += 1
    return _stem(plan_id) + str(number)


def is_another(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """True where two files of one id are different plans: from different people, or with nothing in common.

    An id says little by itself: it comes from the title, and many a plan is called the same.
    """
    authors = [" ".join(str(plan.get("author") or "").casefold().split()) for plan in (one, other)]
    if all(authors) and authors[0] != authors[1]:
        return True
    first, second = _addresses(one), _addresses(other)
    return bool(first and second) and not first & second


def _addresses(plan: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    return frozenset(side_of(plan).entries)


def _is_numbered(name: str, plan_id: str) -> bool:
    return name.startswith(_stem(plan_id)) and name.removeprefix(_stem(plan_id)).isdigit()


def _stem(plan_id: str) -> str:
    return f"{plan_id[:60]}-"
