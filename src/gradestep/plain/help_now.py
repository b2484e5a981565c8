"""Whom to call, as lines."""

from __future__ import annotations

from gradestep.coach.help_now import help_now_lines
from gradestep.plain.talk import Room


def say_help_now(room: Room) -> None:
    """The person's own contacts, then the lines of their country, then everywhere."""
    room.speaker.gap()
    room.speaker.say(*help_now_lines(room.notebook.plan.contacts, room.notebook.settings.country))
