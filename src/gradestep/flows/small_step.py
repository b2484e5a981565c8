"""One small step from four questions: what to change, the cue, the smallest action, and later what came of it (S28)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import only_if
from gradestep.flows.editing import taken_ids, title_stages, titled
from gradestep.flows.effect import ChangePlan, Effect, StartFlow
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.model.plan import Ladder
from gradestep.planfile.edits import AddEntry, PlanEdit
from gradestep.planfile.ids import fresh_id

DIFFICULTY = 10
"""A smallest action is a first one: easily within the 20 that a plan is to begin with (S14)."""


def small_step(scene: Scene) -> Flow:
    """One question a page; nothing is made where no action was named."""
    return Flow(
        id="small_step",
        title=say("editing.small_step.title"),
        stages=(
            Stage("change", asking.line("editing.change", note=True)),
            Stage("cue", asking.line("editing.cue", note=True)),
            *title_stages("editing.action", "action"),
            *only_if(
                lambda talk: titled(talk, "action") is not None,
                Stage("start", asking.choice("editing.start", ("now", "later"), default="later", note=True)),
                asking.closing_line("added", lambda talk: _added(scene, talk)),
            ),
        ),
        closing=lambda talk: _changes(scene, talk),
    )


def _ladder(scene: Scene, talk: Talk) -> Ladder | None:
    """The ladder of that name, if there is one; the first where nothing was named."""
    change = talk.text("change")
    if change is None:
        return next(iter(scene.plan.ladders), None)
    return next((ladder for ladder in scene.plan.ladders if ladder.title.casefold() == change.casefold()), None)


def _ladder_title(scene: Scene, talk: Talk) -> str:
    ladder = _ladder(scene, talk)
    return ladder.title if ladder is not None else talk.text("change") or say("editing.my_steps")


def _added(scene: Scene, talk: Talk) -> tuple[str, ...]:
    if talk.text("start") == "now":
        return ()
    step = titled(talk, "action") or ""
    line = say("editing.added.line", step=step, ladder=_ladder_title(scene, talk))
    return (line, say("editing.added.any_time"))


def _changes(scene: Scene, talk: Talk) -> tuple[Effect, ...]:
    title = titled(talk, "action")
    if title is None:
        return ()
    taken = taken_ids(scene.plan)
    step_id = fresh_id(title, taken)
    fields = {
        "id": step_id,
        "title": title,
        "difficulty": DIFFICULTY,
        "cue": talk.text("cue"),
        "note": talk.text("change"),
    }
    entry = {key: value for key, value in fields.items() if value is not None}
    ladder = _ladder(scene, talk)
    edit: PlanEdit
    if ladder is not None:
        edit = AddEntry(("ladders", ladder.id, "steps"), entry)
    else:
        ladder_title = _ladder_title(scene, talk)
        new = {"id": fresh_id(ladder_title, taken | {step_id}), "title": ladder_title, "steps": [entry]}
        edit = AddEntry(("ladders",), new)
    begin = (StartFlow("attempt", (("step", step_id),)),) if talk.text("start") == "now" else ()
    return (ChangePlan((edit,), subject=title), *begin)
