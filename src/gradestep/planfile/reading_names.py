"""The names a plan file may have, read off the models: which there are in a table, and which is a list of tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from gradestep.model.plan import Plan


def names_in(model: Any) -> dict[str, Any]:
    """The keys a table has in a file, each with what it holds."""
    return dict(_names_in(model))


@cache
def _names_in(model: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.alias or name, field.annotation) for name, field in model.model_fields.items())


@cache
def table_in(annotation: Any) -> Any:
    """The kind of table a field holds, if it holds any."""
    return next((one for one in leaves(annotation) if isinstance(one, type) and issubclass(one, BaseModel)), None)


@cache
def leaves(annotation: Any) -> tuple[Any, ...]:
    """What a type is made of in the end: classes, and the values of a literal."""
    parts = get_args(annotation)
    return tuple(leaf for part in parts for leaf in leaves(part)) if parts else (annotation,)


def field_at(path: Sequence[str | int]) -> Any:
    """What a plan holds at a path; nothing where the path leads out of what a plan can hold."""
    return _field_of(tuple(part for part in path if isinstance(part, str)))


@lru_cache(maxsize=200)
def _field_of(names: tuple[str, ...]) -> Any:
    found: Any = Plan
    model: Any = Plan
    for name in names:
        found = names_in(model).get(name) if model is not None else None
        model = table_in(found)
    return found


def is_list(path: Sequence[str | int]) -> bool:
    """True for a name under which there are several tables, each with double brackets."""
    field = field_at(path)
    return get_origin(field) is tuple and table_in(field) is not None
