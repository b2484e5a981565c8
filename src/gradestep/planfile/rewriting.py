"""Edits put into a plan's text with comments, order and unknown keys kept, and checked before anything is saved."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, Literal

from gradestep.planfile.edits import AddEntry, MoveEntry, PlanEdit, RemoveEntry, SetField
from gradestep.planfile.tables import own_tables


class EditDoesNotFit(Exception):
    """The plan has no such entry, or one of that id already; nothing was changed."""

    def __init__(self, code: Literal["no_entry", "taken", "not_kept"], at: tuple[str, ...]) -> None:
        super().__init__(code, at)
        self.code = code
        self.at = at


def rewritten(text: str, edits: Iterable[PlanEdit]) -> str:
    """The text with the edits in it. Raises EditDoesNotFit; the text must be valid TOML."""
    import tomlrt

    edits = tuple(edits)
    document = tomlrt.loads(text)
    wanted = own_tables(text)
    forms = (_Form(document, _WRITTEN), _Form(wanted, _MEANT))
    for edit in edits:
        for form in forms:
            form.apply(edit)
    changed = tomlrt.dumps(document)
    if tomllib.loads(changed) != wanted:
        raise EditDoesNotFit("not_kept", edits[0].at if edits else ())
    return changed


@dataclass(frozen=True)
class _Making:
    """How new tables and lists of tables are made: as the file writes them, or as plain data to compare with."""

    table: Callable[[], Any]
    tables: Callable[[list[Any]], Any]


def _written_tables(entries: list[Any]) -> Any:
    import tomlrt

    return tomlrt.AoT(entries)


def _written_table() -> Any:
    import tomlrt

    return tomlrt.Table.section({})


_WRITTEN = _Making(_written_table, _written_tables)
_MEANT = _Making(dict, list)


class _Ids:
    """The ids of one list in their order, kept in step with it: a long list is asked for many of its entries."""

    def __init__(self, entries: Iterable[Any]) -> None:
        self._ids: list[Any] = [entry.get("id") for entry in entries]
        self._times = Counter(self._ids)
        self._last = 0

    def __contains__(self, entry_id: object) -> bool:
        return self._times[entry_id] > 0

    def place(self, entry_id: str) -> int | None:
        """Where the first entry of that id stands; edits come in the order of the list, so it is mostly the next one."""
        if entry_id.startswith("#") and int(entry_id[1:]) < len(self._ids):
            return int(entry_id[1:])
        if entry_id not in self:
            return None
        try:
            self._last = self._ids.index(entry_id, self._last if self._times[entry_id] == 1 else 0)
        except ValueError:
            self._last = self._ids.index(entry_id)
        return self._last

    def insert(self, place: int, entry_id: object) -> None:
        """An entry came."""
        self._ids.insert(place, entry_id)
        self._times[entry_id] += 1

    def pop(self, place: int) -> None:
        """An entry went."""
        self._times[self._ids.pop(place)] -= 1


class _Form:
    """A plan that edits are put into one after the other."""

    def __init__(self, document: Any, making: _Making) -> None:
        self._document = document
        self._making = making
        self._ids: dict[tuple[str, ...], _Ids] = {}
        """What stands in each list that was looked into, by its place in the plan."""

    def apply(self, edit: PlanEdit) -> None:
        """Put one edit in. Raises EditDoesNotFit."""
        match edit:
            case SetField():
                self._set(edit)
            case AddEntry():
                entries, ids = self._list(edit.at)
                if edit.entry.get("id") in ids:
                    raise EditDoesNotFit("taken", edit.at)
                place = len(entries) if edit.after is None else self._place(ids, edit.after, edit.at) + 1
                _put(entries, place, edit.entry, self._making)
                ids.insert(place, edit.entry.get("id"))
            case MoveEntry():
                entry = self._taken_out(edit.at)
                into, ids = self._list(edit.into if edit.into is not None else edit.at[:-1])
                if edit.into is None:
                    into.insert(edit.to, entry)
                else:
                    _put(into, edit.to, entry, self._making, as_it_is=True)
                ids.insert(edit.to, edit.at[-1])
            case RemoveEntry():
                self._taken_out(edit.at)

    def _set(self, edit: SetField) -> None:
        entry = self._entry(edit.at)
        if edit.value is None:
            entry.pop(edit.field, None)
        else:
            entry[edit.field] = _plain(edit.value, _MEANT)
        if edit.field == "id" and edit.at[:-1] in self._ids:
            ids = self._ids[edit.at[:-1]]
            place = self._place(ids, edit.at[-1], edit.at)
            ids.pop(place)
            ids.insert(place, edit.value)
            self._forget(edit.at)

    def _taken_out(self, at: tuple[str, ...]) -> Any:
        entries, ids = self._list(at[:-1])
        place = self._place(ids, at[-1], at)
        self._forget(at)
        ids.pop(place)
        return entries.pop(place)

    def _forget(self, at: tuple[str, ...]) -> None:
        for known in [known for known in self._ids if known[: len(at)] == at]:
            del self._ids[known]

    def _entry(self, at: tuple[str, ...]) -> MutableMapping[str, Any]:
        """The table that names and ids lead to; a single table such as `pacing` is made where there is none."""
        found: Any = self._document
        for depth, name in enumerate(at, 1):
            if not hasattr(found, "keys"):
                found = found[self._place(self._ids_of(at[: depth - 1], found), name, at)]
                continue
            if name not in found:
                if depth < len(at):
                    _new_list(found, name, self._making)
                else:
                    found[name] = self._making.table()
            found = found[name]
        table: MutableMapping[str, Any] = found
        return table

    def _list(self, at: tuple[str, ...]) -> tuple[Any, _Ids]:
        owner = self._entry(at[:-1])
        if at[-1] not in owner:
            _new_list(owner, at[-1], self._making)
        entries = owner[at[-1]]
        return entries, self._ids_of(at, entries)

    def _ids_of(self, at: tuple[str, ...], entries: Any) -> _Ids:
        if at not in self._ids:
            self._ids[at] = _Ids(entries)
        return self._ids[at]

    def _place(self, ids: _Ids, entry_id: str, at: tuple[str, ...]) -> int:
        place = ids.place(entry_id)
        if place is None:
            raise EditDoesNotFit("no_entry", at)
        return place


def _new_list(owner: Any, name: str, making: _Making) -> None:
    """A list of tables; between braces, where the entry it is in is written so."""
    import tomlrt

    try:
        owner[name] = making.tables([])
    except tomlrt.TOMLError:
        owner[name] = []


def _put(entries: Any, place: int, entry: Any, making: _Making, *, as_it_is: bool = False) -> None:
    """An entry into a list, with its comments where it comes as it is; between braces, where the list is written so."""
    import tomlrt

    try:
        entries.insert(place, entry if as_it_is else _plain(entry, making))
    except tomlrt.TOMLError:
        entries.insert(place, _plain(entry, _MEANT))


def _plain(value: Any, making: _Making) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner, making) for key, inner in value.items() if inner is not None}
    if isinstance(value, (list, tuple)):
        inner = [_plain(entry, making) for entry in value]
        return making.tables(inner) if inner and all(isinstance(entry, Mapping) for entry in inner) else inner
    return value
