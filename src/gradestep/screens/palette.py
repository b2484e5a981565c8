"""Every command in one list, found by typing a part of its name; from the same table as the foot (design 5)."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import TextArea

from gradestep.content import say
from gradestep.flows.commands import COMMANDS
from gradestep.screens.appearance import Appearance
from gradestep.screens.field import Field, MarkedField
from gradestep.screens.keys import hints, key_of
from gradestep.screens.rows import Row, Rows
from gradestep.screens.sheet import Sheet
from gradestep.screens.words import Words


class Palette(Sheet[str | None]):
    """Ends with the id of a command, or with nothing."""

    CSS_PATH = "palette.tcss"

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance

    def body(self) -> Iterable[Widget]:
        """A field and the commands that fit what is typed."""
        yield Words(say("app.pages.palette"), classes="title")
        yield MarkedField(Field(limit=60))
        yield Rows(commands_like("", self._appearance), id="rows")

    def on_mount(self) -> None:
        """Type at once."""
        self.show_hints(hints(self._appearance, letters=False))
        self.query_one(Field).focus()

    def leave(self) -> bool:
        """Close without a command."""
        self.finish(None)
        return True

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        rows = self.query_one("#rows", Rows)
        rows.show_rows(commands_like(event.text_area.text, self._appearance))
        rows.at = 0

    @on(Field.Entered)
    def _entered(self, event: Field.Entered) -> None:
        event.stop()
        first = self.query_one("#rows", Rows).here
        if first is not None:
            self.finish(first.id)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.finish(event.id)


def commands_like(typed: str, appearance: Appearance) -> list[Row]:
    """The commands whose name holds every word typed, with their keys."""
    words = typed.casefold().split()
    shown = [command for command in COMMANDS if command.id != "palette"]
    fitting = [command for command in shown if all(word in command.label().casefold() for word in words)]
    return [Row(command.id, _with_key(command.label(), key_of(command, appearance))) for command in fitting]


def _with_key(label: str, key: str) -> str:
    return say("app.command_with_key", label=label, shortcut=key) if key else label
