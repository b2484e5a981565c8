"""If-then plans as the rules see them: which are active, how many fit, and whether an action says what is done (care 1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gradestep.content import data, say
from gradestep.model.plan import IfThen, Plan

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
