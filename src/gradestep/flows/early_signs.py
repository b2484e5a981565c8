"""Early signs in the person's own words, of body, mind and doing; noticing one is no verdict (S66, care 1.10)."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import becomes
from gradestep.flows.editing import taken_ids
from gradestep.flows.effect import ChangePlan, Effect
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.model.plan import EarlySign
from gradestep.planfile.edits import AddEntry, PlanEdit, RemoveEntry, SetField
from gradestep.planfile.ids import fresh_id
from gradestep.text import cleaned_line

WHERE = ("body", "mind", "doing")


def early_signs(scene: Scene) -> Flow:
    """One sign on each line, part by part; a line taken out leaves the plan."""
    return Flow(
        id="early_signs",
        title=say("early_signs.title"),
        stages=(
            *(Stage(where, asking.text(f"early_signs.{where}", note=True, prefill=_there(where))) for where in WHERE),
            Stage("today", asking.line("maintenance.today", note=True, prefill=lambda _: scene.plan.maintenance.today)),
            asking.closing_line("kept", lambda talk: (say("early_signs.kept"),) if tuple(_edits(talk)) else ()),
        ),
        closing=becomes(_changed),
    )


def _there(where: str) -> asking.Prefill:
    return lambda talk: "\n".join(one.sign for one in _signs(talk, where)) or None


def _signs(talk: Talk, where: str) -> tuple[EarlySign, ...]:
    """Those of a part; a sign of no part stands with the body."""
    return tuple(one for one in talk.scene.plan.early_signs if (one.where or "body") == where)


def _edits(talk: Talk) -> Iterator[PlanEdit]:
    """Only what is another line now: a sign that stays keeps its id, so that check-ins go on naming it."""
    taken = set(taken_ids(talk.scene.plan))
    for where in WHERE:
        answer = talk.answers.get(where)
        if not isinstance(answer, str):
            continue
        lines = dict.fromkeys(line for line in map(cleaned_line, answer.splitlines()) if line)
        there = _signs(talk, where)
        known = {one.sign for one in there}
        yield from (RemoveEntry(("early_signs", one.id)) for one in there if one.sign not in lines)
        for line in (one for one in lines if one not in known):
            sign_id = fresh_id(line, taken)
            taken.add(sign_id)
            yield AddEntry(("early_signs",), {"id": sign_id, "sign": line, "where": where})
    today = talk.answers.get("today")
    if isinstance(today, str) and cleaned_line(today) != (talk.scene.plan.maintenance.today or ""):
        yield SetField(("maintenance",), "today", cleaned_line(today) or None)


def _changed(talk: Talk) -> Effect | None:
    edits = tuple(_edits(talk))
    return ChangePlan(edits, subject=say("early_signs.title")) if edits else None
