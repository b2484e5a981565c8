"""Lines of the brief about what was done: practices, steps tried, what was thought and what happened.

Each says no more than the lines of the record that stay: held back there, a try is in no sum and a word in no row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gradestep.coach.attempts import Attempt
from gradestep.content import say
from gradestep.model.attempts import AttemptEnded
from gradestep.share.counting import COUNTS_ALONE, Counting, said
from gradestep.share.gathering import OWN_TITLES, Choice, Line, Material
from gradestep.share.names import is_named
from gradestep.share.wording import amounts, counted, field_label, full_day, value_words

Titled = Callable[[Attempt], bool]
"""Whether a title of the person's own, which is on no list, may be said."""


def practice_lines(counting: Counting) -> tuple[Line, ...]:
    """How many practices, and on how many days; nothing raises it but doing (S6)."""
    days = counting.days
    found = {"practices": len(days), "days": len(set(days))}
    return tuple(
        Line(f"sum/{name}", "practices", ((say(f"share.labels.{name}"), str(number)),), "sum", name, number=number)
        for name, number in found.items()
    )


def titled_in(choice: Choice) -> Titled:
    """Titles of the person's own as far as their lines stay."""
    return lambda attempt: is_named(attempt, choice)


def step_lines(counting: Counting, titled: Titled = lambda _: True) -> tuple[Line, ...]:
    """Each step that was tried, the last one tried first: how often it went how, and how much was done."""
    return tuple(_step_line(tries, titled) for tries in _tries(counting))


def title_marks(material: Material, counting: Counting, choice: Choice) -> tuple[Line, ...]:
    """A line for each title of the person's own: where it stays, the row has that title."""
    own = [tries for tries in _tries(counting) if tries[0].step.id is None]
    named = {one.id: one for one in map(_first, own)}
    named |= {
        one.id: one
        for one in material.attempts_within(choice)
        if one.step.id is None and (one.private or f"{one.id}/title" in choice.held)
    }
    return tuple(_mark(one, "title", OWN_TITLES, one.step.title) for one in named.values())


def _tries(counting: Counting) -> tuple[list[Attempt], ...]:
    """The tries of each step, oldest first; the step that was tried last comes first."""
    tried: dict[tuple[str | None, str], list[Attempt]] = {}
    for attempt in reversed(counting.attempts):
        if attempt.ended is not None:
            own = attempt.step.title if attempt.step.id is None else ""
            tried.setdefault((attempt.step.id, own), []).append(attempt)
    return tuple(tries[::-1] for tries in tried.values())


def _first(tries: list[Attempt]) -> Attempt:
    """The one that names a row on no list; one that is not private, so that the name is the same at every look."""
    return next((one for one in tries if not one.private), tries[0])


def _step_line(tries: list[Attempt], titled: Titled) -> Line:
    last = tries[-1].step
    title = last.title if last.id or all(titled(one) for one in tries) else say("share.own_step")
    cells = [
        (say("share.labels.step"), title),
        (say("share.labels.outcomes"), counted(one.outcome or "unsaid" for one in tries)),
    ]
    much = amounts((one.actual, unit_of(one)) for one in tries if one.actual is not None)
    cells += [(say("share.labels.amounts"), much)] if much else []
    named = last.id or _first(tries).id
    return Line(f"step/{named}", "steps", tuple(cells), named, "outcomes", step=last.id or "")


def unit_of(attempt: Attempt) -> str:
    """The unit an attempt was counted in."""
    ended = attempt.ended.event if attempt.ended else None
    own = ended.actual_unit if isinstance(ended, AttemptEnded) else None
    return own or attempt.step.unit or ""


def prediction_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """What was thought beside what happened, in the person's words, the latest first."""
    return tuple(_prediction_line(one, choice) for one in _guessed(material, choice))


def prediction_marks(material: Material, choice: Choice) -> tuple[Line, ...]:
    """What a row of a private try could say besides the guess, and what was held back by itself."""
    return tuple(
        _mark(one, field, part, value)
        for one in _guessed(material, choice)
        for field, part, value in _happened(one)
        if one.private or f"{one.id}/{field}" in choice.held
    )


def _guessed(material: Material, choice: Choice) -> Iterator[Attempt]:
    return (one for one in reversed(material.attempts_within(choice)) if one.before.prediction)


def _happened(attempt: Attempt) -> Iterator[tuple[str, str, str]]:
    """Field, part and value of what is said after."""
    if attempt.after.happened:
        yield "happened", "predictions", attempt.after.happened
    if attempt.after.prediction_outcome:
        yield "prediction_outcome", "ratings", value_words(attempt.after.prediction_outcome)


def _prediction_line(attempt: Attempt, choice: Choice) -> Line:
    after = {
        field: value
        for field, part, value in _happened(attempt)
        if said(attempt, choice, field, part, words=part == "predictions")
    }
    cells = (
        (say("share.labels.step"), attempt.step.title if is_named(attempt, choice) else say("share.some_try")),
        (say("share.labels.day"), full_day(attempt.day)),
        (say("share.labels.predicted"), attempt.before.prediction or ""),
        (say("share.labels.happened"), after.get("happened", "")),
        (say("share.labels.came"), after.get("prediction_outcome", "")),
    )
    return Line(
        f"{attempt.id}/prediction",
        "predictions",
        tuple((label, value) for label, value in cells if value),
        attempt.id,
        "prediction",
        attempt.day,
        attempt.private,
        words=True,
    )


def _mark(attempt: Attempt, field: str, part: str, value: str) -> Line:
    cells = ((f"{full_day(attempt.day)}, {field_label(field)}", value),)
    words = part != "ratings"
    return Line(
        f"{attempt.id}/{field}", part, cells, attempt.id, COUNTS_ALONE, attempt.day, attempt.private, words=words
    )
