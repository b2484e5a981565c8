"""A draft: a conversation under way as it stands on disk, so that nothing typed is lost (A23, B6)."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import AwareDatetime, Field

from gradestep.flows.conversation import Conversation
from gradestep.flows.flow import Flow, Scene, Talk
from gradestep.flows.question import Answer, Ran
from gradestep.model.scalars import Frozen, Many, Words

Kept = Annotated[int | float | str | Annotated[tuple[str, ...], Field(strict=False)] | Ran, Field(union_mode="smart")]
"""An answer in the form it has in a draft file."""


class Draft(Frozen):
    """One conversation under way."""

    format: int = 1
    id: str
    """Names its file."""
    flow: str
    options: dict[str, str] = {}
    begun: AwareDatetime
    turn: int = 0
    answers: dict[str, Kept] = {}
    passed: Many[str] = ()
    trail: Many[str] = ()
    at: str = ""
    """The stage it stands at; empty once every question is behind."""
    stopped_here: bool = False
    typed: dict[str, Words] = {}
    """What stands in a field and is no answer yet, by stage."""
    ids: dict[str, str] = {}
    """Record ids given out, by stage and name, before the record is written."""
    saved: dict[str, str] = {}
    """What was carried out, by the same keys, in its JSON form."""
    due: Many[str] = ()
    """Stages whose answers are being carried out; a run killed in between finishes them."""

    def conversation(self, flow: Flow, scene: Scene) -> Conversation:
        """The conversation as it stood, answers in place, at the same question."""
        answers: dict[str, Answer] = dict(self.answers)
        talk = Talk(replace(scene, turn=self.turn), answers, frozenset(self.passed), self.ids)
        conversation = Conversation(flow, talk)
        if not self.at:
            return replace(conversation, at=len(flow.stages), trail=self.trail, stopped_here=self.stopped_here)
        return conversation.resumed(self.at, self.trail)

    def of(self, conversation: Conversation) -> Draft:
        """The same draft with the conversation as it stands now."""
        talk = conversation.talk
        stage = conversation.stage
        return self.model_copy(
            update={
                "answers": dict(talk.answers),
                "passed": tuple(sorted(talk.passed)),
                "trail": conversation.trail,
                "at": stage.id if stage else "",
                "stopped_here": conversation.stopped_here,
                "ids": dict(talk.ids),
            }
        )

    @property
    def has_anything(self) -> bool:
        """True when there is something to lose."""
        return bool(self.answers or self.typed or self.saved)
