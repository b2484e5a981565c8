"""Where a new file or folder may go: looked at when it is typed, so that it is asked again in words (R21, A30)."""

from __future__ import annotations

import os
from pathlib import Path

from gradestep.files import FileProblem
from gradestep.flows.question import PlaceQuestion
from gradestep.flows.reading import Complaint
from gradestep.notebook.handing_over import ensure_folder_above
from gradestep.notebook.nearby import path_of
from gradestep.notebook.telling import told_file_problem
from gradestep.text import cleaned_line


def placed(question: PlaceQuestion, typed: str) -> str | Complaint:
    """The whole path that is meant; in a folder that is there, by the usual name. Nothing is made."""
    path = Path(os.path.abspath(path_of(cleaned_line(typed)[: question.limit])))
    target = path / question.name if path.is_dir() else path
    try:
        ensure_folder_above(target)
        if os.path.lexists(target):
            raise FileProblem("exists", target)
    except FileProblem as problem:
        return Complaint(told_file_problem(problem))
    return str(target)
