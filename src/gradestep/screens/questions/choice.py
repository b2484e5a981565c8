"""One of several, five at a time and the rest behind "more" (A22); yes, no and unsure the same way."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from gradestep.content import say
from gradestep.flows.question import AnyQuestion, ChoiceQuestion, Option, YesNoQuestion
from gradestep.flows.reading import yes_no_options
from gradestep.screens.asking import Around, AskedQuestion
from gradestep.screens.live import live_line
from gradestep.screens.rows import Row, Rows

AT_ONCE = 5
"""Choices on a screen at once."""

MORE = "more choices"
"""The row that shows what comes next; an option's value holds no space."""


def shown_from(options: Sequence[Option], value: str | None) -> int:
    """Where the five begin that hold this value; the beginning where none does."""
    place = next((place for place, option in enumerate(options) if option.value == value), 0)
    return place - place % AT_ONCE


class AskChoice(AskedQuestion):
    """Options as rows; Enter takes one."""

    def __init__(self, question: ChoiceQuestion | YesNoQuestion, _around: Around) -> None:
        super().__init__()
        self._live = live_line(question)
        self._options = self._options_of(question)
        self._chosen = self._first_choice(question)
        self._start = shown_from(self._options, self._chosen)

    def compose(self) -> ComposeResult:
        """The first five, or the five with the earlier answer."""
        yield Rows(self._rows())
        yield from self._live

    def on_mount(self) -> None:
        """Stand at the earlier answer or the default."""
        rows = self.query_one(Rows)
        if self._chosen is not None:
            rows.stand_at(self._chosen)
        if self._live:
            self.watch(rows, "at", self._consider)

    def _consider(self) -> None:
        here = self.query_one(Rows).here
        for live in self._live:
            live.consider(None if here is None or here.id == MORE else here.id)

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        event.stop()
        if event.id != MORE:
            self.answer(event.id)
            return
        self._start = self._start + AT_ONCE if self._start + AT_ONCE < len(self._options) else 0
        rows = self.query_one(Rows)
        rows.show_rows(self._rows())
        rows.at = 0

    def _rows(self) -> list[Row]:
        return [*_as_rows(self._options[self._start : self._start + AT_ONCE]), *more_row(self._options, self._start)]

    def _options_of(self, question: ChoiceQuestion | YesNoQuestion) -> Sequence[Option]:
        return yes_no_options(question) if isinstance(question, YesNoQuestion) else question.options

    @staticmethod
    def _first_choice(question: AnyQuestion) -> str | None:
        if isinstance(question.prefill, str):
            return question.prefill
        return question.default if isinstance(question, ChoiceQuestion) else None


class AskYesNo(AskChoice):
    """Yes, no and, where it is offered, unsure."""


def more_row(options: Sequence[Option], start: int) -> list[Row]:
    """The row that leads on to the next choices, or back to the first; none where all are shown."""
    if len(options) <= AT_ONCE:
        return []
    left = len(options) - start - AT_ONCE
    return [Row(MORE, say("app.more_choices", count=left) if left > 0 else say("app.first_choices"))]


def _as_rows(options: Sequence[Option]) -> list[Row]:
    return [Row(option.value, option.label, option.note) for option in options]
