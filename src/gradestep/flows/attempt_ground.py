"""What an attempt starts from: the step, what came before it, the day; looked up once for a whole conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gradestep.coach.attempts import Attempt, attempts
from gradestep.coach.energy import low_energy
from gradestep.coach.finding import off_the_ladder, snapshot
from gradestep.coach.flare import FlareState, flare_on
from gradestep.coach.quota import NEXT_DAY_WITHIN
from gradestep.content import say
from gradestep.flows.flow import Scene
from gradestep.model.attempts import Adjustment, StepSnapshot
from gradestep.model.plan import Ladder, Step


@dataclass(frozen=True)
class Ground:
    """Everything the stages of an attempt look at beside the answers."""

    scene: Scene
    ladder: Ladder | None
    step: Step | None
    """The step in the plan as it reads now; absent for something that is on no ladder."""
    low: bool
    """Two questions and no more (A27)."""
    flare: FlareState
    all_attempts: tuple[Attempt, ...]
    """Every attempt known, the latest last."""

    @classmethod
    def of(cls, scene: Scene) -> Ground:
        """Look once."""
        ladder, step = scene.step() or (None, None)
        flare = flare_on(scene.history, scene.today)
        low = low_energy(scene.settings, flare) or scene.options.get("low_energy", "") == "yes"
        return cls(scene, ladder, step, low, flare, attempts(scene.history))

    @property
    def earlier(self) -> tuple[Attempt, ...]:
        """What was done of this step before, the latest last."""
        return tuple(past for past in self.all_attempts if past.is_practice and self._is_of_this_step(past))

    @property
    def is_new(self) -> bool:
        """True until some of the step was done once: confidence is asked, breathing is taught (care 1.5, S40)."""
        return not self.earlier

    @property
    def tried_today(self) -> bool:
        """True once this step was set out on today: its if-then plan was shown (care 1.4, once a day at most)."""
        return any(past.day == self.scene.today and self._is_of_this_step(past) for past in self.all_attempts)

    @property
    def is_harder(self) -> bool:
        """True for a new step, and for one above what was done last: learnings are read back (care 1.1)."""
        done = [past for past in self.all_attempts if past.is_practice]
        if self.is_new or not done or self.step is None:
            return self.is_new
        last = self.scene.plan.find(done[-1].step.id or "")
        return last is not None and last[1].difficulty < self.step.difficulty

    @property
    def last_adjustment(self) -> Adjustment | None:
        """What was changed about this step last, to be shown at its next start (S50)."""
        changes = [
            change for past in self.all_attempts if self._is_of_this_step(past) for change in past.after.adjustments
        ]
        return changes[-1] if changes else None

    @property
    def asks_next_day(self) -> Attempt | None:
        """The quota attempt of yesterday or the day before that has no next-day answer yet (care 1.2)."""
        for past in reversed(self.all_attempts):
            if past.step.kind == "quota" and past.is_practice:
                recent = past.day < self.scene.today and self.scene.now - _when(past) <= NEXT_DAY_WITHIN
                return past if recent and past.after.next_day is None else None
        return None

    def snapshot(self, title: str | None = None, amount: float | None = None) -> StepSnapshot:
        """The step as it is set out on: with a smaller version or amount where one was chosen."""
        if self.step is None or self.ladder is None:
            return off_the_ladder(title or self.scene.options.get("words") or say("attempt.something"))
        whole = snapshot(self.scene.plan, self.ladder, self.step)
        changes = {"title": title or whole.title, "amount": whole.amount if amount is None else amount}
        return whole.model_copy(update=changes)

    def _is_of_this_step(self, past: Attempt) -> bool:
        return self.step is not None and past.step.id == self.step.id


def _when(past: Attempt) -> datetime:
    last = past.ended or past.begun
    assert last is not None
    return last.record.envelope.at
