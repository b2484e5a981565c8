"""Finding the step a person means by an id, a title, or the start of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, TypeVar

from gradestep.model.attempts import StepSnapshot
from gradestep.text import cleaned_line

if TYPE_CHECKING:
    from gradestep.model.plan import Ladder, Plan, Step


class Named(Protocol):
    """A step, or a picture of one."""

    @property
    def id(self) -> str | None:
        """Its id in the plan."""

    @property
    def title(self) -> str:
        """Its title."""


Some = TypeVar("Some", bound=Named)


def steps_meant(plan: Plan, words: str) -> tuple[tuple[Ladder, Step], ...]:
    """The steps of a plan that fit, each with its ladder."""
    pairs = plan.steps()
    fitting = fitting_best((step for _, step in pairs), words)
    return tuple(pair for pair in pairs if any(pair[1] is step for step in fitting))


def fitting_best(steps: Iterable[Some], words: str) -> tuple[Some, ...]:
    """The steps that fit, the best kind of fit alone: id, then title, then the start of a title, then words within it."""
    wanted = " ".join(words.casefold().split())
    steps = tuple(steps)
    kinds = (
        [step for step in steps if step.id == wanted],
        [step for step in steps if _folded(step.title) == wanted],
        [step for step in steps if wanted and _folded(step.title).startswith(wanted)],
        [step for step in steps if wanted and wanted in _folded(step.title)],
    )
    return tuple(next((found for found in kinds if found), []))


def snapshot(plan: Plan, ladder: Ladder, step: Step) -> StepSnapshot:
    """The step as it reads now, to be kept with an attempt."""
    source, revision = plan.revision_of(ladder, step)
    return StepSnapshot(
        id=step.id,
        title=step.title,
        ladder=ladder.id,
        ladder_title=ladder.title,
        plan=source,
        revision=revision,
        kind=step.kind,
        amount=step.amount,
        unit=step.unit,
    )


def off_the_ladder(words: str) -> StepSnapshot:
    """Something done that is on no ladder."""
    return StepSnapshot(title=cleaned_line(words))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
