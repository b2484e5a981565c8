"""Looking at what somebody shared, on the full screen: part by part, to read and nothing else; there is no notebook behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from gradestep.content import say
from gradestep.screens.appearance import Appearance
from gradestep.screens.rows import Row, Rows
from gradestep.screens.sheet import Body, Sheet
from gradestep.screens.terminal_app import TerminalApp, driver_for
from gradestep.screens.themes import THEMES
from gradestep.screens.words import Words
from gradestep.share.leaves import Part

BACK, EARLIER, LATER = "back", "earlier", "later"


class SharedRecord(Sheet[None]):
    """The parts there are, or a leaf of one."""

    READS_FROM_TOP: ClassVar[bool] = True

    def __init__(self, file: str, parts: Sequence[Part]) -> None:
        """`file` is how it is named on the line."""
        super().__init__()
        self._file = file
        self._parts = parts
        self._open: Part | None = None
        self._leaf = 0

    def body(self) -> Iterable[Widget]:
        """The title, the words, the rows."""
        yield Words(say("share_json.view.title", file=self._file), classes="title")
        yield Words(id="words")
        yield Rows(id="rows")

    def on_mount(self) -> None:
        """Stand at the parts; say the keys."""
        self.show_hints(
            (say(f"share_json.view.keys.{key}.key"), say(f"share_json.view.keys.{key}.does")) for key in KEYS
        )
        self._show()
        self.query_one(Rows).focus(scroll_visible=False)

    def leave(self) -> bool:
        """From a part back to the list of them."""
        if self._open is None:
            return False
        at = self._parts.index(self._open)
        self._open, self._leaf = None, 0
        self._show()
        self.query_one(Rows).stand_at(str(at))
        return True

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        if event.id == BACK:
            self.leave()
            return
        if self._open is None:
            self._open = self._parts[int(event.id)]
        else:
            self._leaf += 1 if event.id == LATER else -1
        self._show()
        self.query_one(Rows).at = 0
        self.query_one(Body).scroll_home(animate=False)

    def _show(self) -> None:
        words = self.query_one("#words", Words)
        if self._open is None:
            words.say(say("share_json.view.about"))
            self.query_one(Rows).show_rows(Row(str(place), part.title) for place, part in enumerate(self._parts))
            return
        words.say("\n\n".join((self._heading(self._open), self._open.leaves[self._leaf])))
        self.query_one(Rows).show_rows(self._turning(self._open))

    def _heading(self, part: Part) -> str:
        if len(part.leaves) == 1:
            return part.title
        return say("share_json.view.leaf", title=part.title, leaf=self._leaf + 1, leaves=len(part.leaves))

    def _turning(self, part: Part) -> Iterator[Row]:
        if self._leaf + 1 < len(part.leaves):
            yield Row(LATER, say("share_json.view.later"))
        yield Row(BACK, say("share_json.view.back"))
        if self._leaf:
            yield Row(EARLIER, say("share_json.view.earlier"))


KEYS = ("open", "back", "leave")


class ViewingApp(TerminalApp, inherit_bindings=False):
    """One sheet, to read."""

    TITLE = "gradestep"
    CSS_PATH = "page.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,ctrl+q", "leave", show=False),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(self, file: str, parts: Sequence[Part], appearance: Appearance) -> None:
        """`parts` are in the order of the list."""
        super().__init__(driver_class=driver_for(appearance))
        self._file, self._parts = file, parts
        for theme in THEMES:
            self.register_theme(theme)
        self.animation_level = "none"
        self.theme = appearance.theme_name(few_colours=self.console.color_system == "standard")

    def get_default_screen(self) -> SharedRecord:
        """The one there is."""
        return SharedRecord(self._file, self._parts)

    def action_leave(self) -> None:
        """The end."""
        self.end_with(0)
