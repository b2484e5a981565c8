"""The ladder as lines: every step, and everything that can be done with one (S4, S5, S13, S45)."""

from __future__ import annotations

from gradestep.coach.ladder_view import LadderView, StepRow, ladder_lines, ladder_views
from gradestep.content import say
from gradestep.flows.question import Option
from gradestep.plain.menu import choose
from gradestep.plain.talk import Room, begin

ADDING = ("add_step", "small_step", "avoided", "split", "limits")


def ladder_page(room: Room) -> None:
    """Say every ladder, then do something with a step, or add one."""
    notebook = room.notebook
    tries = dict(notebook.totals.tries)
    views = ladder_views(notebook.plan, notebook.settings, notebook.history, tries, notebook.today())
    room.speaker.say(*ladder_lines(notebook.plan, notebook.history, notebook.today()))
    for view in views:
        _say(room, view)
    _say_avoided(room)
    rows = {row.id: row for view in views for row in view.steps}
    steps = tuple(Option(row.id, row.title) for row in rows.values())
    adding = tuple(Option(f"flow {flow}", say(f"plain.ways.{flow}")) for flow in ADDING)
    chosen = choose(room, (*steps, *adding), say("plain.ladder_ask"))
    if chosen is None:
        return
    if chosen.startswith("flow "):
        begin(room, chosen.removeprefix("flow "))
    else:
        _with_step(room, rows[chosen])


def _say(room: Room, view: LadderView) -> None:
    room.speaker.gap()
    why = (say("ladder.why", words=words) for words in view.why)
    room.speaker.say(f"{view.title}.", *([view.note] if view.note else []), *why)
    room.speaker.say(*([say("ladder.rested")] if view.rested else []), *(row.line() for row in view.steps))


def _say_avoided(room: Room) -> None:
    avoided = room.notebook.plan.avoided
    if avoided:
        room.speaker.gap()
        room.speaker.say(f"{say('ladder.avoided_title')}.")
    for entry in avoided:
        row = say("ladder.avoided_row", activity=entry.activity, by=say(f"ladder.by_{entry.by}"))
        room.speaker.say(f"{row} {say('ladder.split_done')}" if entry.ladder else row)


def _with_step(room: Room, row: StepRow) -> None:
    ways = ["start", "low_energy", "smaller", "plan_step", "edit_step", *(["stalled"] if row.stalled else [])]
    if row.stalled:
        room.speaker.say(say("ladder.stalled"))
    options = tuple(Option(way, say(f"plain.step_ways.{way}")) for way in ways)
    chosen = choose(room, options, row.line())
    if chosen == "start":
        begin(room, "attempt", {"step": row.id})
    elif chosen == "low_energy":
        begin(room, "attempt", {"step": row.id, "low_energy": "yes"})
    elif chosen is not None:
        begin(room, chosen, {"step": row.id})
