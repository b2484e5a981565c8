"""Changing a step on the spot: how much, when, what has to fit, its smallest version; always the person's own (S44, S50)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gradestep.coach.amounts import amount_words
from gradestep.flows import asking
from gradestep.flows.asking import Ask, Condition, Options
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.editing import next_help_id
from gradestep.flows.effect import ChangePlan, Effect
from gradestep.flows.flow import Stage, Talk
from gradestep.flows.question import Answer, Ran
from gradestep.model.attempts import Adjustment
from gradestep.model.journal import PlanChanged
from gradestep.model.plan import Ladder, Step
from gradestep.planfile.edits import AddEntry, SetField
from gradestep.planfile.reading import read_plan

WORDS = ("cue", "condition", "smallest")
"""The fields of a step that are changed by a line of words."""


@dataclass(frozen=True)
class Adjustable:
    """A step of the plan as it reads now, and where it stands."""

    ladder: Ladder
    step: Step

    @property
    def place(self) -> tuple[str, ...]:
        """Where the step stands in the plan."""
        return ("ladders", self.ladder.id, "steps", self.step.id)

    @property
    def fields(self) -> tuple[str, ...]:
        """What can be changed about it."""
        return ("amount", *WORDS) if self.step.amount is not None else WORDS

    def options(self, key: str) -> Options:
        """The fields and "leave it as it is"."""
        return lambda talk: tuple(asking.option(key, field) for field in (*self.fields, "leave"))


def adjustable(ground: Ground) -> Adjustable | None:
    """The step of an attempt, where it stands in the plan."""
    return Adjustable(ground.ladder, ground.step) if ground.ladder is not None and ground.step is not None else None


def change_stages(
    found: Adjustable | None, prefix: str, chosen: str, values: dict[str, str], *, may_stop_here: bool = False
) -> tuple[Stage, ...]:
    """One stage a field: asked where stage `chosen` was answered with the value that `values` names for it."""
    if found is None:
        return ()
    return tuple(
        Stage(
            f"{prefix}_{field}",
            _ask(found, field, may_stop_here),
            when=asking.chose(chosen, value),
            effects=asking.becomes(_changes(found, f"{prefix}_{field}", field)),
        )
        for field, value in values.items()
        if field in found.fields
    )


def adjustments(found: Adjustable | None, talk: Talk, *prefixes: str) -> tuple[Adjustment, ...]:
    """What was changed in this conversation, as it is kept with the attempt."""
    return tuple(_adjusted(found, talk, prefixes)) if found is not None else ()


def help_stage(found: Adjustable | None, when: Condition) -> tuple[Stage, ...]:
    """Help wanted for the step, added to it (S57)."""
    if found is None:
        return ()

    def added(talk: Talk) -> Effect | None:
        words = talk.text("help_wanted")
        if not words:
            return None
        entry = {"id": next_help_id(found.step), "kind": words}
        return ChangePlan((AddEntry((*found.place, "help"), entry),), "adjustment", found.step.title)

    return (Stage("help_wanted", asking.line("attempt.help_wanted"), when=when, effects=asking.becomes(added)),)


def _ask(found: Adjustable, field: str, may_stop_here: bool) -> Ask:
    step = found.step
    if field == "amount":
        return asking.amount(
            "attempt.set_amount",
            unit=lambda talk: step.unit or "",
            planned=lambda talk: step.amount,
            may_stop_here=may_stop_here,
        )
    return asking.line(f"attempt.set_{field}", prefill=lambda talk: _words_of(step, field), may_stop_here=may_stop_here)


def _words_of(step: Step, field: str) -> str | None:
    words: str | None = getattr(step, field)
    return words


def _given(found: Adjustable, talk: Talk, stage: str, field: str) -> Answer | None:
    if field != "amount":
        return talk.text(stage)
    amount = talk.amount(stage)
    return int(amount) if amount is not None and amount.is_integer() else amount


def _changes(found: Adjustable, stage: str, field: str) -> Callable[[Talk], Effect | None]:
    def change(talk: Talk) -> Effect | None:
        value = _given(found, talk, stage, field)
        as_it_is = value == getattr(found.step, field) and stage not in talk.ids
        if value is None or isinstance(value, (tuple, Ran)) or as_it_is:
            return None
        return ChangePlan((SetField(found.place, field, value),), "adjustment", found.step.title)

    return change


def _adjusted(found: Adjustable, talk: Talk, prefixes: tuple[str, ...]) -> Iterator[Adjustment]:
    for field in found.fields:
        for prefix in prefixes:
            stage = f"{prefix}_{field}"
            value = _given(found, talk, stage, field)
            was = getattr(_before(found, talk, stage), field)
            if value is not None and value != was:
                yield Adjustment(field=field, before=_read(found, field, was), after=_read(found, field, value))


def _before(found: Adjustable, talk: Talk, stage: str) -> Step:
    """The step before it was changed there: a conversation taken up again finds the change in the plan already."""
    entry = talk.scene.history.find(talk.ids.get(stage, ""))
    if entry is None or not isinstance(entry.event, PlanChanged) or entry.event.earlier is None:
        return found.step
    plan = read_plan(entry.event.earlier.encode(), Path()).plan
    earlier = plan.find(found.step.id) if plan is not None else None
    return earlier[1] if earlier is not None else found.step


def _read(found: Adjustable, field: str, value: object) -> str | None:
    if isinstance(value, (int, float)):
        return amount_words(value, found.step.unit)
    return value if isinstance(value, str) else None
