"""Textual's terminal driver, made to notice a terminal that is gone and to leave the cursor to those who follow it."""

from __future__ import annotations

import asyncio
import select
import sys
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

if TYPE_CHECKING:
    from textual.app import App


POINTER_SHAPE = "\x1b]22;"
"""Begins what changes the mouse pointer; nothing but text and its looks is sent (A32, E36)."""


class HungUp(Message):
    """The terminal is gone: its window was closed or its connection was lost."""


class Terminal(LinuxDriver):
    """A terminal that may vanish at any moment.

    Textual's own driver keeps reading a terminal that is gone, at the cost of most of a core, and may wait for ever for
    a writer that died with it.
    """

    SHOWS_CURSOR: ClassVar[bool] = False

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._gone = False
        self._watching = False

    def start_application_mode(self) -> None:
        """Take the terminal over; show the cursor where the person wants it, and watch for the terminal to go."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own has no types
        if self.SHOWS_CURSOR:
            self.write("\x1b[?25h")
            self.flush()
        if sys.platform == "linux" and not self._watching:
            self._watching = True
            loop = asyncio.get_running_loop()
            Thread(target=self._wait_for_hang_up, args=(loop,), name="gradestep-hang-up", daemon=True).start()

    def write(self, data: str) -> None:
        """Write, unless nobody is there to read. The mouse pointer keeps its shape."""
        if data.startswith(POINTER_SHAPE):
            return
        if not self._gone and self._writer_thread is not None and self._writer_thread.is_alive():
            self._writer_thread.write(data)

    def close(self) -> None:
        """Stop the writer, unless it died with the terminal."""
        if not self._gone and self._writer_thread is not None and self._writer_thread.is_alive():
            self._writer_thread.stop()

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:
            self._hung_up()

    def _wait_for_hang_up(self, loop: asyncio.AbstractEventLoop) -> None:
        """Sleep until the kernel says that the other side is closed; costs nothing until then."""
        poll = select.poll()
        poll.register(self.fileno, 0)
        for _, seen in poll.poll():
            if seen & (select.POLLHUP | select.POLLERR) and not loop.is_closed():
                self._hung_up()

    def _hung_up(self) -> None:
        self._gone = True
        self.exit_event.set()
        self._app.post_message(HungUp())


class CursorTerminal(Terminal):
    """The same with the real cursor in sight, for braille displays and magnifiers (A9)."""

    SHOWS_CURSOR = True
