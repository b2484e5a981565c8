"""A fresh id for something with a title in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

LONGEST = 40


def fresh_id(title: str, taken: Collection[str]) -> str:
    """Letters and digits of the title with dashes between them, and a number where that is taken."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in plain)
    stem = "-".join(letters.split())[:LONGEST].strip("-") or "entry"
    number, name = 1, stem
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name
