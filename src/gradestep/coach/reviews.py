"""When a look back may be offered: each week by choice, every 28 days, and 30, 90 and 180 days after the plan for later (S61, S63).

Nothing is ever late: an offer stands for a week and goes by itself, and comes again after the next stretch.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from datetime import timedelta

from gradestep.coach.attempts import practice_days_in
from gradestep.coach.if_then import LOOK as IF_THENS
from gradestep.coach.if_then import SUBJECT as IF_THEN
from gradestep.coach.if_then import as_sentence, due_plans
from gradestep.coach.patterns import named, side_words
from gradestep.coach.people import SUBJECT as HELP
from gradestep.coach.people import due_help
from gradestep.coach.symptom_log import SUBJECT as SYMPTOM_LOG
from gradestep.coach.two_weeks import LASTS, two_weeks
from gradestep.coach.two_weeks import SUBJECT as QUESTION
from gradestep.coach.values import last_look
from gradestep.content import say
from gradestep.model.history import History
from gradestep.model.journal import Review, WeeklyRating
from gradestep.model.plan import Maintenance, Plan
from gradestep.model.settings import Settings

STANDS = 7
"""Days for which an offer stands."""

WEEK = 7
AFTER_PLAN = Maintenance().reviews
"""Days after the plan for later was written or changed, where it names no others (care 1.10)."""

GOALS, PLAN_FOR_LATER, WEEKLY, TWO_WEEKS = "goals", "maintenance", "weekly", "two_weeks"
VALUES = "values"
"""What matters (care 1.7)."""

SUPPORTERS = "supporters"
"""Help whose day has passed (care 1.8)."""

OWN_FLOWS = (TWO_WEEKS, SUPPORTERS, IF_THENS, VALUES)
"""Looks that are conversations of their own."""

AVOIDANCE = "avoidance"
"""The person's own weekly rating (S31)."""


def weekly_due(history: History, today: Date) -> bool:
    """True a week after the last one; who never made one is not asked to."""
    days = _days(history, (WEEKLY,))
    days += [
        entry.record.day
        for entry in history.standing()
        if isinstance(entry.event, WeeklyRating) and entry.event.what == AVOIDANCE
    ]
    return _stands(max(days, default=None), WEEK, today)


def goals_due(plan: Plan, settings: Settings, history: History, today: Date) -> bool:
    """True where there is a list to look at, and the last look or the first practice was so many days ago."""
    if not any(not ladder.rested for ladder in plan.ladders):
        return False
    last = max(_days(history, (GOALS,)), default=None)
    return _stands(last or min(practice_days_in(history), default=None), settings.review_days, today)


def values_due(plan: Plan, settings: Settings, history: History, today: Date) -> bool:
    """True so many days after any of what matters was last looked at."""
    return _stands(last_look(plan, history), settings.values_days, today)


def later_due(plan: Plan, history: History, today: Date) -> bool:
    """True on the days the plan for later names, counted from when it was last written; not looked at since that day."""
    written = max(_days(history, (PLAN_FOR_LATER,), "change"), default=None)
    looked = max(_days(history, (PLAN_FOR_LATER,)), default=None)
    if written is None or looked is None:
        return False
    due = (written + timedelta(days=after) for after in plan.maintenance.reviews)
    return any(day <= today < day + timedelta(days=STANDS) and looked < day for day in due)


def due(plan: Plan, settings: Settings, history: History, today: Date) -> tuple[str, ...]:
    """Which looks back may be offered now, the rarest first."""
    found = {
        TWO_WEEKS: _two_weeks_over(history, today),
        SUPPORTERS: bool(due_help(plan, history, today)),
        PLAN_FOR_LATER: later_due(plan, history, today),
        IF_THENS: bool(due_plans(plan, history, today)),
        VALUES: values_due(plan, settings, history, today),
        GOALS: goals_due(plan, settings, history, today),
        WEEKLY: weekly_due(history, today),
    }
    return tuple(name for name, is_due in found.items() if is_due)


def subject_words(plan: Plan, subject: str) -> str:
    """What was looked at: a question for two weeks by its two sides, help by nobody's name, a list by its title."""
    if subject in (WEEKLY, GOALS, PLAN_FOR_LATER):
        return say(f"review.kind.options.{subject}")
    if subject == SYMPTOM_LOG:
        return say("review.symptom_log")
    if subject.startswith(HELP):
        return say("supporters.looked_at")
    kind, one, other = named(subject.removeprefix(QUESTION))
    if subject.startswith(QUESTION) and kind:
        return say("two_weeks.subject", one=side_words(kind, one), other=side_words(kind, other))
    if subject.startswith(IF_THEN):
        sentences = {IF_THEN + one.id: as_sentence(one.cue, one.action) for one in plan.if_then}
        return sentences.get(subject) or say("if_then.look.subject")
    names = {value.id: value.words for value in plan.values} | {ladder.id: ladder.title for ladder in plan.ladders}
    return names.get(subject, subject)


def _two_weeks_over(history: History, today: Date) -> bool:
    """True in the week after a question for two weeks can be answered."""
    asked = two_weeks(history, today)
    return asked is not None and asked.over and today < asked.asked + LASTS + timedelta(days=STANDS)


def _days(history: History, subjects: Iterable[str], choice: str = "") -> list[Date]:
    wanted = tuple(subjects)
    return [
        entry.record.day
        for entry in history.standing()
        if isinstance(entry.event, Review) and entry.event.subject in wanted and choice in ("", entry.event.choice)
    ]


def _stands(last: Date | None, every: int, today: Date) -> bool:
    """True in the week that follows each stretch of so many days."""
    if last is None:
        return False
    since = (today - last).days
    return since >= every and since % every < STANDS
