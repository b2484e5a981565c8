"""A page's choices as a numbered question, asked in the same way as any other."""

from __future__ import annotations

from collections.abc import Sequence

from gradestep.content import say
from gradestep.flows.question import ChoiceQuestion, LineQuestion, Option
from gradestep.plain.asking import Asker
from gradestep.plain.running import Runner
from gradestep.plain.talk import Room


def choose(room: Room, options: Sequence[Option], ask: str | None = None) -> str | None:
    """The value chosen, or nothing where the person went back or passed."""
    question = ChoiceQuestion(ask=ask or say("plain.choose"), options=tuple(options))
    said = _asker(room).ask(question)
    return said.answer if said.move == "answer" and isinstance(said.answer, str) else None


def line(room: Room, ask: str) -> str | None:
    """One line typed, or nothing."""
    said = _asker(room).ask(LineQuestion(ask=ask))
    return said.answer if said.move == "answer" and isinstance(said.answer, str) and said.answer else None


def _asker(room: Room) -> Asker:
    return Asker(room.speaker, Runner(room.speaker, room.clock, room.wait, room.quiet), room.command, _nothing_kept)


def _nothing_kept(_: str) -> None:
    """A page's choices are no draft."""
