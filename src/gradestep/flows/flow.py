"""A flow: its stages as data, and the scene it is asked in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import datetime
from typing import TYPE_CHECKING

from gradestep.flows.effect import Effect
from gradestep.flows.question import Answer, AnyQuestion, Ran
from gradestep.model.history import History
from gradestep.model.plan import Ladder, Plan, Step
from gradestep.model.settings import Settings

if TYPE_CHECKING:
    from gradestep.planfile.merging_cases import Adoption


@dataclass(frozen=True)
class Scene:
    """What a flow may know when it asks: everything comes in, nothing is looked up."""

    plan: Plan
    settings: Settings
    history: History
    today: Date
    now: datetime
    """Where the person is, aware."""
    options: Mapping[str, str] = field(default_factory=dict)
    """What the flow was started with, such as the step's id."""
    turn: int = 0
    """A number that changes from one conversation to the next, so that replies do not repeat."""
    zone: str = "UTC"
    """The name of the time zone where the person is."""
    tries: Mapping[str, int] = field(default_factory=dict)
    """Practices by step id over all months, those not in `history` too."""
    adoption: Adoption | None = None
    """The clinician's file it is about, looked at beside the plan."""
    damaged: int = 0
    """Places of the months in `history` that could not be read."""

    def step(self) -> tuple[Ladder, Step] | None:
        """The step the flow was started with, and its ladder."""
        return self.plan.find(self.options.get("step", ""))


@dataclass(frozen=True)
class Talk:
    """A conversation so far, as the stages see it."""

    scene: Scene
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """Stage id to answer; a question passed over is not here."""
    passed: frozenset[str] = frozenset()
    ids: Mapping[str, str] = field(default_factory=dict)
    """Record ids by "stage" or "stage.name", set before the record is written."""
    outcomes: Mapping[str, str] = field(default_factory=dict)
    """What the effects of a stage came to, such as where a file is now; of this run alone, and kept nowhere."""

    def text(self, stage: str) -> str | None:
        """The words answered there, or nothing."""
        answer = self.answers.get(stage)
        return answer if isinstance(answer, str) and answer else None

    def whole(self, stage: str) -> int | None:
        """The whole number answered there, or nothing."""
        answer = self.answers.get(stage)
        return answer if isinstance(answer, int) else None

    def amount(self, stage: str) -> float | None:
        """The number answered there, or nothing."""
        answer = self.answers.get(stage)
        return float(answer) if isinstance(answer, (int, float)) else None

    def chosen(self, stage: str) -> tuple[str, ...]:
        """The entries ticked there; empty where nothing was."""
        answer = self.answers.get(stage)
        return answer if isinstance(answer, tuple) else ()

    def ran(self, stage: str) -> Ran | None:
        """What ran there, or nothing."""
        answer = self.answers.get(stage)
        return answer if isinstance(answer, Ran) else None

    def answering(self, stage: str, answer: Answer) -> Talk:
        """The same with another answer there."""
        return replace(self, answers={**self.answers, stage: answer})

    def reached(self, stage: str) -> bool:
        """True once that stage was answered or passed over."""
        return stage in self.answers or stage in self.passed


def always(talk: Talk) -> bool:
    """Asked whatever was said before."""
    return True


def nothing(talk: Talk) -> tuple[Effect, ...]:
    """Becomes nothing by itself."""
    return ()


@dataclass(frozen=True)
class Stage:
    """One question, when it is asked, and what follows once it is behind."""

    id: str
    ask: Callable[[Talk], AnyQuestion]
    when: Callable[[Talk], bool] = always
    effects: Callable[[Talk], tuple[Effect, ...]] = nothing
    """Carried out when the stage is answered or passed over; going back and answering otherwise amends the record."""


@dataclass(frozen=True)
class Flow:
    """A guided conversation."""

    id: str
    title: str
    stages: tuple[Stage, ...]
    closing: Callable[[Talk], tuple[Effect, ...]] = nothing
    """Carried out at the end, and at "Enough for now"; `talk.reached` tells the two apart."""

    def place(self, stage_id: str) -> int:
        """Where that stage stands; the end where it is unknown."""
        return next((at for at, stage in enumerate(self.stages) if stage.id == stage_id), len(self.stages))
