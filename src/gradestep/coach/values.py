"""What matters, in words: never a total and never a gap; and when it may be looked at again (S58, S61, care 1.7)."""

from __future__ import annotations

from datetime import date as Date

from gradestep.content import has, say
from gradestep.model.history import History
from gradestep.model.journal import Review
from gradestep.model.plan import Plan, Value

MOST_AREAS = 3
"""Areas that do not rest; of a fourth it is asked which could, and none has to (care 1.7)."""


def in_use(plan: Plan) -> tuple[Value, ...]:
    """The areas that do not rest, as written."""
    return tuple(value for value in plan.values if not value.rested)


def area_words(area: str) -> str:
    """A life area as it is read; an own word as it was written."""
    return say(f"values.areas.{area}") if area.isidentifier() and has(f"values.areas.{area}") else area


def value_line(plan: Plan, value: Value, *, hide_numbers: bool = False) -> str:
    """Such as "Friends: matters 9, lately 3. You have one step that points there."; with `hide_numbers` words alone (S21)."""
    area = area_words(value.area)
    if value.matters is None or hide_numbers:
        rated = say("values.words_alone", area=area, words=value.words)
    elif value.lately is None:
        rated = say("values.matters", area=area, matters=value.matters)
    else:
        rated = say("values.both", area=area, matters=value.matters, lately=value.lately)
    rests = (say("values.rests"),) if value.rested else ()
    return " ".join((f"{rated.rstrip('.')}.", steps_words(plan, value, hide_numbers=hide_numbers), *rests))


def steps_words(plan: Plan, value: Value, *, hide_numbers: bool = False) -> str:
    """How many steps point there, in words."""
    count = len(pointing(plan, value))
    if count == 0:
        return say("values.steps_none")
    if hide_numbers:
        return say("values.steps_some")
    return say("values.steps_one") if count == 1 else say("values.steps_many", count=count)


def pointing(plan: Plan, value: Value) -> tuple[str, ...]:
    """The ids of the steps that point to a value, by themselves or by their ladder."""
    return tuple(
        step.id
        for ladder, step in plan.steps()
        if value.id in (*ladder.values, *step.values) and not (ladder.rested or step.rested)
    )


def last_look(plan: Plan, history: History) -> Date | None:
    """The day any that does not rest was last looked at; the first look is when the first was written down."""
    known = {value.id for value in in_use(plan)}
    looked = [
        entry.record.day
        for entry in history.standing()
        if isinstance(entry.event, Review) and entry.event.subject in known
    ]
    return max(looked, default=None)
