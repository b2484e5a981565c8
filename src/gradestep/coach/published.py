"""Every other number the coach goes by, for `gradestep rules`: what comes when, and what is counted, each with its source (S12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gradestep.coach import (
    check_in_times,
    flare,
    home,
    if_then,
    medians,
    milestones,
    people,
    rhythm,
    symptom_log,
    two_weeks,
)
from gradestep.coach.learnings import SHOWN
from gradestep.coach.measures import MOST_ACTIVITIES, MOST_GOALS, MOST_MISSING, OWN_DAYS
from gradestep.coach.offers.offer import Value
from gradestep.coach.patterns import FLOOR
from gradestep.coach.reviews import AFTER_PLAN, STANDS, WEEK
from gradestep.content import data, say
from gradestep.model.settings import Settings


@dataclass(frozen=True)
class Beside:
    """Something that comes at a time of its own, and is no offer."""

    id: str
    numbers: Callable[[Settings], Mapping[str, Value]]
    """By the name they have in the words."""
    sources: tuple[str, ...]


def beside() -> tuple[Beside, ...]:
    """All of it, in the order it is printed."""
    first, second, third = AFTER_PLAN
    shortest = min(data("instruments")[name]["every_days"] for name in data("instruments"))
    longest = max(data("instruments")[name]["every_days"] for name in data("instruments"))
    few, many = milestones.COUNTS[0], milestones.COUNTS[-1]
    return (
        Beside("return", lambda _: {"days": home.QUIET.days}, ("1.3",)),
        Beside("flare", lambda _: {"days": flare.QUIET_AFTER.days}, ("1.9",)),
        Beside("check_in", lambda _: {"questions": check_in_times.MOST_QUESTIONS}, ("1.0",)),
        Beside("usual", lambda _: {"ratings": medians.ENOUGH}, ("1.0",)),
        Beside(
            "symptom_log",
            lambda _: {"days": symptom_log.ASK_AFTER.days, "less": symptom_log.LESS.days},
            ("0", "1.6"),
        ),
        Beside("learnings", lambda _: {"shown": SHOWN}, ("1.1", "src13")),
        Beside("patterns", lambda _: {"floor": FLOOR, "days": two_weeks.LASTS.days}, ("8",)),
        Beside(
            "milestones", lambda _: {"hard": milestones.HARD, "gap": milestones.GAP.days, "few": few, "many": many}, ("5.3",)
        ),
        Beside("rhythm", lambda _: {"days": rhythm.DAYS}, ("0",)),
        Beside("reviews", lambda own: {"week": WEEK, "days": own.review_days, "values": own.values_days, "stands": STANDS}, ("1.7",)),
        Beside("later", lambda _: {"first": first, "second": second, "third": third}, ("1.10",)),
        Beside("if_then", lambda _: {"most": if_then.MOST, "days": if_then.LOOK_AFTER.days}, ("1.4",)),
        Beside("help", lambda _: {"days": people.STANDS.days}, ("1.8",)),
        Beside(
            "measures",
            lambda _: {
                "shortest": shortest, "longest": longest, "missing": MOST_MISSING,
                "activities": MOST_ACTIVITIES, "goals": MOST_GOALS, "days": OWN_DAYS,
            },
            ("3",),
        ),
    )  # fmt: skip


def words_of(one: Beside, settings: Settings) -> str:
    """What it is and when, with its numbers as they are now."""
    return say(f"rules.beside.{one.id}.says", **one.numbers(settings))
