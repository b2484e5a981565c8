"""Finding the step a person means by an id, a title, or the start of one."""

from __future__ import annotations

from gradestep.model.attempts import StepSnapshot
from gradestep.model.plan import Ladder, Plan, Step
from gradestep.text import cleaned_line


def steps_meant(plan: Plan, words: str) -> tuple[tuple[Ladder, Step], ...]:
    """The steps that fit, the best kind of fit alone: id, then title, then the start of a title, then words within it."""
    wanted = " ".join(words.casefold().split())
    steps = plan.steps()
    kinds = (
        [pair for pair in steps if pair[1].id == wanted],
        [pair for pair in steps if _folded(pair[1].title) == wanted],
        [pair for pair in steps if wanted and _folded(pair[1].title).startswith(wanted)],
        [pair for pair in steps if wanted and wanted in _folded(pair[1].title)],
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
