"""The one line kept from an attempt, read back before a later one (care 1.1)."""

from __future__ import annotations

from gradestep.coach.attempts import attempts
from gradestep.model.history import History
from gradestep.model.journal import LearningStarred

SHOWN = 3
"""Learnings read back before a harder step."""


def last_learnings(history: History) -> tuple[str, ...]:
    """The last three, starred ones first, in the person's words."""
    starred: dict[str, bool] = {}
    for entry in history.standing():
        if isinstance(entry.event, LearningStarred):
            starred[entry.event.of] = entry.event.starred
    kept = [(starred.get(attempt.id, False), attempt.after.learned) for attempt in attempts(history)]
    words = [(star, learned) for star, learned in reversed(kept) if learned]
    chosen = sorted(words, key=lambda pair: not pair[0])[:SHOWN]
    return tuple(learned for _, learned in chosen)
