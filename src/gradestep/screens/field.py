"""A field to type in: one line or many, wrapped so that all of it can be seen; Enter answers."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.message import Message
from textual.widgets import TextArea

from gradestep.screens.rows import AWAY, HERE
from gradestep.screens.words import Words
from gradestep.text import cleaned, cleaned_line

NEW_LINE = ("ctrl+j", "shift+enter", "alt+enter")
"""Keys for a new line where several are allowed; which of them arrives depends on the terminal."""


class Field(TextArea):
    """Typed text. Nothing blinks, nothing is coloured, and no control character gets in."""

    DEFAULT_CSS = """
    Field {
        height: auto;
        max-height: 8;
        width: 1fr;
        padding: 0 1;
        border: none;
        background: $panel;
        color: $foreground;
        & .text-area--cursor {
            background: $input-cursor-background;
            color: $input-cursor-foreground;
            text-style: $input-cursor-text-style;
        }
        & .text-area--placeholder { color: $text-muted; }
        &:focus { border: none; }
        &:ansi { background: ansi_default; text-style: underline; }
        &:ansi .text-area--cursor { text-style: reverse; }
    }
    """

    @dataclass
    class Entered(Message):
        """Enter was pressed."""

        field: Field
        text: str

        @property
        def control(self) -> Field:
            """The field it came from."""
            return self.field

    @dataclass
    class Cut(Message):
        """Text was longer than the field takes; the rest was left out."""

        field: Field
        limit: int

    def __init__(
        self, text: str = "", *, many_lines: bool = False, limit: int | None = None, id: str | None = None
    ) -> None:
        self._clean = cleaned if many_lines else cleaned_line
        kept = self._clean(text)[:limit]
        super().__init__(kept, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True, id=id)
        self.cursor_blink = False
        self.highlight_cursor_line = False
        self._many_lines = many_lines
        self._limit = limit

    def on_mount(self) -> None:
        """Go on typing where the text ends."""
        self.move_cursor(self.document.end)

    def on_key(self, event: events.Key) -> None:
        """Enter answers; arrows past an end go on to what comes before or after."""
        if event.key == "enter":
            self._take(event)
            self.post_message(self.Entered(self, self.text))
        elif event.key in NEW_LINE:
            self._take(event)
            if self._many_lines:
                self.insert("\n")
        elif event.key == "down" and self.cursor_at_last_line:
            self._take(event)
            self.screen.focus_next()
        elif event.key == "up" and self.cursor_at_first_line:
            self._take(event)
            self.screen.focus_previous()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is cleaned as it comes in."""
        self._take(event)
        start, end = self.selection
        self.replace(self._clean(event.text), start, end, maintain_selection_offset=False)

    def on_text_area_changed(self) -> None:
        """Keep to the limit, and say so."""
        if self._limit is not None and len(self.text) > self._limit:
            self.load_text(self.text[: self._limit])
            self.move_cursor(self.document.end)
            self.post_message(self.Cut(self, self._limit))

    @staticmethod
    def _take(event: events.Event) -> None:
        event.prevent_default()
        event.stop()


class MarkedField(HorizontalGroup):
    """A field with the marker before it, so that the focus can be told without colour (A16); a unit may follow."""

    DEFAULT_CSS = """
    MarkedField {
        & .marker { width: 2; }
        & .unit { width: auto; padding-left: 1; }
    }
    """

    def __init__(self, field: Field, unit: str = "") -> None:
        super().__init__()
        self._field = field
        self._unit = unit

    def compose(self) -> ComposeResult:
        """Marker, field, unit."""
        yield Words(AWAY, classes="marker")
        yield self._field
        if self._unit:
            yield Words(self._unit, classes="unit")

    def on_descendant_focus(self) -> None:
        """The marker appears."""
        self.query_one(".marker", Words).say(HERE)

    def on_descendant_blur(self) -> None:
        """The marker goes."""
        self.query_one(".marker", Words).say(AWAY)
