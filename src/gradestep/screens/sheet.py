"""What every screen has: a body that scrolls up and down alone, a quiet foot with F1 first, and one way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.geometry import Offset, Region
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from gradestep.content import say
from gradestep.screens.rows import HERE, Rows
from gradestep.screens.sight import bring_into_sight, lines_out_of_sight
from gradestep.screens.words import Words

Result = TypeVar("Result")

NARROWEST = 24
"""Columns; below this a line asks for a larger window (E28)."""
LOWEST = 8
"""Rows."""

TALL = 18
"""Rows; below this, titles and empty lines make room for what is asked."""

GAP = "   "
"""Between two hints in the foot."""


class Body(VerticalScroll, can_focus=False):
    """What scrolls. It says when something lies below, so that no one has to see a scroll bar."""

    DEFAULT_CSS = """
    Body {
        width: 100%;
        height: 1fr;
        padding: 1 2 0 2;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
    }
    """

    class Moved(Message):
        """More or less lies below than before."""

    def watch_scroll_y(self, before: float, now: float) -> None:
        """Pass it on."""
        super().watch_scroll_y(before, now)
        self.post_message(self.Moved())

    def watch_virtual_size(self) -> None:
        """Pass it on."""
        self.post_message(self.Moved())

    @property
    def more_below(self) -> bool:
        """True where something lies below what can be seen."""
        return self.scroll_y < self.max_scroll_y


class Sheet(Screen[Result]):
    """A screen of one column. Its own controls go into the body; it decides nothing."""

    DEFAULT_CSS = """
    Sheet {
        background: $background;
        color: $foreground;
        layers: below above;
        overflow: hidden hidden;
        & #below { dock: bottom; padding: 0 2; color: $text-muted; }
        & #more { height: 1; }
        & #foot { height: 1; }
        & #said { display: none; color: $success; }
        & #enlarge { layer: above; display: none; width: 100%; height: 100%; background: $background; }
        &.-too-small #enlarge { display: block; }
        & Body > .title { color: $text-muted; margin-bottom: 1; }
        &.-short Body { padding: 0 2; }
        &.-short Body > .title { display: none; }
        & Body > * { max-width: 76; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]
    AUTO_FOCUS = None
    READS_FROM_TOP: ClassVar[bool] = False
    """True where the words come first and the controls may lie below what can be seen."""

    class Interrupted(Message):
        """Ctrl+C was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[tuple[str, str], ...] = ()
        self._finished = self._busy = False
        self._result: Result | None = None

    def compose(self) -> ComposeResult:
        """The body, the line that says what lies below, the foot."""
        with Body():
            yield from self.body()
        with VerticalGroup(id="below"):
            yield Words(id="said")
            yield Words(id="more")
            yield Words(id="foot")
        yield Words(say("app.enlarge"), id="enlarge")

    @property
    def is_there(self) -> bool:
        """False where it was taken away, maybe before its parts were put up: nothing is to be shown on it then."""
        return self in self.app.screen_stack

    def body(self) -> Iterable[Widget]:
        """What this screen shows."""
        raise NotImplementedError

    def finish(self, result: Result | None = None) -> None:
        """End with a result, once: a second key may come before the screen is gone.

        Where another screen has come over this one by then, it stays, and this one goes when it is seen again: being
        dismissed takes the topmost screen away, whichever that is.
        """
        if not self._finished:
            self._finished, self._result = True, result
            self._go_away()

    def on_screen_resume(self) -> None:
        """Seen again."""
        if self._finished:
            self._go_away()

    def _go_away(self) -> None:
        if self.app.screen is self and not self._busy:
            self.dismiss(self._result)

    @contextmanager
    def putting_up(self) -> Iterator[None]:
        """Parts are put up at once, and this screen does not go away in the middle of it."""
        self._busy = True
        with self.app.batch_update():
            yield
        self._busy = False
        if self._finished:
            self._go_away()

    def leave(self) -> bool:
        """Close this screen with everything kept; False where there is nothing to close."""
        return False

    def leave_wholly(self) -> None:
        """Close this screen, whichever part of it is shown."""
        self.leave()

    def keep(self) -> None:
        """Keep what is typed, now."""

    def tell(self, sentence: str) -> None:
        """Say something about what was done; it stays until the next thing is said."""
        said = self.query_one_optional("#said", Words)
        if said is not None:
            said.say(sentence)
            said.display = bool(sentence)

    def show_hints(self, hints: Iterable[tuple[str, str]]) -> None:
        """Keys and words for the foot, the most needed first; as many as fit."""
        self._hints = tuple(hints)
        self._draw_foot()

    @property
    def cursor_spot(self) -> Offset | None:
        """Where the terminal's cursor belongs (A8): at the focused control, or at the line that says there is more."""
        focused = self.focused
        if focused is None:
            return None
        if self._control_below:
            line = self.query_one_optional("#more", Words)
            return line.content_region.offset if line is not None else None
        spot = getattr(focused, "cursor_spot", None) or getattr(focused, "cursor_screen_offset", None)
        return spot if isinstance(spot, Offset) else focused.content_region.offset

    @property
    def _control_below(self) -> bool:
        focused = self.focused
        return focused is not None and lines_out_of_sight(focused, part_in_use(focused)) > 0

    def see_control(self) -> None:
        """Bring the focused control into sight, unless the words come first."""
        if not self.READS_FROM_TOP and self.focused is not None:
            bring_into_sight(self.focused, part_in_use(self.focused))
        self.call_after_refresh(self._draw_more)

    def on_descendant_focus(self) -> None:
        """What has the focus can be seen."""
        self.call_after_refresh(self.see_control)

    def on_rows_changed(self, event: Rows.Changed) -> None:
        """The row in use can be seen."""
        event.stop()
        self.call_after_refresh(self.see_control)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the foot, and ask for more room where there is too little."""
        small = event.size.width < NARROWEST or event.size.height < LOWEST
        self.set_class(small, "-too-small")
        self.set_class(event.size.height < TALL, "-short")
        self._draw_foot()
        self.call_after_refresh(self.see_control)

    def on_body_moved(self, event: Body.Moved) -> None:
        """Say whether something lies below."""
        event.stop()
        self.call_after_refresh(self._draw_more)

    async def action_back(self) -> None:
        """One back."""
        self.leave()

    def action_interrupt(self) -> None:
        """Ctrl+C: the app decides, because a second one soon after leaves it."""
        self.post_message(self.Interrupted())

    def action_page(self, by: int) -> None:
        """A page up or down."""
        body = self.query_one(Body)
        body.scroll_relative(y=by * max(1, body.content_size.height - 1), animate=False)

    def _draw_more(self) -> None:
        body = self.query_one_optional(Body)
        line = self.query_one_optional("#more", Words)
        if body is None or line is None:
            return
        words = say("app.more_below") if body.more_below else ""
        line.say(f"{HERE}{words}" if words and self._control_below else words)

    def _draw_foot(self) -> None:
        foot = self.query_one_optional("#foot", Words)
        if foot is not None:
            foot.say_parts(fitting(self._hints, self.size.width - 4))


def part_in_use(control: Widget) -> Region:
    """The part of a control that matters: the row in use, or all of it."""
    part = getattr(control, "part_in_use", None)
    return part if isinstance(part, Region) else control.region


def fitting(hints: Iterable[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """Keys in bold and their words, as many as fit on one line, from the first."""
    parts: list[tuple[str, str]] = []
    used = 0
    for key, words in hints:
        long = len(f"{key} {words}") + (len(GAP) if parts else 0)
        if parts and used + long > width:
            break
        parts += [(f"{GAP if parts else ''}{key}", "bold"), (f" {words}", "")]
        used += long
    return parts
