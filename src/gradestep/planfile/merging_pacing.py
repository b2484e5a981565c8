"""Pacing where several have a say in it: between two clinicians the stricter rule holds (design 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gradestep.model.plan import Pacing
from gradestep.planfile.edits import PlanValue

STRICT: Mapping[str, tuple[object, ...]] = {
    "bigger": ("offer", "never"),
    "breathing_before": ("offered", "practice_only", "off"),
}
"""Words from the least to the most strict."""

LESS_IS_STRICTER = ("increase_percent", "window")
"""Fewer percent, and fewer tries to gather what is needed in; every other number asks for more the higher it is."""

Rules = Mapping[str, PlanValue]


@dataclass(frozen=True)
class PacingSides:
    """The three sides of a merge of pacing, as they hold beside other clinicians."""

    base: Rules
    mine: Rules
    theirs: Rules


def paced(base: Rules | None, mine: Rules, theirs: Rules, others: Iterable[Rules]) -> PacingSides:
    """What is to be merged field by field; `base` is nothing for the first time.

    Beside others a rule that is not written holds by its default. For the first time a stricter rule is taken and a
    looser one is not, whoever wrote it: nobody chose between the two so far.
    """
    others = tuple(others)
    if others:
        names = dict.fromkeys((*(base or {}), *theirs))
        theirs = {name: _strictest(name, (theirs, *others)) for name in names}
        base = {name: _strictest(name, (base, *others)) for name in names} if base is not None else None
        mine = {**mine, **{name: said(mine, name) for name in names}}
    if base is None:
        firmer = {name: stricter(name, theirs[name], mine[name]) for name in theirs if mine.get(name) is not None}
        return PacingSides(mine, mine, {**mine, **theirs, **firmer})
    return PacingSides(base, mine, theirs)


def said(pacing: Rules, name: str) -> PlanValue:
    """What holds: what is written, else the default of care 1.2-1.3."""
    if pacing.get(name) is not None:
        return pacing[name]
    usual: PlanValue = getattr(Pacing(), name, None)
    return usual


def stricter(name: str, one: PlanValue, other: PlanValue) -> PlanValue:
    """The stricter of two values; the first where they cannot be compared."""
    if name in STRICT:
        order = STRICT[name]
        return max((one, other), key=lambda value: order.index(value) if value in order else -1)
    if not isinstance(one, (int, float)) or not isinstance(other, (int, float)):
        return one
    return min(one, other) if name in LESS_IS_STRICTER else max(one, other)


def _strictest(name: str, all_of_them: Iterable[Rules]) -> PlanValue:
    first, *rest = (said(rules, name) for rules in all_of_them)
    for other in rest:
        first = stricter(name, first, other)
    return first
