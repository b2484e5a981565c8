"""How time passes in plain mode: until it is over, until Enter, or until Ctrl+C."""

from __future__ import annotations

import select
import threading
from collections.abc import Callable
from typing import TextIO

from gradestep.plain.running import Waited


def waiting_at(hearing: TextIO) -> Callable[[float], Waited]:
    """A way to let seconds pass that listens for Enter where a person sits at a terminal."""
    return _listening(hearing) if hearing.isatty() else _passing


def _passing(seconds: float) -> Waited:
    try:
        threading.Event().wait(seconds)
    except KeyboardInterrupt:
        return "stop"
    return "over"


def _listening(hearing: TextIO) -> Callable[[float], Waited]:
    def wait(seconds: float) -> Waited:
        try:
            ready, _, _ = select.select([hearing], [], [], seconds)
            if not ready:
                return "over"
            return "enter" if hearing.readline() else "stop"
        except KeyboardInterrupt:
            return "stop"

    return wait
