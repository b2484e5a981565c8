"""What an app owes the terminal it runs in: signals, Ctrl+C, Ctrl+Z, a cursor that follows, an end in time."""

from __future__ import annotations

import asyncio
import sys
from contextlib import ExitStack

from textual.driver import Driver
from textual.geometry import Offset

from gradestep.content import say
from gradestep.screens.appearance import Appearance
from gradestep.screens.calm import CalmApp
from gradestep.screens.ending import ending_signals
from gradestep.screens.sheet import Sheet
from gradestep.screens.waking import woken_by_signals

TWICE = 2.0
"""Seconds in which a second Ctrl+C leaves (E22)."""

HUNG_UP = 129
"""The status where the terminal is gone, as for SIGHUP."""


class TerminalApp(CalmApp, inherit_bindings=False):
    """Keeps what is typed whenever it has to end, and ends within two seconds (E23, E24)."""

    _cursor_at = Offset(0, 0)
    _interrupted_at = -TWICE
    _signals = ExitStack()

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor goes after each paint: to the focused control (A8)."""
        spot = getattr(self.screen, "cursor_spot", None) if self.screen_stack else None
        return spot if isinstance(spot, Offset) else self._cursor_at

    @cursor_position.setter
    def cursor_position(self, at: Offset) -> None:
        """Textual's own fields set it as well; it stands where nothing has the focus."""
        self._cursor_at = at

    def on_mount(self) -> None:
        """Take the signals; repaint after Ctrl+Z and fg."""
        self._signals = ExitStack()
        if not self.is_headless:
            self._signals.enter_context(ending_signals(self.end_with))
            if sys.platform != "win32":
                self._signals.enter_context(woken_by_signals())
        self.app_resume_signal.subscribe(self, lambda _: self.call_after_refresh(self.refresh, layout=True))

    def on_unmount(self) -> None:
        """Give the signals back."""
        self._signals.close()

    def end_with(self, status: int) -> None:
        """Keep what is typed on every screen, then end."""
        for screen in self.screen_stack:
            if isinstance(screen, Sheet):
                screen.keep()
        self.exit(return_code=status)

    def on_hung_up(self) -> None:
        """The terminal is gone."""
        self.end_with(HUNG_UP)

    def on_sheet_interrupted(self) -> None:
        """Ctrl+C leaves what is open, asks once on Home, and a second one within two seconds leaves the app (E22)."""
        now = asyncio.get_running_loop().time()
        twice, self._interrupted_at = now - self._interrupted_at < TWICE, now
        screen = self.screen
        if twice:
            self.end_with(0)
        elif isinstance(screen, Sheet) and not screen.leave():
            screen.tell(say("app.again_to_leave"))


def driver_for(appearance: Appearance) -> type[Driver] | None:
    """The driver for this system's terminals; nothing where Textual's own choice stands."""
    if sys.platform == "win32":
        return None
    from gradestep.screens.driver import CursorTerminal, Terminal

    return CursorTerminal if appearance.show_cursor else Terminal
