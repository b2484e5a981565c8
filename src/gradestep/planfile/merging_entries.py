"""One entry of a merge: changed, removed, come back, gone to another ladder, or new."""

from __future__ import annotations

from collections.abc import Mapping

from gradestep.planfile.edits import RemoveEntry, SetField
from gradestep.planfile.merging_findings import About, Change, Conflict, Findings, merge_fields
from gradestep.planfile.merging_sides import Address, Entry, Side

RESTING: Mapping[str, tuple[str, bool]] = {
    "ladders": ("rested", True),
    "steps": ("rested", True),
    "if_then": ("active", False),
}
"""How an entry of each kind is set aside: the key and its value."""

NOTHING: Mapping[str, object] = {}


def merge_entry(findings: Findings, base: Side, mine: Side, theirs: Side, address: Address, source: str) -> None:
    """What becomes of one entry that the person has, or had; new ones come with their list."""
    was, own, coming = (side.entries.get(address) for side in (base, mine, theirs))
    if own is None:
        _taken_out_by_the_person(findings, base, mine, theirs, was, coming)
    elif coming is not None:
        left_out = _back_again(findings, own, coming, source) if was is None else ()
        fields = ({key: value for key, value in one.fields.items() if key not in left_out} for one in (own, coming))
        merge_fields(findings, About.of(own), was.fields if was is not None else NOTHING, *fields)
        _ladder(findings, base, mine, theirs, own)
    elif was is not None:
        _taken_out_by_the_clinician(findings, base, mine, theirs, was, own)
    elif own.source in (None, source) and not _is_on_an_own_ladder(base, theirs, own):
        findings.kept.append(Change("own", own.kind, own.at, own.title))


def _is_on_an_own_ladder(base: Side, theirs: Side, own: Entry) -> bool:
    """True for a step on a ladder of the person's own: it is spoken of with its ladder."""
    return own.kind == "steps" and ("ladders", own.list[1]) not in {*base.entries, *theirs.entries}


def _taken_out_by_the_person(
    findings: Findings, base: Side, mine: Side, theirs: Side, was: Entry | None, coming: Entry | None
) -> None:
    """It stays out, unless the clinician changed it since: then there are two to say something about it."""
    if was is None or coming is None or _inside_what_is_out(base, mine, theirs, coming):
        return
    if _whole(base, was) == _whole(theirs, coming):
        findings.kept.append(Change("removed", was.kind, was.at, was.title))
        return
    # The answer is carried out where the list of the entry is merged.
    findings.differs(Conflict(coming.kind, coming.id, coming.at, coming.title, "", was.title, None, coming.title))


def _inside_what_is_out(base: Side, mine: Side, theirs: Side, coming: Entry) -> bool:
    """True for a step of a ladder that the person took out: it stays out or comes back with its ladder."""
    ladder = ("ladders", theirs.ladder_of(coming.id) or "")
    return coming.kind == "steps" and ladder not in mine.entries and ladder in base.entries


def _whole(side: Side, entry: Entry) -> tuple[object, ...]:
    """All there is to an entry, a ladder's steps among it."""
    steps = side.lists.get((*entry.at, "steps"), ())
    return (dict(entry.fields), entry.list, *(dict(side.entries["steps", step].fields) for step in steps), steps)


def _taken_out_by_the_clinician(
    findings: Findings, base: Side, mine: Side, theirs: Side, was: Entry, own: Entry
) -> None:
    """It is set aside with all that the person wrote in it; what cannot be set aside goes where nobody changed it."""
    if findings.marked and own.source is None:
        # It was the person's own before it was in the clinician's file too.
        findings.kept.append(Change("own", own.kind, own.at, own.title))
    elif own.kind in RESTING:
        key, value = RESTING[own.kind]
        goes_on = own.kind == "ladders" and _goes_on(findings, base, mine, theirs, own.id)
        if (
            own.fields.get(key) != value
            and not goes_on
            and not _rests_with_its_ladder(findings, base, mine, theirs, own)
        ):
            findings.rests(own, key, value)
    elif dict(own.fields) == dict(was.fields) and not _is_pointed_at(base, mine, theirs, own):
        findings.taken.append(Change("removed", own.kind, own.at, own.title))
        findings.edits.append(RemoveEntry(own.at))
    else:
        findings.kept.append(Change("changed", own.kind, own.at, own.title))


def _rests_with_its_ladder(findings: Findings, base: Side, mine: Side, theirs: Side, own: Entry) -> bool:
    """True for a step whose whole ladder is set aside."""
    if own.kind != "steps":
        return False
    ladder = own.list[1]
    gone = ("ladders", ladder) in base.entries and ("ladders", ladder) not in theirs.entries
    return gone and not _goes_on(findings, base, mine, theirs, ladder)


