"""The order of a list after a merge, and the edits that bring it about with as few moves as can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from gradestep.planfile.edits import MoveEntry


def only(ids: Sequence[str], wanted: Collection[str]) -> tuple[str, ...]:
    """The ids that are wanted, in their order."""
    return tuple(entry_id for entry_id in ids if entry_id in wanted)


def reordered(ids: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """The same ids, those of `order` in that order in the places they held together; all others stay where they are."""
    moving = iter(order)
    wanted = frozenset(order)
    return tuple(next(moving) if entry_id in wanted else entry_id for entry_id in ids)


def joined(ids: Sequence[str], new: Collection[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """New ids put behind what they follow in the clinician's list, else before what they precede, else at the end."""
    found = list(ids)
    known = frozenset(ids)
    previous: str | None = None
    for place, entry_id in enumerate(theirs):
        if entry_id in new:
            following = next((later for later in theirs[place:] if later in known), None)
            if previous is not None:
                found.insert(found.index(previous) + 1, entry_id)
            else:
                found.insert(found.index(following) if following is not None else len(found), entry_id)
        if entry_id in new or entry_id in known:
            previous = entry_id
    return tuple(found)


def moves(at: tuple[str, ...], now: Sequence[str], wanted: Sequence[str]) -> Iterator[MoveEntry]:
    """Moves from one order of the same ids to another; those that stand right to each other stay."""
    place = {entry_id: number for number, entry_id in enumerate(wanted)}
    staying = _longest_rising([place[entry_id] for entry_id in now])
    ids = list(now)
    for number, entry_id in enumerate(wanted):
        if number in staying:
            continue
        before = wanted[number - 1] if number else None
        ids.remove(entry_id)
        to = ids.index(before) + 1 if before is not None else 0
        ids.insert(to, entry_id)
        yield MoveEntry((*at, entry_id), to)


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """The numbers of a longest rising row among these."""
    ends: list[int] = []
    chains: list[tuple[int, ...]] = []
    for number in numbers:
        place = bisect_left(ends, number)
        chain = (*chains[place - 1], number) if place else (number,)
        ends[place : place + 1] = [number]
        chains[place : place + 1] = [chain]
    return frozenset(chains[-1]) if chains else frozenset()
