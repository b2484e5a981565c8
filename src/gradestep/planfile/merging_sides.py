"""One side of a merge laid flat: every entry of a plan by its kind and id, and the order each list has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from gradestep.planfile.ids import FreshIds
from gradestep.text import cleaned_line

Address = tuple[str, str]
"""The kind of an entry, which is the name of its list, and its id."""

LISTS = (
    "values",
    "ladders",
    "if_then",
    "avoided",
    "supporters",
    "questions",
    "questionnaires",
    "contacts",
    "early_signs",
)
"""Lists of entries at the top of a plan; steps stand in ladders."""

SINGLE = ("pacing", "limits", "maintenance")
"""Tables there is one of."""

OWN_KEYS = ("format", "id", "revision", "adopted", *LISTS, *SINGLE)
"""Keys at the top that are no plain fields."""

TITLES = {
    "values": "words",
    "ladders": "title",
    "steps": "title",
    "if_then": "if",
    "avoided": "activity",
    "supporters": "name",
    "questions": "ask",
    "questionnaires": "title",
    "contacts": "name",
    "early_signs": "sign",
}
"""What an entry of each kind is called by."""

POINTS_TO = {
    ("ladders", "values"): "values",
    ("steps", "values"): "values",
    ("if_then", "step"): "steps",
    ("avoided", "ladder"): "ladders",
}
"""Fields that hold ids, and the kind they are ids of."""


@dataclass(frozen=True)
class Entry:
    """One entry without its id, its mark of origin and its steps."""

    kind: str
    id: str
    list: tuple[str, ...]
    """The list it stands in, such as `("ladders", "outside", "steps")`."""
    fields: Mapping[str, object]
    """Lists as tuples, so that they can be compared."""
    source: str | None = None
    unnamed: int | None = None
    """Its place in its list where it has no id in the file."""

    @property
    def at(self) -> tuple[str, ...]:
        """Where it stands."""
        return (*self.list, self.id)

    @property
    def title(self) -> str:
        """What it is called by; its id where it has no words."""
        return cleaned_line(str(self.fields.get(TITLES[self.kind]) or "")) or self.id


@dataclass(frozen=True)
class Side:
    """A plan laid flat."""

    top: Mapping[str, object] = field(default_factory=dict)
    single: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    entries: Mapping[Address, Entry] = field(default_factory=dict)
    lists: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    """Ids in the order they are written, by list."""

    def ladder_of(self, step_id: str) -> str | None:
        """The ladder a step is on."""
        step = self.entries.get(("steps", step_id))
        return step.list[1] if step is not None else None

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id of the plan."""
        return frozenset(entry_id for _, entry_id in self.entries)


@dataclass(frozen=True)
class Sides:
    """The three sides of a merge, with the ids they have in common."""

    base: Side
    mine: Side
    theirs: Side
    source: str
    """The id that the clinician's file is kept under."""

    @classmethod
    def of(
        cls, base: Mapping[str, Any] | None, mine: Mapping[str, Any], theirs: Mapping[str, Any], source: str
    ) -> Sides:
        """Parsed plans laid flat; `base` is nothing for the first time."""
        own = side_of(mine)
        known = side_of(base) if base is not None else None
        renamed = renamings(own, side_of(theirs), known, source)
        return cls(side_of(base, renamed) if base is not None else Side(), own, side_of(theirs, renamed), source)

    def is_gone(self, address: Address) -> bool:
        """True for what the clinician had in the file and took out of it."""
        return address in self.base.entries and address not in self.theirs.entries

    def is_out(self, address: Address) -> bool:
        """True for what was in the clinician's file and the person took out of the plan."""
        return address in self.base.entries and address not in self.mine.entries

    def ladders_of(self, step_id: str) -> tuple[str | None, str | None, str | None]:
        """The ladder a step was on, is on, and is to be on."""
        return (self.base.ladder_of(step_id), self.mine.ladder_of(step_id), self.theirs.ladder_of(step_id))

    @cached_property
    def values_in_use(self) -> frozenset[object]:
        """Ids of values that something in the plan is for, once it is merged."""
        found: set[object] = set()
        for address, entry in self.mine.entries.items():
            was, coming = self.base.entries.get(address), self.theirs.entries.get(address)
            values = entry.fields.get("values", ())
            if was is not None and coming is not None and was.fields.get("values", ()) == values:
                values = coming.fields.get("values", ())
            if isinstance(values, tuple):
                found.update(values)
        return frozenset(found)


def side_of(plan: Mapping[str, Any], renamed: Mapping[Address, str] | None = None) -> Side:
    """A parsed plan laid flat, with other ids for the entries that `renamed` names."""
    entries: dict[Address, Entry] = {}
    lists: dict[tuple[str, ...], list[str]] = {}
    for entry in _entries(plan, renamed or {}):
        if (entry.kind, entry.id) not in entries:
            entries[entry.kind, entry.id] = entry
            lists.setdefault(entry.list, []).append(entry.id)
    top = {key: frozen(value) for key, value in plan.items() if key not in OWN_KEYS and not _holds_tables(value)}
    single = {name: _fields(plan[name]) for name in SINGLE if isinstance(plan.get(name), Mapping)}
    return Side(top, single, entries, {at: tuple(ids) for at, ids in lists.items()})


