"""Leaving everything for Home: on the way home, and after a stop, which nothing goes on under (care 4.4, O0)."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen

from gradestep.coach.safety import is_paused
from gradestep.notebook import Notebook
from gradestep.screens.flow import FlowScreen
from gradestep.screens.sheet import Sheet


def stopped_by(flow_id: str, notebook: Notebook) -> bool:
    """True where that conversation has paused steps: however it was left, the pause is what comes next."""
    return flow_id == "stop_now" and is_paused(notebook.history, notebook.today())


def leave_all(screens: Sequence[Screen[object]], *, stopped: bool) -> None:
    """Close these, the topmost first, with everything kept; a try that was `stopped` does not run on."""
    for screen in reversed(screens):
        if isinstance(screen, FlowScreen):
            screen.leave(stopped=stopped)
        elif isinstance(screen, Sheet):
            screen.leave_wholly()
