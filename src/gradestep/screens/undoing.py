"""Undo and redo as the screens say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradestep.content import say
from gradestep.files import FileProblem

if TYPE_CHECKING:
    from gradestep.notebook import Notebook


def take_back(notebook: Notebook, *, back: bool) -> str:
    """Take the last thing back, or bring it back; the sentence that says what was done (A24)."""
    from gradestep.coach.record_words import act_words
    from gradestep.notebook.telling import told_file_problem

    try:
        record = notebook.undo() if back else notebook.redo()
    except FileProblem as problem:
        return told_file_problem(problem)
    way = "taken_back" if back else "brought_back"
    if record is None or record.event is None:
        return say(f"app.nothing_{way}")
    return say(f"app.{way}", what=act_words(record))
