"""What of a scrolled screen can be seen, and bringing the rest into sight."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget


def body_of(widget: Widget) -> VerticalScroll | None:
    """What the widget is scrolled with."""
    return next((node for node in widget.ancestors if isinstance(node, VerticalScroll)), None)


def lines_out_of_sight(widget: Widget, region: Region) -> int:
    """How many lines to scroll down, or up where less than 0, until a part of the screen can be seen; 0 where it can."""
    body = body_of(widget)
    if body is None:
        return 0
    window = body.content_region
    if region.y < window.y:
        return region.y - window.y
    return max(0, min(region.bottom - window.bottom, region.y - window.y))


def bring_into_sight(widget: Widget, region: Region) -> None:
    """Scroll as little as needed."""
    body = body_of(widget)
    lines = lines_out_of_sight(widget, region)
    if body is not None and lines:
        body.scroll_relative(y=lines, animate=False)
