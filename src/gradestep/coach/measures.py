"""Sets of questions: which there are, when each may come again, totals and bands (care 3).

Nothing here is read by any rule; the answers belong to the person and to whom they share them with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from gradestep.content import data, say
from gradestep.model.history import History
from gradestep.model.journal import Measure
from gradestep.model.plan import Plan

SHIPPED = ("gad-7", "phq-8", "phq-15")
"""What may ship, and in this order (care 3). Not PHQ-9: an offline notebook has nobody to answer its item 9."""

MY_ACTIVITIES, MY_GOALS = "my-activities", "my-goals"
OWN_SETS = (MY_ACTIVITIES, MY_GOALS)
"""Our own, in the person's words (care 3)."""

OWN_DAYS = 14
MOST_ACTIVITIES = 5
MOST_GOALS = 3

MOST_MISSING = 1
"""Answers that may be missing from a total (care 3)."""


@dataclass(frozen=True)
class Item:
    """One question of a set."""

    id: str
    ask: str
    may_not_apply: bool = False
    support_when: str = ""
    """A condition such as ">=1", from which the page of support follows at once."""


@dataclass(frozen=True)
class Instrument:
    """A set of questions with the same answers for each."""

    id: str
    title: str
    items: tuple[Item, ...]
    options: tuple[str, ...]
    every_days: int
    about: str = ""
    source: str = ""
    ask: str = ""
    bands: tuple[int, ...] = ()
    """Where each band begins; none for a set whose scoring is not known here."""
    band_names: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        """The highest total there can be."""
        return len(self.items) * (len(self.options) - 1)


def instruments(plan: Plan) -> tuple[Instrument, ...]:
    """Those that ship, then the clinician's own."""
    return (*(_shipped(name) for name in SHIPPED), *_own(plan))


def title_of(plan: Plan, measure: str) -> str:
    """What a set of questions is called; its id where it is in the plan no more."""
    if measure in OWN_SETS:
        return say(f"measures.shared.{measure}")
    return next((one.title for one in instruments(plan) if one.id == measure), measure)


def next_day(history: History, measure: str, every_days: int) -> Date | None:
    """The first day on which it may come again; nothing where it was never answered."""
    days = [
        entry.record.day
        for entry in history.standing()
        if isinstance(entry.event, Measure) and entry.event.measure == measure
    ]
    return max(days) + timedelta(days=every_days) if days else None


def may_come(history: History, measure: str, every_days: int, today: Date) -> bool:
    """True where it was never answered, or so many days ago."""
    again = next_day(history, measure, every_days)
    return again is None or again <= today


def last_answers(history: History, measure: str, but: Iterable[str] = ()) -> Mapping[str, int | None]:
    """The answers of the time before; empty where there is none. `but` are ids of records left out."""
    left = frozenset(but)
    found = [
        entry.event.answers
        for entry in history.standing()
        if isinstance(entry.event, Measure) and entry.event.measure == measure and entry.id not in left
    ]
    return found[-1] if found else {}


def total(instrument: Instrument, answers: Mapping[str, int | None]) -> int | None:
    """All answers together; nothing where more than one is missing. An item that does not apply is not among them."""
    if not instrument.bands:
        return None
    missing = [item for item in instrument.items if answers.get(item.id, 0 if item.may_not_apply else None) is None]
    if len(missing) > MOST_MISSING or not answers:
        return None
    return sum(answer for answer in answers.values() if answer is not None)


def band(instrument: Instrument, points: int) -> tuple[int, int, str]:
    """The first and last number of the band, and what its makers call it."""
    ends = (*(start - 1 for start in instrument.bands[1:]), instrument.most)
    rows = zip(instrument.bands, ends, instrument.band_names, strict=True)
    return next((low, high, name) for low, high, name in rows if low <= points <= high)


def _shipped(name: str) -> Instrument:
    kept = data("instruments")[name]
    apart = frozenset(kept.get("may_not_apply", ()))
    return Instrument(
        id=name,
        title=kept["title"],
        items=tuple(Item(item, ask, item in apart) for item, ask in kept["items"].items()),
        options=tuple(kept["options"]),
        every_days=kept["every_days"],
        about=kept["about"],
        source=kept["source"],
        ask=kept["ask"],
        bands=tuple(kept["bands"]),
        band_names=tuple(kept["band_names"]),
    )


def _own(plan: Plan) -> tuple[Instrument, ...]:
    """Those a clinician holds the rights to; one without an answer to choose from or without a question is left out."""
    return tuple(
        Instrument(
            id=one.id,
            title=one.title,
            items=tuple(
                Item(item.id, item.ask, support_when=item.safety.when if item.safety is not None else "")
                for item in one.items
            ),
            options=tuple(one.options),
            every_days=one.every_days,
        )
        for one in plan.questionnaires
        if one.items and len(one.options) > 1 and one.id not in (*SHIPPED, *OWN_SETS)
    )
