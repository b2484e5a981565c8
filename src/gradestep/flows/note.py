"""A note for the next session, from anywhere (S26)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.model.journal import SessionNote


def note(scene: Scene) -> Flow:
    """One text of any length; nothing is kept where nothing was written."""
    return Flow(
        id="note",
        title=say("note.title"),
        stages=(Stage("note", asking.text("note.text", note=True), effects=asking.becomes(_kept)),),
    )


def _kept(talk: Talk) -> Effect | None:
    words = talk.text("note")
    return Remember(SessionNote(text=words)) if words and words.strip() else None
