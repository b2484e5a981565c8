"""What could not be read or is not sound, each in one sentence with its place; nothing of it was changed (issue 7)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradestep.content import say
from gradestep.screens.page import Page
from gradestep.screens.rows import Row


class ProblemsPage(Page):
    """Every problem the notebook met when it was opened."""

    TITLE_KEY: ClassVar[str] = "app.pages.problems"
    READS_FROM_TOP: ClassVar[bool] = True

    def words(self) -> str:
        """The sentences."""
        from gradestep.notebook.telling import told

        problems = [told(problem) for problem in self.notebook.problems]
        return "\n\n".join([*problems, say("app.problems_end")] if problems else [say("app.no_problems")])

    def rows(self) -> Iterable[Row]:
        """The way back."""
        return [Row("back", say("app.back_where_you_were"))]

    def choose(self, _row_id: str) -> None:
        """Back."""
        self.leave()
