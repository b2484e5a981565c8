"""The settings file: read with each fault named and its default used, changed with comments kept."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from gradestep.model.problem import Problem
from gradestep.model.settings import Settings
from gradestep.planfile.reading import parsed


def read_settings(raw: bytes, file: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in these bytes; a wrong value is named and its default used. Never raises on any bytes."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Settings(), (Problem("not_utf8", file),)
    entries, problems = parsed(text, file)
    found = list(problems)
    while entries is not None:
        try:
            return Settings.model_validate(entries), tuple(found)
        except ValidationError as problem:
            error = problem.errors(include_input=False, include_url=False)[0]
            path = [part for part in error["loc"] if isinstance(part, str)]
            found.append(Problem("setting_wrong", file, _line(text, path[-1]), values={"key": ".".join(path)}))
            if not _taken_out(entries, path):
                break
    return Settings(), tuple(found)


def settings_rewritten(text: str, values: Mapping[str, object]) -> str | None:
    """The text with these dotted keys set; None takes a key away. Nothing where the text is no TOML."""
    import tomlrt

    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return None
    document: Any = tomlrt.loads(text)
    for key, value in values.items():
        *tables, name = key.split(".")
        table = document.ensure_table(tables) if tables else document
        if value is None:
            table.pop(name, None)
        else:
            table[name] = list(value) if isinstance(value, tuple) else value
    return tomlrt.dumps(document).lstrip("\n")


def _taken_out(entries: dict[str, Any], path: list[str]) -> bool:
    table: Any = entries
    for part in path[:-1]:
        if not isinstance(table, dict) or not isinstance(table.get(part), dict):
            return isinstance(table, dict) and table.pop(part, None) is not None
        table = table[part]
    return isinstance(table, dict) and table.pop(path[-1], None) is not None


def _line(text: str, key: str) -> int | None:
    for number, row in enumerate(text.split("\n"), 1):
        if row.lstrip().startswith(key) and "=" in row:
            return number
    return None
