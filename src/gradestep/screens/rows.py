"""A list to choose from, drawn line by line: `> ` and reverse show where it stands, and the cursor follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from gradestep.screens.sight import body_of, bring_into_sight, lines_out_of_sight
from gradestep.text import display

HERE = "> "
"""Before the row that Enter takes, so that it can be told without colour (A16)."""
AWAY = "  "

NOTE = "  "
"""Before a note, so that it can be told from a row without colour."""

LONGEST = 400
"""Characters of a row that are drawn; a row stands for a text, which is read elsewhere."""


@dataclass(frozen=True)
class Row:
    """One line to choose, with what may stand beside and under it."""

    id: str
    text: str
    note: str = ""
    """A second line, quieter."""
    mark: str = ""
    """A mark in letters, such as `[x]`."""
    head: str = ""
    """A heading above it, which cannot be chosen itself."""


@dataclass(frozen=True)
class _Line:
    """One line as drawn."""

    row: int
    """The row's place; -1 for a heading."""
    first: bool
    text: str
    quiet: bool


class Rows(Widget, can_focus=True):
    """Rows to move through with the arrows and to take with Enter or Space."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--here", "rows--note"}
    DEFAULT_CSS = """
    Rows {
        height: auto;
        width: 1fr;
        color: $foreground;
        & > .rows--here { color: $primary; text-style: reverse; }
        & > .rows--note { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "take", show=False),
        Binding("space", "tick", show=False),
    ]

    at: reactive[int] = reactive(0, repaint=False)
    """The place of the row that Enter takes."""

    @dataclass
    class Chosen(Message):
        """Enter was pressed on a row."""

        rows: Rows
        id: str

        @property
        def control(self) -> Rows:
            """The list it came from."""
            return self.rows

    class Changed(Message):
        """There are other rows; the one in use may be out of sight."""

    @dataclass
    class Ticked(Message):
        """Space was pressed on a row; where nothing listens, it counts as Enter does."""

        rows: Rows
        id: str

        @property
        def control(self) -> Rows:
            """The list it came from."""
            return self.rows

    def __init__(
        self, rows: Iterable[Row] = (), *, ticks: bool = False, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)
        self._ticks = ticks
        self._lines: tuple[_Line, ...] = ()
        self._drawn_for = -1

    @property
    def rows(self) -> tuple[Row, ...]:
        """What can be chosen now."""
        return self._rows

    @property
    def here(self) -> Row | None:
        """The row that Enter takes."""
        return self._rows[self.at] if self._rows else None

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Other rows; the place stays with the same row where it is still there."""
        before = self.here
        self._rows = tuple(rows)
        ids = [row.id for row in self._rows]
        self.set_reactive(
            Rows.at, ids.index(before.id) if before and before.id in ids else min(self.at, max(0, len(ids) - 1))
        )
        self._drawn_for = -1
        self.refresh(layout=True)
        if self.has_focus:
            self.call_after_refresh(self.post_message, self.Changed())

    def stand_at(self, row_id: str) -> None:
        """Stand at that row, where there is one."""
        self.at = next((place for place, row in enumerate(self._rows) if row.id == row_id), self.at)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """As many lines as the rows take at this width."""
        return len(self._lines_for(width))

    def render_line(self, y: int) -> Strip:
        """One line of a row."""
        width = self.content_size.width
        lines = self._lines_for(width)
        base = self.rich_style
        if y >= len(lines):
            return Strip.blank(width, base)
        line = lines[y]
        here = line.row == self.at and self.has_focus
        style = self.get_component_rich_style("rows--note") if line.quiet else base
        if here:
            style = self.get_component_rich_style("rows--here")
        before = Segment(HERE if here and line.first else AWAY, base)
        return Strip([before, Segment(line.text, style)]).adjust_cell_length(width, base)

    @property
    def cursor_spot(self) -> Offset:
        """Where the terminal's cursor belongs: at the row that Enter takes (A8)."""
        lines = self._lines_for(self.content_size.width)
        y = next((place for place, line in enumerate(lines) if line.row == self.at), 0)
        return self.content_region.offset + Offset(0, y)

    def watch_at(self, before: int, now: int) -> None:
        """Repaint the two rows that changed and bring the present one into sight."""
        if self.is_mounted:
            self.refresh(*(self._region_of(row) for row in (before, now)))
            bring_into_sight(self, self.part_in_use)

    def on_focus(self) -> None:
        """The marker appears."""
        self.refresh()

    def on_blur(self) -> None:
        """The marker goes."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click takes the row under it."""
        lines = self._lines_for(self.content_size.width)
        if 0 <= event.y < len(lines) and lines[event.y].row >= 0:
            self.at = lines[event.y].row
            self.action_tick() if self._ticks else self.action_take()

    def action_move(self, by: int) -> None:
        """One row up or down; a line of the page where the row is out of sight; past an end, on to what lies there."""
        place = self.at + by
        if lines_out_of_sight(self, self.part_in_use) * by > 0:
            self._scroll(by)
        elif 0 <= place < len(self._rows):
            self.at = place
        elif not self._scroll(by):
            self.screen.focus_next() if by > 0 else self.screen.focus_previous()

    def action_first(self) -> None:
        """To the first row."""
        self.at = 0

    def action_last(self) -> None:
        """To the last row."""
        self.at = max(0, len(self._rows) - 1)

    def action_take(self) -> None:
        """Choose the row; where it is out of sight, go on reading towards it first."""
        body = body_of(self)
        if body is not None and lines_out_of_sight(self, self.part_in_use):
            body.scroll_relative(y=max(1, body.content_size.height - 1), animate=False)
        elif self.here is not None:
            self.post_message(self.Chosen(self, self.here.id))

    def action_tick(self) -> None:
        """Tick the row, or choose it where there is nothing to tick."""
        if not self._ticks:
            self.action_take()
        elif self.here is not None:
            self.post_message(self.Ticked(self, self.here.id))

    @property
    def part_in_use(self) -> Region:
        """Where on the screen the row stands that Enter takes."""
        return self._region_of(self.at).translate(self.content_region.offset)

    def _scroll(self, by: int) -> bool:
        body = body_of(self)
        if body is None or not 0 <= body.scroll_y + by <= body.max_scroll_y:
            return False
        body.scroll_relative(y=by, animate=False)
        return True

    def _region_of(self, row: int) -> Region:
        width = self.content_size.width
        lines = self._lines_for(width)
        places = [place for place, line in enumerate(lines) if line.row == row] or [0]
        return Region(0, places[0], width, len(places))

    def _lines_for(self, width: int) -> tuple[_Line, ...]:
        if width != self._drawn_for:
            self._lines = tuple(line for place, row in enumerate(self._rows) for line in _drawn(place, row, width))
            self._drawn_for = width
        return self._lines


def _drawn(place: int, row: Row, width: int) -> list[_Line]:
    room = max(2, width - len(AWAY))
    mark = f"{row.mark} " if row.mark else ""
    indent = " " * len(mark)
    lines = _heading(row.head, place, room)
    for number, text in enumerate(wrapped(_cut(row.text), room - len(mark))):
        lines.append(_Line(place, number == 0, (mark if number == 0 else indent) + text, quiet=False))
    if row.note:
        under = f"{indent}{NOTE}"
        lines += [_Line(place, False, under + text, quiet=True) for text in wrapped(_cut(row.note), room - len(under))]
    return lines


def _heading(head: str, place: int, room: int) -> list[_Line]:
    if not head.strip():
        return [_Line(-1, False, "", quiet=True)] if head else []
    above = [_Line(-1, False, "", quiet=True)] if place else []
    return above + [_Line(-1, False, text, quiet=True) for text in wrapped(head, room)]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def wrapped(text: str, width: int) -> list[str]:
    """Text as lines of at most `width` cells, wide characters counted as wide."""
    return [line.plain.rstrip() for line in Content(display(text)).wrap(max(2, width))] or [""]
