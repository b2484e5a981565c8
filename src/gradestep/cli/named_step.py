"""The one step that words on a line mean, or a sentence that says why there is none."""

from __future__ import annotations

from gradestep.cli.surroundings import Surroundings
from gradestep.coach.finding import steps_meant
from gradestep.content import say
from gradestep.model.plan import Plan
from gradestep.text import display_line


def named_step(plan: Plan, words: str, surroundings: Surroundings) -> str | None:
    """The id of the step; where several fit they are listed, and where none does that is said."""
    meant = steps_meant(plan, words)
    if len(meant) == 1:
        return meant[0][1].id
    surroundings.complain(say("commands.several_steps", count=len(meant)) if meant else say("commands.step_not_found"))
    for _, step in meant:
        surroundings.complain(display_line(say("commands.step_row", id=step.id, title=step.title)))
    return None
