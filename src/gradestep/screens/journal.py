"""The journal: browsed from the newest, searched by words, narrowed to one kind (issue 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from gradestep.coach.journal_view import JournalRow, Wanted, journal_rows
from gradestep.content import data, say
from gradestep.flows.question import Answer, AnyQuestion, ChoiceQuestion, LineQuestion, Option
from gradestep.screens.appearance import Appearance
from gradestep.screens.ask_one import AskOne
from gradestep.screens.page import Page
from gradestep.screens.rows import Row
from gradestep.screens.wanted import PageWanted

if TYPE_CHECKING:
    from gradestep.notebook import Notebook

AT_ONCE = 20
"""Records on the page; further ones on request, so that a long journal opens as fast as a short one."""

RECORD = "record:"
"""Begins the row of a record."""

ANY, ALL = "any", "all"
"""Every kind a person made; and what was done to files as well."""


class JournalPage(Page):
    """Records in words, the newest first."""

    TITLE_KEY: ClassVar[str] = "journal.title"

    def __init__(self, opened: Callable[[], Notebook], appearance: Appearance, about: str = "") -> None:
        super().__init__(opened, appearance, about)
        self._wanted = Wanted()
        self._shown = AT_ONCE
        self._whole = False
        """True once older months were asked for."""

    def words(self) -> str:
        """What is being looked for, or that nothing was found."""
        lines = [
            say("app.journal.searched", words=self._wanted.search) if self._wanted.search else "",
            say("app.journal.of_kind", kind=say(f"journal.kinds.{self._wanted.kind}")) if self._wanted.kind else "",
        ]
        if not self._found():
            lines.append(say("journal.nothing_found" if self._narrowed else "journal.empty"))
        return "\n".join(line for line in lines if line)

    def rows(self) -> Iterable[Row]:
        """Records, then ways to find others."""
        found = self._found()
        rows = [Row(RECORD + row.id, row.line()) for row in found[: self._shown]]
        ways = [*(["further"] if len(found) > self._shown or self._more_on_disk else []), "search", "kind"]
        apart = " " if rows else ""
        return [*rows, *(Row(way, say(f"app.journal.{way}"), head="" if at else apart) for at, way in enumerate(ways))]

    def choose(self, row_id: str) -> None:
        """Open a record, go further back, or look for something."""
        match row_id:
            case "further":
                self._further()
            case "search":
                question = LineQuestion(ask=say("app.journal.search_ask"), prefill=self._wanted.search or "", limit=200)
                self._ask(question, self._search)
            case "kind":
                self._ask(ChoiceQuestion(ask=say("app.journal.kind_ask"), options=_kinds()), self._narrow)
            case _:
                self.post_message(PageWanted("record", row_id.removeprefix(RECORD)))

    @property
    def _narrowed(self) -> bool:
        return self._wanted != Wanted()

    @property
    def _more_on_disk(self) -> bool:
        return not self._whole and self.notebook.totals.records > len(self.notebook.newest_months().records)

    def _found(self) -> tuple[JournalRow, ...]:
        notebook = self.notebook
        history = notebook.everything() if self._whole else notebook.newest_months()
        return journal_rows(notebook.plan, history, self._wanted, notebook.today())

    def _further(self) -> None:
        if len(self._found()) > self._shown:
            self._shown += AT_ONCE
        else:
            self._whole = True
        self.reload()

    def _search(self, answer: Answer | None) -> None:
        if isinstance(answer, str):
            self._look_for(replace(self._wanted, search=answer or None))

    def _narrow(self, answer: Answer | None) -> None:
        if isinstance(answer, str):
            kind = None if answer in (ANY, ALL, "") else answer
            self._look_for(replace(self._wanted, kind=kind, all_kinds=answer == ALL))

    def _look_for(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._shown = AT_ONCE
        self._whole = self._whole or wanted.search is not None
        self.reload()
        self.stand_at_first()

    def _ask(self, question: AnyQuestion, then: Callable[[Answer | None], None]) -> None:
        asked = AskOne(say(self.TITLE_KEY), question, self.notebook.clock, self.appearance)
        self.app.push_screen(asked, then)


def _kinds() -> tuple[Option, ...]:
    kinds: dict[str, str] = data("journal")["kinds"]
    every = (Option(ANY, say("app.journal.any_kind")), Option(ALL, say("app.journal.with_files")))
    return (*every, *(Option(kind, words) for kind, words in kinds.items()))
