"""The order of a list after a merge, and the edits that bring it about with as few moves as can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

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
    new, known = frozenset(new), frozenset(ids)
    behind: dict[str | None, str] = {}
    previous: str | None = None
    for entry_id in theirs:
        if entry_id in new:
            behind[previous] = entry_id
        if entry_id in new or entry_id in known:
            previous = entry_id
    first = next((entry_id for entry_id in theirs if entry_id in known), None)
    if None not in behind or first is None:
        return with_new(ids, behind)
    place = ids.index(first)
    leading = tuple(_row(behind.pop(None), behind))
    return (*with_new(ids[:place], behind), *leading, *with_new(ids[place:], behind))


def with_new(ids: Iterable[str], behind: Mapping[str | None, str]) -> tuple[str, ...]:
    """The ids, each with what is put right behind it, and what is put behind nothing at the end."""
    found: list[str] = []
    for entry_id in (*ids, None):
        found += () if entry_id is None else (entry_id,)
        found += _row(behind.get(entry_id), behind)
    return tuple(found)


def _row(first: str | None, behind: Mapping[str | None, str]) -> Iterator[str]:
    """New ids that stand behind each other."""
    while first is not None:
        yield first
        first = behind.get(first)


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
    before: dict[int, int] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        if place:
            before[number] = ends[place - 1]
        ends[place : place + 1] = [number]
    found = ends[-1:]
    while found and found[-1] in before:
        found.append(before[found[-1]])
    return frozenset(found)
