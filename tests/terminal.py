"""A program in a real pseudo-terminal: what it writes, what stands on the screen, where the cursor is."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pyte
from ptyprocess import PtyProcess

LIMIT = 20.0
"""Seconds to wait for something before a test gives up; nothing sleeps, output is waited for."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
    "pagedown": "\x1b[6~",
    "space": " ",
}


class NotSeen(AssertionError):
    """What was waited for did not come."""


@dataclass
class Terminal:
    """A running program and the screen it draws on."""

    process: PtyProcess
    screen: pyte.Screen
    stream: pyte.ByteStream
    written: bytearray = field(default_factory=bytearray)
    """Every byte so far."""

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the terminal's own cursor, from 0."""
        return self.screen.cursor.x, self.screen.cursor.y

    def press(self, *keys: str) -> None:
        """Press keys by name, such as `enter` or `ctrl+c`; anything else is typed as it is."""
        for key in keys:
            self.process.write(_bytes_of(key))

    def until(self, holds: Callable[[Terminal], bool], what: str = "") -> Terminal:
        """Read until this holds."""
        ends = time.monotonic() + LIMIT
        while not holds(self):
            if not self._read(ends - time.monotonic()):
                raise NotSeen(f"{what}\n{self.text}")
        return self

    def until_text(self, *texts: str) -> Terminal:
        """Read until all of these stand on the screen."""
        return self.until(lambda terminal: all(text in terminal.text for text in texts), f"not on the screen: {texts}")

    def until_quiet(self, seconds: float = 0.3) -> Terminal:
        """Read until nothing more comes for so long."""
        while self._read(seconds):
            pass
        return self

    def bytes_within(self, seconds: float) -> int:
        """How many bytes come in the next seconds; the wait is on output, and ends when they are over."""
        before = len(self.written)
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            self._read(left)
        return len(self.written) - before

    def resize(self, columns: int, rows: int) -> None:
        """Another window size."""
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.process.pid, number)

    def hang_up(self) -> None:
        """Close the window: the terminal is gone."""
        self.process.fileobj.close()
        self.process.closed = True

    def ended(self, within: float = LIMIT) -> int:
        """The status it ended with; a signal that killed it as a negative number."""
        ends = time.monotonic() + within
        handle = os.pidfd_open(self.process.pid)
        try:
            while not select.select([handle], [], [], 0.0)[0]:
                left = ends - time.monotonic()
                if left <= 0:
                    raise NotSeen(f"still running after {within} seconds\n{self.text}")
                watched = [handle] if self.process.closed else [handle, self.process.fd]
                if self.process.fd in select.select(watched, [], [], left)[0]:
                    self._read(0)
        finally:
            os.close(handle)
        while not self.process.closed and self._read(0):
            pass
        _, status = os.waitpid(self.process.pid, 0)
        self.process.terminated = True
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        """End it, if it still runs."""
        if not self.process.terminated:
            try:
                os.kill(self.process.pid, signal.SIGKILL)
                os.waitpid(self.process.pid, 0)
            except (ProcessLookupError, ChildProcessError):
                pass
        if not self.process.closed:
            self.process.fileobj.close()
            self.process.closed = True

    def _read(self, wait: float) -> bool:
        if self.process.closed or not select.select([self.process.fd], [], [], max(0.0, wait))[0]:
            return False
        try:
            data = os.read(self.process.fd, 65536)
        except OSError:
            return False
        self.written += data
        self.stream.feed(data)
        return bool(data)


def started(command: Sequence[str], environment: Mapping[str, str], *, columns: int = 80, rows: int = 24) -> Terminal:
    """Start a program in a terminal of that size."""
    process = PtyProcess.spawn(list(command), env=dict(environment), dimensions=(rows, columns))
    screen = pyte.Screen(columns, rows)
    return Terminal(process, screen, pyte.ByteStream(screen))


def _bytes_of(key: str) -> bytes:
    if key.startswith("ctrl+") and len(key) == 6:
        return bytes([ord(key[-1]) & 0x1F])
    return KEYS.get(key, key).encode()
