"""Plain mode for tests: typed lines in, said lines out, time that passes when it is told to."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

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


class Answering:
    """Somebody who answers each question by its words, again where it is asked again, and any other with Enter alone."""

    def __init__(self, said: io.StringIO, answers: Mapping[str, str | Sequence[str]]) -> None:
        self._said = said
        self._answers = {ask: [given] if isinstance(given, str) else list(given) for ask, given in answers.items()}
        self._present: list[str] = []
        self._heard = 0

    def readline(self) -> str:
        """The answer to what was said since the last one."""
        new = " ".join(self._said.getvalue()[self._heard :].split())
        self._heard = len(self._said.getvalue())
        self._present = next((given for ask, given in self._answers.items() if ask in new), self._present)
        return f"{self._present.pop(0)}\n" if self._present else "\n"

    def isatty(self) -> bool:
        """Nobody sits there."""
        return False


def answered(
    notebook: Notebook, flow: str, options: Mapping[str, str], answers: Mapping[str, str | Sequence[str]]
) -> str:
    """Everything that was said in a conversation, each question answered by its words."""
    said = io.StringIO()
    speaker = Speaker(Answering(said, answers), said)
    assert open_plainly(notebook, speaker, lambda _: "over", flow, options, stays=False) == 0
    return said.getvalue()
