"""Rules about the plan as a whole: words, ids, links, pacing, if-then plans, people, what it is for, whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from gradestep.content import data
from gradestep.model.plan import Plan
from gradestep.model.scalars import Frozen
from gradestep.planfile.checks.finding import Finding, Path, open_steps
from gradestep.planfile.checks.spoken import found_phrase, is_blank

MOST_IF_THENS = 3
"""Active if-then plans in all (care 1.4)."""

BY_STEP = 1
"""Active if-then plans of one step (care 1.4)."""

MOST_LINES = 3
"""Lines of a kind for one supporter (care 1.8)."""

MOST_NEAR = 200
"""Ids among which the nearest is looked for; a list that long would take too much time."""

ABOUT_MORE = ("increase_percent", "done_needed", "window", "min_days")
"""What says how much more is offered, and when; with `never` it says nothing."""


def same_id(plan: Plan) -> Iterator[Finding]:
    """An id stands twice (design 8: unique in a plan)."""
    seen: set[tuple[str, str]] = set()
    for kind, path, name in _ids(plan):
        if (kind, name) in seen:
            yield Finding("same-id", path, {"id": name})
        seen.add((kind, name))


def unknown_id(plan: Plan) -> Iterator[Finding]:
    """A link leads to nothing."""
    values = [value.id for value in plan.values]
    ladders = [ladder.id for ladder in plan.ladders]
    steps = [step.id for ladder in plan.ladders for step in ladder.steps]
    for place, ladder in enumerate(plan.ladders):
        yield from _links(("ladders", place, "values"), ladder.values, values)
        for row, step in enumerate(ladder.steps):
            yield from _links(("ladders", place, "steps", row, "values"), step.values, values)
    for place, one in enumerate(plan.if_then):
        yield from _link(("if_then", place, "step"), one.step, steps)
    for place, entry in enumerate(plan.avoided):
        yield from _link(("avoided", place, "ladder"), entry.ladder, ladders)


def bigger_never(plan: Plan) -> Iterator[Finding]:
    """More is never offered, and the file says how much more."""
    pacing = plan.pacing
    said = next((name for name in ABOUT_MORE if name in pacing.model_fields_set and getattr(pacing, name)), None)
    if pacing.bigger == "never" and said is not None:
        yield Finding("bigger-never", ("pacing", said), {"setting": said})


def two_if_thens(plan: Plan) -> Iterator[Finding]:
    """A step has more than one active if-then plan."""
    counted: dict[str, int] = {}
    for place, one in enumerate(plan.if_then):
        if one.active and one.step is not None:
            counted[one.step] = counted.get(one.step, 0) + 1
            if counted[one.step] == BY_STEP + 1:
                yield Finding("two-if-thens", ("if_then", place, "step"), {"step": one.step})


def many_if_thens(plan: Plan) -> Iterator[Finding]:
    """There are more than three active if-then plans."""
    active = [place for place, one in enumerate(plan.if_then) if one.active]
    if len(active) > MOST_IF_THENS:
        numbers = {"count": str(len(active)), "limit": str(MOST_IF_THENS)}
        yield Finding("many-if-thens", ("if_then", active[MOST_IF_THENS]), numbers)


def no_value(plan: Plan) -> Iterator[Finding]:
    """A ladder has a step that points to nothing that matters to the person (S59); once for each ladder."""
    told: set[str | int] = set()
    for path, ladder, step in open_steps(plan):
        if not ladder.values and not step.values and path[1] not in told:
            told.add(path[1])
            yield Finding("no-value", ("ladders", path[1], "title"))


def no_contacts(plan: Plan) -> Iterator[Finding]:
    """Nobody to call is named."""
    if not plan.contacts:
        yield Finding("no-contacts")


def then_not(plan: Plan) -> Iterator[Finding]:
    """An if-then plan says what is not done (care 1.4)."""
    for place, one in enumerate(plan.if_then):
        word = found_phrase(one.action, tuple(data("if_then")["turns"]["words"])) if one.active else ""
        if word:
            yield Finding("then-not", ("if_then", place, "then"), {"word": word}, word)


def no_words(plan: Plan) -> Iterator[Finding]:
    """A text that has to be there holds nothing that can be read."""
    if "title" in plan.model_fields_set and is_blank(plan.title):
        yield Finding("no-words", ("title",))
    yield from (Finding("no-words", path) for path in _blank(plan, ()))


def many_lines(plan: Plan) -> Iterator[Finding]:
    """A supporter is given more than three lines of a kind (care 1.8)."""
    for place, one in enumerate(plan.supporters):
        for name in ("say", "please_dont"):
            count = len(getattr(one, name))
            if count > MOST_LINES:
                numbers = {"count": str(count), "limit": str(MOST_LINES)}
                yield Finding("many-lines", ("supporters", place, name, MOST_LINES), numbers)


def _blank(one: Frozen, path: Path) -> Iterator[Path]:
    """Where a text that is required, or a line of a list, holds nothing."""
    for name, key, required in _keys(type(one)):
        value = getattr(one, name)
        if isinstance(value, str):
            if required and is_blank(value):
                yield (*path, key)
        elif isinstance(value, Frozen):
            yield from _blank(value, (*path, key))
        elif isinstance(value, tuple):
            for place, inner in enumerate(value):
                if isinstance(inner, Frozen):
                    yield from _blank(inner, (*path, key, place))
                elif isinstance(inner, str) and is_blank(inner):
                    yield (*path, key, place)


@cache
def _keys(model: type[Frozen]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a table: how the code calls each, how the file does, and whether it has to be there."""
    return tuple((name, field.alias or name, field.is_required()) for name, field in model.model_fields.items())


def _ids(plan: Plan) -> Iterator[tuple[str, Path, str]]:
    """Every id with the kind it is unique among, in the order of the model."""
    for name in ("values", "ladders", "if_then", "avoided", "questions", "early_signs"):
        for place, entry in enumerate(getattr(plan, name)):
            yield "plan", (name, place, "id"), entry.id
            for row, step in enumerate(entry.steps if name == "ladders" else ()):
                yield "plan", (name, place, "steps", row, "id"), step.id
    for name in ("supporters", "contacts", "questionnaires"):
        for place, entry in enumerate(getattr(plan, name)):
            if entry.id is not None:
                yield name, (name, place, "id"), entry.id
            for row, item in enumerate(entry.items if name == "questionnaires" else ()):
                yield f"items {place}", (name, place, "items", row, "id"), item.id


def _links(path: Path, links: tuple[str, ...], known: list[str]) -> Iterator[Finding]:
    for place, link in enumerate(links):
        yield from _link((*path, place), link, known)


def _link(path: Path, link: str | None, known: list[str]) -> Iterator[Finding]:
    if link is not None and link not in known:
        near = get_close_matches(link, known, n=1) if len(known) <= MOST_NEAR else []
        yield Finding("unknown-id", path, {"id": link, "near": near[0] if near else ""})