def _goes_on(findings: Findings, base: Side, mine: Side, theirs: Side, ladder: str) -> bool:
    """True for a ladder with steps of the person's own on it, or with some that are in the clinician's plan elsewhere."""

    def stays(step: str) -> bool:
        if ("steps", step) in theirs.entries:
            return _wanted_ladder(findings, base, mine, theirs, step) is None
        own = findings.marked and mine.entries["steps", step].source is None
        return own or ("steps", step) not in base.entries

    return any(stays(step) for step in mine.lists.get(("ladders", ladder, "steps"), ()))


def _is_pointed_at(base: Side, mine: Side, theirs: Side, own: Entry) -> bool:
    """True for a value that something in the plan is still for, once it is merged."""
    if own.kind != "values":
        return False
    for address, entry in mine.entries.items():
        was, coming = base.entries.get(address), theirs.entries.get(address)
        values = entry.fields.get("values", ())
        if was is not None and coming is not None and was.fields.get("values", ()) == values:
            values = coming.fields.get("values", ())
        if isinstance(values, tuple) and own.id in values:
            return True
    return False


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


def _ladder_conflict(mine: Side, base: Side, step: str, wanted: str) -> Conflict:
    own = mine.entries["steps", step]
    return Conflict("steps", step, own.at, own.title, "ladder", base.ladder_of(step), own.list[1], wanted)


def _is_out(base: Side, mine: Side, ladder: str) -> bool:
    """True for a ladder that the person took out of the plan."""
    return ("ladders", ladder) in base.entries and ("ladders", ladder) not in mine.entries


def _wanted_ladder(findings: Findings, base: Side, mine: Side, theirs: Side, step: str) -> str | None:
    """The ladder a step is to go to; nothing where it stays."""
    was, now, wanted = (side.ladder_of(step) for side in (base, mine, theirs))
    if wanted is None or wanted in (now, was) or _is_out(base, mine, wanted):
        return None
    agreed = was == now or _ladder_conflict(mine, base, step, wanted).key in findings.taking
    return wanted if agreed else None


def _ladder(findings: Findings, base: Side, mine: Side, theirs: Side, own: Entry) -> None:
    """A step goes to another ladder where the clinician moved it."""
    was, now, wanted = (side.ladder_of(own.id) for side in (base, mine, theirs))
    if own.kind != "steps" or wanted is None or wanted == now:
        return
    goes_to = _wanted_ladder(findings, base, mine, theirs, own.id)
    if was == wanted or _is_out(base, mine, wanted):
        findings.kept.append(Change("moved", own.kind, own.at, own.title, "ladder", was, now))
    elif was != now:
        findings.differs(_ladder_conflict(mine, base, own.id, wanted))
    else:
        findings.taken.append(Change("moved", own.kind, own.at, own.title, "ladder", now, wanted))
    if goes_to is not None:
        findings.moving[own.id] = goes_to


def entries_added(
    findings: Findings, base: Side, mine: Side, theirs: Side, at: tuple[str, ...], source: str
) -> dict[str, dict[str, object]]:
    """What comes new into a list, and what the person had taken out and wants back; by id, as the file has it."""
    found: dict[str, dict[str, object]] = {}
    kind = at[-1]
    for entry_id in theirs.lists.get(at, ()):
        entry = theirs.entries[kind, entry_id]
        if (kind, entry_id) in mine.entries or not _comes(findings, base, entry):
            continue
        found[entry_id] = _as_written(entry, source)
        findings.taken.append(Change("added", kind, entry.at, entry.title))
        if kind == "ladders":
            steps = _steps_with(findings, base, mine, theirs, entry)
            findings.added[entry_id] = tuple(step.id for step in steps)
            if steps:
                found[entry_id]["steps"] = [_as_written(step, source) for step in steps]
    return found


def _comes(findings: Findings, base: Side, entry: Entry) -> bool:
    """New, or taken out by the person and wanted back."""
    if (entry.kind, entry.id) not in base.entries:
        return True
    return Conflict(entry.kind, entry.id, (), "", "", None, None, None).key in findings.taking


def _steps_with(findings: Findings, base: Side, mine: Side, theirs: Side, ladder: Entry) -> list[Entry]:
    """The steps that come with a new ladder: what the person has already goes there by itself."""
    steps = (theirs.entries["steps", step] for step in theirs.lists.get((*ladder.at, "steps"), ()))
    back = ("ladders", ladder.id) in base.entries
    return [step for step in steps if ("steps", step.id) not in mine.entries and (back or _comes(findings, base, step))]


def _as_written(entry: Entry, source: str) -> dict[str, object]:
    return {"id": entry.id, "from": source, **entry.fields}
