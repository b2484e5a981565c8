"""The journal as lines: read, search, correct, remove, take back."""

from __future__ import annotations

from gradestep.coach.journal_view import Wanted, journal_rows, record_lines
from gradestep.coach.record_words import act_words
from gradestep.content import say
from gradestep.flows.question import Option
from gradestep.plain.menu import choose, line
from gradestep.plain.talk import Room, begin

LATEST = 9
"""Records said at once."""


def journal_page(room: Room) -> None:
    """The latest records, or those that hold some words."""
    _say_records(room, Wanted())


def _say_records(room: Room, wanted: Wanted) -> None:
    notebook = room.notebook
    rows = () if wanted.search else journal_rows(notebook.plan, notebook.newest_months(), wanted, notebook.today())
    if len(rows) < LATEST:
        rows = journal_rows(notebook.plan, notebook.everything(), wanted, notebook.today())
    rows = rows[:LATEST]
    if not rows:
        room.speaker.say(say("journal.nothing_found" if wanted.search else "journal.empty"))
    options = tuple(Option(row.id, row.line()) for row in rows)
    chosen = choose(room, (*options, Option("search", say("plain.ways.search"))), say("plain.journal_ask"))
    if chosen == "search":
        words = line(room, say("plain.search_ask"))
        if words:
            _say_records(room, Wanted(search=words))
    elif chosen is not None:
        _with_record(room, chosen)


def _with_record(room: Room, record_id: str) -> None:
    notebook = room.notebook
    history = notebook.history if notebook.has(record_id) else notebook.everything()
    room.speaker.say(*record_lines(history, record_id, notebook.today()))
    options = tuple(Option(way, say(f"plain.record_ways.{way}")) for way in ("correct", "remove", "back"))
    chosen = choose(room, options)
    if chosen == "correct":
        begin(room, "correct", {"record": record_id})
    elif chosen == "remove":
        notebook.remove(record_id)
        room.speaker.say(say("plain.removed"))


def take_back(room: Room) -> None:
    """Undo the last thing saved, and say what it was (A24)."""
    record = room.notebook.undo()
    if record is None:
        room.speaker.say(say("commands.nothing_undone"))
    else:
        room.speaker.say(say("plain.taken_back", kind=act_words(record)))
