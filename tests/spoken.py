"""Plain mode for tests: typed lines in, said lines out, time that passes when it is told to."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

from fake_clock import FakeClock

from gradestep.notebook import Notebook
from gradestep.plain.opening import open_plainly
from gradestep.plain.running import Waited
from gradestep.plain.speaker import Speaker


class Typed(io.StringIO):
    """Lines as they come from a terminal or a pipe."""

    def __init__(self, lines: Iterable[str], terminal: bool = False) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._terminal = terminal

    def isatty(self) -> bool:
        """Whether a person seems to sit there."""
        return self._terminal


def spoken(
    notebook: Notebook,
    clock: FakeClock,
    lines: Iterable[str],
    flow: str | None = None,
    options: Mapping[str, str] | None = None,
    *,
    stays: bool = False,
    quiet: bool = False,
) -> str:
    """Everything that was said while these lines were typed."""
    said = io.StringIO()

    def wait(seconds: float) -> Waited:
        clock.advance(seconds)
        return "over"

    status = open_plainly(notebook, Speaker(Typed(lines), said), wait, flow, options or {}, stays=stays, quiet=quiet)
    assert status == 0
    return said.getvalue()
