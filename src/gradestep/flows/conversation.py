"""A conversation under way: which question is next, one step on or back, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gradestep.flows.effect import Effect
from gradestep.flows.flow import Flow, Stage, Talk
from gradestep.flows.question import Answer, AnyQuestion, ChoiceQuestion, DayQuestion, SeveralQuestion
from gradestep.flows.reading import Complaint, read_answer


@dataclass(frozen=True)
class Conversation:
    """A flow, what was said so far, and the stage it stands at."""

    flow: Flow
    talk: Talk
    at: int = 0
    """The place of the present stage; the number of stages when it is over."""
    trail: tuple[str, ...] = ()
    """The stages gone through, in the order they were asked, for going back."""
    stopped_here: bool = False
    """Ended by "Enough for now"."""

    @classmethod
    def begin(cls, flow: Flow, talk: Talk) -> Conversation:
        """At the first question that is asked."""
        return cls(flow, talk)._forward(0)

    @property
    def stage(self) -> Stage | None:
        """The present stage; nothing when it is over."""
        return self.flow.stages[self.at] if self.at < len(self.flow.stages) else None

    @property
    def over(self) -> bool:
        """True when nothing is left to ask."""
        return self.stage is None

    @property
    def question(self) -> AnyQuestion | None:
        """The present question, with an answer given before as its prefill (A29)."""
        if self.stage is None:
            return None
        question = self.stage.ask(self.said)
        given = self.talk.answers.get(self.stage.id)
        return question if given is None or not _fits(question, given) else replace(question, prefill=given)

    def answered(self, answer: Answer) -> Conversation:
        """One question on, with this answer to the present one."""
        assert self.stage is not None
        stage = self.stage.id
        talk = replace(self.talk, answers={**self.talk.answers, stage: answer}, passed=self.talk.passed - {stage})
        return replace(self, talk=talk, trail=(*self.trail, stage))._forward(self.at + 1)

    def passed_over(self) -> Conversation:
        """One question on, with no answer to the present one."""
        assert self.stage is not None
        stage = self.stage.id
        answers = {key: answer for key, answer in self.talk.answers.items() if key != stage}
        talk = replace(self.talk, answers=answers, passed=self.talk.passed | {stage})
        return replace(self, talk=talk, trail=(*self.trail, stage))._forward(self.at + 1)

    def enough(self) -> Conversation:
        """Over for now; what was said stays."""
        return replace(self, at=len(self.flow.stages), stopped_here=True)

    def back(self) -> Conversation:
        """At the question before, with its answer; the same at the first."""
        if not self.trail:
            return self
        return replace(self, at=self.flow.place(self.trail[-1]), trail=self.trail[:-1], stopped_here=False)

    def resumed(self, stage_id: str, trail: tuple[str, ...]) -> Conversation:
        """At that stage again, or at the next that is asked; after the last one gone through where it is unknown now."""
        known = tuple(stage for stage in trail if self.flow.place(stage) < len(self.flow.stages))
        start = self.flow.place(stage_id)
        if start == len(self.flow.stages):
            start = self.flow.place(known[-1]) + 1 if known else 0
        return replace(self, trail=known)._forward(start)

    @property
    def said(self) -> Talk:
        """The talk with the stages gone through alone: an answer to a question that is no longer asked does not count."""
        trail = set(self.trail)
        answers = {stage: answer for stage, answer in self.talk.answers.items() if stage in trail}
        return replace(self.talk, answers=answers, passed=self.talk.passed & trail)

    def effects_of(self, stage_id: str) -> tuple[Effect, ...]:
        """What a stage became."""
        return self.flow.stages[self.flow.place(stage_id)].effects(self.said)

    def closing_effects(self) -> tuple[Effect, ...]:
        """What the whole conversation became, once it is over."""
        return self.flow.closing(self.said)

    def _forward(self, start: int) -> Conversation:
        said = self.said
        for place in range(start, len(self.flow.stages)):
            if self.flow.stages[place].when(said):
                return replace(self, at=place)
        return replace(self, at=len(self.flow.stages))


def _fits(question: AnyQuestion, given: Answer) -> bool:
    """False for an answer that is none of the options any more, because an earlier answer is another one now."""
    if isinstance(question, DayQuestion) and isinstance(given, str):
        return not isinstance(read_answer(question, given), Complaint)
    if isinstance(question, ChoiceQuestion):
        return given in [option.value for option in question.options]
    if isinstance(question, SeveralQuestion) and not question.own_words and isinstance(given, tuple):
        return set(given) <= {option.value for option in question.options}
    return True
