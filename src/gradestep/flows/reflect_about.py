"""What a reflection is about: the attempt it follows, whether it was begun a minute or days ago."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gradestep.flows.asking import Condition, among
from gradestep.flows.attempt_adjusting import Adjustable
from gradestep.flows.flow import Talk
from gradestep.model.attempts import Afterwards, Before, Outcome, StepSnapshot

OUTCOMES: tuple[Outcome, ...] = ("done", "partly", "changed", "not_today")

NOT_SAID = "rather_not"
"""The way past the outcome that is a choice of its own; kept as absent (design 2)."""

NOTHING_SAID = Afterwards()


@dataclass(frozen=True)
class About:
    """An attempt as the questions after it see it."""

    attempt: Callable[[Talk], str | None]
    """Its id."""
    step: Callable[[Talk], StepSnapshot]
    before: Callable[[Talk], Before]
    follows: Condition
    """Asked at all: false until someone set out."""
    adjustable: Adjustable | None
    """The step in the plan as it reads now, where it is still there."""
    low: bool
    """Two questions and no more (A27)."""
    told: bool = False
    """How it went was told in an earlier conversation."""
    earlier_outcome: Outcome | None = None
    given: Afterwards = NOTHING_SAID
    """What was said after it in earlier conversations; asked no second time (A29)."""

    def outcome(self, talk: Talk) -> Outcome | None:
        """How it went; nothing where that was not said."""
        if self.told and not talk.reached("outcome"):
            return self.earlier_outcome
        return among(talk.text("outcome"), OUTCOMES)

    def did_something(self, talk: Talk) -> bool:
        """True where there is something that could have been surprising, helpful or come true."""
        return self.outcome(talk) in ("done", "partly", "changed")

    def was_changed(self, talk: Talk) -> bool:
        """True where something else was done in its place."""
        return self.outcome(talk) == "changed"

    def has_amount(self, talk: Talk) -> bool:
        """True where how much was done can be told as a number."""
        return self.step(talk).amount is not None and self.outcome(talk) in ("done", "partly")

    def tested_a_guess(self, talk: Talk) -> bool:
        """True where a guess was made before and something was done."""
        return self.did_something(talk) and bool(self.before(talk).prediction)

    def is_untold(self, talk: Talk) -> bool:
        """True until how it went was told in an earlier conversation."""
        return not self.told

    def is_low(self, talk: Talk) -> bool:
        """True where two questions are all there is (A27)."""
        return self.low

    def is_whole(self, talk: Talk) -> bool:
        """True where everything may be asked."""
        return not self.low

    def was_given(self, stage: str) -> bool:
        """True where an earlier conversation has the answer."""
        field = "prediction_outcome" if stage == "came_true" else stage
        return getattr(self.given, field) is not None
