"""Practice as lines: breathing, grounding and posture for their own sake (S39, S42)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows.question import Option
from gradestep.plain.menu import choose
from gradestep.plain.talk import Room, begin

EXERCISES = ("breathe", "ground", "posture")


def practice_page(room: Room) -> None:
    """Choose one and do it."""
    room.speaker.say(say("practice.about"))
    chosen = choose(room, tuple(Option(flow, say(f"keys.{flow}")) for flow in EXERCISES))
    if chosen is not None:
        begin(room, chosen)
