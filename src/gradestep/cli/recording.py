"""Commands that keep one thing and ask nothing: log, and the one-line forms of check-in, flare and note."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from gradestep.cli.surroundings import Surroundings
from gradestep.coach.finding import fitting_best, off_the_ladder, snapshot
from gradestep.content import say
from gradestep.text import cleaned, display_line

if TYPE_CHECKING:
    from gradestep.model.attempts import AttemptEnded, StepSnapshot
    from gradestep.model.journal import Event
    from gradestep.model.record import Record
    from gradestep.notebook import Notebook

LONGEST = 8 * 1024 * 1024
"""Characters read from a pipe for one note."""


def log(arguments: Namespace, surroundings: Surroundings) -> int:
    """One attempt on one line (design 5); the brief way where there is one, else with the whole notebook."""
    note, learned = words_given(arguments.note, surroundings), words_given(arguments.learned, surroundings)
    if arguments.card is None:
        status = _logged_briefly(arguments, note, learned, surroundings)
        if status is not None:
            return status
    from gradestep.cli.home import open_notebook
    from gradestep.notebook.home import keep_glance

    notebook = open_notebook(arguments, surroundings)
    if arguments.card is None:
        steps = [snapshot(notebook.plan, *pair) for pair in notebook.plan.steps()]
        step = _step(arguments.step, steps, surroundings)
    else:
        step = _on_the_card(arguments.card, notebook, surroundings)
    if step is None:
        return 1
    when = _when(arguments.at, notebook.now().tzinfo)
    notebook.record(attempt_of(arguments, step, note, learned, when), private=arguments.private, when=when)
    _say_logged(arguments, step, surroundings)
    if arguments.card is not None and when is None:
        surroundings.say(say("commands.saved_card_now", time=f"{notebook.now():%H:%M}"))
    keep_glance(notebook)
    return 0


def _on_the_card(code: str, notebook: Notebook, surroundings: Surroundings) -> StepSnapshot | None:
    """The step as it read on the card, whatever the plan is now."""
    from gradestep.notebook.carded import carded_step

    step = carded_step(notebook, code)
    if step is None:
        surroundings.complain(say("commands.no_card"))
    return step


def _logged_briefly(
    arguments: Namespace, note: str | None, learned: str | None, surroundings: Surroundings
) -> int | None:
    from gradestep.cli.places import clock_of, places_of
    from gradestep.notebook.brief import brief

    places = places_of(arguments, surroundings)
    seed = surroundings.environment.get("GRADESTEP_TEST_SEED")
    way = brief(places, clock_of(places.home, surroundings), seed=seed)
    if way is None:
        return None
    step = _step(arguments.step, way.steps, surroundings)
    if step is None:
        return 1
    when = _when(arguments.at, way.now().tzinfo)
    record = way.record(attempt_of(arguments, step, note, learned, when), private=arguments.private, when=when)
    if record is None:
        return None
    _say_logged(arguments, step, surroundings)
    return 0


def attempt_of(
    arguments: Namespace, step: StepSnapshot, note: str | None, learned: str | None, when: datetime | None
) -> AttemptEnded:
    """The attempt that a line tells of."""
    from gradestep.model.attempts import Afterwards, AttemptEnded, Before

    after = Afterwards(distress=arguments.after, note=note, learned=learned)
    before = Before(distress=arguments.before)
    return AttemptEnded(
        step=step,
        outcome=arguments.outcome,
        actual=arguments.amount,
        actual_unit=step.unit if arguments.amount is not None else None,
        before=before if before != Before() else None,
        after=after if after != Afterwards() else None,
        when=when,
    )


def _when(at: datetime | None, zone: tzinfo | None) -> datetime | None:
    """The moment named, where the person is."""
    if at is None:
        return None
    return at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)


def _say_logged(arguments: Namespace, step: StepSnapshot, surroundings: Surroundings) -> None:
    surroundings.say(
        say("commands.saved_attempt", step=step.title, outcome=say(f"commands.outcome.{arguments.outcome}"))
    )


def check_in(arguments: Namespace, notebook: Notebook, surroundings: Surroundings) -> int:
    """A check-in with what its line holds; the body's rating is a record of its own (S27), as seldom as everywhere."""
    from gradestep.model.journal import CheckIn, Symptoms

    note = words_given(arguments.note, surroundings)
    body, whole = arguments.sensations, CheckIn(mood=arguments.mood, energy=arguments.energy, note=note)
    held = _body_held_back(body, notebook) if body is not None else ""
    events: list[Event] = [Symptoms(rating=body)] if body is not None and not held else []
    events += [whole] if whole != CheckIn() or body is None else []
    for event in events:
        notebook.record(event, private=arguments.private)
    if not events:
        surroundings.complain(held)
        return 1
    surroundings.say(say("commands.saved_check_in"))
    if held:
        surroundings.say(held)
    return 0


def _body_held_back(rating: int, notebook: Notebook) -> str:
    """Why a rating of the body is not kept, and what can be done; empty where it is kept (care 0, 1.6)."""
    from gradestep.coach.dates import day_words
    from gradestep.coach.symptom_log import next_note, not_now

    history, today = notebook.history, notebook.today()
    why = not_now(notebook.settings, history, today)
    if why is None:
        return ""
    again = day_words(next_note(history, today), today)
    return say(f"commands.body_not_kept.{why}", rating=rating, setting=say("settings.symptom_log.name"), day=again)


def flare(arguments: Namespace, notebook: Notebook, surroundings: Surroundings) -> int:
    """A flare day begins or is over, in one line."""
    from gradestep.model.journal import FlareBegun, FlareEnded

    if arguments.over:
        notebook.record(FlareEnded())
        surroundings.say(say("commands.saved_flare_over"))
    else:
        notebook.record(FlareBegun(note=words_given(arguments.note, surroundings)))
        surroundings.say(say("commands.saved_flare"))
    return 0


def note(arguments: Namespace, notebook: Notebook, surroundings: Surroundings) -> int:
    """A note for the next session (S26)."""
    from gradestep.model.journal import SessionNote

    text = words_given(arguments.text, surroundings)
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
        from gradestep.coach.record_words import act_words

        surroundings.say(display_line(say(f"commands.{what}", kind=act_words(record))))
    return 0


def _step(words: str, steps: Sequence[StepSnapshot], surroundings: Surroundings) -> StepSnapshot | None:
    meant = fitting_best(steps, words)
    if len(meant) > 1:
        surroundings.complain(say("commands.several_steps", count=len(meant)))
        for step in meant:
            surroundings.complain(display_line(say("commands.step_row", id=step.id, title=step.title)))
        return None
    if not meant and not words.strip():
        surroundings.complain(say("commands.no_step"))
        return None
    return meant[0] if meant else off_the_ladder(words)


def words_given(text: str | None, surroundings: Surroundings) -> str | None:
    """The words of an option; from the input where it is a dash, so that they stay out of the shell's history."""
    if text == "-":
        text = surroundings.hearing.read(LONGEST).removesuffix("\n")
    return cleaned(text) if text else None
