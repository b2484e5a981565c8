"""Lines of the brief about what was done: practices, steps tried, what was thought and what happened."""

from __future__ import annotations

from gradestep.coach.attempts import Attempt
from gradestep.content import say
from gradestep.model.attempts import AttemptEnded
from gradestep.share.counting import Counting
from gradestep.share.gathering import OWN_TITLES, Choice, Line, Material
from gradestep.share.names import attempt_heading
from gradestep.share.wording import amounts, counted, value_words


def practice_lines(counting: Counting) -> tuple[Line, ...]:
    """How many practices, and on how many days; nothing raises it but doing (S6)."""
    days = counting.days
    return (
        Line("sum/practices", "practices", ((say("share.labels.practices"), str(len(days))),), number=len(days)),
        Line("sum/days", "practices", ((say("share.labels.days"), str(len(set(days)))),), number=len(set(days))),
    )


def step_lines(material: Material, counting: Counting) -> tuple[Line, ...]:
    """Each step that was tried: how often it went how, and how much was done; in the order of the plan."""
    tried: dict[str, list[Attempt]] = {}
    for attempt in counting.attempts:
        if attempt.ended is not None:
            tried.setdefault(attempt.step.id or attempt.step.title, []).append(attempt)
    order = {step.id: place for place, (_, step) in enumerate(material.plan.steps())}
    return tuple(_step_line(step, tried[step]) for step in sorted(tried, key=lambda key: order.get(key, len(order))))


def _step_line(step: str, tries: list[Attempt]) -> Line:
    last = tries[-1].step
    outcomes = counted(one.outcome or "unsaid" for one in tries)
    cells = [(say("share.labels.step"), last.title), (say("share.labels.outcomes"), outcomes)]
    much = amounts((one.actual, unit_of(one)) for one in tries if one.actual is not None)
    cells += [(say("share.labels.amounts"), much)] if much else []
    part = "steps" if last.id else OWN_TITLES
    return Line(f"step/{step}", part, tuple(cells), step, "outcomes", words=last.id is None, step=step)


def unit_of(attempt: Attempt) -> str:
    """The unit an attempt was counted in."""
    ended = attempt.ended.event if attempt.ended else None
    own = ended.actual_unit if isinstance(ended, AttemptEnded) else None
    return own or attempt.step.unit or ""


def prediction_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """What was thought beside what happened, in the person's words, the latest first."""
    found = (one for one in reversed(material.attempts_within(choice)) if one.before.prediction)
    return tuple(_prediction_line(one, attempt_heading(one, choice)) for one in found)


def _prediction_line(attempt: Attempt, where: str) -> Line:
    came = attempt.after.prediction_outcome
    cells = (
        (say("share.labels.step"), where),
        (say("share.labels.predicted"), attempt.before.prediction or ""),
        (say("share.labels.happened"), attempt.after.happened or ""),
        (say("share.labels.came"), value_words(came) if came else ""),
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
