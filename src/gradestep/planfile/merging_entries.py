"""One entry of a merge: changed, removed, come back, gone to another ladder, or new."""

from __future__ import annotations

from collections.abc import Mapping

from gradestep.planfile.edits import RemoveEntry, SetField
from gradestep.planfile.merging_findings import About, Change, Conflict, Findings, merge_fields
from gradestep.planfile.merging_sides import Address, Entry, Side, Sides

RESTING: Mapping[str, tuple[str, bool]] = {
    "ladders": ("rested", True),
    "steps": ("rested", True),
    "if_then": ("active", False),
}
"""How an entry of each kind is set aside: the key and its value."""

NOTHING: Mapping[str, object] = {}


def merge_entry(findings: Findings, sides: Sides, address: Address) -> None:
    """What becomes of one entry that the person has, or had; new ones come with their list."""
    was, own, coming = (side.entries.get(address) for side in (sides.base, sides.mine, sides.theirs))
    if own is None:
        _taken_out_by_the_person(findings, sides, was, coming)
    elif coming is not None:
        left_out = _back_again(findings, own, coming, sides.source) if was is None else ()
        fields = ({key: value for key, value in one.fields.items() if key not in left_out} for one in (own, coming))
        merge_fields(findings, About.of(own), was.fields if was is not None else NOTHING, *fields)
        _ladder(findings, sides, own)
    elif was is not None:
        _taken_out_by_the_clinician(findings, sides, was, own)
    elif own.source is None and not _is_on_an_own_ladder(sides, own):
        findings.kept.append(Change("own", own.kind, own.at, own.title))


def _is_on_an_own_ladder(sides: Sides, own: Entry) -> bool:
    """True for a step on a ladder of the person's own: it is spoken of with its ladder."""
    ladder = ("ladders", own.list[1] if own.kind == "steps" else "")
    return own.kind == "steps" and ladder not in sides.base.entries and ladder not in sides.theirs.entries


def _taken_out_by_the_person(findings: Findings, sides: Sides, was: Entry | None, coming: Entry | None) -> None:
    """It stays out, unless the clinician changed it since: then there are two to say something about it."""
    if was is None or coming is None or _inside_what_is_out(sides, coming):
        return
    if _whole(sides.base, was) == _whole(sides.theirs, coming):
        findings.kept.append(Change("removed", was.kind, was.at, was.title))
        return
    # The answer is carried out where the list of the entry is merged.
    findings.differs(Conflict(coming.kind, coming.id, coming.at, coming.title, "", was.title, None, coming.title))


def _inside_what_is_out(sides: Sides, coming: Entry) -> bool:
    """True for a step of a ladder that the person took out: it stays out or comes back with its ladder."""
    return coming.kind == "steps" and sides.is_out(("ladders", sides.theirs.ladder_of(coming.id) or ""))


def _whole(side: Side, entry: Entry) -> tuple[object, ...]:
    """All there is to an entry, a ladder's steps among it."""
    steps = side.lists.get((*entry.at, "steps"), ())
    return (dict(entry.fields), entry.list, *(dict(side.entries["steps", step].fields) for step in steps), steps)


def _taken_out_by_the_clinician(findings: Findings, sides: Sides, was: Entry, own: Entry) -> None:
    """It is set aside with all that the person wrote in it; what cannot be set aside goes where nobody changed it."""
    if findings.marked and own.source is None:
        # It was the person's own before it was in the clinician's file too.
        findings.kept.append(Change("own", own.kind, own.at, own.title))
    elif own.kind in RESTING:
        key, value = RESTING[own.kind]
        goes_on = own.kind == "ladders" and _goes_on(findings, sides, own.id)
        if own.fields.get(key) != value and not goes_on and not _rests_with_its_ladder(findings, sides, own):
            findings.rests(own, key, value)
    elif dict(own.fields) == dict(was.fields) and not (own.kind == "values" and own.id in sides.values_in_use):
        findings.taken.append(Change("removed", own.kind, own.at, own.title))
        findings.edits.append(RemoveEntry(own.at))
    else:
        findings.kept.append(Change("changed", own.kind, own.at, own.title))


def _rests_with_its_ladder(findings: Findings, sides: Sides, own: Entry) -> bool:
    """True for a step whose whole ladder is set aside."""
    if own.kind != "steps":
        return False
    ladder = own.list[1]
    return sides.is_gone(("ladders", ladder)) and not _goes_on(findings, sides, ladder)


