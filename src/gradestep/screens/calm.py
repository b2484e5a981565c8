"""The one crash handler of the full screen: a calm sentence, no traceback, nothing a person wrote (R24, E25)."""

from __future__ import annotations

import sys
from typing import Any

from rich.text import Text
from textual.app import App

from gradestep.content import say


class CalmApp(App[None]):
    """Textual prints a traceback with the values of local variables; this does not."""

    def panic(self, *_renderables: Any) -> None:
        """End with the sentence in place of whatever was to be printed."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        self._return_code = 1
        if not self._exit_renderables:
            self._exit_renderables.append(Text(crash_sentence()))
        self._close_messages_no_wait()

    def bell(self) -> None:
        """Silent (A32)."""

    def copy_to_clipboard(self, text: str) -> None:
        """Kept within the app; nothing is written to the terminal's clipboard (R24)."""
        self._clipboard = text


def crash_sentence() -> str:
    """What went wrong by its kind and place in the code; neither a value nor a message of the exception."""
    kind, _, trace = sys.exc_info()
    place = ""
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__', '')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return say("commands.crash", kind=kind.__name__ if kind else "", place=place)
