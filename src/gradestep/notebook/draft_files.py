"""Drafts on disk: one small file for each conversation under way on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from gradestep.files import FileProblem, own_folder, read_bounded, remove, remove_leftovers, replace
from gradestep.model.problem import Problem
from gradestep.paths import HomePlaces

if TYPE_CHECKING:
    from gradestep.notebook.drafts import Draft

LARGEST = 64 * 1024 * 1024
"""Bytes of one draft."""


def files(places: HomePlaces) -> tuple[Path, ...]:
    """The draft files, by name."""
    try:
        return tuple(sorted(path for path in places.drafts.iterdir() if path.name.endswith(".json")))
    except OSError:
        return ()


def read(places: HomePlaces) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """Every draft, the newest first, and a problem for each file that is none; such a file stays where it is."""
    found = files(places)
    if not found:
        return (), ()
    from gradestep.notebook.drafts import Draft

    drafts: list[Draft] = []
    problems: list[Problem] = []
    for path in found:
        try:
            drafts.append(Draft.model_validate_json(read_bounded(path, LARGEST)))
        except FileProblem as problem:
            problems.append(Problem(f"file_{problem.code}", path, values={"file": path.name}))
        except (ValidationError, ValueError, RecursionError):
            problems.append(Problem("draft_unreadable", path))
    return tuple(sorted(drafts, key=lambda draft: draft.begun, reverse=True)), tuple(problems)


def save(places: HomePlaces, draft: Draft) -> None:
    """Keep a draft; durable when this returns. Raises FileProblem."""
    own_folder(places.drafts)
    replace(_file(places, draft.id), draft.model_dump_json(exclude_defaults=True).encode(errors="replace"))


def finish(places: HomePlaces, draft_id: str) -> None:
    """Remove a finished draft. Raises FileProblem."""
    file = _file(places, draft_id)
    remove_leftovers((file,))
    remove(file)


def _file(places: HomePlaces, draft_id: str) -> Path:
    return places.drafts / f"{draft_id}.json"
