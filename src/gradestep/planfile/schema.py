"""The form of a plan file as JSON Schema, made from the models, for editors that complete and check TOML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gradestep.content import data
from gradestep.model.plan import Plan
from gradestep.planfile.writing import SCHEMA_NAME

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAME = SCHEMA_NAME
"""What a plan file's first line calls it."""


def plan_schema() -> dict[str, Any]:
    """The schema of a plan: names, kinds, ranges and choices, each with the words content has for it."""
    schema = Plan.model_json_schema(by_alias=True)
    for table in _tables(schema):
        table["additionalProperties"] = False
        table.pop("title", None)
        table.pop("description", None)
        for name, field in table.get("properties", {}).items():
            _put_right(name, field)
    return {"$schema": DIALECT, "$id": NAME, **schema, "title": data("plan_schema")["title"]}


def schema_text() -> str:
    """The same as it is printed and kept beside a plan."""
    return json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n"


def _tables(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    yield from (one for one in schema.get("$defs", {}).values() if "properties" in one)


def _put_right(name: str, field: dict[str, Any]) -> None:
    """Nothing in TOML is null, and a name says what it is in words."""
    choices = [one for one in field.pop("anyOf", []) if one.get("type") != "null"]
    if len(choices) == 1:
        field.update(choices[0])
    elif choices:
        field["anyOf"] = choices
    field.pop("title", None)
    if field.get("default") is None or isinstance(field["default"], (dict, list)):
        field.pop("default", None)
    words: dict[str, str] = data("plan_schema")["keys"]
    if name in words:
        field["description"] = words[name]
