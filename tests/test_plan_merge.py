"""Merging a clinician's file three ways, whatever either side did (issue 3.4; design 8)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date as Date
from typing import Any, Literal, get_args, get_origin

import tomli_w
from adopted_plans import model_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from gradestep.model.plan import Plan as PlanModel
from gradestep.model.plan import Step
from gradestep.planfile.merging import Merge, merged
from gradestep.planfile.merging_sides import LISTS, POINTS_TO, SINGLE
from gradestep.planfile.rewriting import rewritten

Plan = dict[str, Any]
WORDS = st.sampled_from(("one", "two", "three", "four [x] \u05d0"))
IDS = {
    "values": ("v1", "v2"),
    "ladders": ("out", "home", "talk"),
    "steps": ("a", "b", "c", "d"),
    "if_then": ("i1", "i2"),
    "avoided": ("x1", "x2"),
    "supporters": ("s1", "s2"),
    "questions": ("q1", "q2"),
    "questionnaires": ("m1",),
    "contacts": ("c1",),
    "early_signs": ("e1", "e2"),
}
"""Ids that entries of each kind may have: few, so that the sides of a merge have them in common."""

MODELS = {name: model_in(PlanModel.model_fields[name].annotation) for name in (*LISTS, *SINGLE)} | {"steps": Step}


def value_of(annotation: Any, kind: str, key: str) -> st.SearchStrategy[Any]:
    """Any value that a field of a plan may have, read off its type."""
    parts = [part for part in get_args(annotation) if part not in (None, type(None), ...)]
    if (kind, key) in POINTS_TO:
        ids = st.sampled_from(IDS[POINTS_TO[kind, key]])
        return st.lists(ids, unique=True) if get_origin(annotation) is tuple else ids
    if get_origin(annotation) is Literal:
        return st.sampled_from(parts)
    if get_origin(annotation) is tuple:
        return st.lists(value_of(parts[0], kind, key), max_size=2)
    if parts:
        return st.one_of(*(value_of(part, kind, key) for part in parts if isinstance(part, type) or get_args(part)))
    if issubclass(annotation, BaseModel):
        return tables_of_model(annotation, key)
    plain = {bool: st.booleans(), Date: st.dates(Date(2026, 1, 1), Date(2026, 1, 4)), str: WORDS}
    return plain.get(annotation, st.integers(1, 3))


def tables_of_model(model: type[BaseModel], kind: str) -> st.SearchStrategy[Plan]:
    """Any table with fields of that model; one field that nobody knows is among them."""
    fields = {
        (info.alias or name): value_of(info.annotation, kind, info.alias or name)
        for name, info in model.model_fields.items()
        if name not in ("id", "source", "steps")
    }
    return st.fixed_dictionaries({}, optional={**fields, "colour": WORDS})


def entries(kind: str) -> st.SearchStrategy[Any]:
    """A list of tables with ids, in any order."""

    def made(chosen: list[str]) -> st.SearchStrategy[list[Plan]]:
        one = tables_of_model(MODELS[kind], kind)
        tables = st.tuples(*(one for _ in chosen))
        return tables.map(lambda found: [{"id": name, **table} for name, table in zip(chosen, found, strict=True)])

    return st.lists(st.sampled_from(IDS[kind]), unique=True, max_size=4).flatmap(made)


ENTRIES = {kind: entries(kind) for kind in IDS}
SINGLES = {name: tables_of_model(MODELS[name], name) for name in SINGLE}
TOP = st.fixed_dictionaries(
    {}, optional={"author": WORDS, "note": WORDS, "prepared": st.dates(Date(2026, 1, 1), Date(2026, 1, 3))}
)


@st.composite
def sides(draw: st.DrawFn, count: int) -> tuple[Plan, ...]:
    """So many plans of a few entries, all of the same few kinds; each step id stands on one ladder."""
    kinds = draw(st.lists(st.sampled_from((*LISTS, *SINGLE)), unique=True, min_size=1, max_size=4))
    return tuple(draw(plans_of(tuple(kinds))) for _ in range(count))


@st.composite
def plans_of(draw: st.DrawFn, kinds: tuple[str, ...]) -> Plan:
    """Any plan of these kinds."""
    found = {name: draw(ENTRIES[name] if name in LISTS else SINGLES[name]) for name in kinds}
    for step in draw(ENTRIES["steps"]) if found.get("ladders") else ():
        draw(st.sampled_from(found["ladders"])).setdefault("steps", []).append(step)
    plan: Plan = {"format": 1, "id": "clinic", "revision": draw(st.integers(1, 3)), "title": draw(WORDS), **draw(TOP)}
    return plan | {name: tables for name, tables in found.items() if tables}


def applied(plan: Plan, merge: Merge) -> Plan:
    """The person's plan after a merge, through its text as it would be in their folder."""
    return tomllib.loads(rewritten(tomli_w.dumps(plan), merge.edits))


def said_in(plan: Plan) -> Iterator[tuple[str, str, str, str]]:
    """Every value a plan holds, with its list, its id and its key: what can disappear."""
    for name, table, _ in tables_of(plan):
        yield from ((name, table["id"], key, written(value)) for key, value in table.items() if key != "steps")
    for name in SINGLE:
        yield from ((name, "", key, written(value)) for key, value in plan.get(name, {}).items())
    yield from (("", "", key, written(plan[key])) for key in ("title", "author", "note", "prepared") if key in plan)


