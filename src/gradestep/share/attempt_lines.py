"""An attempt as lines: how it went, its ratings, and each of its texts in a part of its own (S27, S35)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from gradestep.coach.amounts import amount_words
from gradestep.coach.attempts import Attempt
from gradestep.coach.patterns import band_of, context_of
from gradestep.content import say
from gradestep.share.brief_doings import unit_of
from gradestep.share.gathering import OWN_TITLES, Choice, Line, Material
from gradestep.share.names import is_named
from gradestep.share.wording import field_label, full_day, value_words

Found = Callable[[Attempt], object]

TEN, HUNDRED = "of_ten", "of_hundred"

RATINGS: Mapping[str, tuple[str, str]] = {
    "before_distress": ("before.distress", TEN),
    "before_confidence": ("before.confidence", TEN),
    "willingness": ("before.willingness", TEN),
    "likelihood": ("before.likelihood", HUNDRED),
    "after_distress": ("after.distress", TEN),
    "after_confidence": ("after.confidence", TEN),
    "surprise": ("after.surprise", TEN),
    "likelihood_next": ("after.likelihood_next", HUNDRED),
}
"""Field of the report to where it stands in the attempt, and its scale."""

CODES: Mapping[str, str] = {"prediction_outcome": "after.prediction_outcome", "next_day": "after.next_day"}

TEXTS: Mapping[str, tuple[str, str]] = {
    "prediction": ("predictions", "before.prediction"),
    "how_known": ("predictions", "before.how_known"),
    "happened": ("predictions", "after.happened"),
    "learned": ("learnings", "after.learned"),
    "before_sensations": ("inner", "before.sensations"),
    "before_thoughts": ("inner", "before.thoughts"),
    "before_urges": ("inner", "before.urges"),
    "after_sensations": ("inner", "after.sensations"),
    "after_thoughts": ("inner", "after.thoughts"),
    "after_urges": ("inner", "after.urges"),
    "feeling_words": ("inner", "after.feeling_words"),
    "helped": ("helped", "after.helped"),
    "hindered": ("helped", "after.hindered"),
    "body": ("helped", "after.body"),
    "benefit": ("helped", "after.benefit"),
    "changed": ("compare", "after.changed"),
    "same": ("compare", "after.same"),
    "adjust": ("compare", "after.adjust"),
    "aids": ("remarks", "before.aids"),
    "variation": ("remarks", "before.variation"),
    "note": ("remarks", "after.note"),
    "instead": ("remarks", "instead"),
}
"""Field of the report to its part and where it stands in the attempt."""


class _Fields(NamedTuple):
    """The fields that attempts of one kind have, each with the way to its value."""

    rated: tuple[tuple[str, Found, str], ...]
    coded: tuple[tuple[str, Found], ...]
    told: tuple[tuple[str, str, Found], ...]


def _fields_of(attempt: Attempt) -> _Fields:
    return _answered(frozenset(attempt.before.model_fields_set), frozenset(attempt.after.model_fields_set))


# A journal has very many attempts and few kinds of them: what was never answered is not looked at for each.
@lru_cache(maxsize=1024)
def _answered(before: frozenset[str], after: frozenset[str]) -> _Fields:
    def has(place: str) -> bool:
        holder, _, name = place.rpartition(".")
        return not holder or name in (before if holder == "before" else after)

    return _Fields(
        tuple((field, attrgetter(place), scale) for field, (place, scale) in RATINGS.items() if has(place)),
        tuple((field, attrgetter(place)) for field, place in CODES.items() if has(place)),
        tuple((field, part, attrgetter(place)) for field, (part, place) in TEXTS.items() if has(place)),
    )


@dataclass(frozen=True)
class _Told:
    """One attempt, and what is the same for each of its lines."""

    attempt: Attempt
    context: str
    step: str
    """The step's id, where what was tried is said."""

    def line(
        self, field: str, part: str, value: str, *, words: bool = False, number: float | None = None, code: str = ""
    ) -> Line:
        """A line of this attempt."""
        one = self.attempt
        return Line(
            f"{one.id}/{field}",
            part,
            ((field_label(field), value),),
            one.id,
            field,
            one.day,
            one.private,
            words,
            number,
            code,
            self.step,
            context=self.context,
        )


def attempt_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """Every line of every attempt of those days, the latest attempt first."""
    return tuple(line for one in reversed(material.attempts_within(choice)) for line in _lines(one, choice))


def _lines(attempt: Attempt, choice: Choice) -> Iterator[Line]:
    """Every line of one attempt, how it went first, then what it was where it was on no list."""
    title, named = attempt.step.title, is_named(attempt, choice)
    heading = say("share.dated", title=title, day=full_day(attempt.day)) if named else _a_try(attempt)
    told = _Told(attempt, heading, (named and attempt.step.id) or "")
    yield _outcome(attempt)
    if attempt.step.id is None:
        yield told.line("title", OWN_TITLES, title, words=True)._replace(context=_a_try(attempt), title=title)
    fields = _fields_of(attempt)
    for field, found, scale in fields.rated:
        value = found(attempt)
        if isinstance(value, int):
            yield told.line(field, "ratings", _rated(scale, value), number=float(value))
    for field, found in fields.coded:
        code = found(attempt)
        if isinstance(code, str):
            yield told.line(field, "ratings", value_words(code), code=code)
    for field, part, found in fields.told:
        words = found(attempt)
        if words:
            yield told.line(field, part, _as_words(words), words=True)
    yield from _around(attempt, told)


@lru_cache(maxsize=256)
def _rated(scale: str, value: int) -> str:
    return say(f"share.{scale}", value=value)


def _outcome(attempt: Attempt) -> Line:
    """How it went and how much; with the step's title, while one of the person's own is a line of its own."""
    step = attempt.step
    label = say("share.dated", title=step.title, day=full_day(attempt.day)) if step.id else _a_try(attempt)
    value = value_words(attempt.outcome or "unsaid")
    if attempt.actual is not None:
        value = f"{value}, {amount_words(attempt.actual, unit_of(attempt))}"
    return Line(
        f"{attempt.id}/outcome",
        "steps",
        ((label, value),),
        attempt.id,
        "outcome",
        attempt.day,
        attempt.private,
        number=attempt.actual,
        code=attempt.outcome or "unsaid",
        step=step.id or "",
        band=band_of(attempt),
        title=step.title if step.id else "",
        unit=unit_of(attempt) if attempt.actual is not None else "",
    )


def _a_try(attempt: Attempt) -> str:
    return say("share_report.a_try", day=full_day(attempt.day))


def _around(attempt: Attempt, told: _Told) -> Iterator[Line]:
    """Where it was and with whom, which may be in the person's own words."""
    context = context_of(attempt)
    for field, value in (("setting", context.setting), ("company", context.company)):
        if value:
            yield told.line(field, "remarks", value_words(value), words=True)


def _as_words(value: object) -> str:
    return ", ".join(value_words(str(part)) for part in value) if isinstance(value, tuple) else str(value)
