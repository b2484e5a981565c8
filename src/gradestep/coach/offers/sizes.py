"""The next smaller and the next bigger of a step: another amount, a neighbour on its ladder, or its smallest version."""

from __future__ import annotations

from gradestep.coach.offers.offer import Change
from gradestep.coach.quota import half_of, next_quota, smaller_quota
from gradestep.model.plan import Ladder, Pacing, Step


def smaller(ladder: Ladder, step: Step, factor: float) -> Change:
    """What is less than this step; there always is something (care 1.3, O3). `factor` is 0.8 or 0.5."""
    less = smaller_quota(step.amount, step.unit, factor, step.unit_step) if step.amount is not None else None
    if step.kind == "quota" and less is not None:
        return Change("amount", amount=less)
    easier = [other for other in _open(ladder) if other.difficulty < step.difficulty]
    if easier:
        return Change("step", step=max(easier, key=lambda other: other.difficulty).id)
    if less is not None:
        return Change("amount", amount=less)
    return Change("words", words=step.smallest) if step.smallest else Change("own")


def bigger(ladder: Ladder, step: Step, pacing: Pacing, *, quota_too: bool) -> Change | None:
    """What is more than this step, where there is anything; `quota_too` is False while a check-first tick stands (care 4.2)."""
    if step.kind == "quota":
        if not quota_too:
            return None
        percent = pacing.increase_percent
        more = next_quota(step.amount, step.unit, percent, step.ceiling, step.unit_step) if step.amount else None
        if more is not None:
            return Change("amount", raises=True, amount=more)
    after = ladder.in_order()[ladder.in_order().index(step) + 1 :]
    following = [other for other in after if not other.rested and (quota_too or other.kind != "quota")]
    return Change("step", raises=True, step=following[0].id) if following else None


def for_once(step: Step) -> tuple[str, Change | None]:
    """A start below the step for this once (O2, O7): the answer's name, empty where there is none, and what it would be.

    Half of the amount where there is one to halve, else the smallest version in words.
    """
    if half_of(step) is not None:
        return "half", None
    return ("smallest", Change("words", words=step.smallest)) if step.smallest else ("", None)


def _open(ladder: Ladder) -> tuple[Step, ...]:
    return tuple(step for step in ladder.in_order() if not step.rested)
