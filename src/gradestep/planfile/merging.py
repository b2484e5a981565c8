"""A clinician's new file, the one adopted before, and the person's plan in between: merged three ways, by ids, field by field.

Nothing the person wrote is ever taken away by it. What comes out are edits to the person's own text, so that their
comments, their order and keys that nobody knows stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from gradestep.planfile import merging_order as order
from gradestep.planfile.edits import AddEntry, MoveEntry, PlanEdit, RemoveEntry, SetField
from gradestep.planfile.merging_entries import entries_added, merge_entry
from gradestep.planfile.merging_findings import About, Change, Conflict, Findings, Merge, merge_fields
from gradestep.planfile.merging_pacing import paced, said
from gradestep.planfile.merging_sides import LISTS, SINGLE, Side, Sides, is_marked

__all__ = ["Change", "Conflict", "Merge", "merged"]


def merged(
    base: Mapping[str, Any] | None,
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    source: str,
    *,
    others: Iterable[Mapping[str, Any]] = (),
    taking: Collection[str] = (),
) -> Merge:
    """What becomes of the person's plan `mine` when `theirs` is adopted; parsed plan files, as tomllib reads them.

    `base` is the same clinician's file as adopted last, nothing for the first time. `source` is the id the file is kept
    under, `others` are what was adopted from other clinicians, `taking` the keys of conflicts to be decided for `theirs`.
    """
    sides = Sides.of(base, mine, theirs, source)
    findings = Findings(frozenset(taking), is_marked(sides.mine, sides.base, source))
    known = base is not None or source in mine.get("adopted", {})
    _merge_top(findings, sides, same_plan=known and mine.get("id") == source)
    _merge_single(findings, sides, [other.get("pacing", {}) for other in others], first=base is None)
    for address in dict.fromkeys((*sides.mine.entries, *sides.base.entries, *sides.theirs.entries)):
        merge_entry(findings, sides, address)
    for name in LISTS:
        _merge_list(findings, sides, (name,))
    findings.edits += _gone_to_other_ladders(findings, sides)
    for ladder_id in dict.fromkeys(
        (*sides.mine.lists.get(("ladders",), ()), *sides.theirs.lists.get(("ladders",), ()))
    ):
        _merge_list(findings, sides, ("ladders", ladder_id, "steps"))
    return findings.merge(_names(findings.edits, sides.mine))


def _merge_top(findings: Findings, sides: Sides, *, same_plan: bool) -> None:
    """Title, author and the rest belong to the plan they came with; another clinician's plan gives a title where there is none."""
    theirs = sides.theirs.top
    if same_plan:
        merge_fields(findings, About("", "", (), str(theirs.get("title", ""))), sides.base.top, sides.mine.top, theirs)
    elif not sides.mine.top.get("title") and isinstance(title := theirs.get("title"), str) and title:
        findings.taken.append(Change("changed", "", (), title, "title", None, title))
        findings.edits.append(SetField((), "title", title))


def _merge_single(findings: Findings, sides: Sides, others: list[Mapping[str, Any]], *, first: bool) -> None:
    for name in SINGLE:
        base, mine, theirs = (side.single.get(name, {}) for side in (sides.base, sides.mine, sides.theirs))
        if name == "pacing":
            held = paced(None if first else base, mine, theirs, others)
            base, mine, meant, theirs = held.base, held.mine, theirs, held.theirs
            stays = (rule for rule, value in meant.items() if theirs.get(rule) != value)
            findings.kept += [
                Change("stricter", name, (name,), "", rule, said(mine, rule), meant[rule]) for rule in stays
            ]
        merge_fields(findings, About(name, "", (name,), ""), base, mine, theirs)


def _gone_to_other_ladders(findings: Findings, sides: Sides) -> list[MoveEntry]:
    """Steps go to the end of the ladder they are to be on, which is there by now; their place in it is found after."""
    counts: Counter[tuple[str, ...]] = Counter()
    found: list[MoveEntry] = []
    for step_id, ladder_id in findings.moving.items():
        into = ("ladders", ladder_id, "steps")
        standing = findings.added.get(ladder_id, sides.mine.lists.get(into, ()))
        found.append(MoveEntry(sides.mine.entries["steps", step_id].at, len(standing) + counts[into], into))
        counts[into] += 1
    return found


def _merge_list(findings: Findings, sides: Sides, at: tuple[str, ...]) -> None:
    """Entries leave, come and stand in the order they are to stand in."""
    now = list(sides.mine.lists.get(at, ()))
    arrived: list[str] = []
    coming: dict[str, dict[str, object]] = {}
    if len(at) == 1 or ("ladders", at[1]) in sides.mine.entries:
        coming = entries_added(findings, sides, at)
    elif at[1] in findings.added:
        now = list(findings.added[at[1]])
    else:
        return
    if len(at) == 3:
        arrived = [step_id for step_id, ladder_id in findings.moving.items() if ladder_id == at[1]]
    gone = {edit.at[-1] for edit in findings.edits if isinstance(edit, RemoveEntry) and edit.at[:-1] == at}
    now = [entry_id for entry_id in now if entry_id not in gone and not (len(at) == 3 and entry_id in findings.moving)]
    theirs = sides.theirs.lists.get(at, ())
    wanted = order.joined(_wanted_order(findings, sides, at, now), (*coming, *arrived), theirs)
    after = {entry_id: wanted[place - 1] if place else None for place, entry_id in enumerate(wanted)}
    findings.edits += [AddEntry(at, coming[entry_id], after[entry_id]) for entry_id in wanted if entry_id in coming]
    behind = {before: entry_id for entry_id, before in after.items() if entry_id in coming}
    findings.edits += order.moves(at, order.with_new((*now, *arrived), behind), wanted)


def _wanted_order(findings: Findings, sides: Sides, at: tuple[str, ...], now: list[str]) -> tuple[str, ...]:
    """The person's order, or the clinician's where the clinician alone changed it."""
    base, mine, theirs = (side.lists.get(at, ()) for side in (sides.base, sides.mine, sides.theirs))
    shared = set(now).intersection(base, theirs)
    was, own, coming = (order.only(ids, shared) for ids in (base, mine, theirs))
    about = _about_order(sides, at)
    if coming in (was, own):
        return tuple(now)
    if own == was:
        if about is not None:
            findings.taken.append(Change("ordered", about.kind, at, about.title, "places", own, coming))
        return order.reordered(now, coming)
    if about is not None and findings.differs(
        Conflict(about.kind, about.id, at, about.title, "places", was, own, coming)
    ):
        return order.reordered(now, coming)
    return tuple(now)


def _about_order(sides: Sides, at: tuple[str, ...]) -> About | None:
    """The ladder whose order means something to a person; nothing for a list whose order is not shown."""
    ladder = sides.mine.entries.get(("ladders", at[1])) if len(at) == 3 else None
    by_hand = ladder is not None and ladder.fields.get("order") == "hand"
    return About.of(ladder) if ladder is not None and by_hand else None


def _names(edits: Iterable[PlanEdit], mine: Side) -> list[PlanEdit]:
    """Ids for entries written without one, where an edit is about them."""
    spoken_of = {name for edit in edits for name in (*edit.at, getattr(edit, "after", None))}
    unnamed = (entry for entry in mine.entries.values() if entry.unnamed is not None and entry.id in spoken_of)
    return [SetField((*entry.list, f"#{entry.unnamed}"), "id", entry.id) for entry in unnamed]
