"""Names that stand beside other lines: each is said only where the line that says it stays as well (B4)."""

from __future__ import annotations

import hashlib

from gradestep.coach.attempts import Attempt
from gradestep.coach.if_then import SUBJECT, as_sentence
from gradestep.coach.reviews import subject_words
from gradestep.content import say
from gradestep.share.gathering import OWN_TITLES, PLAN_WORDS, Choice, Line, Material


def plan_line_id(section: str, words: str) -> str:
    """The id of a line of the plan; of its words, so that a plan that was changed meanwhile lets no other line through."""
    return f"plan/{section}-{hashlib.sha256(words.encode()).hexdigest()[:16]}"


def is_named(attempt: Attempt, choice: Choice) -> bool:
    """True where the line stays that says what was tried."""
    if attempt.step.id is None:
        return choice.stays(Line(f"{attempt.id}/title", OWN_TITLES, (), private=attempt.private, words=True))
    return choice.stays(Line(f"{attempt.id}/outcome", "steps", (), private=attempt.private))


class Names:
    """The names of the plan, as far as its own lines stay."""

    def __init__(self, material: Material, choice: Choice) -> None:
        self._plan = material.plan
        self._choice = choice

    def step(self, step_id: str) -> str:
        """The title of a step; empty where it is not said."""
        found = self._plan.find(step_id)
        return found[1].title if found is not None and self._has_step(step_id) else ""

    def ladder(self, ladder_id: str) -> str:
        """The title of a list; empty where none of its steps is said."""
        found = next((ladder for ladder in self._plan.ladders if ladder.id == ladder_id), None)
        said = found is not None and any(self._has_step(step.id) for step in found.steps)
        return found.title if found is not None and said else ""

    def if_then(self, plan_id: str) -> str:
        """An if-then plan as a sentence; empty where it is not said."""
        found = next((one for one in self._plan.if_then if one.id == plan_id), None)
        sentence = as_sentence(found.cue, found.action) if found is not None else ""
        return sentence if sentence and self._has_words("if_then", sentence) else ""

    def looked_at(self, subject: str) -> str:
        """What a look back was about: a list, what matters and a plan by their names where those are said."""
        if any(ladder.id == subject for ladder in self._plan.ladders):
            return self.ladder(subject) or say("share_record.about.ladder")
        value = next((value for value in self._plan.values if value.id == subject), None)
        if value is not None:
            return value.words if self._has_words("values", value.words) else say("share_record.about.value")
        if subject.startswith(SUBJECT):
            return self.if_then(subject.removeprefix(SUBJECT)) or say("share_record.about.if_then")
        told = subject_words(self._plan, subject)
        return told if told != subject else say("share_record.about.other")

    def _has_step(self, step_id: str) -> bool:
        return self._choice.stays(Line(f"plan/{step_id}", "ladder", ()))

    def _has_words(self, section: str, words: str) -> bool:
        return self._choice.stays(Line(plan_line_id(section, words), PLAN_WORDS, (), words=True))
