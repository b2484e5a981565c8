"""A program in a pseudo-terminal: when its first text stands, when it takes a key, what it costs."""

from __future__ import annotations

import fcntl
import os
import pty
import resource
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyte

LIMIT = 20.0
"""Seconds for anything to happen."""


@dataclass(frozen=True)
class Started:
    """What one start cost."""

    text: float
    """Seconds until the wanted text stood on the screen."""
    key: float
    """Seconds until a key that was pressed at that moment had an effect."""
    processor: float
    """Seconds of processor time until then, children included."""
    memory: float
    """Largest resident size in megabytes."""
    idle_bytes: int
    """Bytes written in the idle seconds after."""
    idle_processor: float
    """Processor seconds in them."""
    quit: float
    """Seconds from asking it to leave until it was gone."""


class Terminal:
    """One program on a screen of 80 by 24."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.screen = pyte.Screen(80, 24)
        self.stream = pyte.ByteStream(self.screen)
        self.written = 0
        self.began = time.perf_counter()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), dict(environment))
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def read(self, seconds: float) -> bool:
        """Take in what comes within that time; False once the program is gone."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        if not ready:
            return True
        try:
            block = os.read(self.descriptor, 65536)
        except OSError:
            return False
        self.written += len(block)
        self.stream.feed(block.replace(b"\x1b[>", b"\x1b["))
        return bool(block)

    def wait_for(self, text: str) -> float:
        """Seconds from the start until the text stands; raises TimeoutError."""
        while text not in "\n".join(self.screen.display):
            if time.perf_counter() - self.began > LIMIT or not self.read(0.05):
                raise TimeoutError(text, "\n".join(self.screen.display))
        return time.perf_counter() - self.began

    def press(self, keys: bytes) -> float:
        """Seconds until the screen changed after these keys."""
        before = "\n".join(self.screen.display) + str((self.screen.cursor.x, self.screen.cursor.y))
        pressed = time.perf_counter()
        os.write(self.descriptor, keys)
        while before == "\n".join(self.screen.display) + str((self.screen.cursor.x, self.screen.cursor.y)):
            if time.perf_counter() - pressed > LIMIT or not self.read(0.05):
                raise TimeoutError("no change after a key")
        return time.perf_counter() - pressed

    def answer(self, keys: bytes) -> float:
        """Seconds until anything was drawn after these keys, colours alone too."""
        before, pressed = self.written, time.perf_counter()
        os.write(self.descriptor, keys)
        while before == self.written:
            if time.perf_counter() - pressed > LIMIT or not self.read(0.05):
                raise TimeoutError("nothing drawn after a key")
        return time.perf_counter() - pressed

    def idle(self, seconds: float) -> tuple[int, float]:
        """Bytes written and processor seconds used while nothing is pressed."""
        self.settle()
        until = time.perf_counter() + seconds
        before, spent = self.written, self.processor()
        while time.perf_counter() < until:
            self.read(until - time.perf_counter())
        return self.written - before, self.processor() - spent

    def settle(self) -> None:
        """Take in everything until half a second brings nothing more."""
        written = -1
        while written != self.written:
            written = self.written
            self.read(0.5)

    def processor(self) -> float:
        """Seconds of processor time the program has used."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self, keys: bytes) -> tuple[float, resource.struct_rusage]:
        """Ask it to leave; seconds it took, and what it used in all."""
        asked = time.perf_counter()
        os.write(self.descriptor, keys)
        while self.read(0.5) and time.perf_counter() - asked < LIMIT:
            continue
        os.close(self.descriptor)
        try:
            _, _, used = os.wait4(self.pid, 0)
        except InterruptedError:
            os.kill(self.pid, signal.SIGKILL)
            raise
        return time.perf_counter() - asked, used


def start(
    command: Sequence[str], environment: Mapping[str, str], text: str, keys: bytes, leave: bytes, idle: float
) -> Started:
    """One start from nothing to gone."""
    terminal = Terminal(command, environment)
    seen = terminal.wait_for(text)
    pressed = time.perf_counter() - terminal.began
    key = pressed + terminal.press(keys)
    processor = terminal.processor()
    idle_bytes, idle_processor = terminal.idle(idle) if idle else (0, 0.0)
    quit_seconds, used = terminal.end(leave)
    return Started(seen, key, processor, used.ru_maxrss / 1024, idle_bytes, idle_processor, quit_seconds)
