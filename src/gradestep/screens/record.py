"""One record of the journal: all it holds, and the ways to correct or remove it; both can be taken back (S27, A24)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradestep.coach.journal_view import record_lines
from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.screens.page import Page
from gradestep.screens.rows import Row
from gradestep.screens.wanted import FlowWanted

LONGEST = 20_000
"""Characters of a record that are shown at once."""


class RecordPage(Page):
    """`label: value` lines, as in every share."""

    TITLE_KEY: ClassVar[str] = "app.pages.record"
    READS_FROM_TOP: ClassVar[bool] = True
    ABOVE_ALL: ClassVar[bool] = True

    def words(self) -> str:
        """Everything it holds, or the beginning of it where it is very long."""
        notebook = self.notebook
        history = notebook.history if notebook.history.find(self.about) else notebook.everything()
        text = "\n".join(record_lines(history, self.about, notebook.today()))
        return text if len(text) <= LONGEST else f"{text[:LONGEST]}…\n{say('app.journal.cut')}"

    def rows(self) -> Iterable[Row]:
        """Back first, so that Enter changes nothing."""
        return [Row(way, say(f"app.journal.{way}")) for way in ("back", "correct", "remove")]

    def choose(self, row_id: str) -> None:
        """Back, correct, remove."""
        match row_id:
            case "correct":
                self.post_message(FlowWanted("correct", {"record": self.about}))
            case "remove":
                self._remove()
            case _:
                self.leave()

    def _remove(self) -> None:
        try:
            self.notebook.remove(self.about)
        except FileProblem as problem:
            self.tell_problem(problem)
            return
        self.leave_saying(say("app.journal.removed"))
