"""Merging a clinician's file three ways, whatever either side did (issue 3.4; design 8)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gradestep.planfile.merging import Merge, merged
from gradestep.planfile.rewriting import rewritten

Plan = dict[str, Any]
IDS = ("a", "b", "c", "d")
LADDERS = ("out", "home", "talk")
WORDS = st.sampled_from(("one", "two", "three", "four [x] \u05d0"))
SCALARS = st.one_of(WORDS, st.integers(0, 3))


def entries(ids: tuple[str, ...], fields: dict[str, st.SearchStrategy[Any]], most: int = 4) -> st.SearchStrategy[Any]:
    """A list of tables with ids, in any order."""

    def made(chosen: list[str]) -> st.SearchStrategy[list[Plan]]:
        return st.tuples(*(st.fixed_dictionaries({"id": st.just(one)}, optional=fields) for one in chosen)).map(list)

    return st.lists(st.sampled_from(ids), unique=True, max_size=most).flatmap(made)


STEP = {
    "title": WORDS,
    "amount": st.integers(1, 3),
    "unit": st.sampled_from(("minutes", "metres")),
    "done_when": WORDS,
    "difficulty": st.integers(0, 3),
    "cue": WORDS,
    "rested": st.booleans(),
    "values": st.lists(st.sampled_from(("v1", "v2")), unique=True),
    "help": st.lists(st.fixed_dictionaries({"kind": WORDS}), max_size=2),
    "colour": WORDS,
}


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan of a few entries; each step id stands on one ladder."""
    ladders = draw(
        entries(LADDERS, {"title": WORDS, "order": st.sampled_from(("hand", "difficulty")), "rested": st.booleans()}, 3)
    )
    steps = draw(entries(IDS, STEP)) if ladders else []
    for step in steps:
        draw(st.sampled_from(ladders)).setdefault("steps", []).append(step)
    plan: Plan = {"format": 1, "id": "clinic", "revision": draw(st.integers(1, 3)), "title": draw(WORDS)}
    pacing = draw(
        st.fixed_dictionaries(
            {}, optional={"increase_percent": st.integers(5, 7), "bigger": st.sampled_from(("offer", "never"))}
        )
    )
    lists = {
        "values": entries(("v1", "v2"), {"words": WORDS, "area": WORDS}),
        "if_then": entries(("i1", "i2"), {"if": WORDS, "active": st.booleans()}),
        "avoided": entries(("x1", "x2"), {"activity": WORDS}),
        "contacts": entries(("c1",), {"name": WORDS, "call": WORDS}),
    }
    found = {name: draw(made) for name, made in lists.items()}
    plan |= {name: tables for name, tables in found.items() if tables}
    if pacing:
        plan["pacing"] = pacing
    if ladders:
        plan["ladders"] = ladders
    return plan


def applied(plan: Plan, merge: Merge) -> Plan:
    """The person's plan after a merge, through its text as it would be in their folder."""
    return tomllib.loads(rewritten(tomli_w.dumps(plan), merge.edits))


def said_in(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Every value a plan holds, with its list, its id and its key: what can disappear."""
    for name, tables in plan.items():
        for table in tables if isinstance(tables, list) else ():
            yield from ((name, table["id"], key, repr(value)) for key, value in table.items() if key != "steps")
            for step in table.get("steps", ()):
                yield from (("steps", step["id"], key, repr(value)) for key, value in step.items())
    yield from (("pacing", "", key, repr(value)) for key, value in plan.get("pacing", {}).items())
    yield ("", "", "title", repr(plan["title"]))


FAST = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@given(plans(), plans(), plans())
@FAST
def test_nothing_the_person_wrote_disappears(base: Plan, mine: Plan, theirs: Plan) -> None:
    """B3: whatever differs from the file adopted before is in the plan afterwards, as it was."""
    after = set(said_in(applied(mine, merged(base, mine, theirs, "clinic"))))
    written = set(said_in(mine)) - set(said_in(base))
    lost = {row for row in written - after if row[2] not in ("rested", "active")}
    assert not lost
    assert {row[:2] for row in said_in(mine) if row[0] in ("ladders", "steps", "if_then")} <= {row[:2] for row in after}


@given(plans(), plans(), plans())
@FAST
def test_merging_twice_changes_nothing(base: Plan, mine: Plan, theirs: Plan) -> None:
    """B3: the same file again, before or after it became the base, leaves the plan as it is."""
    once = applied(mine, merged(base, mine, theirs, "clinic"))
    assert merged(base, once, theirs, "clinic").edits == ()
    assert merged(theirs, once, theirs, "clinic").edits == ()


@given(plans(), plans(), plans())
@FAST
def test_what_is_taken_reads_as_the_clinician_wrote_it(base: Plan, mine: Plan, theirs: Plan) -> None:
    """B3: with every conflict decided for the clinician, each such field is theirs, and a second time nothing changes."""
    conflicts = merged(base, mine, theirs, "clinic").conflicts
    once = applied(mine, merged(base, mine, theirs, "clinic", taking=[conflict.key for conflict in conflicts]))
    after, meant = set(said_in(once)), set(said_in(theirs))
    for conflict in conflicts:
        if conflict.field not in ("", "ladder", "places", "rested", "active", "measure", "title"):
            where = (conflict.kind, conflict.id, conflict.field)
            assert {row for row in after if row[:3] == where} == {row for row in meant if row[:3] == where}
    assert merged(theirs, once, theirs, "clinic").edits == ()


@given(plans(), plans())
@FAST
def test_no_new_file_leaves_the_plan_as_it_is(base: Plan, mine: Plan) -> None:
    """B3: merge(base, mine, base) is mine, byte for byte."""
    merge = merged(base, mine, base, "clinic")
    assert merge.edits == ()
    assert merge.conflicts == ()
    assert merge.taken == ()


@given(plans(), plans())
@FAST
def test_a_plan_the_person_left_alone_takes_all_of_the_new_file(base: Plan, theirs: Plan) -> None:
    """B3: merge(base, base, theirs) holds all of theirs in its order; what went out of it rests."""
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


@given(plans(), plans(), plans())
@FAST
def test_nothing_disappears_from_a_plan_with_marks(base: Plan, mine: Plan, theirs: Plan) -> None:
    """B3: the same where the plan says what came from whom, beside another clinician of the same ids."""
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
