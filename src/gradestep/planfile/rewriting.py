"""Edits put into a plan's text with comments, order and unknown keys kept, and checked before anything is saved."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, Literal

from gradestep.planfile.edits import AddEntry, MoveEntry, PlanEdit, RemoveEntry, SetField


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
    wanted: dict[str, Any] = tomllib.loads(text)
    for edit in edits:
        _apply(document, edit, _WRITTEN)
        _apply(wanted, edit, _MEANT)
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


def _apply(document: Any, edit: PlanEdit, making: _Making) -> None:
    match edit:
        case SetField():
            entry = _entry(document, edit.at, making)
            if edit.value is None:
                entry.pop(edit.field, None)
            else:
                entry[edit.field] = list(edit.value) if isinstance(edit.value, tuple) else edit.value
        case AddEntry():
            entries = _list(document, edit.at, making)
            if any(entry.get("id") == edit.entry.get("id") for entry in entries):
                raise EditDoesNotFit("taken", edit.at)
            place = len(entries) if edit.after is None else _place(entries, edit.after, edit.at) + 1
            _put(entries, place, edit.entry, making)
        case MoveEntry():
            entries = _list(document, edit.at[:-1], making)
            entry = entries.pop(_place(entries, edit.at[-1], edit.at))
            into = _list(document, edit.into, making) if edit.into is not None else entries
            if edit.into is None:
                into.insert(edit.to, entry)
            else:
                _put(into, edit.to, entry, making, as_it_is=True)
        case RemoveEntry():
            entries = _list(document, edit.at[:-1], making)
            entries.pop(_place(entries, edit.at[-1], edit.at))


def _entry(document: Any, at: tuple[str, ...], making: _Making) -> MutableMapping[str, Any]:
    """The table that names and ids lead to; a single table such as `pacing` is made where there is none."""
    place: Any = document
    names = list(at)
    while names:
        name = names.pop(0)
        if hasattr(place, "keys"):
            if name not in place:
                if names:
                    _new_list(place, name, making)
                else:
                    place[name] = making.table()
            place = place[name]
        else:
            place = place[_place(place, name, at)]
    found: MutableMapping[str, Any] = place
    return found


def _list(document: Any, at: tuple[str, ...], making: _Making) -> Any:
    owner = _entry(document, at[:-1], making) if len(at) > 1 else document
    if at[-1] not in owner:
        _new_list(owner, at[-1], making)
    return owner[at[-1]]


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


def _place(entries: Any, entry_id: str, at: tuple[str, ...]) -> int:
    if entry_id.startswith("#") and int(entry_id[1:]) < len(entries):
        return int(entry_id[1:])
    for place, entry in enumerate(entries):
        if entry.get("id") == entry_id:
            return place
    raise EditDoesNotFit("no_entry", at)


def _plain(value: Any, making: _Making) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner, making) for key, inner in value.items() if inner is not None}
    if isinstance(value, (list, tuple)):
        inner = [_plain(entry, making) for entry in value]
        return making.tables(inner) if inner and all(isinstance(entry, Mapping) for entry in inner) else inner
    return value
