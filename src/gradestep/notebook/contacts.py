"""Whom the person named to call, and their country, read on their own: nothing that is wrong elsewhere stands in the way.

Only the standard library, and little of it, because `help-now` waits for this.
"""

from __future__ import annotations

import os
import stat

from gradestep.text import cleaned_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LARGEST = 1024 * 1024
"""Bytes, as of a plan (design 8)."""


class Reached:
    """Someone to call, as far as the plan says it."""

    __slots__ = ("call", "name", "text", "when")

    def __init__(self, name: str, call: str | None, text: str | None, when: str | None) -> None:
        self.name = name
        self.call = call
        self.text = text
        self.when = when


def contacts_in(home: str) -> tuple[Reached, ...]:
    """The contacts of the plan in this folder; those that can be made out, and none where it is no plan."""
    entries = _tables(os.path.join(home, "plan.toml")).get("contacts")
    rows = [row for row in entries if isinstance(row, dict)] if isinstance(entries, list) else []
    named = [(_line(row, "name"), row) for row in rows]
    return tuple(
        Reached(name, _line(row, "call"), _line(row, "text"), _line(row, "when")) for name, row in named if name
    )


def country_in(home: str) -> str | None:
    """The country the person chose, if one can be made out."""
    return _line(_tables(os.path.join(home, "settings.toml")), "country")


def _line(row: dict[str, Any], key: str) -> str | None:
    found = row.get(key)
    return (cleaned_line(found) or None) if isinstance(found, str) else None


def _tables(path: str) -> dict[str, Any]:
    """A TOML file's tables; none where it cannot be read. A pipe or a device in its place is not waited for."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        return {}
    try:
        with open(descriptor, "rb") as file:
            raw = file.read(LARGEST) if stat.S_ISREG(os.fstat(descriptor).st_mode) else b""
    except OSError:
        return {}
    if not raw.strip():
        return {}
    import tomllib

    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
