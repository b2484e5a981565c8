"""The ladder: every step of every ladder, easiest first or by hand; any can be opened and started (S13, S45)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradestep.coach.ladder_view import LadderView, StepRow, ladder_lines, ladder_views
from gradestep.content import say
from gradestep.screens.page import Page
from gradestep.screens.rows import Row
from gradestep.screens.wanted import FlowWanted, PageWanted

STEP = "step:"
"""Begins the row of a step."""

ADDING = ("add_step", "small_step", "limits")
"""Conversations that begin from here."""


class LadderPage(Page):
    """Nothing on it is locked, late or scored."""

    TITLE_KEY: ClassVar[str] = "ladder.title"

    def words(self) -> str:
        """That any order is fine, that steps are paused, or that there is no step yet."""
        notebook = self.notebook
        return "\n".join(ladder_lines(notebook.plan, notebook.history, notebook.today()))

    def rows(self) -> Iterable[Row]:
        """The steps under their ladders, then what can be added."""
        notebook = self.notebook
        tries = dict(notebook.totals.tries)
        views = ladder_views(notebook.plan, notebook.settings, notebook.history, tries, notebook.today())
        rows = [row for view in views for row in _rows_of(view)]
        adding = [
            Row(flow, say(f"app.ladder.{flow}"), head=" " if rows and not at else "") for at, flow in enumerate(ADDING)
        ]
        starter = [] if rows else [Row("first_run", say("app.ladder.starter"))]
        return [*rows, *adding, Row("avoided", say("app.ladder.avoided")), *starter]

    def choose(self, row_id: str) -> None:
        """Open a step, the list of what is avoided, or a conversation."""
        if row_id.startswith(STEP):
            self.post_message(PageWanted("step", row_id.removeprefix(STEP)))
        elif row_id == "avoided":
            self.post_message(PageWanted("avoided"))
        else:
            self.post_message(FlowWanted(row_id))


def _rows_of(view: LadderView) -> list[Row]:
    title = f"{view.title}. {say('ladder.rested')}" if view.rested else view.title
    head = "\n".join(filter(None, (title, view.note)))
    return [_row(step, head if not at else "") for at, step in enumerate(view.steps)]


def _row(step: StepRow, head: str) -> Row:
    amount = f"{step.amount}." if step.amount else ""
    return Row(
        f"{STEP}{step.id}", step.title, _begun(" ".join(part for part in (amount, step.mark) if part)), head=head
    )


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
