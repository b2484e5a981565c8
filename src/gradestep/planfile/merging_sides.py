"""One side of a merge laid flat: every entry of a plan by its kind and id, and the order each list has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gradestep.planfile.ids import fresh_id
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
    single: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    entries: Mapping[Address, Entry] = field(default_factory=dict)
    lists: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    """Ids in the order they are written, by list."""

    def ladder_of(self, step_id: str) -> str | None:
        """The ladder a step is on."""
        step = self.entries.get(("steps", step_id))
        return step.list[1] if step is not None else None

    def ids(self) -> frozenset[str]:
        """Every id of the plan."""
        return frozenset(entry_id for _, entry_id in self.entries)


def side_of(plan: Mapping[str, Any], renamed: Mapping[Address, str] | None = None) -> Side:
    """A parsed plan laid flat, with other ids for the entries that `renamed` names."""
    entries: dict[Address, Entry] = {}
    lists: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in _entries(plan, renamed or {}):
        if (entry.kind, entry.id) not in entries:
            entries[entry.kind, entry.id] = entry
            lists[entry.list] = (*lists.get(entry.list, ()), entry.id)
    top = {key: frozen(value) for key, value in plan.items() if key not in OWN_KEYS}
    single = {name: _fields(plan[name]) for name in SINGLE if isinstance(plan.get(name), Mapping)}
    return Side(top, single, entries, lists)


def _entries(plan: Mapping[str, Any], renamed: Mapping[Address, str]) -> Iterator[Entry]:
    for kind in LISTS:
        named: set[str] = {str(entry["id"]) for entry in _tables(plan, kind) if "id" in entry}
        for place, table in enumerate(_tables(plan, kind)):
            unnamed = "id" not in table
            entry_id = fresh_id(str(table.get(TITLES[kind], kind)), named) if unnamed else str(table["id"])
            named.add(entry_id)
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
    """A value of a file with tuples for its lists."""
    return tuple(frozen(one) for one in value) if isinstance(value, list) else value


def renamings(mine: Side, theirs: Side, base: Side | None, source: str) -> Mapping[Address, str]:
    """Other ids for entries of a clinician's file whose ids are taken in the person's plan by something else.

    `base` is the same file as adopted before. An entry that was given another id then is found again by it.
    """
    coming = {**(base.entries if base is not None else {}), **theirs.entries}
    taken = set(mine.ids() | {entry_id for _, entry_id in coming})
    marks = is_marked(mine, base, source)
    found: dict[Address, str] = {}
    for (kind, entry_id), entry in coming.items():
        known = base is not None and (kind, entry_id) in base.entries
        own = mine.entries.get((kind, entry_id))
        if own is not None and own.source == source:
            continue
        earlier = _given_before(mine, kind, entry_id, source, coming)
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


def _given_before(mine: Side, kind: str, entry_id: str, source: str, coming: Collection[Address]) -> str | None:
    stem = f"{entry_id[:60]}-"
    for own_kind, own_id in mine.entries:
        numbered = own_id.startswith(stem) and own_id.removeprefix(stem).isdigit()
        is_from_there = mine.entries[own_kind, own_id].source == source
        if own_kind == kind and numbered and is_from_there and (kind, own_id) not in coming:
            return own_id
    return None


def _collides(mine: Side, kind: str, entry_id: str, *, known: bool) -> bool:
    """One id is never used twice in a plan; what was adopted under it and then removed may come again."""
    if (kind, entry_id) in mine.entries:
        return True
    return not known and entry_id in mine.ids()


def _beside(entry_id: str, taken: Collection[str]) -> str:
    number = 2
    while f"{entry_id[:60]}-{number}" in taken:
        number += 1
    return f"{entry_id[:60]}-{number}"
