"""Rules about questions a clinician brings: sets that can be shown, not too often, with support that can come (care 3)."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.content import data
from gradestep.model.conditions import is_condition, meets
from gradestep.model.plan import Plan
from gradestep.planfile.checks.finding import Finding

OWN_SET = "my-activities"
"""The set that the person makes themselves; like those that ship, its name is taken."""

FEWEST_ANSWERS = 2
"""Answers to choose from; with fewer there is nothing to ask."""

SCREENS = ("support",)
"""The pages that can follow an answer at once."""

FEWEST_DAYS = 14
"""Between two times of a set (care 3)."""

FEWEST_DAYS_OF_A_QUESTION = 1
"""Between two times of a question at a check-in, which comes once in a day at the most (S19)."""


def set_id_taken(plan: Plan) -> Iterator[Finding]:
    """A set is called like one that ships, and would never be shown."""
    taken = (*data("instruments"), OWN_SET)
    for place, sheet in enumerate(plan.questionnaires):
        if sheet.id in taken:
            yield Finding("set-id-taken", ("questionnaires", place, "id"), {"id": sheet.id})


def set_without_answers(plan: Plan) -> Iterator[Finding]:
    """A set has no question, or fewer than two answers to choose from, and would never be shown."""
    for place, sheet in enumerate(plan.questionnaires):
        if not sheet.items or len(sheet.options) < FEWEST_ANSWERS:
            key = "items" if not sheet.items else "options"
            yield Finding("set-without-answers", ("questionnaires", place, key), {"key": key})


def asked_often(plan: Plan) -> Iterator[Finding]:
    """A set comes more often than every 14 days, or a question more than once in a day."""
    for name, fewest in (("questionnaires", FEWEST_DAYS), ("questions", FEWEST_DAYS_OF_A_QUESTION)):
        for place, one in enumerate(getattr(plan, name)):
            if one.every_days < fewest:
                numbers = {"days": str(one.every_days), "limit": str(fewest)}
                yield Finding("asked-often", (name, place, "every_days"), numbers)


def support_when(plan: Plan) -> Iterator[Finding]:
    """A condition for support that cannot be read, or that no answer meets."""
    for place, sheet in enumerate(plan.questionnaires):
        for row, item in enumerate(sheet.items):
            when = item.safety.when if item.safety is not None else ""
            answers = range(len(sheet.options))
            if when and not (is_condition(when) and any(meets(when, answer) for answer in answers)):
                yield Finding("support-when", ("questionnaires", place, "items", row, "safety", "when"), {"when": when})


def support_screen(plan: Plan) -> Iterator[Finding]:
    """A page that is to follow an answer is none that there is."""
    for place, sheet in enumerate(plan.questionnaires):
        for row, item in enumerate(sheet.items):
            if item.safety is not None and item.safety.screen not in SCREENS:
                path = ("questionnaires", place, "items", row, "safety", "screen")
                yield Finding("support-screen", path, {"screen": item.safety.screen})
