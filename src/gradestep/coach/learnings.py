"""The one line kept from an attempt, read back before a later one (care 1.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gradestep.coach.attempts import Attempt, attempts
from gradestep.model.history import History
from gradestep.model.journal import LearningStarred

SHOWN = 3
"""Learnings read back before a harder step."""


@dataclass(frozen=True)
class Learning:
    """One line, in the person's words."""

    attempt: str
    """The attempt it came from; what a star is put to."""
    words: str
    starred: bool = False
    ladder: str = ""
    private: bool = False


def learnings(history: History, known_attempts: Iterable[Attempt] | None = None) -> tuple[Learning, ...]:
    """Every line there is, the latest first; starred ones of months that are not read whole come last.

    `known_attempts` are the attempts of that history, where they were worked out already.
    """
    stars: dict[str, LearningStarred] = {}
    for entry in history.standing():
        if isinstance(entry.event, LearningStarred):
            stars[entry.event.of] = entry.event
    tries = {one.id: one for one in (attempts(history) if known_attempts is None else known_attempts)}
    known = tuple(
        Learning(one.id, one.after.learned, _is_starred(stars.get(one.id)), one.step.ladder or "", one.private)
        for one in reversed(tries.values())
        if one.after.learned
    )
    older = (Learning(of, star.words, True) for of, star in stars.items() if of not in tries and star.words)
    return (*known, *(one for one in older if _is_starred(stars[one.attempt])))


def _is_starred(star: LearningStarred | None) -> bool:
    return star is not None and star.starred


def last_learnings(history: History, ladder: str = "") -> tuple[str, ...]:
    """Three of them: starred ones first, then those of the same ladder, then the latest."""
    chosen = sorted(learnings(history), key=lambda one: (not one.starred, not ladder or one.ladder != ladder))
    return tuple(one.words for one in chosen[:SHOWN])
