"""The one line kept from an attempt, read back before a later one (care 1.1)."""

from __future__ import annotations

from dataclasses import dataclass

from gradestep.coach.attempts import attempts
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


def learnings(history: History) -> tuple[Learning, ...]:
    """Every line there is, the latest first."""
    starred: dict[str, bool] = {}
    for entry in history.standing():
        if isinstance(entry.event, LearningStarred):
            starred[entry.event.of] = entry.event.starred
    return tuple(
        Learning(one.id, one.after.learned, starred.get(one.id, False), one.step.ladder or "")
        for one in reversed(attempts(history))
        if one.after.learned
    )


def last_learnings(history: History, ladder: str = "") -> tuple[str, ...]:
    """Three of them: starred ones first, then those of the same ladder, then the latest."""
    chosen = sorted(learnings(history), key=lambda one: (not one.starred, not ladder or one.ladder != ladder))
    return tuple(one.words for one in chosen[:SHOWN])
