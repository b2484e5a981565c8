"""How long a key takes to be seen, over many keys, in the app and in the bare one."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from terminal import Terminal

DOWN, UP = b"\x1b[B", b"\x1b[A"


@dataclass(frozen=True)
class Painted:
    """Seconds from a key to the screen it leads to."""

    middle: float
    slow: float
    """Nineteen of twenty keys are quicker."""


def key_to_paint(
    command: Sequence[str],
    environment: Mapping[str, str],
    text: str,
    first: bytes,
    keys: Sequence[bytes],
    leave: bytes,
    times: int = 40,
) -> Painted:
    """Press the first, then these keys in turn, each once the one before was seen."""
    terminal = Terminal(command, environment)
    terminal.wait_for(text)
    terminal.settle()
    terminal.answer(first)
    terminal.settle()
    found = []
    for number in range(times):
        found.append(terminal.answer(keys[number % len(keys)]))
        terminal.read(0.1)
    terminal.end(leave)
    return Painted(statistics.median(found), statistics.quantiles(found, n=20)[-1])
