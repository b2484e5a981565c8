"""`plan show`: the person's plan, or a file's, in full: as text, as a page to print, as data, or as every screen it makes."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from gradestep.cli.home import clock_of, open_notebook, places_of
from gradestep.cli.plan_source import complain, read_named
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.model.plan import Plan
from gradestep.notebook.handing_over import hand_over
from gradestep.text import display, display_line

SHOWN = "-"
"""The place that is no file."""


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Show it, or write it to a file; the status. Raises FileProblem."""
    file: str | None = getattr(parsed, "file", None)
    text = ""
    if file:
        reading = read_named(file)
        if reading.plan is None:
            return complain(reading, surroundings)
        if reading.newer:
            surroundings.complain(say("plan_show.newer"))
        plan, text = reading.plan, reading.text
    else:
        plan = open_notebook(parsed, surroundings).plan
    return _hand_out(_made(plan, text, parsed, surroundings), parsed, surroundings)


def _made(plan: Plan, text: str, parsed: Namespace, surroundings: Surroundings) -> str:
    """The whole text in the form that was asked for."""
    if getattr(parsed, "json", False):
        found = plan.model_dump(mode="json", exclude_defaults=True, by_alias=True)
        return json.dumps(found, ensure_ascii=False)
    if getattr(parsed, "as_patient", False):
        from gradestep.cli.plan_walk import Walk

        places = places_of(parsed, surroundings)
        return _text(Walk(plan, clock_of(places.home, surroundings), text).lines())
    if not any((plan.ladders, plan.avoided, plan.values, plan.if_then, plan.contacts, plan.note)):
        return say("ladder.empty")
    from gradestep.share.plan_html import plan_html, plan_lines
    from gradestep.share.plan_shown import plan_page

    page = plan_page(plan)
    return plan_html(page).rstrip("\n") if getattr(parsed, "html", False) else _text(plan_lines(page))


def _text(lines: Iterable[str]) -> str:
    """Lines that fit, with nothing in them that acts."""
    from gradestep.plain.speaker import Speaker

    saying = StringIO()
    Speaker(StringIO(), saying).say(*lines)
    return saying.getvalue().rstrip("\n")


def _hand_out(text: str, parsed: Namespace, surroundings: Surroundings) -> int:
    to: str | None = getattr(parsed, "to", None)
    if to in (None, SHOWN):
        surroundings.say(display(text))
        return 0
    file = Path(to or "").expanduser()
    try:
        hand_over(file, (text + "\n").encode(), over=parsed.force)
    except FileProblem as problem:
        if problem.code != "exists":
            raise
        surroundings.complain(say("plan_show.exists", file=display_line(str(file))))
        return 1
    surroundings.say(say("plan_show.written", file=display_line(str(file))))
    return 0
