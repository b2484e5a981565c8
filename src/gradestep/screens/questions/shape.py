"""A slowly growing shape, for those who chose full motion (design 8); it changes no colour and never flashes."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from gradestep.pacing import Moment, Phase

ROWS = 5
HALF_WIDTH = 16
"""Cells from the middle to the side of the shape at its largest."""

FRAMES = 10
"""Looks at the clock in a second; a frame that would be the same is not painted."""

SMALLEST = 0.2


class Shape(Widget):
    """Drawn from the clock alone."""

    DEFAULT_CSS = """
    Shape { height: 5; width: 36; color: $primary; margin: 0 2; }
    """

    def __init__(self, now: Callable[[], Moment], *, ascii_only: bool) -> None:
        super().__init__()
        self._now = now
        self._cell = "#" if ascii_only else "█"
        self._shown: tuple[int, ...] = ()

    def on_mount(self) -> None:
        """Look ten times a second."""
        self.set_interval(1 / FRAMES, self._look)

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """Always the same."""
        return ROWS

    def render_line(self, y: int) -> Strip:
        """One row of the shape, in the middle."""
        widths = self._shown or widths_at(self._now())
        text = (self._cell * widths[y]).center(2 * HALF_WIDTH) if y < len(widths) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(self.content_size.width, self.rich_style)

    def _look(self) -> None:
        widths = widths_at(self._now())
        if widths != self._shown:
            self._shown = widths
            self.refresh()


def size_at(now: Moment) -> float:
    """How large the breath is, from the smallest to 1."""
    part = min(1.0, now.into / now.length) if now.length else 1.0
    filled = {Phase.IN: part, Phase.HOLD_IN: 1.0, Phase.OUT: 1.0 - part}.get(now.phase, 0.0)
    return SMALLEST + (1 - SMALLEST) * filled


def widths_at(now: Moment) -> tuple[int, ...]:
    """Cells in each row, the whole shape growing and shrinking at once."""
    size = size_at(now)
    middle = (ROWS - 1) / 2
    return tuple(
        2 * round(HALF_WIDTH * size * sqrt(max(0.0, 1 - ((row - middle) / (middle + 0.5)) ** 2))) for row in range(ROWS)
    )
