"""What a conversation may know of a notebook, as of now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gradestep.flows.flow import Scene
from gradestep.model.problem import Problem
from gradestep.notebook.adopting import look_as_asked

if TYPE_CHECKING:
    from gradestep.notebook.notebook import Notebook


def scene_of(notebook: Notebook, options: Mapping[str, str]) -> Scene:
    """The plan, the settings and the journal: every month of it with the option `all` as "yes", or about an older record."""
    about = options.get("record")
    whole = options.get("all") == "yes" or (about is not None and not notebook.has(about))
    return Scene(
        plan=notebook.plan,
        settings=notebook.settings,
        history=notebook.everything() if whole else notebook.history,
        today=notebook.today(),
        now=notebook.now(),
        options=dict(options),
        turn=len(notebook.history.records),
        zone=notebook.clock.zone(),
        tries=notebook.totals.tries,
        adoption=look_as_asked(notebook, options),
        damaged=_damaged(notebook.all_problems() if whole else notebook.problems),
    )


def _damaged(problems: Sequence[Problem]) -> int:
    """How many of them are in files of the journal."""
    return sum(1 for problem in problems if problem.file and "journal" in problem.file.parts[-2:-1])
