"""What the conversations about the plan share: entries and their places, how a step is measured, how hard it is."""

from __future__ import annotations

from collections.abc import Callable

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import Condition, both, chose
from gradestep.flows.flow import Stage, Talk, always
from gradestep.flows.hints import hints
from gradestep.flows.question import Option
from gradestep.model.plan import Ladder, Plan, Step
from gradestep.planfile.edits import PlanValue

UNITS = ("minutes", "times", "metres", "steps", "pages", "items", "seconds")
"""The units that have words of their own (care 1.2)."""

MEASURES = ("minutes", "times", "metres", "done_when", "steps", "pages", "items", "seconds", "own")
"""An amount in a unit, or "done when" (S33)."""

ENERGY = ("low", "medium", "high")
SETTINGS = ("home", "errand", "social", "own")
"""S29."""

NEW, FIRST, NUMBER = "+new", "+first", "+number"
"""Choices beside entries of the plan; no id of an entry begins like this."""

Siblings = Callable[[Talk], tuple[Step, ...]]
"""The steps a step is placed among, by difficulty."""


def taken_ids(plan: Plan) -> frozenset[str]:
    """Every id in the plan; one is never used twice (design 8)."""
    lists = (plan.values, plan.ladders, plan.if_then, plan.avoided, plan.questions, plan.early_signs)
    ids = {entry.id for entries in lists for entry in entries}
    return frozenset(ids | {step.id for _, step in plan.steps()})


def step_place(ladder: Ladder, step: Step) -> tuple[str, ...]:
    """Where a step stands in the plan."""
    return ("ladders", ladder.id, "steps", step.id)


def next_help_id(step: Step) -> str:
    """An id for one more help wanted for a step."""
    taken = {one.id for one in step.help}
    ids = (f"{step.id}-help-{number}"[-64:].lstrip("-") for number in range(1, len(taken) + 2))
    return next(one for one in ids if one not in taken)


def whole(number: float) -> int | float:
    """A number as it is written: without a point where it is whole."""
    return int(number) if float(number).is_integer() else number


def measure_stages(when: Condition = always, *, may_stop_here: bool = False) -> tuple[Stage, ...]:
    """An amount with its unit, or what has happened then; stages `measured`, `own_unit`, `amount`, `done_when`."""
    counted = both(chose("measured", *UNITS, "own"), lambda talk: bool(_unit(talk)))
    return asking.only_if(
        when,
        Stage("measured", asking.choice("editing.measured", MEASURES, note=True, may_stop_here=may_stop_here)),
        Stage("own_unit", asking.line("editing.own_unit", limit=30), when=chose("measured", "own")),
        Stage(
            "amount",
            asking.amount("editing.amount", unit=lambda talk: _unit(talk) or "", note=True),
            when=counted,
        ),
        Stage("done_when", asking.line("editing.done_when", note=True), when=chose("measured", "done_when")),
    )


def measured_fields(talk: Talk) -> dict[str, PlanValue]:
    """The keys of a step for what was answered there; the other kind of measure goes. Empty where nothing was."""
    amount, words = talk.amount("amount"), talk.text("done_when")
    if amount is not None:
        return {"amount": whole(amount), "unit": _unit(talk), "done_when": None}
    return {"done_when": words, "amount": None, "unit": None} if words else {}


def difficulty_stages(siblings: Siblings, when: Condition = always) -> tuple[Stage, ...]:
    """By comparison where there is something to compare with, else by number; stages `place`, `difficulty` (S13)."""

    def options(talk: Talk) -> tuple[Option, ...]:
        steps = siblings(talk)
        harder = (Option(step.id, say("editing.place.options.after", step=step.title)) for step in steps)
        first = Option(FIRST, say("editing.place.options.first"))
        return (first, *harder, Option(NUMBER, say("editing.place.options.number")))

    def compares(talk: Talk) -> bool:
        return bool(siblings(talk))

    def counts(talk: Talk) -> bool:
        return not compares(talk) or talk.text("place") == NUMBER

    return asking.only_if(
        when,
        Stage("place", asking.choice("editing.place", options), when=compares),
        Stage("difficulty", asking.percent("editing.difficulty"), when=counts),
    )


def difficulty_of(talk: Talk, siblings: Siblings) -> int | None:
    """0-100: the number given, or the middle between the steps it stands between; nothing where neither was said."""
    given, place = talk.whole("difficulty"), talk.text("place")
    if given is not None:
        return given
    steps = siblings(talk)
    if place == FIRST and steps:
        return steps[0].difficulty // 2
    for at, step in enumerate(steps):
        if step.id == place:
            above = steps[at + 1].difficulty if at + 1 < len(steps) else 100
            return (step.difficulty + above) // 2
    return None


def setting_stages(when: Condition = always) -> tuple[Stage, ...]:
    """Home, errand, social or a word of one's own; stages `setting`, `own_setting` (S29)."""
    return asking.only_if(
        when,
        Stage("setting", asking.choice("editing.setting", SETTINGS)),
        Stage("own_setting", asking.line("editing.own_setting", limit=40), when=chose("setting", "own")),
    )


def setting_of(talk: Talk) -> str | None:
    """The setting answered, as it is kept."""
    return talk.text("own_setting") if talk.text("setting") == "own" else talk.text("setting")


def by_difficulty(ladder: Ladder | None, without: Step | None = None) -> tuple[Step, ...]:
    """A ladder's steps, the least hard first, without the one that is placed."""
    steps = ladder.steps if ladder is not None else ()
    return tuple(sorted((step for step in steps if step is not without), key=lambda step: step.difficulty))


def _unit(talk: Talk) -> str | None:
    measured = talk.text("measured")
    return talk.text("own_unit") if measured == "own" else measured


def title_stages(key: str, stage: str, when: Condition = always) -> tuple[Stage, ...]:
    """What would be done, and a second look at the words where there is a hint about them; stages `stage`, `reword`."""
    return asking.only_if(
        when,
        Stage(stage, asking.line(key, note=True)),
        Stage(
            "reword",
            asking.line(
                "editing.reword", lead=lambda talk: hints(talk.text(stage) or ""), prefill=lambda talk: talk.text(stage)
            ),
            when=lambda talk: bool(hints(talk.text(stage) or "")),
        ),
    )


def titled(talk: Talk, stage: str) -> str | None:
    """The words as they were left; nothing where nothing was said."""
    return talk.text("reword") or talk.text(stage) if talk.text(stage) else None
