"""What was said in the conversation about a new plan, as the entries of its file and as its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gradestep.content import data, say, several
from gradestep.flows.editing import whole
from gradestep.flows.flow import Scene, Talk
from gradestep.flows.new_plan_base import Draft, DraftList, pattern_of
from gradestep.flows.new_plan_gaps import lists_complete
from gradestep.planfile.ids import fresh_id
from gradestep.planfile.writing import example_sections, plan_text

OTHER_AREA = "own"
"""The area of a value for which none was said: something else."""


def new_plan_entries(scene: Scene, talk: Talk) -> dict[str, Any]:
    """The plan as its file has it."""
    taken: set[str] = set()
    title = _title(scene, talk)
    starter: Mapping[str, Any] = data(f"starters/{pattern}") if (pattern := pattern_of(scene, talk)) else {}
    never = never_bigger(scene, talk)
    values = _values(talk, starter, taken)
    led_to = [value["id"] for value in values]
    ladders = [_ladder(one, led_to, taken, never=never) for one in lists_complete(scene, talk).all if one.steps]
    return {
        "format": 1,
        "id": fresh_id(title, ()),
        "revision": 1,
        "title": title,
        "author": talk.text("author"),
        "prepared": scene.today,
        "note": starter.get("note"),
        "pacing": {"bigger": "never" if never else "offer"},
        "values": values,
        "ladders": ladders,
        "if_then": _if_then(talk, starter),
        "contacts": _contacts(talk),
    }


def new_plan_written(scene: Scene, talk: Talk) -> str:
    """The text of the file; with the option `schema` as "yes", its form is kept beside it and its first line says so."""
    schema = scene.options.get("schema") == "yes"
    return plan_text(new_plan_entries(scene, talk), head=several("plan_new.head"), schema=schema)


def never_bigger(scene: Scene, talk: Talk) -> bool:
    """Pacing first: where more brings a worse day or two, or may (care 4.3), or where the starter says so."""
    return starter_holds_back(scene, talk) or talk.text("pacing") in ("yes", "unsure")


def starter_holds_back(scene: Scene, talk: Talk) -> bool:
    """True where the starter is one that never offers a bigger step; then there is nothing to ask."""
    pattern = pattern_of(scene, talk)
    return pattern is not None and data(f"starters/{pattern}").get("pacing", {}).get("bigger") == "never"


def _title(scene: Scene, talk: Talk) -> str:
    pattern = pattern_of(scene, talk)
    usual = str(data(f"starters/{pattern}")["title"]) if pattern else say("plan_new.sample.title")
    return talk.text("plan_title") or usual


def _values(talk: Talk, starter: Mapping[str, Any], taken: set[str]) -> list[dict[str, Any]]:
    words = talk.text("value")
    if words is None:
        found = [dict(value) for value in starter.get("values", [])]
        taken.update(value["id"] for value in found)
        return found
    value_id = _fresh(words, taken)
    return [{"id": value_id, "area": talk.text("area") or OTHER_AREA, "words": words}]


def _ladder(one: DraftList, values: list[str], taken: set[str], *, never: bool) -> dict[str, Any]:
    given = dict(one.entry or {})
    ladder = {"id": _fresh(str(given.get("id") or one.title), taken), "title": one.title, "values": values}
    steps = sorted(one.steps, key=lambda step: step.difficulty)
    return {**ladder, "steps": [_step(step, taken, never=never) for step in steps]}


def _step(step: Draft, taken: set[str], *, never: bool) -> dict[str, Any]:
    if step.entry is not None:
        entry = {**step.entry, "id": _fresh(str(step.entry["id"]), taken)}
        return _held(entry) if never else entry
    measure = step.measure
    entry = {
        "id": _fresh(step.title, taken),
        "title": step.title,
        "kind": "experiment",
        "difficulty": step.difficulty,
        "amount": whole(measure.amount) if measure.amount is not None else None,
        "unit": measure.unit,
        "done_when": measure.done_when,
        "cue": step.cue,
    }
    return _held(entry) if never else entry


def _held(entry: dict[str, Any]) -> dict[str, Any]:
    """In pacing first every amount is a quota and its own ceiling (care 1.2, 4.3)."""
    if entry.get("amount") is None:
        return entry
    return {**entry, "kind": "quota", "ceiling": entry["amount"]}


def _if_then(talk: Talk, starter: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    given: list[Mapping[str, Any]] = list(starter.get("if_then", []))
    if given or talk.text("if_then") != "yes":
        return given
    return list(example_sections()["if_then"])


def _contacts(talk: Talk) -> list[dict[str, Any]]:
    name = talk.text("contact")
    return [{"id": fresh_id(name, ()), "name": name, "call": talk.text("contact_call")}] if name else []


def _fresh(title: str, taken: set[str]) -> str:
    found = fresh_id(title, taken)
    taken.add(found)
    return found
