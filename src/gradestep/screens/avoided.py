"""What has been avoided: the list the steps grow out of, the person's own and their clinician's (S2, S4, S5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradestep.content import say
from gradestep.flows.question import Answer, LineQuestion
from gradestep.model.plan import Avoided
from gradestep.planfile.edits import RemoveEntry, SetField
from gradestep.screens.ask_one import AskOne
from gradestep.screens.page import Page
from gradestep.screens.rows import Row
from gradestep.screens.wanted import FlowWanted, PageWanted

ENTRY = "entry:"
"""Begins the row of an entry."""


class AvoidedPage(Page):
    """The list, or one entry of it."""

    TITLE_KEY: ClassVar[str] = "app.pages.avoided"
    ABOVE_ALL: ClassVar[bool] = True

    def words(self) -> str:
        """What this list is, or the entry."""
        entry = self._entry()
        if entry is not None:
            return say("ladder.avoided_row", activity=entry.activity, by=say(f"ladder.by_{entry.by}"))
        return say("app.avoided.words" if self.notebook.plan.avoided else "app.avoided.none")

    def rows(self) -> Iterable[Row]:
        """The entries, or what can be done with one."""
        if self._entry() is not None:
            return [Row(way, say(f"app.avoided.{way}")) for way in ("split", "change", "remove")]
        entries = [Row(ENTRY + entry.id, entry.activity, _note(entry)) for entry in self.notebook.plan.avoided]
        return [*entries, Row("add", say("app.avoided.add"), head=" " if entries else "")]

    def choose(self, row_id: str) -> None:
        """Open an entry, add one, or do something with it."""
        entry = self._entry()
        if row_id == "add":
            self.post_message(FlowWanted("avoided"))
        elif row_id.startswith(ENTRY):
            self.post_message(PageWanted("avoided", row_id.removeprefix(ENTRY)))
        elif entry is not None:
            self._with_entry(row_id, entry)

    def about_is_gone(self) -> bool:
        """True once the entry was taken off."""
        return bool(self.about) and self._entry() is None

    def _with_entry(self, way: str, entry: Avoided) -> None:
        match way:
            case "split":
                self.post_message(FlowWanted("split", {"avoided": entry.id}))
            case "remove":
                self.change_plan((RemoveEntry(("avoided", entry.id)),), entry.activity, say("app.avoided.removed"))
            case "change":
                question = LineQuestion(ask=say("app.avoided.ask"), prefill=entry.activity, limit=200)
                asked = AskOne(say(self.TITLE_KEY), question, self.notebook.clock, self.appearance)
                self.app.push_screen(asked, lambda answer: self._changed(entry, answer))

    def _changed(self, entry: Avoided, answer: Answer | None) -> None:
        if isinstance(answer, str) and answer:
            edit = SetField(("avoided", entry.id), "activity", answer)
            self.change_plan((edit,), answer, say("app.avoided.changed"))

    def _entry(self) -> Avoided | None:
        return next((entry for entry in self.notebook.plan.avoided if entry.id == self.about), None)


def _note(entry: Avoided) -> str:
    by = say(f"ladder.by_{entry.by}")
    by = f"{by[:1].upper()}{by[1:]}."
    return f"{by} {say('ladder.split_done')}" if entry.ladder else by
