"""People and questions a plan can name: supporters, contacts, a clinician's own questions."""

from __future__ import annotations

from datetime import date as Date

from pydantic import Field

from gradestep.model.scalars import Dialled, Frozen, Line, Many, Slug, Words


class Practical(Frozen):
    """Help of one kind, until a day, and the next smaller help after it (care 1.8)."""

    id: Slug | None = None
    kind: Line
    until: Date | None = None
    next_smaller_help: Line | None = None


class Supporter(Frozen):
    """Someone beside the person, and what was agreed with them (S54)."""

    id: Slug | None = None
    name: Line
    role: Line | None = None
    say: Many[Line] = ()
    please_dont: Many[Line] = ()
    practical: Many[Practical] = ()
    take_over: Many[Line] = ()
    flare_plan: Words | None = None
    check_in: Line | None = None
    source: Slug | None = Field(default=None, alias="from")


class Question(Frozen):
    """A clinician's own check-in question, answered 0-10."""

    id: Slug
    ask: Line
    low: Line | None = None
    high: Line | None = None
    every_days: int = 7
    source: Slug | None = Field(default=None, alias="from")


class ItemSafety(Frozen):
    """When the support screen follows an item at once (care 3)."""

    when: Line
    screen: Line = "support"


class QuestionnaireItem(Frozen):
    """One item of a clinician's questionnaire."""

    id: Slug
    ask: Line
    safety: ItemSafety | None = None


class Questionnaire(Frozen):
    """A questionnaire a clinician holds the rights to and wrote into the plan."""

    id: Slug
    title: Line
    options: Many[Line] = ()
    every_days: int = 14
    items: Many[QuestionnaireItem] = ()
    source: Slug | None = Field(default=None, alias="from")


class Contact(Frozen):
    """Someone to call, shown first on help-now."""

    id: Slug | None = None
    name: Line
    call: Dialled | None = None
    text: Dialled | None = None
    when: Line | None = None
    source: Slug | None = Field(default=None, alias="from")