def written(value: object) -> str:
    """A value so that it can be compared, whatever the order of its keys."""
    return json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)


FAST = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@given(sides(3))
@FAST
def test_nothing_the_person_wrote_disappears(plans: tuple[Plan, ...]) -> None:
    """B3: whatever differs from the file adopted before is in the plan afterwards, as it was."""
    base, mine, theirs = plans
    after = set(said_in(applied(mine, merged(base, mine, theirs, "clinic"))))
    written = set(said_in(mine)) - set(said_in(base))
    lost = {row for row in written - after if row[2] not in ("rested", "active")}
    assert not lost
    assert {row[:2] for row in said_in(mine) if row[0] in ("ladders", "steps", "if_then")} <= {row[:2] for row in after}


@given(sides(3))
@FAST
def test_merging_twice_changes_nothing(plans: tuple[Plan, ...]) -> None:
    """B3: the same file again, before or after it became the base, leaves the plan as it is."""
    base, mine, theirs = plans
    once = applied(mine, merged(base, mine, theirs, "clinic"))
    assert merged(base, once, theirs, "clinic").edits == ()
    assert merged(theirs, once, theirs, "clinic").edits == ()


@given(sides(3))
@FAST
def test_what_is_taken_reads_as_the_clinician_wrote_it(plans: tuple[Plan, ...]) -> None:
    """B3: with every conflict decided for the clinician, each such field is theirs, and a second time nothing changes."""
    base, mine, theirs = plans
    conflicts = merged(base, mine, theirs, "clinic").conflicts
    once = applied(mine, merged(base, mine, theirs, "clinic", taking=[conflict.key for conflict in conflicts]))
    after, meant = set(said_in(once)), set(said_in(theirs))
    for conflict in conflicts:
        if conflict.field not in ("", "ladder", "places", "rested", "active", "measure", "title"):
            where = (conflict.kind, conflict.id, conflict.field)
            assert {row for row in after if row[:3] == where} == {row for row in meant if row[:3] == where}
    assert merged(theirs, once, theirs, "clinic").edits == ()


@given(sides(2))
@FAST
def test_no_new_file_leaves_the_plan_as_it_is(plans: tuple[Plan, ...]) -> None:
    """B3: merge(base, mine, base) is mine, byte for byte."""
    base, mine = plans
    merge = merged(base, mine, base, "clinic")
    assert merge.edits == ()
    assert merge.conflicts == ()
    assert merge.taken == ()


@given(sides(2))
@FAST
def test_a_plan_the_person_left_alone_takes_all_of_the_new_file(plans: tuple[Plan, ...]) -> None:
    """B3: merge(base, base, theirs) holds all of theirs in its order; what went out of it rests."""
    base, theirs = plans
    merge = merged(base, base, theirs, "clinic")
    assert merge.conflicts == ()
    after = applied(base, merge)
    assert set(said_in(theirs)) <= set(said_in(after))
    coming = {ladder["id"]: [step["id"] for step in ladder.get("steps", ())] for ladder in theirs.get("ladders", ())}
    assert [ladder["id"] for ladder in after.get("ladders", ()) if ladder["id"] in coming] == list(coming)
    for ladder in after.get("ladders", ()):
        if ladder["id"] not in coming:
            assert ladder["rested"]
            continue
        steps = [step["id"] for step in ladder.get("steps", ())]
        assert [step for step in steps if step in coming[ladder["id"]]] == coming[ladder["id"]]
        assert all(step["rested"] for step in ladder.get("steps", ()) if step["id"] not in coming[ladder["id"]])


def marked(mine: Plan, base: Plan) -> Plan:
    """The person's plan with the mark of the clinic on every entry that came from there."""
    came = {(name, table["id"]) for name, table, _ in tables_of(base)}
    for name, table, _ in tables_of(mine):
        if (name, table["id"]) in came:
            table["from"] = "clinic"
    return mine


def tables_of(plan: Plan) -> Iterator[tuple[str, Plan, str]]:
    """Every entry with the name of its list."""
    for name, tables in plan.items():
        for table in tables if isinstance(tables, list) else ():
            yield name, table, ""
            yield from (("steps", step, table["id"]) for step in table.get("steps", ()))


@given(sides(3))
@FAST
def test_nothing_disappears_from_a_plan_with_marks(plans: tuple[Plan, ...]) -> None:
    """B3: the same where the plan says what came from whom, beside another clinician of the same ids."""
    base, mine, theirs = plans
    mine = marked(mine, base)
    written = {row for row in set(said_in(mine)) - set(said_in(base)) if row[2] != "from"}
    once = applied(mine, merged(base, mine, theirs, "clinic"))
    beside = applied(once, merged(None, once, base, "other", others=(theirs,)))
    for after in (once, beside):
        lost = {row for row in written - set(said_in(after)) if row[2] not in ("rested", "active")}
        assert not {row for row in lost if row[0] != "pacing"}
    assert merged(theirs, once, theirs, "clinic").edits == ()
    assert merged(base, beside, base, "other", others=(theirs,)).edits == ()
    ids = [(name, table["id"]) for name, table, _ in tables_of(beside)]
    assert len(set(ids)) == len(ids)
