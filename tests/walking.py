"""A test walker: answers a conversation by stage id and gathers what the answers become; no notebook needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import TypeVar

from gradestep.flows.conversation import Conversation
from gradestep.flows.effect import ChangePlan, ChangeSettings, Effect, Remember, StartFlow
from gradestep.flows.flow import Flow, Scene, Talk
from gradestep.flows.question import Answer, AnyQuestion, Information, RunningQuestion
from gradestep.model.history import History
from gradestep.model.journal import Event
from gradestep.model.plan import Plan
from gradestep.model.record import Envelope, Record
from gradestep.model.settings import Settings

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)


class Move(Enum):
    """What can be done at a question beside answering it."""

    PASS = "pass"
    ENOUGH = "enough"


PASS, ENOUGH = Move.PASS, Move.ENOUGH

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Asked:
    """A question as it was asked, and at which stage."""

    stage: str
    question: AnyQuestion


@dataclass
class Walk:
    """A conversation gone through to its end, or to the stage it was to be left at."""

    conversation: Conversation
    asked: list[Asked] = field(default_factory=list)
    effects: dict[str, Effect] = field(default_factory=dict)
    """By "stage.name", a later one of the same name over an earlier one, as the notebook keeps them."""

    def stages(self) -> tuple[str, ...]:
        """The stages asked, in order."""
        return tuple(asked.stage for asked in self.asked)

    def question(self, stage: str) -> AnyQuestion:
        """The last question asked at that stage."""
        return next(asked.question for asked in reversed(self.asked) if asked.stage == stage)

    def answered(self) -> tuple[str, ...]:
        """The stages that ask something: no information, nothing that runs."""
        return tuple(one.stage for one in self.asked if not isinstance(one.question, (Information, RunningQuestion)))

    def events(self, kind: type[Kind]) -> list[Kind]:
        """The events of a kind that would be remembered."""
        remembered = (effect.event for effect in self.effects.values() if isinstance(effect, Remember))
        return [event for event in remembered if isinstance(event, kind)]

    def only(self, kind: type[Kind]) -> Kind:
        """The one event of that kind."""
        (event,) = self.events(kind)
        return event

    def changes(self) -> list[ChangePlan]:
        """The changes to the plan."""
        return [effect for effect in self.effects.values() if isinstance(effect, ChangePlan)]

    def settings(self) -> dict[str, object]:
        """Every setting that would be changed, with its value."""
        changes = (effect for effect in self.effects.values() if isinstance(effect, ChangeSettings))
        return {key: value for change in changes for key, value in change.values}

    def next_flow(self) -> StartFlow | None:
        """The conversation that follows."""
        return next((effect for effect in self.effects.values() if isinstance(effect, StartFlow)), None)

    def answer(self, value: Answer) -> None:
        """One question on."""
        self._note()
        stage = self._stage()
        self._move(self.conversation.answered(value), (stage,))

    def pass_over(self) -> None:
        """One question on, with nothing said."""
        self._note()
        stage = self._stage()
        self._move(self.conversation.passed_over(), (stage,))

    def enough(self) -> None:
        """Over for now."""
        self._note()
        self._move(self.conversation.enough(), ())

    def back(self) -> None:
        """One question back; what only says something is gone past, as both renderers do."""
        self.conversation = self.conversation.back()
        while self.conversation.trail and only_says(self.conversation.question):
            self.conversation = self.conversation.back()

    def take(self, answer: Answer | Move) -> None:
        """An answer, PASS or ENOUGH."""
        if answer is Move.PASS:
            self.pass_over()
        elif answer is Move.ENOUGH:
            self.enough()
        else:
            self.answer(answer)

    def go_on(self, answers: Mapping[str, Answer | Move], until: str = "") -> Walk:
        """To the end or to the stage `until`: what is not among the answers is passed over, information is read."""
        while (stage := self.conversation.stage) is not None and stage.id != until:
            informs = isinstance(self.conversation.question, Information)
            self.take(answers.get(stage.id, "read" if informs else PASS))
            assert len(self.asked) < 200, "a conversation without an end"
        return self

    def _stage(self) -> str:
        assert self.conversation.stage is not None
        return self.conversation.stage.id

    def _note(self) -> None:
        question = self.conversation.question
        assert question is not None
        if question.ask:
            self.asked.append(Asked(self._stage(), question))

    def _move(self, after: Conversation, stages: Iterable[str]) -> None:
        stages = tuple(stages)
        ids = dict(after.talk.ids)
        for key, _ in self._due(after, stages):
            ids.setdefault(key, f"id-{key}")
            ids.setdefault(key.partition(".")[0], f"id-{key}")
        after = replace(after, talk=replace(after.talk, ids=ids))
        self.effects |= dict(self._due(after, stages))
        self.conversation = after
        if after.over:
            gone_through = {*after.trail, "closing"}
            self.effects = {key: one for key, one in self.effects.items() if key.partition(".")[0] in gone_through}

    def _due(self, after: Conversation, stages: tuple[str, ...]) -> list[tuple[str, Effect]]:
        found = [(stage, effect) for stage in stages for effect in after.effects_of(stage)]
        if after.over:
            found += [("closing", effect) for effect in after.closing_effects()]
        return [(f"{stage}.{_name(effect)}", effect) for stage, effect in found]


def walk(flow: Flow, scene: Scene, answers: Mapping[str, Answer | Move] | None = None, until: str = "") -> Walk:
    """Go through a flow with the answers given by stage; to the end or to the stage `until`."""
    return Walk(Conversation.begin(flow, Talk(scene))).go_on(answers or {}, until)


def only_says(question: AnyQuestion | None) -> bool:
    """Whether a question asks nothing and waits for nothing."""
    return isinstance(question, Information) and not question.waits


def scene_of(
    plan: Plan,
    *past: tuple[Event, int],
    settings: Settings | None = None,
    turn: int = 0,
    options: Mapping[str, str] | None = None,
    **more: str,
) -> Scene:
    """A scene on TODAY, with events remembered so many days ago; their ids are "past-0", "past-1" …"""
    records = (remembered(event, days_ago, n) for n, (event, days_ago) in enumerate(past))
    return Scene(plan, settings or Settings(), History.of(records), TODAY, NOW, {**(options or {}), **more}, turn)


def remembered(event: Event, days_ago: int = 0, n: int = 0) -> Record:
    """A record of an event, some days ago."""
    at = NOW - timedelta(days=days_ago) + timedelta(seconds=n)
    envelope = Envelope(
        id=f"past-{n}", v=1, kind=event.kind, at=at, local=at, day=TODAY - timedelta(days=days_ago), dev="k7f3", n=n
    )
    return Record(envelope, event, f"{n}".encode())


def _name(effect: Effect) -> str:
    return effect.name if isinstance(effect, Remember) else type(effect).__name__
