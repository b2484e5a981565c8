"""Rules about how a ladder climbs: a small way in, no wide gap, a start that is in reach (S13, S14)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gradestep.model.plan import Plan, Step
from gradestep.planfile.checks.finding import Finding, Path, open_steps

EASY = 20
"""Difficulty 0-100 at or below which a step is a way in (S14)."""

WIDEST = 25
"""Difficulty between two neighbours, or before the first step; more is a wide gap (issue 3; our own number)."""


def no_easy_step(plan: Plan) -> Iterator[Finding]:
    """No step stands at 20 or below."""
    steps = [(step.difficulty, path) for path, _, step in open_steps(plan)]
    lowest, path = min(steps, key=lambda one: one[0], default=(0, ()))
    if lowest > EASY:
        yield Finding("no-easy-step", (*path, "difficulty"), {"lowest": str(lowest), "limit": str(EASY)})


def starts_hard(plan: Plan) -> Iterator[Finding]:
    """The step a ladder begins with is far up, while another part of the plan has a way in."""
    if all(step.difficulty > EASY for _, _, step in open_steps(plan)):
        return
    for ladder in plan.ladders:
        first = next((step for step in ladder.in_order() if not step.rested), None)
        if first is not None and not ladder.rested and first.difficulty > WIDEST:
            path = next(path for path, _, step in open_steps(plan) if step is first)
            yield Finding("starts-hard", (*path, "difficulty"), {"first": str(first.difficulty), "limit": str(WIDEST)})


def wide_gap(plan: Plan) -> Iterator[Finding]:
    """Two neighbours of a ladder stand more than 25 apart."""
    for place, ladder in enumerate(plan.ladders):
        rows: list[tuple[Path, Step]] = [
            (path, step) for path, one, step in open_steps(plan) if one is ladder and path[1] == place
        ]
        rows.sort(key=lambda row: row[1].difficulty)
        for (_, lower), (path, upper) in pairwise(rows):
            if upper.difficulty - lower.difficulty > WIDEST:
                numbers = {"low": str(lower.difficulty), "high": str(upper.difficulty), "limit": str(WIDEST)}
                yield Finding("wide-gap", (*path, "difficulty"), numbers)
