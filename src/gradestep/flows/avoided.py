"""What the person has kept away from: theirs or their clinician's, and always theirs to change (S4, S2)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import chose, either
from gradestep.flows.editing import NEW, taken_ids
from gradestep.flows.effect import ChangePlan, Effect, StartFlow
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Option
from gradestep.model.plan import Avoided
from gradestep.planfile.edits import AddEntry, PlanEdit, RemoveEntry, SetField
from gradestep.planfile.ids import fresh_id

WHAT = ("words", "by", "split", "remove", "leave")


def avoided(scene: Scene) -> Flow:
    """Option: `avoided`, the id of an entry to change."""
    unnamed = _entry(scene, scene.options.get("avoided")) is None
    which = asking.choice("editing.avoided_which", lambda _: _entries(scene), note=True)
    what = asking.choice("editing.avoided_what", WHAT, values=lambda talk: {"activity": _activity(_chosen(talk))})
    return Flow(
        id="avoided",
        title=say("editing.avoided.title"),
        stages=(
            Stage("which", which, when=lambda _: unnamed and bool(scene.plan.avoided)),
            Stage("what", what, when=lambda talk: _chosen(talk) is not None),
            *_word_stages(),
            Stage("split_now", asking.yes_no("editing.split_now"), when=_adds),
            asking.closing_line("kept", _kept),
        ),
        closing=_changes,
    )


def _word_stages() -> tuple[Stage, ...]:
    """What it is and whose it is, with what stands there now ready to be kept."""
    activity = asking.line("editing.avoided_activity", note=True, prefill=lambda talk: _activity(_chosen(talk)) or None)
    by = asking.choice("editing.by", ("me", "clinician"), prefill=_by)
    return (
        Stage("activity", activity, when=either(_is_new, chose("what", "words"))),
        Stage("by", by, when=either(_adds, chose("what", "by"))),
    )


def _chosen(talk: Talk) -> Avoided | None:
    """The entry it is about: named at the start, or chosen; nothing for a new one."""
    return _entry(talk.scene, talk.scene.options.get("avoided")) or _entry(talk.scene, talk.text("which"))


def _is_new(talk: Talk) -> bool:
    """True where something is added: it was chosen, or there is nothing else to do."""
    return _chosen(talk) is None and (not talk.scene.plan.avoided or talk.text("which") == NEW)


def _adds(talk: Talk) -> bool:
    return _is_new(talk) and talk.text("activity") is not None


def _entry(scene: Scene, entry_id: str | None) -> Avoided | None:
    return next((entry for entry in scene.plan.avoided if entry.id == entry_id), None)


def _entries(scene: Scene) -> tuple[Option, ...]:
    """Adding comes first; each entry says whose it is."""
    listed = (Option(entry.id, entry.activity, say(f"editing.avoided_by.{entry.by}")) for entry in scene.plan.avoided)
    return (Option(NEW, say("editing.avoided_which.options.new")), *listed)


def _activity(entry: Avoided | None) -> str:
    return entry.activity if entry is not None else ""


def _by(talk: Talk) -> str:
    entry = _chosen(talk)
    return entry.by if entry is not None else "me"


def _kept(talk: Talk) -> tuple[str, ...]:
    entry = _chosen(talk)
    activity = talk.text("activity") or _activity(entry)
    if entry is None:
        return (say("editing.avoided_kept.added", activity=activity),) if activity else ()
    if talk.text("what") == "remove":
        return (say("editing.avoided_kept.removed", activity=activity), say("editing.taken_back"))
    return (say("editing.avoided_kept.changed", activity=activity),) if _edits(entry, talk) else ()


def _edits(entry: Avoided, talk: Talk) -> tuple[PlanEdit, ...]:
    """What changes about an entry that is there."""
    place = ("avoided", entry.id)
    if talk.text("what") == "remove":
        return (RemoveEntry(place),)
    given = {"activity": talk.text("activity"), "by": talk.text("by")}
    return tuple(
        SetField(place, field, value)
        for field, value in given.items()
        if value is not None and value != getattr(entry, field)
    )


def _changes(talk: Talk) -> tuple[Effect, ...]:
    entry, activity = _chosen(talk), talk.text("activity")
    if entry is not None:
        edits = _edits(entry, talk)
        split = (StartFlow("split", (("avoided", entry.id),)),) if talk.text("what") == "split" else ()
        return (*((ChangePlan(edits, subject=entry.activity),) if edits else ()), *split)
    if activity is None:
        return ()
    new_id = fresh_id(activity, taken_ids(talk.scene.plan))
    new = {"id": new_id, "activity": activity, "by": talk.text("by") or "me"}
    split = (StartFlow("split", (("avoided", new_id),)),) if talk.text("split_now") == "yes" else ()
    return (ChangePlan((AddEntry(("avoided",), new),), subject=activity), *split)
