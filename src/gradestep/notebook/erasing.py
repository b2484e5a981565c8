"""Removing every file of a home, once the person typed a word; the one command that takes anything away (E36)."""

from __future__ import annotations

from pathlib import Path

from gradestep.files import told_as_problem
from gradestep.paths import HomePlaces

OURS = (
    "plan.toml",
    "settings.toml",
    "plan.schema.json",
    "journal",
    "adopted",
    "backups",
    "quarantine",
    "exports",
    "computers",
)


def everything_in(places: HomePlaces) -> tuple[Path, ...]:
    """Every file of ours in the folder; what is not ours is left alone."""
    found: list[Path] = []
    for name in OURS:
        path = places.home / name
        if path.is_symlink() or path.is_file():
            found.append(path)
        elif path.is_dir():
            found += sorted(inner for inner in path.rglob("*") if inner.is_symlink() or not inner.is_dir())
    return tuple(found)


def erase(places: HomePlaces) -> None:
    """Remove those files, then the folders that are empty. Raises FileProblem."""
    for path in everything_in(places):
        with told_as_problem(path):
            path.unlink(missing_ok=True)
    for name in OURS:
        for folder in (*sorted((places.home / name).rglob("*"), reverse=True), places.home / name):
            if folder.is_dir() and not any(folder.iterdir()):
                with told_as_problem(folder):
                    folder.rmdir()
    if places.home.is_dir() and not any(places.home.iterdir()):
        with told_as_problem(places.home):
            places.home.rmdir()
