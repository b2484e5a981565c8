"""A scale to answer with a number: arrows, digits, or the first letter of a word (care 1.0)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from gradestep.screens.rows import AWAY, HERE


class Scale(Widget, can_focus=True):
    """Numbers in a row, the chosen one in brackets and reversed; or words where numbers are hidden (S21)."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"scale--chosen"}
    DEFAULT_CSS = """
    Scale {
        height: auto;
        width: 1fr;
        color: $foreground;
        & > .scale--chosen { color: $primary; text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(-1)", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("backspace,delete", "clear", show=False),
        Binding("enter", "take", show=False),
    ]

    value: reactive[int | None] = reactive(None, layout=True)
    """The number chosen, or nothing yet."""

    class Taken(Message):
        """Enter was pressed; `value` is absent where nothing was chosen."""

        def __init__(self, scale: Scale, value: int | None) -> None:
            super().__init__()
            self.scale = scale
            self.value = value

    def __init__(
        self,
        marks: tuple[int, ...],
        words: Mapping[str, int] | None = None,
        *,
        value: int | None = None,
        as_words: bool = False,
    ) -> None:
        """`marks` are the numbers shown; `words` name some of them; `as_words` shows the words alone."""
        super().__init__()
        self._marks = marks
        self._words = dict(words or {})
        self._as_words = as_words and bool(self._words)
        self._digits = ""
        self.set_reactive(Scale.value, value)

    @property
    def word(self) -> str:
        """The nearest word at or below the chosen number; empty where there is none."""
        below = [name for name, number in self._words.items() if self.value is not None and number <= self.value]
        return below[-1] if below else ""

    @property
    def cursor_spot(self) -> Offset:
        """On the chosen number, or at the beginning (A8)."""
        y = x = 0
        for place, line in enumerate(self._lines(self.content_size.width)):
            x = len(AWAY)
            for text, chosen in line:
                if chosen:
                    return self.content_region.offset + Offset(x, place)
                x += len(text)
        return self.content_region.offset + Offset(0, y)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """One line, or more where the numbers do not fit."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """One line of numbers."""
        base = self.rich_style
        width = self.content_size.width
        lines = self._lines(width)
        segments = [Segment(HERE if self.has_focus and y == 0 else AWAY, base)]
        for text, chosen in lines[y] if y < len(lines) else ():
            segments.append(Segment(text, self.get_component_rich_style("scale--chosen") if chosen else base))
        return Strip(segments).adjust_cell_length(width, base)

    def on_key(self, event: events.Key) -> None:
        """Digits and first letters choose at once."""
        character = event.character or ""
        if character.isascii() and character.isdigit():
            event.stop()
            self._type(character)
        elif character.isalpha() and not event.key.startswith(("ctrl+", "alt+")):
            named = [number for name, number in self._words.items() if name.startswith(character.casefold())]
            if named:
                event.stop()
                self._digits = ""
                self.value = named[0]

    def check_consume_key(self, _key: str, character: str | None = None) -> bool:
        """Letters and digits belong to the scale here, not to the keys of the page (A19)."""
        return character is not None and character.isalnum()

    def action_step(self, by: int) -> None:
        """To the mark before or after."""
        self._digits = ""
        marks = self._steps
        if self.value is None:
            self.value = marks[0] if by > 0 else marks[-1]
        elif by > 0:
            self.value = next((mark for mark in marks if mark > self.value), marks[-1])
        else:
            self.value = next((mark for mark in reversed(marks) if mark < self.value), marks[0])

    def action_end(self, place: int) -> None:
        """To the lowest or the highest."""
        self._digits = ""
        self.value = self._marks[place]

    def action_clear(self) -> None:
        """Nothing chosen."""
        self._digits = ""
        self.value = None

    def action_take(self) -> None:
        """Answer with the number chosen."""
        self.post_message(self.Taken(self, self.value))

    @property
    def _steps(self) -> tuple[int, ...]:
        return tuple(self._words.values()) if self._as_words else self._marks

    def _type(self, digit: str) -> None:
        more = self._digits + digit
        self._digits = more if int(more) <= self._marks[-1] and not more.startswith("00") else digit
        self.value = int(self._digits)

    def _lines(self, width: int) -> list[list[tuple[str, bool]]]:
        room = max(6, width - len(AWAY))
        names = list(self._words) if self._as_words else [str(mark) for mark in self._marks]
        chosen = self.word if self._as_words else str(self.value)
        lines: list[list[tuple[str, bool]]] = [[]]
        used = 0
        for name in names:
            text = f"[{name}]" if name == chosen else f" {name} "
            if used + len(text) > room:
                lines.append([])
                used = 0
            lines[-1].append((text, name == chosen))
            used += len(text)
        return lines
