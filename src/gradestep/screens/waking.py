"""A signal wakes the waiting loop, whichever thread the system gave it to."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def woken_by_signals() -> Iterator[None]:
    """While this lasts, every signal with a handler ends the running loop's wait, so that the handler runs at once.

    Python runs handlers in the main thread and between its steps. A signal that reaches another thread, as SIGCONT
    after a stop may, leaves the main thread waiting for input that does not come.
    """
    loop = asyncio.get_running_loop()
    reading, writing = os.pipe()
    for end in (reading, writing):
        os.set_blocking(end, False)
    before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    loop.add_reader(reading, os.read, reading, 4096)
    try:
        yield
    finally:
        loop.remove_reader(reading)
        signal.set_wakeup_fd(before)
        os.close(reading)
        os.close(writing)
