"""A breathing exercise on the screen: a word, a bar in whole-second steps, and a way to pause or stop at any moment."""

from __future__ import annotations

from math import floor

from textual import on
from textual.app import ComposeResult

from gradestep.content import say
from gradestep.flows.question import Answer, BreathingRun, Ran, RunningQuestion
from gradestep.pacing import Moment, Pacer, Phase, moment
from gradestep.screens.asking import Around, AskedQuestion, UnderWay
from gradestep.screens.rows import Row, Rows
from gradestep.screens.words import Words

BAR = 24
"""Cells of the bar."""

SHORTEST = 0.02
"""Seconds; no look at the clock comes sooner than this after another."""


class AskBreathing(AskedQuestion):
    """Every frame is worked out from the clock; a frame is painted once a second at most (A11)."""

    DEFAULT_CSS = """
    AskBreathing {
        & .cautions { color: $text-muted; margin-bottom: 1; }
        & .phase { text-style: bold; padding-left: 2; }
        & .bar { color: $primary; padding-left: 2; }
        & .left { color: $text-muted; padding-left: 2; margin-bottom: 1; }
    }
    """

    def __init__(self, question: RunningQuestion, around: Around) -> None:
        super().__init__()
        assert isinstance(question.run, BreathingRun)
        self._run = question.run
        self._cautions = question.cautions
        self._ticks = around.clock.ticks
        self._appearance = around.appearance
        self._pacer = Pacer()
        self._begun = self._over = False

    def compose(self) -> ComposeResult:
        """Cautions, the word, the bar, what is left, and the ways on."""
        if self._cautions:
            yield Words("\n".join(self._cautions), classes="cautions")
        yield Words(classes="phase")
        if self._appearance.motion == "full":
            from gradestep.screens.questions.shape import Shape

            yield Shape(self._now, ascii_only=self._appearance.ascii)
        elif self._appearance.motion == "steps":
            yield Words(classes="bar")
        yield Words(classes="left")
        yield Rows([Row("start", say("app.start"))])

    @property
    def running(self) -> bool:
        """True while it counts."""
        return self._begun and not self._over and self._pacer.started is not None

    def answer_on_leaving(self, *, stopped: bool = False) -> Answer | None:
        """What was done so far, where something was: that is practice too (S43)."""
        return self._ran(stopped=True) if self._begun and not self._over and self._elapsed() >= 1 else None

    def out_of_sight(self) -> None:
        """Another screen lies over this one, or the terminal was given away: wait."""
        if self.running:
            self._pause()

    def look(self) -> None:
        """Look at the clock and show what it says."""
        if not self.running:
            return
        self._pacer = self._pacer.noticed(self._ticks(), self._run.pattern.cycle)
        if self._pacer.started is None:
            self._show_paused()
            return
        now = self._now()
        if now.finished:
            self._over = True
            self.answer(self._ran(stopped=False))
            return
        self._show(now)
        self.set_timer(max(SHORTEST, self.until_next(now)), self.look)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        match event.id:
            case "start" | "on":
                self._begin()
            case "pause":
                self._pause()
            case "stop":
                self._stop()

    def _begin(self) -> None:
        """What was to be read goes, so that the breath and both ways on are in sight at once (care 2.3)."""
        self._begun = True
        self.query(".cautions").set(display=False)
        self._pacer = self._pacer.start(self._ticks())
        self.query_one(Rows).show_rows([Row("pause", say("app.pause")), Row("stop", say("app.stop"))])
        self.post_message(UnderWay(True))
        self.look()

    def _pause(self) -> None:
        self._pacer = self._pacer.pause(self._ticks())
        self._show_paused()

    def _stop(self) -> None:
        self._over = True
        self.answer(self._ran(stopped=True))

    def _show_paused(self) -> None:
        self.post_message(UnderWay(False))
        self.query_one(".phase", Words).say(say("app.paused"))
        self.query_one(Rows).show_rows([Row("on", say("app.go_on_breathing")), Row("stop", say("app.stop"))])

    def _show(self, now: Moment) -> None:
        self.query_one(".phase", Words).say(say(f"app.phase_{now.phase.value}"))
        if self._appearance.motion == "steps":
            self.query_one(".bar", Words).say(bar(now, ascii_only=self._appearance.ascii))
        left = (
            "" if self._appearance.hide_numbers else say("app.breath_of", number=now.cycle + 1, total=self._run.cycles)
        )
        self.query_one(".left", Words).say(left)

    def until_next(self, now: Moment) -> float:
        """Seconds to the next frame: the next whole second of a phase, or its end where less than two are left."""
        to_end = now.length - now.into
        to_second = floor(now.into) + 1 - now.into
        words_alone = self._appearance.motion == "none"
        return to_end if words_alone or to_end - to_second < 1 else to_second

    def _now(self) -> Moment:
        return moment(self._run.pattern, self._run.cycles, self._elapsed())

    def _elapsed(self) -> float:
        return self._pacer.elapsed(self._ticks())

    def _ran(self, *, stopped: bool) -> Ran:
        now = self._now()
        done = self._run.cycles if now.finished else now.cycle
        return Ran(
            "breathing",
            seconds=round(min(now.elapsed, now.total), 1),
            cycles=done,
            stopped=stopped,
            pattern=self._run.pattern.id,
        )


def bar(now: Moment, *, ascii_only: bool) -> str:
    """Growing with the breath in, resting with a hold, shrinking with the breath out, a step a second."""
    part = floor(now.into) / now.length if now.length else 1.0
    filled = {Phase.IN: part, Phase.HOLD_IN: 1.0, Phase.OUT: 1.0 - part}.get(now.phase, 0.0)
    cells = round(BAR * filled)
    full, empty = ("#", "-") if ascii_only else ("━", "─")
    return full * cells + empty * (BAR - cells)
