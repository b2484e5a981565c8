"""Every file and folder of a home, with what it is for."""

from __future__ import annotations

from pathlib import Path

from gradestep.paths import HomePlaces

CODES = ("home", "plan", "settings", "journal", "adopted", "backups", "quarantine", "exports", "computer", "drafts")


def files(places: HomePlaces) -> tuple[tuple[Path, str, bool], ...]:
    """Path, a word key of content/en/where.toml, and whether it is there."""
    found: list[tuple[Path, str, bool]] = []
    for code in CODES:
        path: Path = getattr(places, code)
        found.append((path, code, path.exists()))
    return tuple(found)
