"""A problem: something that could not be read or is not sound, as a code with values; words are put to it above."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and nothing of what a person wrote there.

    `code` names a sentence in content/en/problems.toml; `values` are put into it.
    """

    code: str
    file: Path | None = None
    line: int | None = None
    """Counted from 1."""
    column: int | None = None
    """Counted from 1, in characters."""
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
