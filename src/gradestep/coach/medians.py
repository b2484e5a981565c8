"""The person's own usual rating, for a sentence when one is far from it (S24)."""

from __future__ import annotations

from statistics import median

from gradestep.model.history import History
from gradestep.model.journal import CheckIn, Symptoms

ENOUGH = 5
"""Ratings before there is a "usual" at all."""


FAR = 3
"""How far from the usual one a rating is worth a sentence (S24)."""


def usual_rating(history: History, what: str) -> float | None:
    """The median of the person's own ratings of `mood`, `body` or `confidence`; nothing before there are enough.

    It is of the months at hand, the newest ones: what is usual lately, which is all that the sentence says.
    """
    ratings: list[int] = []
    for entry in history.standing():
        match entry.event:
            case Symptoms(rating=int() as rating) if what == "body":
                ratings.append(rating)
            case CheckIn() as check_in if what != "body":
                rating_there = getattr(check_in, what, None)
                ratings += [rating_there] if isinstance(rating_there, int) else []
    return median(ratings) if len(ratings) >= ENOUGH else None
