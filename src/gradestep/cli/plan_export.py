"""`plan export`: the person's plan as a file to hand back, personal notes left out unless asked for."""

from __future__ import annotations

import re
import tomllib
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from gradestep.cli.home import open_notebook
from gradestep.cli.plan_source import complain
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say, several
from gradestep.files import FileProblem
from gradestep.notebook import Notebook
from gradestep.notebook.adopting import bases_of
from gradestep.notebook.handing_over import export_named, hand_over
from gradestep.notebook.telling import told
from gradestep.planfile.reading import PlanReading, read_plan
from gradestep.planfile.writing import plan_text
from gradestep.planfile.writing_back import HandedBack, handed_back
from gradestep.text import display, display_line

SHOWN = "-"
"""The place that is no file: what would be written is shown."""


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Write or show the file; the status. Raises FileProblem."""
    notebook = open_notebook(parsed, surroundings)
    if not notebook.plan_text.strip():
        return _nothing(notebook, surroundings)
    reading = read_plan(notebook.plan_text.encode(), notebook.places.plan)
    if reading.plan is None or (reading.newer and not parsed.with_notes):
        return _unreadable(reading, notebook, surroundings)
    back = HandedBack({}) if parsed.with_notes else handed_back(tomllib.loads(reading.text), _bases(notebook))
    text = (
        reading.text
        if parsed.with_notes
        else plan_text(back.entries, explained=False, head=several("plan_export.head"))
    )
    if parsed.to == SHOWN:
        surroundings.say(display(text.rstrip("\n")) if surroundings.saying.isatty() else text.rstrip("\n"))
        lines = surroundings.complain
    else:
        file = _place(parsed, notebook)
        try:
            hand_over(file, text.encode(), over=parsed.force)
        except FileProblem as problem:
            if problem.code != "exists":
                raise
            surroundings.complain(say("plan_export.exists", file=display_line(str(file))))
            return 1
        surroundings.say(say("plan_export.written", file=display_line(str(file))))
        lines = surroundings.say
    for line in _about(back, reading, with_notes=parsed.with_notes, shown=parsed.to == SHOWN):
        lines(line)
    return 0


def _nothing(notebook: Notebook, surroundings: Surroundings) -> int:
    surroundings.complain(say("plan_export.empty"))
    for problem in notebook.problems:
        surroundings.complain(display_line(told(problem)))
    return 1


def _unreadable(reading: PlanReading, notebook: Notebook, surroundings: Surroundings) -> int:
    """Every problem; a plan of a newer form is handed on whole or not at all, because its new parts are not understood."""
    for problem in notebook.problems if reading.newer else ():
        surroundings.complain(display_line(told(problem)))
    return complain(reading, surroundings)


def _bases(notebook: Notebook) -> list[dict[str, object]]:
    """What clinicians handed over, as it was last adopted."""
    found: list[dict[str, object]] = []
    for text in bases_of(notebook).values():
        try:
            found.append(tomllib.loads(text))
        except ValueError:
            continue
    return found


def _place(parsed: Namespace, notebook: Notebook) -> Path:
    if parsed.to:
        return Path(parsed.to).expanduser()
    return export_named(notebook.places, f"{notebook.plan.id}-{notebook.today().isoformat()}")


def _about(back: HandedBack, reading: PlanReading, *, with_notes: bool, shown: bool) -> Iterator[str]:
    """What is in the file and what is not."""
    if with_notes:
        yield say("plan_export.whole")
    elif back.left_out:
        kinds = [say(f"plan_export.kind.{kind}", count=count) for kind, count in back.left_out.items()]
        yield say("plan_export.left_out", what=say("plan_export.and").join(kinds))
    else:
        yield say("plan_export.nothing_left_out")
    if not with_notes and re.search(r"(?m)^\s*#(?!:schema)", reading.text):
        yield say("plan_export.remarks")
    if not shown:
        yield say("plan_export.private")
