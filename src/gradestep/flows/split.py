"""Splitting something into ordered small steps, from where it is listed (S5)."""

from __future__ import annotations

from dataclasses import dataclass

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import only_if
from gradestep.flows.editing import NEW, taken_ids
from gradestep.flows.effect import ChangePlan, Effect
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import LineQuestion, Option
from gradestep.model.plan import Avoided, Ladder, Step
from gradestep.planfile.edits import AddEntry, MoveEntry, PlanEdit, SetField
from gradestep.planfile.ids import fresh_id

MOST = 6
"""Parts at one time; more can be added later."""

FIRST_DIFFICULTY, BETWEEN = 10, 10
"""Parts of something new go up from 10 in tens: the first is one that a plan is to begin with (S14)."""


@dataclass(frozen=True)
class Whole:
    """What is split: words alone, an entry of the avoided list, or a step with its ladder."""

    words: str
    avoided: Avoided | None = None
    ladder: Ladder | None = None
    """The ladder its parts go on, where there is one already."""
    step: Step | None = None


def split(scene: Scene) -> Flow:
    """Options: `avoided`, an entry's id, or `step`, a step's id; else it is asked."""
    unnamed = _named(scene) is None
    listed = bool(scene.plan.avoided)
    return Flow(
        id="split",
        title=say("editing.split.title"),
        stages=(
            Stage(
                "which",
                asking.choice("editing.split_which", lambda _: _entries(scene)),
                when=lambda _: unnamed and listed,
            ),
            Stage(
                "activity",
                asking.line("editing.split_activity"),
                when=lambda talk: unnamed and (not listed or talk.text("which") == NEW),
            ),
            *only_if(
                lambda talk: _whole(scene, talk) is not None,
                *(_part_stage(scene, number) for number in range(1, MOST + 1)),
                asking.closing_line("split", lambda talk: _split_lines(scene, talk)),
            ),
        ),
        closing=lambda talk: _changes(scene, talk),
    )


def _entries(scene: Scene) -> tuple[Option, ...]:
    new = Option(NEW, say("editing.split_which.options.new"))
    return (*(Option(entry.id, entry.activity) for entry in scene.plan.avoided), new)


def _of_entry(scene: Scene, entry_id: str | None) -> Whole | None:
    entry = next((entry for entry in scene.plan.avoided if entry.id == entry_id), None)
    if entry is None:
        return None
    return Whole(entry.activity, entry, next((one for one in scene.plan.ladders if one.id == entry.ladder), None))


def _named(scene: Scene) -> Whole | None:
    found = scene.step()
    if found is not None:
        ladder, step = found
        return Whole(step.title, ladder=ladder, step=step)
    return _of_entry(scene, scene.options.get("avoided"))


def _whole(scene: Scene, talk: Talk) -> Whole | None:
    words = talk.text("activity")
    return _named(scene) or _of_entry(scene, talk.text("which")) or (Whole(words) if words else None)


def _part_stage(scene: Scene, number: int) -> Stage:
    def ask(talk: Talk) -> LineQuestion:
        whole = _whole(scene, talk)
        so_far = (
            say("editing.part.so_far", number=str(place), part=part) for place, part in enumerate(_parts(talk), start=1)
        )
        return LineQuestion(
            ask=say("editing.part.first" if number == 1 else "editing.part.next"),
            lead=((whole.words,) if whole else ()) + tuple(so_far)[: number - 1],
            note=say("editing.part.note") if number > 1 else "",
        )

    return Stage(f"part_{number}", ask, when=lambda talk: number == 1 or talk.text(f"part_{number - 1}") is not None)


def _parts(talk: Talk) -> tuple[str, ...]:
    said = (talk.text(f"part_{number}") for number in range(1, MOST + 1))
    return tuple(part for part in said if part)


def _split_lines(scene: Scene, talk: Talk) -> tuple[str, ...]:
    parts, whole = _parts(talk), _whole(scene, talk)
    if not parts or whole is None:
        return ()
    ladder = whole.ladder.title if whole.ladder is not None else whole.words
    key = "one" if len(parts) == 1 else "many"
    return (say(f"editing.split_done.{key}", count=str(len(parts)), ladder=ladder), say("editing.split_done.any_order"))


def _changes(scene: Scene, talk: Talk) -> tuple[Effect, ...]:
    whole, parts = _whole(scene, talk), _parts(talk)
    if whole is None or not parts:
        return ()
    taken = set(taken_ids(scene.plan))
    steps: list[dict[str, object]] = []
    for part, difficulty in zip(parts, _difficulties(whole, len(parts)), strict=True):
        step_id = fresh_id(part, taken)
        taken.add(step_id)
        steps.append({"id": step_id, "title": part, "difficulty": difficulty})
    edits = (
        _on_a_new_ladder(whole, steps, taken) if whole.ladder is None else _on_its_ladder(whole, whole.ladder, steps)
    )
    return (ChangePlan(edits, subject=whole.words),)


def _difficulties(whole: Whole, parts: int) -> tuple[int, ...]:
    """Going up: in tens for something new, evenly below the step that is split."""
    if whole.step is None:
        return tuple(FIRST_DIFFICULTY + BETWEEN * place for place in range(parts))
    return tuple(whole.step.difficulty * place // (parts + 1) for place in range(1, parts + 1))


def _on_a_new_ladder(whole: Whole, steps: list[dict[str, object]], taken: set[str]) -> tuple[PlanEdit, ...]:
    ladder_id = fresh_id(whole.words, taken)
    ladder = AddEntry(("ladders",), {"id": ladder_id, "title": whole.words, "steps": steps})
    if whole.avoided is not None:
        return (ladder, SetField(("avoided", whole.avoided.id), "ladder", ladder_id))
    entry = {"id": fresh_id(whole.words, taken | {ladder_id}), "activity": whole.words, "by": "me", "ladder": ladder_id}
    return (ladder, AddEntry(("avoided",), entry))


def _on_its_ladder(whole: Whole, ladder: Ladder, steps: list[dict[str, object]]) -> tuple[PlanEdit, ...]:
    """Beside the step, before it; after the others where an activity is split further."""
    at = ("ladders", ladder.id, "steps")
    start = ladder.steps.index(whole.step) if whole.step is not None else len(ladder.steps)
    edits: list[PlanEdit] = []
    for place, step in enumerate(steps, start=start):
        edits += [AddEntry(at, step), MoveEntry((*at, str(step["id"])), place)]
    return tuple(edits)
