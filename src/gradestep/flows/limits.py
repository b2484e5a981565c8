"""The person's own limits, in their own words, shown before each step (S44)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import becomes
from gradestep.flows.effect import ChangePlan, Effect
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.planfile.edits import PlanEdit, SetField


def limits(scene: Scene) -> Flow:
    """One text, a limit on each line; emptied, there are none."""
    words = asking.text("editing.own_limits", note=True, prefill=lambda _: "\n".join(_now(scene)) or None)
    return Flow(
        id="limits",
        title=say("editing.limits.title"),
        stages=(Stage("words", words), asking.closing_line("kept", _kept)),
        closing=becomes(_changed),
    )


def _now(scene: Scene) -> tuple[str, ...]:
    """What stands in the plan, free words after the lines, one line each."""
    written = scene.plan.limits
    return (*written.lines, *(line for line in (written.words or "").splitlines() if line.strip()))


def _given(talk: Talk) -> tuple[str, ...] | None:
    answer = talk.answers.get("words")
    if not isinstance(answer, str):
        return None
    return tuple(line.strip() for line in answer.splitlines() if line.strip())


def _changed(talk: Talk) -> Effect | None:
    given = _given(talk)
    if given is None or given == _now(talk.scene):
        return None
    edits: list[PlanEdit] = [SetField(("limits",), "lines", given or None)]
    if talk.scene.plan.limits.words is not None:
        edits.append(SetField(("limits",), "words", None))
    return ChangePlan(tuple(edits), subject=say("editing.limits.title"))


def _kept(talk: Talk) -> tuple[str, ...]:
    given = _given(talk)
    return () if given is None else (say("editing.limits_kept.line" if given else "editing.limits_kept.none"),)
