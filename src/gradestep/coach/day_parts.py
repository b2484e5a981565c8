"""The parts of a day: a time on the clock as the journal and the energy map name it."""

from __future__ import annotations

from typing import Literal

Part = Literal["morning", "afternoon", "evening", "night"]

PARTS: tuple[Part, ...] = ("morning", "afternoon", "evening", "night")
"""From 5, from 12, from 18 and from 22 o'clock."""


def part_of(hour: int) -> Part:
    """The part that an hour 0-23 falls in."""
    if hour < 5 or hour >= 22:
        return "night"
    return "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
