"""A plan's text as tables, with nothing in their words that acts; each text is taken apart once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from gradestep.text import cleaned


def tables(text: str | None) -> Mapping[str, Any]:
    """The tables of a text that was read before, never to be changed; none where it is not TOML."""
    return _parsed(text or "")


def own_tables(text: str) -> dict[str, Any]:
    """The tables of a text as they are written, to be changed at will. Raises ValueError where it is not TOML."""
    copied: dict[str, Any] = _copied(_loaded(text))
    return copied


@lru_cache(maxsize=6)
def _parsed(text: str) -> Mapping[str, Any]:
    """A long plan is asked about many times."""
    try:
        return {key: _clean(value) for key, value in _loaded(text).items()}
    except (ValueError, RecursionError):
        return {}


@lru_cache(maxsize=2)
def _loaded(text: str) -> Mapping[str, Any]:
    return tomllib.loads(text)


def _copied(value: Any) -> Any:
    if isinstance(value, list):
        return [_copied(one) for one in value]
    return {key: _copied(one) for key, one in value.items()} if isinstance(value, dict) else value


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return {key: _clean(one) for key, one in value.items()} if isinstance(value, dict) else value


def harmless(text: str) -> str:
    """A file as it is, unless it holds characters that act on a terminal or turn words around."""
    lines = text.replace("\r\n", "\n")
    return text if cleaned(lines) == lines else cleaned(text)
