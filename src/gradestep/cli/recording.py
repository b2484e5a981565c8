"""Commands that keep one thing and ask nothing: log, and the one-line forms of check-in, flare and note."""

from __future__ import annotations

from argparse import Namespace

from gradestep.cli.surroundings import Surroundings
from gradestep.coach.finding import off_the_ladder, snapshot, steps_meant
from gradestep.content import say
from gradestep.model.attempts import Afterwards, AttemptEnded, Before, StepSnapshot
from gradestep.model.journal import CheckIn, Event, FlareBegun, FlareEnded, SessionNote, Symptoms
from gradestep.model.record import Record
from gradestep.notebook import Notebook
from gradestep.text import cleaned

LONGEST = 8 * 1024 * 1024
"""Characters read from a pipe for one note."""


def log(arguments: Namespace, notebook: Notebook, surroundings: Surroundings) -> int:
    """One attempt on one line (design 5)."""
    step = _step(arguments.step, notebook, surroundings)
    if step is None:
        return 1
    note, learned = _words(arguments.note, surroundings), _words(arguments.learned, surroundings)
    after = Afterwards(distress=arguments.after, note=note, learned=learned)
    before = Before(distress=arguments.before)
    when = arguments.at.astimezone(notebook.now().tzinfo) if arguments.at and arguments.at.tzinfo else arguments.at
    if when is not None and when.tzinfo is None:
        when = when.replace(tzinfo=notebook.now().tzinfo)
    event = AttemptEnded(
        step=step,
        outcome=arguments.outcome,
        actual=arguments.amount,
        actual_unit=step.unit if arguments.amount is not None else None,
        before=before if before != Before() else None,
        after=after if after != Afterwards() else None,
        when=when,
    )
    notebook.record(event, private=arguments.private, when=when)
    surroundings.say(
        say("commands.saved_attempt", step=step.title, outcome=say(f"commands.outcome.{arguments.outcome}"))
    )
    return 0


def check_in(arguments: Namespace, notebook: Notebook, surroundings: Surroundings) -> int:
    """A check-in with what its line holds; the body's rating is a record of its own (S27)."""
    note = _words(arguments.note, surroundings)
    events: list[Event] = []
    if arguments.sensations is not None:
        events.append(Symptoms(rating=arguments.sensations))
    if arguments.mood is not None or arguments.energy is not None or note is not None or not events:
        events.append(CheckIn(mood=arguments.mood, energy=arguments.energy, note=note))
    for event in events:
        notebook.record(event, private=arguments.private)
    surroundings.say(say("commands.saved_check_in"))
    return 0


def flare(arguments: Namespace, notebook: Notebook, surroundings: Surroundings) -> int:
    """A flare day begins or is over, in one line."""
    if arguments.over:
        notebook.record(FlareEnded())
        surroundings.say(say("commands.saved_flare_over"))
    else:
        notebook.record(FlareBegun(note=_words(arguments.note, surroundings)))
        surroundings.say(say("commands.saved_flare"))
    return 0


def note(arguments: Namespace, notebook: Notebook, surroundings: Surroundings) -> int:
    """A note for the next session (S26)."""
    text = _words(arguments.text, surroundings)
    if not text:
        surroundings.complain(say("commands.nothing_to_keep"))
        return 1
    notebook.record(SessionNote(text=text), private=arguments.private)
    surroundings.say(say("commands.saved_note"))
    return 0


def undo(notebook: Notebook, surroundings: Surroundings) -> int:
    """The last thing saved is taken back (A24)."""
    return _told(notebook.undo(), "undone", surroundings)


def redo(notebook: Notebook, surroundings: Surroundings) -> int:
    """What undo took back last comes again."""
    return _told(notebook.redo(), "redone", surroundings)


def _told(record: Record | None, what: str, surroundings: Surroundings) -> int:
    if record is None:
        surroundings.say(say(f"commands.nothing_{what}"))
    else:
        surroundings.say(say(f"commands.{what}", kind=say(f"commands.kind.{record.envelope.kind}")))
    return 0


def _step(words: str, notebook: Notebook, surroundings: Surroundings) -> StepSnapshot | None:
    meant = steps_meant(notebook.plan, words)
    if len(meant) > 1:
        surroundings.complain(say("commands.several_steps", count=len(meant)))
        for _, step in meant:
            surroundings.complain(say("commands.step_row", id=step.id, title=step.title))
        return None
    if not meant and not words.strip():
        surroundings.complain(say("commands.no_step"))
        return None
    return snapshot(notebook.plan, *meant[0]) if meant else off_the_ladder(words)


def _words(text: str | None, surroundings: Surroundings) -> str | None:
    """The words of an option; from the input where it is a dash, so that they stay out of the shell's history."""
    if text == "-":
        text = surroundings.hearing.read(LONGEST).removesuffix("\n")
    return cleaned(text) if text else None
