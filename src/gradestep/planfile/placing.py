"""Placing something among others by comparison: at most three questions, each "harder or less hard than this one?" (S13)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Harder = Literal["harder", "easier", "same"]

MOST = 3
"""Comparisons for one step."""

ABOVE = 15
"""What is harder than all others stands this much above the hardest: no gap of more than 25 arises (care 1.2)."""

HIGHEST = 100


def compared_with(difficulties: Sequence[int], answers: Sequence[Harder]) -> int | None:
    """The place of the next one to compare with; nothing once it is settled.

    `difficulties` go upwards, 0-100. The middle of what is left is asked about, so seven others are settled in three.
    """
    low, high = _left(difficulties, answers)
    settled = low >= high or len(answers) >= MOST or "same" in answers
    return None if settled else (low + high) // 2


def difficulty_between(difficulties: Sequence[int], answers: Sequence[Harder]) -> int | None:
    """0-100: the middle between the neighbours the answers leave, or the one it is as hard as; nothing without an answer."""
    if not answers or not difficulties:
        return None
    asked = [compared_with(difficulties, answers[:place]) for place in range(len(answers))]
    if answers[-1] == "same" and asked[-1] is not None:
        return difficulties[asked[-1]]
    low, high = _left(difficulties, answers)
    if low >= len(difficulties):
        return min(HIGHEST, difficulties[-1] + ABOVE)
    above = difficulties[min(high, len(difficulties) - 1)]
    below = difficulties[low - 1] if low else 0
    return (below + above) // 2


def _left(difficulties: Sequence[int], answers: Sequence[Harder]) -> tuple[int, int]:
    """Between which places it can still stand: after `low` others, before those from `high` on."""
    low, high = 0, len(difficulties)
    for answer in answers:
        middle = (low + high) // 2
        if answer == "harder":
            low = middle + 1
        elif answer == "easier":
            high = middle
    return low, high
