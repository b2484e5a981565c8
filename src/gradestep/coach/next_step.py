"""The one step Home shows: what the person chose last, else the easiest open one (S14, S53)."""

from __future__ import annotations

from datetime import date as Date

from gradestep.model.history import History
from gradestep.model.plan import Ladder, Plan, Step
from gradestep.model.settings import Settings


def open_steps(plan: Plan) -> tuple[tuple[Ladder, Step], ...]:
    """Every step that does not rest; nothing is locked (S45)."""
    return tuple((ladder, step) for ladder, step in plan.steps() if not ladder.rested and not step.rested)


def next_step(plan: Plan, settings: Settings, history: History, today: Date) -> tuple[Ladder, Step] | None:
    """The step chosen last while it is open, else the one of least difficulty, ties as written; nothing where all rest."""
    steps = open_steps(plan)
    chosen = next((pair for pair in steps if pair[1].id == settings.step), None)
    return chosen or min(steps, key=lambda pair: pair[1].difficulty, default=None)
