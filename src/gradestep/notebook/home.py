"""Home as it is now, for both renderers and for the snapshot."""

from __future__ import annotations

from gradestep.coach.home import HomeView, home_view, today_line
from gradestep.coach.waiting import Underway, waiting
from gradestep.files import FileProblem
from gradestep.glance import Glance, sources_of, write_glance
from gradestep.notebook.notebook import Notebook


def home_now(notebook: Notebook) -> HomeView:
    """What the coach says of today."""
    left = [
        Underway(draft.id, draft.flow, draft.options.get("step"), draft.options.get("attempt") or _attempt(draft.ids))
        for draft in notebook.drafts
    ]
    today = notebook.today()
    waits = waiting(notebook.plan, notebook.history, today, left)
    return home_view(notebook.plan, notebook.settings, notebook.history, notebook.totals, waits, today)


def keep_glance(notebook: Notebook) -> None:
    """Keep a snapshot of Home for the next start, where there is a home; losing it costs a moment and nothing else."""
    if not notebook.places.computer.is_dir():
        return
    from gradestep.coach.help_now import help_now_lines

    view = home_now(notebook)
    settings = notebook.settings
    glance = Glance(
        day=notebook.today().isoformat(),
        today=today_line(view),
        home=view.lines(),
        help_now="\n".join(help_now_lines(notebook.plan.contacts, settings.country)),
        plain=settings.looks.plain,
        theme=settings.looks.theme,
        day_start=settings.day_start,
        sources=sources_of(notebook.places),
    )
    try:
        notebook.keep_digests()
        write_glance(notebook.places, glance)
    except FileProblem:
        return


def _attempt(ids: dict[str, str]) -> str | None:
    """The attempt a conversation has begun, by the record that began it."""
    return ids.get("set_out.begun")
