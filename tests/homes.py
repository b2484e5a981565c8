"""Homes that several tests begin with: lived in once in a process, copied for each test, so that no test waits for the same days."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path


class Homes:
    """The homes that were lived in so far, by the one who did."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lived: dict[Callable[[Path], None], Path] = {}

    def copy(self, live: Callable[[Path], None], home: Path) -> Path:
        """A home of its own in which that was lived: every file, its mode and its times."""
        if live not in self._lived:
            made = self._folder / f"{len(self._lived)}" / "home"
            made.parent.mkdir()
            live(made)
            self._lived[live] = made
        shutil.copytree(self._lived[live], home, symlinks=True)
        return home