def _goes_on(findings: Findings, sides: Sides, ladder: str) -> bool:
    """True for a ladder with steps of the person's own on it, or with some that are in the clinician's plan elsewhere."""

    def stays(step: str) -> bool:
        if ("steps", step) in sides.theirs.entries:
            return _wanted_ladder(findings, sides, step) is None
        own = findings.marked and sides.mine.entries["steps", step].source is None
        return own or ("steps", step) not in sides.base.entries

    if ladder not in findings.going_on:
        steps = sides.mine.lists.get(("ladders", ladder, "steps"), ())
        findings.going_on[ladder] = any(stays(step) for step in steps)
    return findings.going_on[ladder]


def _back_again(findings: Findings, own: Entry, coming: Entry, source: str) -> tuple[str, ...]:
    """What the clinician had taken out and has in the plan again is still set aside: whether it comes back is asked.

    Gives the key that is asked about.
    """
    key, value = RESTING.get(own.kind, ("", None))
    if own.source != source or value is None or own.fields.get(key) != value or coming.fields.get(key) == value:
        return ()
    conflict = Conflict(own.kind, own.id, own.at, own.title, key, None, value, coming.fields.get(key))
    if findings.differs(conflict):
        findings.edits.append(SetField(own.at, key, None))
    return (key,)


def _ladder_conflict(sides: Sides, step: str, wanted: str) -> Conflict:
    own = sides.mine.entries["steps", step]
    return Conflict("steps", step, own.at, own.title, "ladder", sides.base.ladder_of(step), own.list[1], wanted)


def _wanted_ladder(findings: Findings, sides: Sides, step: str) -> str | None:
    """The ladder a step is to go to; nothing where it stays."""
    was, now, wanted = sides.ladders_of(step)
    if wanted is None or wanted in (now, was) or sides.is_out(("ladders", wanted)):
        return None
    agreed = was == now or _ladder_conflict(sides, step, wanted).key in findings.taking
    return wanted if agreed else None


def _ladder(findings: Findings, sides: Sides, own: Entry) -> None:
    """A step goes to another ladder where the clinician moved it."""
    was, now, wanted = sides.ladders_of(own.id)
    if own.kind != "steps" or wanted is None or wanted == now:
        return
    goes_to = _wanted_ladder(findings, sides, own.id)
    if was == wanted or sides.is_out(("ladders", wanted)):
        findings.kept.append(Change("moved", own.kind, own.at, own.title, "ladder", was, now))
    elif was != now:
        findings.differs(_ladder_conflict(sides, own.id, wanted))
    else:
        findings.taken.append(Change("moved", own.kind, own.at, own.title, "ladder", now, wanted))
    if goes_to is not None:
        findings.moving[own.id] = goes_to


def entries_added(findings: Findings, sides: Sides, at: tuple[str, ...]) -> dict[str, dict[str, object]]:
    """What comes new into a list, and what the person had taken out and wants back; by id, as the file has it."""
    found: dict[str, dict[str, object]] = {}
    kind = at[-1]
    for entry_id in sides.theirs.lists.get(at, ()):
        entry = sides.theirs.entries[kind, entry_id]
        if (kind, entry_id) in sides.mine.entries or not _comes(findings, sides.base, entry):
            continue
        found[entry_id] = _as_written(entry, sides.source)
        findings.taken.append(Change("added", kind, entry.at, entry.title))
        if kind == "ladders":
            steps = _steps_with(findings, sides, entry)
            findings.added[entry_id] = tuple(step.id for step in steps)
            if steps:
                found[entry_id]["steps"] = [_as_written(step, sides.source) for step in steps]
    return found


def _comes(findings: Findings, base: Side, entry: Entry) -> bool:
    """New, or taken out by the person and wanted back."""
    if (entry.kind, entry.id) not in base.entries:
        return True
    return Conflict(entry.kind, entry.id, (), "", "", None, None, None).key in findings.taking


def _steps_with(findings: Findings, sides: Sides, ladder: Entry) -> list[Entry]:
    """The steps that come with a new ladder: what the person has already goes there by itself."""
    theirs = sides.theirs
    steps = (theirs.entries["steps", step] for step in theirs.lists.get((*ladder.at, "steps"), ()))
    back = ("ladders", ladder.id) in sides.base.entries
    return [
        step
        for step in steps
        if ("steps", step.id) not in sides.mine.entries and (back or _comes(findings, sides.base, step))
    ]


def _as_written(entry: Entry, source: str) -> dict[str, object]:
    return {"id": entry.id, "from": source, **entry.fields}
