"""Ending well when the system asks for it, or when the terminal has gone: within two seconds, whatever happens."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

LIMIT = 1.5
"""Seconds an orderly end may take; then the process ends at once. Drafts are kept before this begins to count."""

NAMES = ("SIGTERM", "SIGHUP")


def end_by(limit: float, status: int) -> threading.Timer:
    """End the process with this status once the seconds have passed, if it is still there."""
    timer = threading.Timer(limit, os._exit, (status,))
    timer.daemon = True
    timer.start()
    return timer


@contextmanager
def ending_signals(stop: Callable[[int], None]) -> Iterator[None]:
    """While this lasts, a signal that asks the process to end calls `stop` with its status, in the running loop.

    A plain handler, not the loop's own: it runs even where the loop waits for a terminal that no longer reads.
    """
    loop = asyncio.get_running_loop()

    def _handle(number: int, _: FrameType | None) -> None:
        end_by(LIMIT, 128 + number)
        loop.call_soon_threadsafe(stop, 128 + number)

    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    before = [(number, signal.signal(number, _handle)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
