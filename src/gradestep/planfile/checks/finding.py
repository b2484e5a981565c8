"""What a rule finds: a code, where in the plan, and the values its sentence is filled with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from gradestep.model.plan import Ladder, Plan, Step

Level = Literal["error", "warning", "hint"]
Path = tuple[str | int, ...]
"""Names of keys and places in lists, as pydantic tells them."""

LEVELS: Mapping[str, Level] = {
    "same-id": "error",
    "unknown-id": "error",
    "bigger-never": "error",
    "no-words": "error",
    "support-when": "error",
    "support-screen": "error",
    "set-id-taken": "error",
    "set-without-answers": "error",
    "danger-words": "warning",
    "symptom-goal": "warning",
    "state-not-action": "warning",
    "no-easy-step": "warning",
    "starts-hard": "warning",
    "wide-gap": "warning",
    "no-amount": "warning",
    "words-press": "warning",
    "two-if-thens": "warning",
    "many-if-thens": "warning",
    "then-not": "warning",
    "asked-often": "warning",
    "many-lines": "warning",
    "cue-is-time": "hint",
    "no-value": "hint",
    "no-contacts": "hint",
}
"""Every code. An error is a fact about the file; a warning is a rule of care.md; a hint is for the clinician to judge."""


@dataclass(frozen=True)
class Finding:
    """One thing found. `values` may hold a word of the plan, so they are shown on one line, made harmless."""

    code: str
    path: Path = ()
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    word: str = ""
    """The very word that was found in the text there, as it is written; empty where it is about the whole."""

    @property
    def level(self) -> Level:
        """How much it weighs."""
        return LEVELS[self.code]


Rule = Callable[[Plan], Iterator[Finding]]


def open_steps(plan: Plan) -> Iterator[tuple[Path, Ladder, Step]]:
    """Every step that does not rest, with its path, as written."""
    for place, ladder in enumerate(plan.ladders):
        if not ladder.rested:
            yield from (
                (("ladders", place, "steps", row), ladder, step)
                for row, step in enumerate(ladder.steps)
                if not step.rested
            )
