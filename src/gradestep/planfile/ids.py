"""A fresh id for something with a title in any script."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable

LONGEST = 40


def fresh_id(title: str, taken: Collection[str]) -> str:
    """Letters and digits of the title with dashes between them, and a number where that is taken."""
    return _free(_stem(title), taken, 1)[0]


class FreshIds:
    """Fresh ids one after the other, none of them taken: a long list may have the same title all the way down."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._reached: Counter[str] = Counter()

    def named(self, title: str) -> str:
        """The id that `fresh_id` gives beside all that are taken so far; it is taken from then on."""
        stem = _stem(title)
        name, self._reached[stem] = _free(stem, self._taken, max(1, self._reached[stem]))
        self._taken.add(name)
        return name


def _stem(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.casefold())
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in plain)
    return "-".join(letters.split())[:LONGEST].strip("-") or "entry"


def _free(stem: str, taken: Collection[str], number: int) -> tuple[str, int]:
    """The first of stem, stem-2, stem-3 and so on that is free, counted from a number on."""
    name = stem if number == 1 else f"{stem}-{number}"
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name, number
