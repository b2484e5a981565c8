"""If-then plans as the rules see them: which are active, how many fit, when to look at them again (care 1.4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date as Date
from datetime import timedelta

from gradestep.coach.attempts import practice_days_in
from gradestep.content import data, say
from gradestep.model.history import History
from gradestep.model.journal import Offer, Review
from gradestep.model.plan import IfThen, Plan

RULE, USED = "if-then", "used"
"""Under which a use is kept."""

LOOK = "if_then_review"
"""The look back at them, and its conversation."""

SUBJECT = "if_then/"
"""Begins the subject of a look at one, and of its making, from which day the next look counts; its id follows."""

LOOK_AFTER, STANDS = timedelta(days=28), timedelta(days=7)
"""When a look may be offered (care 1.4), and for how long the offer stands."""

MOST = 3
"""Active plans in all (care 1.4): benefits shrink with many."""


def active(plan: Plan) -> tuple[IfThen, ...]:
    """The plans that do not rest, as written."""
    return tuple(one for one in plan.if_then if one.active)


def active_for(plan: Plan, step_id: str | None) -> IfThen | None:
    """The active plan of a step, of which there is one (care 1.4)."""
    return next((one for one in active(plan) if step_id is not None and one.step == step_id), None)


def as_sentence(cue: str, action: str) -> str:
    """If this, then that, on one line."""
    return say("if_then.whole", cue=_bare(cue, "if"), action=_bare(action, "then"))


def kind_words(one: IfThen) -> str:
    """What it is for, such as "For a hard moment"."""
    return say(f"if_then.kind.options.{one.kind}")


def told(one: IfThen) -> str:
    """The sentence, and that it rests where it does."""
    sentence = as_sentence(one.cue, one.action)
    return sentence if one.active else say("if_then.told_resting", plan=sentence, resting=say("if_then.which.resting"))


def uses(history: History) -> Mapping[str, int]:
    """How often each was used, by its id; a plain number, for what is shared and nowhere else (care 1.4)."""
    events = (entry.event for entry in history.standing() if not entry.record.envelope.private)
    return Counter(
        event.subject or ""
        for event in events
        if isinstance(event, Offer) and (event.rule, event.answer) == (RULE, USED)
    )


def due_plans(plan: Plan, history: History, today: Date) -> tuple[IfThen, ...]:
    """The active ones that may be looked at: four weeks after the last look or the making, for a week, and again later.

    One that came with a clinician's file counts from the first practice there is.
    """
    looked = {entry.event.subject: entry.record.day for entry in history.standing() if isinstance(entry.event, Review)}
    first = min(practice_days_in(history), default=today)
    return tuple(one for one in active(plan) if _is_due(today - looked.get(SUBJECT + one.id, first)))


def _is_due(since: timedelta) -> bool:
    return since >= LOOK_AFTER and since % LOOK_AFTER < STANDS


def says_what_not(action: str) -> bool:
    """True for an action that is something not done; turning it round is offered, never asked for (care 1.4)."""
    words: Iterable[str] = data("if_then")["turns"]["words"]
    spoken = re.findall(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*", action.casefold().replace("\u2019", "'"))
    return any(word in spoken for word in words)


def _bare(words: str, opening: str) -> str:
    """Without an "if" or a "then" that was typed as well, and without a full stop at its end."""
    text = words.strip().rstrip(".")
    first, _, rest = text.partition(" ")
    return rest if first.casefold() == opening and rest else text