def _holds_tables(value: object) -> bool:
    """True for a table or a list of tables: at the top of a plan, one that nobody knows is no field of it."""
    return isinstance(value, Mapping) or (isinstance(value, list) and any(isinstance(one, Mapping) for one in value))


def _entries(plan: Mapping[str, Any], renamed: Mapping[Address, str]) -> Iterator[Entry]:
    for kind in LISTS:
        fresh = FreshIds(str(entry["id"]) for entry in _tables(plan, kind) if "id" in entry)
        for place, table in enumerate(_tables(plan, kind)):
            unnamed = "id" not in table
            entry_id = fresh.named(str(table.get(TITLES[kind], kind))) if unnamed else str(table["id"])
            entry_id = renamed.get((kind, entry_id), entry_id)
            yield _entry(kind, entry_id, (kind,), table, renamed, place if unnamed else None)
            for step in _tables(table, "steps") if kind == "ladders" else ():
                step_id = str(step.get("id", ""))
                yield _entry(
                    "steps", renamed.get(("steps", step_id), step_id), (kind, entry_id, "steps"), step, renamed
                )


def _tables(owner: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    tables = owner.get(name, ())
    return [table for table in tables if isinstance(table, Mapping)] if isinstance(tables, list) else []


def _entry(
    kind: str,
    entry_id: str,
    place: tuple[str, ...],
    table: Mapping[str, Any],
    renamed: Mapping[Address, str],
    unnamed: int | None = None,
) -> Entry:
    left_out = ("id", "from", "steps") if kind == "ladders" else ("id", "from")
    fields = {key: value for key, value in _fields(table).items() if key not in left_out}
    for key, value in fields.items():
        points_to = POINTS_TO.get((kind, key))
        if points_to is not None and isinstance(value, tuple):
            fields[key] = tuple(renamed.get((points_to, str(one)), one) for one in value)
        elif points_to is not None:
            fields[key] = renamed.get((points_to, str(value)), value)
    source = table.get("from")
    return Entry(kind, entry_id, place, fields, source if isinstance(source, str) else None, unnamed)


def _fields(table: Mapping[str, Any]) -> dict[str, object]:
    return {key: frozen(value) for key, value in table.items()}


def frozen(value: Any) -> object:
    """A value of a file with tuples for its lists, at every depth."""
    if isinstance(value, Mapping):
        return _fields(value)
    return tuple(frozen(one) for one in value) if isinstance(value, list) else value


def renamings(mine: Side, theirs: Side, base: Side | None, source: str) -> Mapping[Address, str]:
    """Other ids for entries of a clinician's file whose ids are taken in the person's plan by something else.

    `base` is the same file as adopted before. An entry that was given another id then is found again by it.
    """
    coming = {**(base.entries if base is not None else {}), **theirs.entries}
    taken = set(mine.ids | {entry_id for _, entry_id in coming})
    marks = is_marked(mine, base, source)
    earlier_ids = _given_before(mine, source, coming)
    found: dict[Address, str] = {}
    for (kind, entry_id), entry in coming.items():
        known = base is not None and (kind, entry_id) in base.entries
        own = mine.entries.get((kind, entry_id))
        if own is not None and own.source == source:
            continue
        earlier = earlier_ids.get((kind, entry_id[:60]))
        if earlier is None:
            by_id = base is not None and not (known and marks)
            before = base.entries.get((kind, entry_id)) if base is not None else None
            if _is_same(own, entry, before, by_id=by_id) or not _collides(mine, kind, entry_id, known=known):
                continue
        found[kind, entry_id] = earlier or _beside(entry_id, taken)
        taken.add(found[kind, entry_id])
    return found


def is_marked(mine: Side, base: Side | None, source: str) -> bool:
    """True where the plan says whose its entries are, so that one without a mark is the person's own."""
    known = base.entries if base is not None else {}
    return any(address in known and entry.source == source for address, entry in mine.entries.items())


def _is_same(own: Entry | None, coming: Entry, before: Entry | None, *, by_id: bool) -> bool:
    """True where an entry of nobody's mark is this one: it is called the same, now or before, or the id says enough.

    The id says enough for what came back from the person's own plan, and where nothing was marked so far.
    """
    if own is None or own.source is not None:
        return False
    titles = {entry.title.casefold() for entry in (coming, before) if entry is not None}
    return by_id or own.title.casefold() in titles


def _given_before(mine: Side, source: str, coming: Collection[Address]) -> Mapping[Address, str]:
    """Ids with a number after them that entries of this file were given, by what they would be without the number."""
    found: dict[Address, str] = {}
    for (kind, own_id), own in mine.entries.items():
        stem, _, number = own_id.rpartition("-")
        if own.source == source and number.isdigit() and (kind, own_id) not in coming:
            found.setdefault((kind, stem), own_id)
    return found


def _collides(mine: Side, kind: str, entry_id: str, *, known: bool) -> bool:
    """One id is never used twice in a plan; what was adopted under it and then removed may come again."""
    if (kind, entry_id) in mine.entries:
        return True
    return not known and entry_id in mine.ids


def _beside(entry_id: str, taken: Collection[str]) -> str:
    number = 2
    while f"{entry_id[:60]}-{number}" in taken:
        number += 1
    return f"{entry_id[:60]}-{number}"
