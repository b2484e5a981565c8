"""O5: a bigger step, offered after enough were done, never on the day of a try, never past the hard gate (care 1.3, S12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from gradestep.coach.attempts import Attempt
from gradestep.coach.flare import HOLDS
from gradestep.coach.offers.gap import GAP
from gradestep.coach.offers.offer import OTHER, STAY, STOP, Numbers, Offer, Rule
from gradestep.coach.offers.sizes import bigger
from gradestep.coach.offers.standing import OnLadder, Standing, ids
from gradestep.coach.quota import FIRST_DAYS, LARGEST_RISE
from gradestep.model.plan import Pacing, Step

SETTLED = timedelta(days=7)
"""No much worse day said within this (care 1.3)."""


@dataclass(frozen=True)
class Earned:
    """That enough was done of a step for more to be a choice."""

    window: tuple[Attempt, ...]
    done: tuple[Attempt, ...]

    @property
    def days(self) -> int:
        """On how many different days."""
        return len({one.day for one in self.done})

    @property
    def values(self) -> tuple[tuple[str, int], ...]:
        """The counts, for the reason."""
        return (("done", len(self.done)), ("window", len(self.window)), ("days", self.days))


def earned(standing: Standing, on_ladder: OnLadder) -> Earned | None:
    """The tries that would carry a bigger offer, whatever the gate says of it; nothing where they are too few.

    Of a step by time or count, those at its present amount alone (care 1.2).
    """
    ladder, step = on_ladder
    pacing = standing.plan.pacing
    tries = _since_gap(standing.at_size(step))
    window = tries[-pacing.window :]
    found = Earned(window, tuple(one for one in window if one.outcome == "done"))
    if len(found.done) < pacing.done_needed or found.days < pacing.min_days:
        return None
    if window[-1].day >= standing.today or standing.went_on(on_ladder) or _is_fresh_quota(standing, step, tries):
        return None
    if standing.rough(SETTLED) or standing.flare.on or standing.flare.recent:
        return None
    return None if ladder.rested else found


def find(standing: Standing) -> tuple[Offer, ...]:
    """A bigger step or amount; at most one in the cool-off, whichever step it is for."""
    if not standing.may_raise or standing.rests("O5"):
        return ()
    return tuple(offer for pair in standing.steps if (offer := _offer(standing, pair)) is not None)


def _offer(standing: Standing, on_ladder: OnLadder) -> Offer | None:
    ladder, step = on_ladder
    found = earned(standing, on_ladder)
    change = bigger(ladder, step, standing.plan.pacing, quota_too=not standing.check_first)
    if found is None or change is None:
        return None
    varied = any(one.before.variation for one in standing.tries_of(step))
    vary = () if varied or step.kind == "quota" else ("vary",)
    return Offer(
        "O5",
        subject=step.id,
        ladder=ladder.id,
        why="more" if change.kind == "amount" else "after_amount" if step.kind == "quota" else "reason",
        values=found.values,
        evidence=ids(found.window),
        choices=(STAY, *vary, f"bigger_{change.kind}", OTHER, STOP),
        change=change,
    )


def _since_gap(tries: tuple[Attempt, ...]) -> tuple[Attempt, ...]:
    """The tries since the last longer time without one: what was done before it says little about now (care 1.3, O7)."""
    gaps = [at for at in range(1, len(tries)) if tries[at].day - tries[at - 1].day >= GAP]
    return tries[gaps[-1] :] if gaps else tries


def _is_fresh_quota(standing: Standing, step: Step, tries: tuple[Attempt, ...]) -> bool:
    """The first days of an amount stay as they are, on good days and bad ones, however it came to be (care 1.2)."""
    return step.kind == "quota" and standing.today - tries[0].day < timedelta(days=_first(standing.plan.pacing))


def _first(pacing: Pacing) -> int:
    """Days; never fewer than the plan has between two offers of more."""
    return max(FIRST_DAYS.days, pacing.cooldown_days)


_KEYS = ("done_needed", "window", "min_days", "increase_percent", "cooldown_days")


def _numbers(pacing: Pacing) -> Numbers:
    return {
        "done": pacing.done_needed,
        "window": pacing.window,
        "days": pacing.min_days,
        "settled": SETTLED.days,
        "holds": HOLDS.days,
        "gap": GAP.days,
        "percent": pacing.increase_percent,
        "most": round(100 * (LARGEST_RISE - 1)),
        "first": _first(pacing),
        "cooldown": pacing.cooldown_days,
    }


RULE = Rule("O5", find, _numbers, ("1.2", "1.3", "src23", "own"), _KEYS, rests="everywhere")
