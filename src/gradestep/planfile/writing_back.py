"""A plan to hand back: what a clinician works with stays, what is personal is left out unless it came from them (S57)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel

from gradestep.model.people import ItemSafety, Question, Questionnaire, QuestionnaireItem
from gradestep.model.plan import Avoided, IfThen, Ladder, Pacing, Plan, Step, Value

Kind = Literal["notes", "reasons", "people", "limits", "rough_days", "own_keys"]
"""What was left out, as it is told: notes; why a value matters; people; limits; signs and what helps; keys of one's own."""

SHAPES: Mapping[tuple[str, ...], type[BaseModel]] = {
    (): Plan,
    ("pacing",): Pacing,
    ("values",): Value,
    ("ladders",): Ladder,
    ("ladders", "steps"): Step,
    ("if_then",): IfThen,
    ("avoided",): Avoided,
    ("questions",): Question,
    ("questionnaires",): Questionnaire,
    ("questionnaires", "items"): QuestionnaireItem,
    ("questionnaires", "items", "safety"): ItemSafety,
}
"""The tables that are looked into; of every other one that is known, each value goes as it is."""

PERSONAL: Mapping[tuple[str, ...], Kind] = {
    ("note",): "notes",
    ("ladders", "note"): "notes",
    ("ladders", "steps", "note"): "notes",
    ("ladders", "steps", "help"): "people",
    ("values", "why"): "reasons",
    ("values", "matters"): "reasons",
    ("values", "lately"): "reasons",
    ("supporters",): "people",
    ("contacts",): "people",
    ("limits",): "limits",
    ("early_signs",): "rough_days",
    ("maintenance",): "rough_days",
}
"""Where personal words stand. The plan itself stays: titles, amounts, cues, if-then plans, what was kept away from."""

Base = Sequence[Mapping[str, Any]]
"""The tables at the same place in the files a clinician handed over."""


@dataclass(frozen=True)
class HandedBack:
    """The entries that go, and how many of each kind stay."""

    entries: dict[str, Any]
    left_out: Mapping[Kind, int] = field(default_factory=dict)


def handed_back(entries: Mapping[str, Any], adopted: Base = ()) -> HandedBack:
    """The plan without what is personal; what reads the same in an `adopted` file came from there and may go back."""
    left_out: Counter[Kind] = Counter()
    kept = _table((), entries, adopted, left_out)
    return HandedBack(_unmarked(kept, kept.get("id")), {kind: count for kind, count in left_out.items() if count})


def _unmarked(table: Mapping[str, Any], plan_id: object) -> dict[str, Any]:
    """Without the marks an adoption puts in for this very plan; those of another clinician's plan stay."""
    kept: dict[str, Any] = {}
    for key, value in table.items():
        if key == "from" and value == plan_id:
            continue
        if key == "adopted" and isinstance(value, Mapping):
            value = {source: revision for source, revision in value.items() if source != plan_id}
        elif isinstance(value, list):
            value = [_unmarked(entry, plan_id) if isinstance(entry, Mapping) else entry for entry in value]
        if value not in ([], {}):
            kept[key] = value
    return kept


def _as_handed(entry: object) -> object:
    """An entry without the mark of where it came from, for comparing."""
    return {key: value for key, value in entry.items() if key != "from"} if isinstance(entry, Mapping) else entry


def _table(path: tuple[str, ...], table: Mapping[str, Any], bases: Base, left_out: Counter[Kind]) -> dict[str, Any]:
    shape = SHAPES.get(path)
    known = None if shape is None else {info.alias or name for name, info in shape.model_fields.items()}
    kept: dict[str, Any] = {}
    for key, value in table.items():
        inner, at = (*path, key), [base[key] for base in bases if key in base]
        kind = PERSONAL.get(inner) or ("own_keys" if known is not None and key not in known else None)
        if kind is not None:
            value = _theirs(value, at, kind, left_out)
        elif inner in SHAPES:
            value = _inner(inner, value, at, left_out)
        if value not in (None, [], {}):
            kept[key] = value
    return kept


def _inner(path: tuple[str, ...], value: Any, at: Sequence[Any], left_out: Counter[Kind]) -> Any:
    """A table, or each table of a list beside those of the same id."""
    if isinstance(value, Mapping):
        return _table(path, value, [base for base in at if isinstance(base, Mapping)], left_out)
    if not isinstance(value, list):
        return value
    others = [entry for base in at if isinstance(base, list) for entry in base if isinstance(entry, Mapping)]
    return [
        _table(path, entry, [other for other in others if other.get("id") == entry.get("id")], left_out)
        if isinstance(entry, Mapping)
        else entry
        for entry in value
    ]


def _theirs(value: Any, at: Sequence[Any], kind: Kind, left_out: Counter[Kind]) -> Any:
    """What of a personal value reads the same as it was handed over; the rest is counted."""
    if value in at:
        return value
    if isinstance(value, list):
        others = [_as_handed(entry) for base in at if isinstance(base, list) for entry in base]
        kept = [entry for entry in value if _as_handed(entry) in others]
        left_out[kind] += len(value) - len(kept)
        return kept
    if isinstance(value, Mapping):
        tables = [base for base in at if isinstance(base, Mapping)]
        found = {
            key: _theirs(inner, [base.get(key) for base in tables], kind, left_out) for key, inner in value.items()
        }
        return {key: inner for key, inner in found.items() if inner not in (None, [], {})}
    left_out[kind] += 1
    return None
