"""Adding a step: what would be done, how much or until when, how hard, its cue; everything but the words can be left out."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import either, only_if
from gradestep.flows.editing import (
    ENERGY,
    FIRST,
    NEW,
    by_difficulty,
    difficulty_of,
    difficulty_stages,
    measure_stages,
    measured_fields,
    setting_of,
    setting_stages,
    taken_ids,
    title_stages,
    titled,
)
from gradestep.flows.effect import ChangePlan, Effect
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Option
from gradestep.model.plan import Ladder, Step
from gradestep.planfile.edits import AddEntry, MoveEntry, PlanEdit
from gradestep.planfile.ids import fresh_id


def add_step(scene: Scene) -> Flow:
    """Option: `ladder`, the id of the ladder it goes on."""
    named = next((ladder for ladder in scene.plan.ladders if ladder.id == scene.options.get("ladder")), None)
    several = named is None and bool(scene.plan.ladders)
    new_ladder = either(asking.chose("ladder", NEW), lambda _: not scene.plan.ladders)
    return Flow(
        id="add_step",
        title=say("editing.add_step.title"),
        stages=(
            *title_stages("editing.step_title", "title"),
            *only_if(
                lambda talk: titled(talk, "title") is not None,
                Stage("ladder", asking.choice("editing.ladder", lambda _: _ladders(scene)), when=lambda _: several),
                Stage("ladder_title", asking.line("editing.ladder_title", note=True), when=new_ladder),
                *measure_stages(may_stop_here=True),
                Stage("kind", asking.choice("editing.kind", ("experiment", "quota")), when=_has_kind),
                *difficulty_stages(lambda talk: by_difficulty(_ladder(scene, talk))),
                Stage("energy", asking.choice("editing.energy", ENERGY, may_stop_here=True)),
                Stage("cue", asking.line("editing.cue", note=True, may_stop_here=True)),
                *setting_stages(),
                asking.closing_line("added", lambda talk: _added(scene, talk)),
            ),
        ),
        closing=lambda talk: _changes(scene, talk),
    )


def _ladders(scene: Scene) -> tuple[Option, ...]:
    return (
        *(Option(ladder.id, ladder.title) for ladder in scene.plan.ladders),
        Option(NEW, say("editing.ladder.options.new")),
    )


def _ladder(scene: Scene, talk: Talk) -> Ladder | None:
    """The ladder it goes on; nothing for a new one. The first one where none was chosen."""
    chosen = talk.text("ladder") or scene.options.get("ladder")
    found = next((ladder for ladder in scene.plan.ladders if ladder.id == chosen), None)
    return found or (None if chosen == NEW or not scene.plan.ladders else scene.plan.ladders[0])


def _has_kind(talk: Talk) -> bool:
    """An amount can be a quota; in pacing first it always is one (care 1.2)."""
    return talk.amount("amount") is not None and talk.scene.plan.pacing.bigger != "never"


def _kind(talk: Talk) -> str | None:
    if talk.amount("amount") is not None and talk.scene.plan.pacing.bigger == "never":
        return "quota"
    return talk.text("kind")


def _entry(scene: Scene, talk: Talk, title: str) -> dict[str, object]:
    """The step as the plan file has it, keys without a value left out."""
    measured = measured_fields(talk)
    ceiling = measured.get("amount") if scene.plan.pacing.bigger == "never" else None
    fields: dict[str, object] = {
        "id": fresh_id(title, taken_ids(scene.plan)),
        "title": title,
        "kind": _kind(talk),
        "difficulty": difficulty_of(talk, lambda said: by_difficulty(_ladder(scene, said))),
        **measured,
        "ceiling": ceiling,
        "cue": talk.text("cue"),
        "energy": talk.text("energy"),
        "setting": setting_of(talk),
    }
    return {key: value for key, value in fields.items() if value is not None}


def _ladder_title(scene: Scene, talk: Talk) -> str:
    ladder = _ladder(scene, talk)
    return ladder.title if ladder is not None else talk.text("ladder_title") or say("editing.my_steps")


def _added(scene: Scene, talk: Talk) -> tuple[str, ...]:
    title = titled(talk, "title") or ""
    line = say("editing.added.line", step=title, ladder=_ladder_title(scene, talk))
    return (line, say("editing.added.any_time"))


def _changes(scene: Scene, talk: Talk) -> tuple[Effect, ...]:
    title = titled(talk, "title")
    if title is None:
        return ()
    entry, ladder = _entry(scene, talk, title), _ladder(scene, talk)
    if ladder is None:
        ladder_title = _ladder_title(scene, talk)
        taken = taken_ids(scene.plan) | {str(entry["id"])}
        new = {"id": fresh_id(ladder_title, taken), "title": ladder_title, "steps": [entry]}
        return (ChangePlan((AddEntry(("ladders",), new),), subject=title),)
    return (ChangePlan(_placed(ladder, entry, talk.text("place")), subject=title),)


def _placed(ladder: Ladder, entry: dict[str, object], place: str | None) -> tuple[PlanEdit, ...]:
    """In a ladder ordered by hand, right after the step it was compared with; else the difficulty places it."""
    at = ("ladders", ladder.id, "steps")
    by_hand = ladder.order == "hand"
    after = place if by_hand and _holds(ladder.steps, place) else None
    added = AddEntry(at, entry, after)
    return (added, MoveEntry((*at, str(entry["id"])), 0)) if by_hand and place == FIRST else (added,)


def _holds(steps: tuple[Step, ...], step_id: str | None) -> bool:
    return any(step.id == step_id for step in steps)
