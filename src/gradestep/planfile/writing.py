"""A new plan as text: a valid file with comments that explain it, pleasant to go on with by hand (design 3)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gradestep.content import data, has, say, several
from gradestep.planfile.writing_values import key_written, sound_text, value_written

FIRST = ("format", "id", "revision", "title", "author", "prepared", "note")
"""Keys of the file itself, in the order a reader looks for them."""

SECTIONS = (
    "pacing", "values", "ladders", "if_then", "avoided", "supporters", "questions", "questionnaires", "contacts",
    "limits", "early_signs", "maintenance",
)  # fmt: skip
"""The tables of a plan, the most used first."""

STEP = (
    "id", "title", "kind", "difficulty", "amount", "unit", "done_when", "ceiling", "unit_step", "rest_plan", "cue", "condition", "smallest",
    "energy", "setting", "values", "help", "stop_if", "breathing_before", "trials", "baseline", "rested", "note", "from",
)  # fmt: skip
"""Keys of a step, in the order a person thinks of one."""

WITHIN = {"ladders": ("steps",), "questionnaires": ("items",)}
"""Lists of entries that are written as tables of their own; every other inner table stays on one line."""

SCHEMA_NAME = "plan.schema.json"
"""The form of a plan, as it is called beside a plan file (design 3)."""

SCHEMA_LINE = f"#:schema ./{SCHEMA_NAME}"
"""The first line of a plan file, by which an editor finds its form."""

NOTE_COLUMN = 34
"""Where a remark beside a key begins, as far as the line before it lets it."""


def plan_text(
    entries: Mapping[str, Any], *, explained: bool = True, head: Iterable[str] = (), schema: bool = False
) -> str:
    """The file for these entries, keys and values as the file has them; `None` and empty lists are left out.

    With `explained`, remarks say what a part is for, each once, and parts that are not there stand as examples behind
    `#`. `head` are lines of remark at the top; with `schema` the line by which an editor finds the form of the file
    comes before them. What tomllib reads back is what went in.
    """
    text = _Writing(explained).whole(_full(entries), tuple(head))
    return f"{SCHEMA_LINE}\n{text}" if schema else text


def example_sections() -> Mapping[str, Any]:
    """What each part can hold, as it stands behind `#` in a new file."""
    found: Mapping[str, Any] = data("plan_new")["example"]
    return found


def new_plan_text(*, schema: bool = False) -> str:
    """The file for someone who would rather write than answer: one worked example of every part."""
    plan = data("plan_new")["sample"]
    return plan_text(plan, head=several("plan_new.head"), schema=schema)


def reads_back(text: str, entries: Mapping[str, Any]) -> bool:
    """True where the text is valid TOML and means these entries."""
    try:
        return bool(tomllib.loads(text) == _plain(_full(entries)))
    except ValueError:
        return False


def _full(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The same without keys that hold nothing, at every depth."""
    found: dict[str, Any] = {}
    for key, value in entry.items():
        if isinstance(value, Mapping):
            value = _full(value)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            value = [_full(inner) if isinstance(inner, Mapping) else inner for inner in value]
        if value is not None and value != [] and value != {}:
            found[key] = value
    return found


def _plain(value: Any) -> Any:
    """As a parser gives it: whole numbers whole, lists as lists."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, str):
        return sound_text(value)
    return value


class _Writing:
    """One text under way; it remembers which remarks were made."""

    def __init__(self, explained: bool) -> None:
        self._explained = explained
        self._remarked: set[str] = set()

    def whole(self, entries: dict[str, Any], head: tuple[str, ...]) -> str:
        lines = [*(f"# {line}".rstrip() for line in head), ""] if head else []
        tables = {key for key, value in entries.items() if _is_table(value) or _is_tables(value)}
        top = [key for key in FIRST if key in entries and key not in tables]
        top += [key for key in entries if key not in tables and key not in top]
        lines += self._keys("plan", {key: entries[key] for key in top})
        sections = [*SECTIONS, *(key for key in entries if key in tables and key not in SECTIONS)]
        for section in sections:
            if section in tables:
                lines += ["", *self._remark(section), *self._section(section, entries[section])]
            elif self._explained and section not in entries and section in example_sections():
                lines += ["", *self._example(section)]
        return "\n".join(lines) + "\n"

    def _section(self, name: str, value: Any) -> Iterator[str]:
        if isinstance(value, Mapping):
            yield f"[{key_written(name)}]"
            yield from self._keys(name, value)
            return
        for place, entry in enumerate(value):
            if place:
                yield ""
            yield from self._entry((name,), entry)

    def _entry(self, path: tuple[str, ...], entry: Mapping[str, Any]) -> Iterator[str]:
        """One `[[table]]` and, below it, the tables of its own lists."""
        own = [key for key in WITHIN.get(path[-1], ()) if _is_tables(entry.get(key))] if len(path) == 1 else []
        yield "[[" + ".".join(key_written(part) for part in path) + "]]"
        yield from self._keys(path[-1], {key: entry[key] for key in _ordered(path[-1], entry) if key not in own})
        for key in own:
            for inner in entry[key]:
                yield ""
                yield from self._remark(f"{path[-1]}_{key}")
                yield from self._entry((*path, key), inner)

    def _keys(self, about: str, entry: Mapping[str, Any]) -> Iterator[str]:
        for key, value in entry.items():
            line = f"{key_written(key)} = {value_written(value)}"
            note = self._note(f"plan_new.key.{about}.{key}") if _in_catalogue(key) else ""
            yield f"{line.ljust(NOTE_COLUMN - 2)}  # {note}" if note and "\n" not in line else line

    def _remark(self, section: str) -> Iterator[str]:
        key = f"plan_new.section.{section}"
        if self._explained and section not in self._remarked and has(key):
            self._remarked.add(section)
            yield from (f"# {line}" for line in several(key))

    def _note(self, key: str) -> str:
        if not self._explained or key in self._remarked or not has(key):
            return ""
        self._remarked.add(key)
        return say(key)

    def _example(self, section: str) -> Iterator[str]:
        yield from self._remark(section)
        yield from (f"# {line}".rstrip() for line in self._section(section, example_sections()[section]))


def _in_catalogue(key: str) -> bool:
    """True for a key that can stand in the catalogue's own dotted keys."""
    return key_written(key) == key


def _ordered(table: str, entry: Mapping[str, Any]) -> list[str]:
    known = [key for key in STEP if key in entry] if table == "steps" else []
    return [*known, *(key for key in entry if key not in known)]


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, Mapping) for entry in value)
