"""The gentle timer of an attempt: it counts up, says when the planned time is there, and ends nothing (A25)."""

from __future__ import annotations

from math import floor

from textual import on
from textual.app import ComposeResult

from gradestep.content import say
from gradestep.flows.question import Ran, RunningQuestion, TimerRun
from gradestep.screens.asking import Around, AskedQuestion
from gradestep.screens.rows import Row, Rows
from gradestep.screens.words import Words

STEP = 10
"""Seconds between two looks in the first minute; later it is a minute."""


class AskTimer(AskedQuestion):
    """Time is taken from the clock, so that a closed lid loses nothing."""

    DEFAULT_CSS = """
    AskTimer {
        & .time { text-style: bold; padding-left: 2; }
        & .planned { color: $text-muted; padding-left: 2; margin-bottom: 1; }
    }
    """

    def __init__(self, question: RunningQuestion, around: Around) -> None:
        super().__init__()
        assert isinstance(question.run, TimerRun)
        self._run = question.run
        self._now = around.clock.now
        self._began = around.clock.now()
        self._hidden = around.appearance.hide_numbers

    def compose(self) -> ComposeResult:
        """How long so far, the planned time, and the way back."""
        yield Words(classes="time")
        yield Words(classes="planned")
        yield Rows([Row("back", say("app.i_am_back"))])

    def on_mount(self) -> None:
        """Show the time so far."""
        self.look()

    def answer_on_leaving(self, *, stopped: bool = False) -> Ran | None:
        """It counts on after leaving (A25), unless the person stopped for safety (care 4.4)."""
        return Ran("timer", seconds=round(self._seconds(), 1), stopped=True) if stopped else None

    def look(self) -> None:
        """Look at the clock and show what it says."""
        seconds = self._seconds()
        self.query_one(".time", Words).say(
            say("app.under_way") if self._hidden or seconds < STEP else in_words(seconds)
        )
        self.query_one(".planned", Words).say(self._planned(seconds))
        self.set_timer(self._until_next(seconds), self.look)

    @on(Rows.Chosen)
    def _back(self, event: Rows.Chosen) -> None:
        event.stop()
        self.answer(Ran("timer", seconds=round(self._seconds(), 1)))

    def _seconds(self) -> float:
        return self._run.already + max(0.0, (self._now() - self._began).total_seconds())

    def _planned(self, seconds: float) -> str:
        planned = self._run.planned_seconds
        if planned is None:
            return ""
        if seconds >= planned:
            return say("app.planned_time_there")
        return "" if self._hidden else say("app.planned_time", time=in_words(planned))

    def _until_next(self, seconds: float) -> float:
        step = STEP if seconds < 60 else 60
        until = step - seconds % step
        planned = self._run.planned_seconds
        if planned is not None and seconds < planned:
            until = min(until, planned - seconds)
        return max(0.1, until)


def in_words(seconds: float) -> str:
    """A length of time: whole minutes, and tens of seconds in the first one."""
    minutes = floor(seconds / 60)
    if minutes >= 1:
        return say("app.minute") if minutes == 1 else say("app.minutes", count=minutes)
    return say("app.seconds", count=floor(seconds))
