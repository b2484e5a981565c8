"""Writing a plan back: no byte changes but what was edited, whatever the file looks like."""

from __future__ import annotations

import tomllib
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from gradestep.content import names, text_of
from gradestep.model.plan import Plan
from gradestep.planfile.edits import AddEntry, RemoveEntry, SetField
from gradestep.planfile.rewriting import rewritten

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.toml"))
TEXTS = [
    *(text_of(f"starters/{name}.toml") for name in names("starters")),
    *(one.read_text("utf-8") for one in EXAMPLES),
]
REMARKS = ("# a remark", "#", '   # indented, with [brackets] = and "quotes"', "", "\t", "# ünïcode ☂")
FIELDS: dict[str, object] = {"title": "Another title", "difficulty": 7, "amount": 3, "cue": "after tea", "rested": True}


@some.composite
def dressed(draw: some.DrawFn) -> str:
    """A plan as a person leaves it: remarks and empty lines anywhere, spaces at ends, unknown names, either line end."""
    lines = draw(some.sampled_from(TEXTS)).splitlines()
    inside = _inside_long_text(lines)
    for _ in range(draw(some.integers(0, 8))):
        at = draw(some.integers(0, len(lines)))
        if at not in inside:
            lines.insert(at, draw(some.sampled_from(REMARKS)))
            inside = _inside_long_text(lines)
    free = [at for at, line in enumerate(lines) if line.startswith("title = ") and at not in inside]
    wanted = draw(some.booleans())
    if free and wanted:
        lines.insert(draw(some.sampled_from(free)), 'of_my_own = "kept"  # and its remark')
    end = draw(some.sampled_from(["\n", "\r\n"]))
    return end.join(lines) + draw(some.sampled_from(["", end]))


def _inside_long_text(lines: list[str]) -> set[int]:
    """Places between lines that belong to a text or a list over several lines."""
    inside, text, depth = set(), False, 0
    for at, line in enumerate(lines):
        if text or depth:
            inside.add(at)
        if line.count('"""') % 2:
            text = not text
        elif not text and not line.lstrip().startswith("#"):
            depth += line.count("[") - line.count("]") + line.count("{") - line.count("}")
    return inside


def steps_of(text: str) -> list[tuple[str, str]]:
    """Every step by its ladder."""
    plan = Plan.model_validate(tomllib.loads(text))
    return [(ladder.id, step.id) for ladder, step in plan.steps()]


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came."""
    was, now = before.splitlines(True), after.splitlines(True)
    went: list[str] = []
    came: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            went, came = [*went, *was[a:b]], [*came, *now[c:d]]
    return went, came


@given(dressed())
@settings(max_examples=60, deadline=None)
def test_nothing_edited_is_nothing_changed(text: str) -> None:
    """B2, R16: read and written back with no edit, every byte is as it was."""
    assert rewritten(text, ()) == text


@given(dressed(), some.data())
@settings(max_examples=80, deadline=None)
def test_one_value_changes_one_line(text: str, data: some.DataObject) -> None:
    """B2, R16: one field of one step set: one line changes, or one comes; every other byte stays, line ends too."""
    ladder, step = data.draw(some.sampled_from(steps_of(text)))
    field = data.draw(some.sampled_from(sorted(FIELDS)))
    value = FIELDS[field]
    assert isinstance(value, (str, int))
    after = rewritten(text, [SetField(("ladders", ladder, "steps", step), field, value)])
    went, came = changed_lines(text, after)
    assert len(went) <= 1
    assert len([line for line in came if line.strip()]) <= 1
    assert all(field in line for line in (*went, *came) if line.strip())
    if went and "#" in went[0] and '"' not in went[0].partition("#")[0]:
        assert went[0].partition("#")[2].strip() in came[0]
    found = Plan.model_validate(tomllib.loads(after)).find(step)
    assert found is not None
    assert getattr(found[1], field) == value


@given(dressed(), some.data())
@settings(max_examples=40, deadline=None)
def test_set_and_set_back_is_the_file_as_it_was(text: str, data: some.DataObject) -> None:
    """B2, A24: a value changed and changed back leaves the very bytes."""
    ladder, step = data.draw(some.sampled_from(steps_of(text)))
    at = ("ladders", ladder, "steps", step)
    plan = Plan.model_validate(tomllib.loads(text)).find(step)
    assert plan is not None
    there = rewritten(text, [SetField(at, "title", "Something else")])
    back = rewritten(there, [SetField(at, "title", plan[1].title)])
    assert tomllib.loads(back) == tomllib.loads(text)
    assert [line for line in changed_lines(text, back)[0] if "title" not in line] == []


@given(dressed(), some.data())
@settings(max_examples=40, deadline=None)
def test_a_step_that_comes_and_goes_takes_nothing_with_it(text: str, data: some.DataObject) -> None:
    """B2, R16: added, then taken out again, what stood there stands there; no neighbour's remark is lost."""
    ladder = data.draw(some.sampled_from(sorted({ladder for ladder, _ in steps_of(text)})))
    at = ("ladders", ladder, "steps")
    there = rewritten(text, [AddEntry(at, {"id": "brand-new", "title": "Brand new"})])
    went, _ = changed_lines(text, there)
    assert [line for line in went if line.strip()] == []
    back = rewritten(there, [RemoveEntry((*at, "brand-new"))])
    assert [line for line in back.splitlines() if line.strip()] == [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_that_is_shipped_comes_back_as_it_is(text: str) -> None:
    """B2: starters and examples."""
    assert rewritten(text, ()) == text
