"""The whole ladder as it is shown: every step, what it asks, how often it was done; nothing locked, nothing late (S45, S53)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from gradestep.coach.attempts import attempts
from gradestep.coach.home import amount_of
from gradestep.coach.home_ways import pause_of
from gradestep.coach.next_step import next_step
from gradestep.coach.present_size import outgrown
from gradestep.coach.safety import is_paused
from gradestep.coach.stalled import is_stalled
from gradestep.content import say
from gradestep.model.history import History
from gradestep.model.plan import Ladder, Plan, Step
from gradestep.model.settings import Settings


@dataclass(frozen=True)
class StepRow:
    """One step, ready to be read."""

    id: str
    title: str
    amount: str
    difficulty: int
    mark: str
    """In words: next, rested, how often it was done; empty where nothing is to be said (A15)."""
    cue: str = ""
    rested: bool = False
    stalled: bool = False
    """Four ways to go on with it are offered (S38)."""

    def line(self) -> str:
        """All of it on one line."""
        return " ".join(
            part for part in (f"{self.title}.", f"{self.amount}." if self.amount else "", self.mark) if part
        )


@dataclass(frozen=True)
class LadderView:
    """One ladder and its steps, easiest first or by hand (S13)."""

    id: str
    title: str
    why: tuple[str, ...]
    rested: bool
    note: str
    """What whoever wrote the plan says of it."""
    steps: tuple[StepRow, ...]


def ladder_views(
    plan: Plan, settings: Settings, history: History, tries: dict[str, int], today: Date
) -> tuple[LadderView, ...]:
    """Every ladder as it stands today; `tries` counts practices by step over all months. A pause suggests no step (O0)."""
    paused = is_paused(history, today)
    shown = None if paused else next_step(plan, settings, history, today)
    shown_id = shown[1].id if shown else ""
    words = {value.id: value.words for value in plan.values}
    tried = attempts(history)
    old = outgrown(tried, history)
    still = {
        step.id
        for ladder, step in plan.steps()
        if not (paused or ladder.rested or step.rested) and is_stalled(ladder, step, tried, old, today)
    }
    return tuple(
        LadderView(
            id=ladder.id,
            title=ladder.title,
            why=tuple(words[value] for value in ladder.values if value in words),
            rested=ladder.rested,
            note=say("ladder.note", words=ladder.note) if ladder.note else "",
            steps=tuple(_row(ladder, step, shown_id, tries, step.id in still) for step in ladder.in_order()),
        )
        for ladder in plan.ladders
    )


def ladder_lines(plan: Plan, history: History, today: Date) -> tuple[str, ...]:
    """What holds for all of them: that there is no step yet, that steps are paused (O0), or that any order is fine."""
    if not plan.steps():
        return (say("ladder.empty"),)
    pause = pause_of(history, today)
    return (pause.lines[0], say("ladder.paused")) if pause is not None else (say("ladder.any_order"),)


def _row(ladder: Ladder, step: Step, shown_id: str, tries: dict[str, int], stalled: bool) -> StepRow:
    rested = ladder.rested or step.rested
    return StepRow(
        id=step.id,
        title=step.title,
        amount=amount_of(step),
        difficulty=step.difficulty,
        mark=_mark(rested, step.id == shown_id, tries.get(step.id, 0)),
        cue=step.cue or "",
        rested=rested,
        stalled=stalled,
    )


def _mark(rested: bool, shown: bool, times: int) -> str:
    marks = (
        say("ladder.rested") if rested else "",
        say("ladder.next") if shown else "",
        say("ladder.done_once") if times == 1 else say("ladder.done_times", count=times) if times else "",
    )
    return " ".join(mark for mark in marks if mark)
