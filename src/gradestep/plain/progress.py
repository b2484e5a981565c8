"""How it has gone, as lines: the whole arc, then any part of it (S21, S68, A33)."""

from __future__ import annotations

from gradestep.coach.progress import SECTIONS, Progress
from gradestep.content import say
from gradestep.flows.question import Option
from gradestep.plain.menu import choose
from gradestep.plain.talk import Room


def progress_page(room: Room) -> None:
    """Say the arc; then one part after another, until there is enough."""
    notebook = room.notebook
    hidden = notebook.settings.looks.hide_numbers
    progress = Progress(notebook.plan, notebook.everything(), notebook.today(), hidden, notebook.settings.rhythm)
    room.speaker.say(*progress.arc())
    options = tuple(Option(name, say(f"progress.sections.{name}")) for name in SECTIONS)
    while (chosen := choose(room, options)) is not None:
        room.speaker.gap()
        room.speaker.say(*progress.section(chosen))
