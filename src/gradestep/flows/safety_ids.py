"""Entries of the safety lists as they are kept in the journal."""

from __future__ import annotations

from collections.abc import Iterable


def slugs(names: Iterable[str]) -> tuple[str, ...]:
    """Content names as ids: `low_sugar` as `low-sugar`."""
    return tuple(name.replace("_", "-") for name in names)
