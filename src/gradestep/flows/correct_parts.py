"""The parts of each kind of record that can be corrected, and how each is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gradestep.coach.amounts import number_words
from gradestep.content import has, say
from gradestep.flows.asking import Ask
from gradestep.flows.editing import whole
from gradestep.flows.flow import Talk
from gradestep.flows.question import (
    AmountQuestion,
    Answer,
    AnyQuestion,
    ChoiceQuestion,
    LineQuestion,
    Option,
    PercentQuestion,
    RatingQuestion,
    TextQuestion,
)
from gradestep.model.journal import Event

BEFORE = (
    "prediction",
    "likelihood",
    "confidence",
    "distress",
    "willingness",
    "sensations",
    "thoughts",
    "urges",
    "how_known",
)
AFTER = (
    "happened",
    "sensations",
    "thoughts",
    "learned",
    "note",
    "prediction_outcome",
    "surprise",
    "distress",
    "confidence",
    "likelihood_next",
    "changed",
    "same",
    "adjust",
    "helped",
    "hindered",
    "body",
    "benefit",
    "next_day",
)

PARTS: Mapping[str, tuple[str, ...]] = {
    "attempt_begun": tuple(f"before.{name}" for name in BEFORE),
    "attempt_ended": ("outcome", "actual", "instead", *(f"after.{name}" for name in AFTER)),
    "reflection": tuple(f"after.{name}" for name in AFTER),
    "check_in": ("mood", "energy", "confidence", "sensations", "note"),
    "symptoms": ("rating", "where", "note"),
    "exercise": ("felt", "words"),
    "flare_begun": ("note",),
    "session_note": ("text",),
    "safety": ("checked",),
    "rating": ("value",),
}
"""By kind of record, its parts in the order they are asked; dots lead into a part of its own."""

RATINGS = ("distress", "confidence", "willingness", "surprise", "mood", "rating", "value")
PERCENTS = ("likelihood", "likelihood_next")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "outcome": ("done", "partly", "changed", "not_today"),
    "prediction_outcome": ("yes", "partly", "no", "cannot_tell"),
    "energy": ("low", "medium", "high"),
    "felt": ("easier", "same", "worse"),
    "next_day": ("better", "same", "a_bit_worse_settled", "much_worse_or_still_worse"),
}
LINES = ("where",)
LONGEST_SHOWN = 60
"""Characters of present words that stand beside a part in the list."""


@dataclass(frozen=True)
class Part:
    """One answer within a record."""

    kind: str
    """The record's kind: a check-in's sensations are a rating, an attempt's are words."""
    path: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its stage."""
        return "_".join(self.path)

    @property
    def name(self) -> str:
        """Its own name within the record."""
        return self.path[-1]

    @property
    def label(self) -> str:
        """What a person calls it."""
        own = f"correct.fields.{self.kind}.{self.name}"
        return say(own if has(own) else f"journal.fields.{self.name}")

    def value(self, event: Event) -> Any:
        """What stands there now; nothing where it was left out."""
        found: Any = event
        for name in self.path:
            found = getattr(found, name, None)
        return found

    def shown(self, event: Event) -> str:
        """What stands there now, in words and on one line."""
        value = self.value(event)
        if self.name in CHOICES:
            return say(f"journal.values.{value}")
        if isinstance(value, (int, float)):
            return number_words(value)
        words = " ".join(str(value).split())
        return words if len(words) <= LONGEST_SHOWN else words[: LONGEST_SHOWN - 1] + "…"

    def ask(self, event: Event) -> Ask:
        """The question for it, with what stands there now ready to be kept."""
        question = self._question(self.value(event), _unit(event))

        def ask(_: Talk) -> AnyQuestion:
            return question

        return ask

    def kept(self, answer: Answer | None) -> Any:
        """An answer as it is kept; emptied words are no answer at all."""
        if isinstance(answer, str):
            return answer if answer.strip() else None
        return whole(answer) if isinstance(answer, float) else answer

    def _question(self, now: Any, unit: str) -> AnyQuestion:
        if self.name in CHOICES:
            options = tuple(Option(value, say(f"journal.values.{value}")) for value in CHOICES[self.name])
            return ChoiceQuestion(ask=self.label, options=options, prefill=now)
        if self.name in RATINGS or (self.kind, self.name) == ("check_in", "sensations"):
            return RatingQuestion(ask=self.label, low=say("correct.low"), high=say("correct.high"), prefill=now)
        if self.name in PERCENTS:
            return PercentQuestion(
                ask=self.label, low=say("correct.not_likely"), high=say("correct.likely"), prefill=now
            )
        if self.name == "actual":
            return AmountQuestion(ask=self.label, unit=unit, prefill=now)
        if self.name in LINES:
            return LineQuestion(ask=self.label, prefill=now)
        return TextQuestion(ask=self.label, prefill=now)


def _unit(event: Event) -> str:
    """The unit of what was done, where the record says it."""
    own: str | None = getattr(event, "actual_unit", None)
    planned: str | None = getattr(getattr(event, "step", None), "unit", None)
    return own or planned or say("correct.unit")


def parts_of(event: Event) -> tuple[Part, ...]:
    """What can be corrected of an event; empty for one that holds no words or ratings of the person's."""
    return tuple(Part(event.kind, tuple(path.split("."))) for path in PARTS.get(event.kind, ()))
