"""Help: short pages to read, and every key from the one table of commands (A28)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from gradestep.content import names, say, text_of
from gradestep.flows.commands import COMMANDS
from gradestep.screens.keys import key_of
from gradestep.screens.page import Page
from gradestep.screens.rows import Row
from gradestep.screens.sheet import Body

KEYS = "keys"
"""The page made from the table; the others are files."""


class HelpPage(Page):
    """The list of pages, or one of them."""

    TITLE_KEY: ClassVar[str] = "help_page.title"
    READS_FROM_TOP: ClassVar[bool] = True
    ABOVE_ALL: ClassVar[bool] = True

    def body(self) -> Iterable[Widget]:
        """As on any page, with room for a page of help."""
        from textual.widgets import Markdown

        yield from super().body()
        yield Markdown(id="page", open_links=False)

    def words(self) -> str:
        """What is here."""
        return say("help_page.words") if not self.about else ""

    def rows(self) -> Iterable[Row]:
        """The pages, or the way back to them."""
        if self.about:
            return [Row("back", say("help_page.back"))]
        return [Row(KEYS, say("help_page.keys")), *(Row(name, title_of(name)) for name in names("help"))]

    def choose(self, row_id: str) -> None:
        """Open a page, or go back to the list; a second press on the way back belongs to nothing."""
        if self.about:
            self.leave()
        elif row_id != "back":
            self._open(row_id)

    def leave(self) -> bool:
        """From a page back to the list, from there back."""
        if not self.about:
            return super().leave()
        before = self.about
        self._open("")
        self.stand_at(before)
        return True

    def reload(self) -> None:
        """Show the list or the page."""
        from textual.widgets import Markdown

        super().reload()
        page = self.query_one("#page", Markdown)
        page.display = bool(self.about)
        if self.about:
            page.update(self._keys() if self.about == KEYS else text_of(f"help/{self.about}.md"))

    def _open(self, name: str) -> None:
        self.about = name
        self.reload()
        self.stand_at_first()
        self.query_one(Body).scroll_home(animate=False)

    def _keys(self) -> str:
        lines = [f"- {command.label()}: {self._key(command.id)}" for command in COMMANDS if self._key(command.id)]
        return "\n".join([say("help_page.keys_words"), "", *lines])

    def _key(self, command_id: str) -> str:
        command = next(command for command in COMMANDS if command.id == command_id)
        both = dict.fromkeys((key_of(command, self.appearance, letters=False), key_of(command, self.appearance)))
        return say("help_page.or").join(key for key in both if key)


def title_of(name: str) -> str:
    """The first heading of a help page."""
    return text_of(f"help/{name}.md").partition("\n")[0].lstrip("# ").strip()
