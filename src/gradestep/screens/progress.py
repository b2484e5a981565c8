"""How it has gone, on request: the whole arc in words, then each part with its picture drawn in letters (S21, S68)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradestep.coach.progress import SECTIONS, Progress
from gradestep.content import say
from gradestep.screens.page import Page
from gradestep.screens.rows import Row
from gradestep.screens.sheet import Body

WIDEST = 24
"""Cells of the longest bar."""


class ProgressPage(Page):
    """The arc and the parts, or one part."""

    TITLE_KEY: ClassVar[str] = "progress.title"
    READS_FROM_TOP: ClassVar[bool] = True

    def words(self) -> str:
        """The arc; or the part that is open, the weeks drawn as well."""
        progress = self._progress()
        if not self.about:
            return "\n\n".join(progress.arc())
        lines = list(progress.section(self.about))
        if self.about == "weeks" and progress.days and not progress.hide_numbers:
            head, *rows = lines
            lines = [head, "", *self._drawn(rows, [count for _, count in progress.weeks()])]
        return "\n".join([say(f"progress.sections.{self.about}"), "", *lines])

    def rows(self) -> Iterable[Row]:
        """The parts there are, or the way back."""
        if self.about:
            return [Row("", say("progress.back"))]
        return [Row(name, say(f"progress.sections.{name}")) for name in SECTIONS]

    def choose(self, row_id: str) -> None:
        """Open a part, or go back to the arc."""
        before, self.about = self.about, row_id
        self.reload()
        self.query_one(Body).scroll_home(animate=False)
        if row_id:
            self.stand_at_first()
        else:
            self.stand_at(before)

    def leave(self) -> bool:
        """From a part back to the arc, from there back."""
        if not self.about:
            return super().leave()
        self.choose("")
        return True

    def _progress(self) -> Progress:
        notebook = self.notebook
        hidden, rhythm = self.appearance.hide_numbers, notebook.settings.rhythm
        return Progress(notebook.plan, notebook.everything(), notebook.today(), hidden, rhythm)

    def _drawn(self, rows: list[str], counts: list[int]) -> list[str]:
        """Each row with a bar as long as its count, beside the number that says the same."""
        cell, most = "#" if self.appearance.ascii else "\u25a0", max(1, *counts)
        width = max(len(row) for row in rows)
        bars = [cell * (count if most <= WIDEST else round(count * WIDEST / most)) for count in counts]
        return [f"{row.ljust(width)}  {bar}".rstrip() for row, bar in zip(rows, bars, strict=True)]
