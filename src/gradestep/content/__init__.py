"""Every word and all data that ship, read from files beside this one, each when it is first asked for (design 4).

One folder holds one language. Only the standard library is imported, because `help-now` stands on this.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from typing import Any

LANGUAGE = "en"
_FOLDER = os.path.dirname(__file__)


class MissingWords(LookupError):
    """No words under that key, words of another shape, or a value the words ask for was not given.

    `key` is the key that was asked for; `lacking` the name of the missing value, if that was it.
    """

    def __init__(self, key: str, lacking: str | None = None) -> None:
        super().__init__(key, lacking)
        self.key = key
        self.lacking = lacking


def say(key: str, /, **values: object) -> str:
    """The sentence at `key`, such as `home.title`: the file, then the key in it; `{name}` takes `values["name"]`.

    Plain text, with no markup, so a person's words can be put in as they are. Raises MissingWords.
    """
    found = _at(key)
    if not isinstance(found, str):
        raise MissingWords(key)
    return _filled(key, found, values)


def several(key: str, /, **values: object) -> tuple[str, ...]:
    """The sentences listed at `key`, each filled as `say` fills one. Raises MissingWords."""
    found = _at(key)
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise MissingWords(key)
    return tuple(_filled(key, item, values) for item in found)


def has(key: str) -> bool:
    """Whether there is anything at `key`."""
    try:
        _at(key)
    except MissingWords:
        return False
    return True


def data(area: str) -> dict[str, Any]:
    """A whole content file, such as `helplines` or `starters/pain`, parsed; read it, never change it. Raises MissingWords."""
    return _parsed(area)


def text_of(name: str) -> str:
    """A content file as it is written, such as `help/start.md` or `starters/pain.toml`. Raises MissingWords."""
    return _raw(name).decode("utf-8")


def names(folder: str) -> tuple[str, ...]:
    """What a content folder holds, sorted and without endings: `names("starters")`. Raises MissingWords."""
    try:
        found = os.listdir(os.path.join(_FOLDER, LANGUAGE, *folder.split("/")))
    except OSError as problem:
        raise MissingWords(folder) from problem
    return tuple(sorted(os.path.splitext(name)[0] for name in found if name.endswith((".toml", ".md"))))


def _at(key: str) -> Any:
    area, *rest = key.split(".")
    found: Any = _parsed(area)
    for part in rest:
        if not isinstance(found, dict) or part not in found:
            raise MissingWords(key)
        found = found[part]
    return found


def _filled(key: str, words: str, values: dict[str, object]) -> str:
    try:
        return words.format_map(values)
    except KeyError as problem:
        raise MissingWords(key, str(problem.args[0])) from problem


@cache
def _parsed(area: str) -> dict[str, Any]:
    return tomllib.loads(_raw(f"{area}.toml").decode("utf-8"))


@cache
def _raw(name: str) -> bytes:
    try:
        with open(os.path.join(_FOLDER, LANGUAGE, *name.split("/")), "rb") as file:
            return file.read()
    except OSError as problem:
        raise MissingWords(name) from problem
