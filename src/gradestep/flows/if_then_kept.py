"""What a conversation about if-then plans makes of the plan file, and what is said of it (S64)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gradestep.coach.if_then import LOOK, MOST, SUBJECT, active, active_for, as_sentence
from gradestep.content import data, say
from gradestep.flows.editing import NEW, taken_ids, whole
from gradestep.flows.effect import ChangePlan, Effect, Remember, StartFlow
from gradestep.flows.flow import Talk
from gradestep.model.journal import Review
from gradestep.model.plan import IfThen
from gradestep.planfile.edits import AddEntry, PlanEdit, RemoveEntry, SetField
from gradestep.planfile.ids import fresh_id

KINDS = ("obstacle", "start", "good_day", "flare", "return", "support")
"""What a plan can be for (care 1.4)."""

DOES = ("none", "breathe", "ground", "posture", "smaller")
"""What choosing the *if* can begin."""


def existing(talk: Talk) -> IfThen | None:
    """The plan the conversation is about: named at its start, or chosen; nothing for a new one."""
    wanted = talk.scene.options.get("plan") or talk.text("which")
    return next((one for one in talk.scene.plan.if_then if one.id == wanted), None)


def kind_of(talk: Talk) -> str | None:
    """What a new one is for."""
    given = talk.scene.options.get("kind")
    return given if given in KINDS else talk.text("kind")


def step_of(talk: Talk) -> str | None:
    """The step a new one goes with, if any."""
    named = talk.scene.step()
    chosen = named[1].id if named is not None else talk.text("step")
    return chosen if chosen != "none" else None


def cue_of(talk: Talk) -> str | None:
    """The words after the if."""
    return _example(talk, "cue", "cues") or talk.text("own_cue")


def action_of(talk: Talk) -> str | None:
    """The words after the then."""
    return _example(talk, "action", "actions") or talk.text("turned") or talk.text("own_action")


def changes(talk: Talk) -> tuple[Effect, ...]:
    """Edits to the list, all in one change; choosing "that is now" begins it instead.

    That one was made, or is back, is kept beside it: the look after four weeks counts from there.
    """
    if talk.text("which") == LOOK:
        return (StartFlow(LOOK),)
    found = existing(talk)
    if found is not None and talk.text("what") == "use":
        return (StartFlow("use_if_then", (("plan", found.id),)),)
    edits = tuple(_edited(found, talk) if found is not None else _added(talk))
    counts_from = _new_id(talk) if found is None else found.id if talk.text("what") == "wake" else ""
    begun = (Remember(Review(subject=SUBJECT + counts_from), name="review"),) if counts_from else ()
    return (*begun, ChangePlan(edits, subject=_sentence(talk))) if edits else ()


def kept_lines(talk: Talk) -> tuple[str, ...]:
    """What came of it."""
    found = existing(talk)
    edits = tuple(_edited(found, talk) if found is not None else _added(talk))
    if not edits:
        return (say("if_then.kept.full"),) if talk.text("what") == "wake" else ()
    key = "added" if found is None else "removed" if talk.text("what") == "remove" else "changed"
    return (say(f"if_then.kept.{key}", plan=_sentence(talk)), *_more(talk, found), say("if_then.kept.undo"))


def _more(talk: Talk, found: IfThen | None) -> Iterator[str]:
    step = talk.scene.plan.find(step_of(talk) or "")
    if found is not None:
        return
    if not _is_active(talk):
        yield say("if_then.kept.rests")
    elif step is not None:
        yield say("if_then.kept.with_step", step=step[1].title)
    for one in _resting(talk):
        yield say("if_then.kept.other_rests", plan=as_sentence(one.cue, one.action))


def _sentence(talk: Talk) -> str:
    found = existing(talk)
    cue = talk.text("new_cue") or (found.cue if found is not None else cue_of(talk)) or ""
    action = talk.text("new_action") or (found.action if found is not None else action_of(talk)) or ""
    return as_sentence(cue, action)


def _edited(found: IfThen, talk: Talk) -> Iterator[PlanEdit]:
    place = ("if_then", found.id)
    match talk.text("what"):
        case "words":
            for key, now, given in (("if", found.cue, "new_cue"), ("then", found.action, "new_action")):
                words = talk.text(given)
                if words and words != now:
                    yield SetField(place, key, words)
        case "rest":
            yield SetField(place, "active", False)
        case "wake" if len(active(talk.scene.plan)) < MOST and active_for(talk.scene.plan, found.step) is None:
            yield SetField(place, "active", None)
        case "remove":
            yield RemoveEntry(place)


def _added(talk: Talk) -> Iterator[PlanEdit]:
    cue, action = cue_of(talk), action_of(talk)
    if cue is None or action is None or talk.text("replace") == "no":
        return
    for one in _resting(talk):
        yield SetField(("if_then", one.id), "active", False)
    entry: dict[str, object] = {
        "id": _new_id(talk),
        "kind": kind_of(talk) or KINDS[0],
        "if": cue,
        "then": action,
        **_does(talk),
    }
    step = step_of(talk)
    entry |= {"step": step} if step is not None else {}
    entry |= {} if _is_active(talk) else {"active": False}
    yield AddEntry(("if_then",), entry)


def _new_id(talk: Talk) -> str:
    return fresh_id(cue_of(talk) or "", taken_ids(talk.scene.plan))


def _does(talk: Talk) -> Mapping[str, object]:
    chosen = _chosen_action(talk)
    if chosen is not None:
        return {key: chosen[key] for key in ("does", "minutes") if key in chosen}
    does = talk.text("does") if talk.text("does") in DOES else None
    minutes = {"minutes": whole(float(talk.text("minutes") or 2))} if does == "breathe" else {}
    return {"does": does or "none", **minutes}


def _resting(talk: Talk) -> Iterator[IfThen]:
    """What rests so that this one can be: the one of the same step, and one of three."""
    plan = talk.scene.plan
    same_step = active_for(plan, step_of(talk))
    if same_step is not None:
        yield same_step
    wanted = talk.text("rest_which")
    yield from (one for one in active(plan) if one.id == wanted and one is not same_step)


def _is_active(talk: Talk) -> bool:
    """False for a fourth where none of the three was to rest; passing that question over says the same."""
    left = len(active(talk.scene.plan)) - len(tuple(_resting(talk)))
    return left < MOST and talk.text("rest_which") != NEW


def _example(talk: Talk, stage: str, what: str) -> str | None:
    if what == "actions":
        chosen = _chosen_action(talk)
        return str(chosen["words"]) if chosen is not None else None
    listed: list[str] = data("if_then")["kinds"][kind_of(talk) or KINDS[0]][what]
    found: str | None = _at(listed, talk.text(stage))
    return found


def _chosen_action(talk: Talk) -> dict[str, Any] | None:
    listed: list[dict[str, Any]] = data("if_then")["kinds"][kind_of(talk) or KINDS[0]]["actions"]
    found: dict[str, Any] | None = _at(listed, talk.text("action"))
    return found


def _at(listed: list[Any], place: str | None) -> Any:
    return listed[int(place)] if place is not None and place.isdigit() and int(place) < len(listed) else None
