"""Home as it is now, for both renderers and for the snapshot."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

from gradestep.clock import parsed_time
from gradestep.coach.finding import snapshot
from gradestep.coach.home import HomeView, home_view, today_line
from gradestep.coach.waiting import Underway, waiting
from gradestep.content import say
from gradestep.files import FileProblem, write_disposable
from gradestep.glance import Glance, glance_text, sources_of
from gradestep.model.settings import Settings
from gradestep.notebook.brief import DAY_START, NEWEST
from gradestep.notebook.journal_copies import keep_weekly_copies
from gradestep.notebook.journal_files import files_of, newest
from gradestep.notebook.notebook import Notebook


def home_now(notebook: Notebook) -> HomeView:
    """What the coach says of today."""
    left = [
        Underway(draft.id, draft.flow, draft.options.get("step"), draft.options.get("attempt") or _attempt(draft.ids))
        for draft in notebook.drafts
    ]
    today = notebook.today()
    waits = waiting(notebook.plan, notebook.history, today, left)
    view = home_view(notebook.plan, notebook.settings, notebook.history, notebook.totals, waits, today, notebook.now())
    return replace(view, plan_unread=_plan_is_unread(notebook))


def today_words(notebook: Notebook, view: HomeView) -> str:
    """One short paragraph for today; where the plan cannot be read that is said, since no step is known then."""
    return say("home.today_unread") if view.plan_unread and not view.flare.on else today_line(view)


def keep_glance(notebook: Notebook) -> None:
    """Keep a snapshot of Home for the next start, where this computer has a place in the home; losing it costs a moment."""
    places = notebook.places
    if not places.computer.is_dir():
        return
    from gradestep.coach.help_now import help_now_lines

    view = home_now(notebook).of_the_day()
    settings = notebook.settings
    glance = Glance(
        until=_next_day(notebook).timestamp(),
        today=today_words(notebook, view),
        help_now="\n".join(help_now_lines(notebook.plan.contacts, settings.country)),
        home=view.lines(),
        looks=_looks(settings) | _kept_for_one_line(notebook) | {"lift": view.pause.way.row if view.pause else ""},
        steady=view.steady_lines(),
        steps=_steps(notebook),
    )
    try:
        notebook.keep_digests()
        write_disposable(places.glance, glance_text(glance, sources_of(str(places.home), places.tag)))
        keep_weekly_copies(places, newest(files_of(places), notebook.today()), notebook.today())
    except FileProblem:
        return


def _next_day(notebook: Notebook) -> datetime:
    start = parsed_time(notebook.settings.day_start)
    return datetime.combine(notebook.today() + timedelta(days=1), start, notebook.now().tzinfo)


def _looks(settings: Settings) -> dict[str, str]:
    """What the app has to know before the notebook is open."""
    looks = {f"looks.{name}": str(value) for name, value in settings.looks.model_dump().items()}
    own = {f"keys.own.{command}": key for command, key in settings.keys.own.items()}
    return looks | own | {"keys.letters": str(settings.keys.letters), "first_run_done": str(settings.first_run_done)}


def _kept_for_one_line(notebook: Notebook) -> dict[str, str]:
    """What keeping one more record has to know of the others."""
    records = notebook.history.records
    newest = records[-1].envelope.at.isoformat() if records else ""
    return {NEWEST: newest, DAY_START: notebook.settings.day_start}


def _steps(notebook: Notebook) -> str:
    """Every step as an attempt keeps it; none where the plan is unsound or waits to be put in place, which must be seen to."""
    if notebook.plan_is_unfinished or _plan_is_unread(notebook):
        return ""
    plan = notebook.plan
    steps = (
        snapshot(plan, ladder, step).model_dump(mode="json", exclude_defaults=True) for ladder, step in plan.steps()
    )
    return json.dumps(list(steps))


def _plan_is_unread(notebook: Notebook) -> bool:
    return any(problem.file == notebook.places.plan for problem in notebook.problems)


def _attempt(ids: dict[str, str]) -> str | None:
    """The attempt a conversation has begun, by the record that began it."""
    return ids.get("set_out.begun")
