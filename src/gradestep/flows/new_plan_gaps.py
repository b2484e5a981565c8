"""A small start where a list begins high, and something in between where two steps are far apart (S14)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gradestep.content import say
from gradestep.flows.asking import Ask, Condition
from gradestep.flows.flow import Scene, Stage, Talk
from gradestep.flows.new_plan_base import Draft, Lists, measure_said
from gradestep.flows.new_plan_steps import lists_so_far, measure_stage
from gradestep.flows.question import LineQuestion
from gradestep.planfile.from_table_values import Measure, measure_in

SMALL = 20
"""A list begins with a step at this or less (S14)."""

START = 10
"""Where a smaller start stands."""

WIDE = 25
"""Neighbours further apart than this have a gap between them (S14)."""

MOST_LISTS, MOST_GAPS = 4, 8
"""Questions of each kind at the most."""

Gap = tuple[int, Draft, Draft]
"""The list, the step below and the step above."""


def lists_complete(scene: Scene, talk: Talk) -> Lists:
    """Every list with all that was said."""
    return _filled(scene, talk, "")[0]


def gap_stages(scene: Scene) -> Iterator[Stage]:
    """A smaller start for each list, then the gaps one by one."""
    for at in range(MOST_LISTS):
        yield Stage(f"small_{at + 1}", _ask_small(scene, at), when=_begins_high(scene, at))
        yield measure_stage(f"small_{at + 1}")
    for number in range(1, MOST_GAPS + 1):
        yield Stage(f"gap_{number}", _ask_gap(scene, number), when=_has_gap(scene, number))
        yield measure_stage(f"gap_{number}")


def _begins_high(scene: Scene, at: int) -> Condition:
    def begins_high(talk: Talk) -> bool:
        steps = lists_so_far(scene, talk).upwards(at)
        return bool(steps) and steps[0].difficulty > SMALL

    return begins_high


def _has_gap(scene: Scene, number: int) -> Condition:
    return lambda talk: _filled(scene, talk, f"gap_{number}")[1] is not None


def _ask_small(scene: Scene, at: int) -> Ask:
    def ask(talk: Talk) -> LineQuestion:
        first = lists_so_far(scene, talk).upwards(at)[0]
        return LineQuestion(
            ask=say("plan_new.small.ask", difficulty=first.difficulty),
            lead=(first.title,),
            note=say("plan_new.small.note"),
            limit=200,
        )

    return ask


def _ask_gap(scene: Scene, number: int) -> Ask:
    def ask(talk: Talk) -> LineQuestion:
        gap = _filled(scene, talk, f"gap_{number}")[1]
        assert gap is not None
        _, lower, upper = gap
        return LineQuestion(
            ask=say("plan_new.gap.ask"),
            lead=(say("plan_new.gap.lower", step=lower.title), say("plan_new.gap.upper", step=upper.title)),
            note=say("plan_new.gap.note"),
            limit=200,
        )

    return ask


def _measure(talk: Talk, name: str) -> Measure:
    """In the words themselves, else as it was said after them."""
    return measure_said(talk, name, measure_in(talk.text(name) or ""))


def _with_small(scene: Scene, talk: Talk) -> Lists:
    lists = lists_so_far(scene, talk)
    for at in range(min(MOST_LISTS, len(lists.all))):
        words, steps = talk.text(f"small_{at + 1}"), lists.upwards(at)
        if words and steps and steps[0].difficulty > SMALL:
            lists = lists.plus(at, Draft(words, START, _measure(talk, f"small_{at + 1}")))
    return lists


def _filled(scene: Scene, talk: Talk, before: str) -> tuple[Lists, Gap | None]:
    """The lists with the gaps filled that were answered, and the gap that the stage `before` is about."""
    lists, left = _with_small(scene, talk), set[tuple[int, int]]()
    for number in range(1, MOST_GAPS + 1):
        gap = next((gap for gap in _gaps(lists) if (gap[0], gap[1].difficulty) not in left), None)
        if gap is None or f"gap_{number}" == before:
            return lists, gap
        at, lower, upper = gap
        words = talk.text(f"gap_{number}")
        if words:
            between = (lower.difficulty + upper.difficulty) // 2
            lists = lists.plus(at, Draft(words, between, _measure(talk, f"gap_{number}")))
        else:
            left.add((at, lower.difficulty))
    return lists, None


def _gaps(lists: Lists) -> Iterator[Gap]:
    for at in range(len(lists.all)):
        steps = lists.upwards(at)
        for lower, upper in pairwise(steps):
            if upper.difficulty - lower.difficulty > WIDE:
                yield at, lower, upper
