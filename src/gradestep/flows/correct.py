"""Correcting a record: what to correct, then each part with its present words in place; the first answer is kept (S44, R14)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import becomes, only_if
from gradestep.flows.correct_parts import Part, parts_of
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Option
from gradestep.model.history import Entry
from gradestep.model.journal import EVENTS, Amend


def correct(scene: Scene) -> Flow:
    """Option: `record`, the record's id."""
    entry = scene.history.find(scene.options.get("record", ""))
    parts = parts_of(entry.event) if entry is not None and not entry.removed else ()

    def wanted(part: Part) -> asking.Condition:
        return lambda talk: len(parts) == 1 or part.id in talk.chosen("which")

    return Flow(
        id="correct",
        title=say("correct.title"),
        stages=(
            asking.closing_line("nothing", lambda _: () if parts else (say("correct.nothing"),)),
            *only_if(
                lambda _: entry is not None and bool(parts),
                Stage(
                    "which",
                    asking.several_of("correct.which", lambda _: _options(entry, parts), note=True),
                    when=lambda _: len(parts) > 1,
                ),
                *(Stage(part.id, part.ask(entry.event), when=wanted(part)) for part in parts if entry is not None),
                asking.closing_line("said", lambda talk: _said(entry, parts, talk)),
            ),
        ),
        closing=becomes(lambda talk: _amended(entry, parts, talk)),
    )


def _options(entry: Entry | None, parts: Iterable[Part]) -> tuple[Option, ...]:
    """What is there first, each with what it says now; then what could be added."""
    if entry is None:
        return ()
    there = [part for part in parts if part.value(entry.event) is not None]
    added = [part for part in parts if part.value(entry.event) is None]
    return (
        *(Option(part.id, part.label, part.shown(entry.event)) for part in there),
        *(Option(part.id, part.label) for part in added),
    )


def _fields(entry: Entry, parts: Iterable[Part], talk: Talk) -> dict[str, Any]:
    """Top-level fields of the event that read differently now, whole, in their JSON form."""
    now = entry.event.model_dump(mode="json", exclude_none=True)
    fields: dict[str, Any] = {}
    for part in parts:
        answer = talk.answers.get(part.id)
        value = part.kept(answer)
        if answer is None or value == part.value(entry.event):
            continue
        if len(part.path) == 1:
            fields[part.path[0]] = value
        else:
            outer, inner = part.path
            kept = fields.get(outer) or now.get(outer) or {}
            fields[outer] = {key: old for key, old in kept.items() if key != inner} | (
                {} if value is None else {inner: value}
            )
    return fields if _is_sound(now | fields) else {}


def _is_sound(fields: dict[str, Any]) -> bool:
    """False where a part was emptied that the record cannot be without."""
    try:
        EVENTS.validate_python(fields, strict=False)
    except ValidationError:
        return False
    return True


def _amended(entry: Entry | None, parts: Iterable[Part], talk: Talk) -> Effect | None:
    fields = _fields(entry, parts, talk) if entry is not None else {}
    if entry is None or not fields:
        return None
    return Remember(Amend(of=entry.id, fields=_corrected_before(entry) | fields), name="amend")


def _corrected_before(entry: Entry) -> dict[str, Any]:
    """What earlier corrections changed: the last one stands alone over what was first written."""
    now = entry.event.model_dump(mode="json")
    first = entry.record.event.model_dump(mode="json") if entry.record.event is not None else {}
    return {field: value for field, value in now.items() if value != first.get(field)}


def _said(entry: Entry | None, parts: Iterable[Part], talk: Talk) -> tuple[str, ...]:
    changed = entry is not None and bool(_fields(entry, parts, talk))
    return (say("correct.done"), say("correct.first_kept")) if changed else (say("correct.unchanged"),)
