"""The settings on disk: read with every fault named, changed with hand-written comments kept."""

from __future__ import annotations

from collections.abc import Mapping

from gradestep.files import FileProblem, read_bounded, replace
from gradestep.model.problem import Problem
from gradestep.model.settings import Settings
from gradestep.paths import HomePlaces

LARGEST = 256 * 1024
"""Bytes."""


def read(places: HomePlaces) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings, defaults where nothing sound is said, and what is wrong."""
    try:
        raw = read_bounded(places.settings, LARGEST)
    except FileProblem as problem:
        if problem.code == "missing":
            return Settings(), ()
        return Settings(), (Problem(f"settings_{problem.code}", places.settings),)
    from gradestep.planfile.settings import read_settings

    return read_settings(raw, places.settings)


def change(places: HomePlaces, values: Mapping[str, object]) -> None:
    """Set these dotted keys; called under the lock. Raises FileProblem, also where the file is not readable as settings."""
    from gradestep.planfile.settings import settings_rewritten

    try:
        text = read_bounded(places.settings, LARGEST).decode("utf-8-sig")
    except FileProblem as problem:
        if problem.code != "missing":
            raise
        text = ""
    except UnicodeDecodeError:
        raise FileProblem("unsound_settings", places.settings) from None
    changed = settings_rewritten(text, values)
    if changed is None:
        raise FileProblem("unsound_settings", places.settings)
    if changed != text:
        replace(places.settings, changed.encode())
