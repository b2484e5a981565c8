"""Changing a step: any part of it, its place, its rest, or off the list; asked once what, then that alone (S7, S44)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import Ask, Condition, becomes, only_if
from gradestep.flows.chosen_step import (
    Chosen,
    is_chosen,
    line_of,
    no_steps_stage,
    relined,
    shorten_stages,
    shortened,
    title_of,
    which_stage,
)
from gradestep.flows.editing import (
    ENERGY,
    FIRST,
    by_difficulty,
    difficulty_of,
    difficulty_stages,
    measure_stages,
    measured_fields,
    setting_of,
    setting_stages,
    whole,
)
from gradestep.flows.effect import ChangePlan, Effect
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.help_wanted import help_edits, help_stages
from gradestep.flows.question import Option
from gradestep.model.plan import Ladder, Step
from gradestep.planfile.edits import MoveEntry, PlanEdit, RemoveEntry, SetField

LINES = ("cue", "condition", "smallest")
"""Parts of a step that are one line of words and may be emptied."""


def edit_step(scene: Scene) -> Flow:
    """Options: `step`; `what`, one of the changes, to be asked for that alone."""
    preset = scene.options.get("what")
    what = asking.choice("editing.what", _changes, note=True, values=title_of)
    return Flow(
        id="edit_step",
        title=say("editing.edit_step.title"),
        stages=(
            no_steps_stage(scene),
            which_stage(scene),
            *only_if(
                is_chosen,
                Stage("what", what, when=lambda _: preset is None),
                *_field_stages(),
                asking.closing_line("changed", _changed_lines),
            ),
        ),
        closing=becomes(_changed),
    )


def _changes(talk: Talk) -> tuple[Option, ...]:
    """The likeliest five first; rest or its end, whichever fits."""
    chosen = Chosen.of(talk)
    if chosen is None:
        return ()
    values = ["shorten", "cue", "condition", "difficulty", "wake" if chosen.step.rested else "rest"]
    values += ["move"] if len(chosen.ladder.steps) > 1 else []
    paced = ["unit_step", "rest_plan"] if chosen.step.kind == "quota" else []
    values += ["title", "measure", *paced, "smallest", "energy", "setting", "help", "remove", "leave"]
    return tuple(asking.option("editing.what", value) for value in values)


def _what(talk: Talk) -> str | None:
    return talk.scene.options.get("what") or talk.text("what")


def _wants(what: str) -> Condition:
    return lambda talk: _what(talk) == what


def _field_stages() -> tuple[Stage, ...]:
    """What is asked for each kind of change."""
    return (
        *shorten_stages(_wants("shorten")),
        *(Stage(field, line_of(f"editing.{field}", field), when=_wants(field)) for field in LINES),
        Stage("title", line_of("editing.new_title", "title"), when=_wants("title")),
        *measure_stages(_wants("measure")),
        Stage("unit_step", _number("unit_step", _unit_of), when=_wants("unit_step")),
        Stage("rest_plan", _number("rest_plan", lambda _: "minutes"), when=_wants("rest_plan")),
        *difficulty_stages(_siblings, _wants("difficulty")),
        Stage("energy", asking.choice("editing.energy", ENERGY), when=_wants("energy")),
        *setting_stages(_wants("setting")),
        *help_stages(_wants("help")),
        Stage("move_to", asking.choice("editing.move_to", _places), when=_wants("move")),
    )


def _number(field: str, unit: Callable[[Talk], str]) -> Ask:
    """A number of a step by time or count, as it stands; 0 takes it away (care 1.2)."""

    def now(talk: Talk) -> float | None:
        chosen = Chosen.of(talk)
        value: float | None = getattr(chosen.step, field) if chosen is not None else None
        return value

    return asking.amount(f"editing.{field}", unit=unit, note=True, prefill=now)


def _unit_of(talk: Talk) -> str:
    chosen = Chosen.of(talk)
    return (chosen.step.unit if chosen is not None else None) or ""


def _siblings(talk: Talk) -> tuple[Step, ...]:
    chosen = Chosen.of(talk)
    return by_difficulty(chosen.ladder, chosen.step) if chosen is not None else ()


def _places(talk: Talk) -> tuple[Option, ...]:
    """First, or after one of the others as they are shown."""
    chosen = Chosen.of(talk)
    if chosen is None:
        return ()
    others = (step for step in chosen.ladder.in_order() if step is not chosen.step)
    after = (Option(step.id, say("editing.move_to.options.after", step=step.title)) for step in others)
    return (Option(FIRST, say("editing.move_to.options.first")), *after)


def _edits(chosen: Chosen, talk: Talk) -> Iterator[PlanEdit]:
    """Everything that was asked for, as edits; nothing where all of it reads like that already."""
    match _what(talk):
        case "shorten":
            yield from shortened(chosen, talk)
        case "title":
            yield from chosen.sets("title", talk.text("title") or chosen.step.title)
        case "measure":
            measured = measured_fields(talk)
            for field, value in measured.items():
                yield from chosen.sets(field, value)
            if measured and measured["unit"] != chosen.step.unit:
                yield from chosen.sets("unit_step", None)
        case "unit_step" | "rest_plan" as field if talk.reached(field):
            yield from _counted(chosen, talk, field)
        case "difficulty":
            difficulty = difficulty_of(talk, _siblings)
            yield from chosen.sets("difficulty", chosen.step.difficulty if difficulty is None else difficulty)
        case "energy":
            yield from chosen.sets("energy", talk.text("energy") or chosen.step.energy)
        case "setting":
            yield from chosen.sets("setting", setting_of(talk) or chosen.step.setting)
        case "rest" | "wake" as what:
            yield SetField(chosen.place, "rested", True if what == "rest" else None)
        case "help":
            yield from help_edits(chosen, talk)
        case "move":
            yield from _moves(chosen.ladder, chosen.step, talk.text("move_to"))
        case "remove":
            yield RemoveEntry(chosen.place)
        case field if field in LINES:
            yield from relined(chosen, talk, field)


def _counted(chosen: Chosen, talk: Talk, field: str) -> Iterator[PlanEdit]:
    amount = talk.amount(field)
    if amount is not None:
        yield from chosen.sets(field, whole(amount) or None)


def _moves(ladder: Ladder, step: Step, to: str | None) -> Iterator[PlanEdit]:
    """The order as it is shown, with the step elsewhere, kept as an order by hand (S13)."""
    wanted = [other for other in ladder.in_order() if other is not step]
    places = {FIRST: 0} | {other.id: place for place, other in enumerate(wanted, start=1)}
    if to not in places:
        return
    wanted.insert(places[to], step)
    if ladder.order != "hand":
        yield SetField(("ladders", ladder.id), "order", "hand")
    now = [other.id for other in ladder.steps]
    for place, other in enumerate(wanted):
        if now[place] != other.id:
            now.remove(other.id)
            now.insert(place, other.id)
            yield MoveEntry(("ladders", ladder.id, "steps", other.id), place)


def _changed_lines(talk: Talk) -> tuple[str, ...]:
    chosen = Chosen.of(talk)
    if chosen is None or not tuple(_edits(chosen, talk)):
        return ()
    keys = {"rest": "rested", "wake": "woken", "remove": "removed"}
    key = keys.get(_what(talk) or "", "step")
    return (say(f"editing.changed.{key}", step=chosen.step.title), say("editing.taken_back"))


def _changed(talk: Talk) -> Effect | None:
    chosen = Chosen.of(talk)
    edits = tuple(_edits(chosen, talk)) if chosen is not None else ()
    return ChangePlan(edits, subject=chosen.step.title) if chosen is not None and edits else None
