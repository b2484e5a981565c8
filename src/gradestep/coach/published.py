"""Every other number the coach goes by, for `gradestep rules`: what comes when, and what is counted, each with its source (S12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from gradestep.coach import (
    check_in_times,
    flare,
    home,
    if_then,
    medians,
    milestones,
    people,
    quota,
    rhythm,
    symptom_log,
    two_weeks,
)
from gradestep.coach.learnings import SHOWN
from gradestep.coach.measures import MOST_ACTIVITIES, MOST_GOALS, MOST_MISSING, OWN_DAYS
from gradestep.coach.offers.offer import Value
from gradestep.coach.offers.standing import LATELY
from gradestep.coach.patterns import FLOOR
from gradestep.coach.reviews import AFTER_PLAN, STANDS, WEEK
from gradestep.content import data, say
from gradestep.model.settings import Settings

OWN = ("own",)
"""A number that no section of care.md holds: a choice of our own."""

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Beside:
    """Something that comes at a time of its own, and is no offer."""

    id: str
    numbers: Callable[[Settings], Mapping[str, Value]]
    """By the name they have in the words."""
    sources: tuple[str, ...]


def beside() -> tuple[Beside, ...]:
    """All of it, in the order it is printed."""
    return (*_of_steps(), *_of_days(), *_of_looks_back())


def _of_steps() -> Iterator[Beside]:
    """What is counted of steps, and how an amount is found."""
    start = {"trials": quota.TRIALS, "percent": round(100 * quota.BELOW)}
    short, middle, long = quota.TIME_STEPS
    few, many = quota.COUNT_STEPS
    units = {
        "short_step": short, "short": quota.SHORT, "middle_step": middle // 60, "long": quota.LONG, "long_step": long // 60,
        "few_step": few, "few": quota.FEW, "many_step": many,
    }  # fmt: skip
    yield Beside("lately", lambda _: {"days": LATELY.days}, OWN)
    yield Beside("start", lambda _: start, ("1.2", "4.3", "src23"))
    yield Beside("units", lambda _: units, ("1.2",))
    yield Beside("next_day", lambda _: {"hours": quota.NEXT_DAY_WITHIN // HOUR}, ("1.2",))
    yield Beside("if_then", lambda _: {"most": if_then.MOST, "days": if_then.LOOK_AFTER.days}, ("1.4",))
    yield Beside("learnings", lambda _: {"shown": SHOWN}, ("1.1", "src13"))


def _of_days() -> Iterator[Beside]:
    """What is said of a day, a rating or a stretch of days."""
    few, many = milestones.COUNTS[0], milestones.COUNTS[-1]
    facts = {"hard": milestones.HARD, "gap": milestones.GAP.days, "few": few, "many": many}
    rhythms = {"days": rhythm.DAYS, "few": rhythm.FEW, "some": rhythm.SOME}
    log = {"days": symptom_log.ASK_AFTER.days, "less": symptom_log.LESS.days}
    yield Beside("return", lambda _: {"days": home.QUIET.days}, OWN)
    yield Beside("flare", lambda _: {"days": flare.QUIET_AFTER.days}, ("1.9",))
    yield Beside("check_in", lambda _: {"questions": check_in_times.MOST_QUESTIONS}, OWN)
    yield Beside("usual", lambda _: {"far": medians.FAR, "ratings": medians.ENOUGH}, OWN)
    yield Beside("symptom_log", lambda _: log, OWN)
    yield Beside("patterns", lambda _: {"floor": FLOOR, "days": two_weeks.LASTS.days}, ("8", *OWN))
    yield Beside("milestones", lambda _: facts, ("5.3", *OWN))
    yield Beside("rhythm", lambda _: rhythms, OWN)


def _of_looks_back() -> Iterator[Beside]:
    """Looks back and sets of questions."""
    first, second, third = AFTER_PLAN
    every = [data("instruments")[name]["every_days"] for name in data("instruments")]
    sets = {
        "shortest": min(every), "longest": max(every), "missing": MOST_MISSING,
        "activities": MOST_ACTIVITIES, "goals": MOST_GOALS, "days": OWN_DAYS,
    }  # fmt: skip
    yield Beside(
        "reviews",
        lambda own: {"week": WEEK, "days": own.review_days, "values": own.values_days, "stands": STANDS},
        ("1.7", *OWN),
    )
    yield Beside("later", lambda _: {"first": first, "second": second, "third": third}, ("1.10",))
    yield Beside("help", lambda _: {"days": people.STANDS.days}, ("1.8", *OWN))
    yield Beside("measures", lambda _: sets, ("3",))


def words_of(one: Beside, settings: Settings) -> str:
    """What it is and when, with its numbers as they are now."""
    return say(f"rules.beside.{one.id}.says", **one.numbers(settings))


def source_key(source: str) -> str:
    """The key of its words: a section of care.md by its number, a source named there, or a choice of our own."""
    return f"care_{source.replace('.', '_')}" if source[0].isdigit() else source
