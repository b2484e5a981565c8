"""Which file, as lines: those that lie in Downloads and on a stick by number, any other by where it is (issue 3.5)."""

from __future__ import annotations

from collections.abc import Sequence

from gradestep.clock import Clock
from gradestep.coach.dates import day_words
from gradestep.content import say
from gradestep.flows.question import FileQuestion, Option
from gradestep.notebook.nearby import files_in, places
from gradestep.text import cleaned_line, display_line


def near(question: FileQuestion, clock: Clock) -> tuple[Option, ...]:
    """The files of each place, the newest first, with the place and the day each was changed."""
    today = clock.now().date()
    return tuple(
        Option(
            str(found.path),
            display_line(found.name),
            say("adopt.pick.where", folder=place.name, day=day_words(found.changed.date(), today)),
        )
        for place in places()
        for found in files_in(place.folder, question.ending)
    )


def picked(options: Sequence[Option], typed: str) -> str:
    """The path behind a number that was said, else what was typed, as a path."""
    number = int(typed) if typed.strip().isdecimal() and len(typed) < 6 else 0
    return options[number - 1].value if 0 < number <= len(options) else cleaned_line(typed)
