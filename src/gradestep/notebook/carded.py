"""The step a pocket card was made from, in the plan as it is or as it ever was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gradestep.coach.cards import step_of_card
from gradestep.model.attempts import StepSnapshot
from gradestep.model.journal import PlanAdopted, PlanChanged
from gradestep.model.plan import Plan
from gradestep.planfile.reading import read_plan

if TYPE_CHECKING:
    from gradestep.notebook import Notebook


def carded_step(notebook: Notebook, code: str) -> StepSnapshot | None:
    """The step as it read on the card; nothing where no plan of this notebook has it."""
    return step_of_card(code, _plans(notebook))


def _plans(notebook: Notebook) -> Iterator[Plan]:
    """Today's first, then those of before, the newest first."""
    yield notebook.plan
    seen: set[str] = set()
    for record in reversed(notebook.everything().records):
        if not isinstance(record.event, PlanChanged | PlanAdopted):
            continue
        for text in (record.event.text, record.event.earlier or ""):
            if text and text not in seen:
                seen.add(text)
                plan = read_plan(text.encode(), Path(notebook.places.plan)).plan
                if plan is not None:
                    yield plan
