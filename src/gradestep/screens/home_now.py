"""Home's view from the notebook as it is now."""

from __future__ import annotations

from gradestep.coach.home import HomeView, home_view
from gradestep.coach.totals import Totals
from gradestep.coach.waiting import Underway, waiting
from gradestep.notebook import Notebook


def home_now(notebook: Notebook) -> HomeView:
    """What the coach says of today."""
    left = [
        Underway(draft.id, draft.flow, draft.options.get("step"), draft.options.get("attempt") or draft.ids.get("go"))
        for draft in notebook.drafts
    ]
    today = notebook.today()
    waits = waiting(notebook.plan, notebook.history, today, left)
    totals = Totals.of(notebook.history)
    return home_view(notebook.plan, notebook.settings, notebook.history, totals, waits, today)
