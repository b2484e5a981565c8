"""Grounding and posture on the screen: one line at a time, at the person's own pace (S41)."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer

from gradestep.content import say
from gradestep.flows.question import GuidedRun, GuidedStep, Ran, RunningQuestion
from gradestep.screens.asking import Around, AskedQuestion
from gradestep.screens.field import Field, MarkedField
from gradestep.screens.rows import Row, Rows
from gradestep.screens.words import Words


class AskGuided(AskedQuestion):
    """Enter moves on. What is typed stays on this screen unless the person asks for it to be kept."""

    DEFAULT_CSS = """
    AskGuided {
        & .cautions { color: $text-muted; margin-bottom: 1; }
        & .step { text-style: bold; }
        & .count { color: $text-muted; margin-bottom: 1; }
        & MarkedField { margin-bottom: 1; }
        &.-nothing-to-type MarkedField { display: none; }
    }
    """

    def __init__(self, question: RunningQuestion, around: Around) -> None:
        super().__init__()
        assert isinstance(question.run, GuidedRun)
        self._run = question.run
        self._cautions = question.cautions
        self._ticks = around.clock.ticks
        self._begun_at = 0.0
        self._place = -1
        self._typed: list[str] = []
        self._typed_before = 0
        self._stopped = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Cautions, the present line, a field for words, the ways on."""
        if self._cautions:
            yield Words("\n".join(self._cautions), classes="cautions")
        yield Words(classes="step")
        yield Words(classes="count")
        yield MarkedField(Field(limit=300))
        yield Rows([Row("start", say("app.start"))])

    def on_mount(self) -> None:
        """Nothing to type yet."""
        self.add_class("-nothing-to-type")

    def focus_control(self) -> None:
        """Begin at the ways on; there is nothing to type before the first line."""
        self.query_one(Rows).focus(scroll_visible=False)

    @on(Field.Entered)
    def _entered(self, event: Field.Entered) -> None:
        event.stop()
        field = self.query_one(Field)
        text = event.text.strip()
        if not text:
            self._next()
            return
        self._typed.append(text)
        field.load_text("")
        if self._typed_here() >= self._step.items:
            self._next()
        else:
            self._say_count()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        match event.id:
            case "start":
                self._begun_at = self._ticks()
                self._next()
            case "next":
                self._next()
            case "stop":
                self._end(stopped=True)
            case "keep":
                self._finish(stopped=self._stopped, words="\n".join(self._typed))
            case "done":
                self._finish(stopped=self._stopped, words=None)

    @property
    def _step(self) -> GuidedStep:
        return self._run.steps[self._place]

    def _typed_here(self) -> int:
        return len(self._typed) - self._typed_before

    def _next(self) -> None:
        self._place += 1
        if self._place >= len(self._run.steps):
            self._end(stopped=False)
            return
        self._typed_before = len(self._typed)
        self.query_one(".step", Words).say(self._step.say)
        self.set_class(not self._step.items or self._run.seconds_each is not None, "-nothing-to-type")
        self._say_count()
        rows = self.query_one(Rows)
        rows.show_rows([Row("next", say("app.next_one")), Row("stop", say("app.stop"))])
        rows.at = 0
        control = rows if self.has_class("-nothing-to-type") else self.query_one(Field)
        self.call_after_refresh(control.focus)
        self._wait()

    def _wait(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        if self._run.seconds_each is not None:
            self._timer = self.set_timer(float(self._run.seconds_each * max(1, self._step.items)), self._next)

    def _say_count(self) -> None:
        sentence = say("app.guided_keys")
        if self._step.items and self._typed_here():
            sentence = say("app.guided_count", number=self._typed_here(), total=self._step.items)
        self.query_one(".count", Words).say(sentence)

    def _end(self, *, stopped: bool) -> None:
        self._stopped = stopped
        if self._timer is not None:
            self._timer.stop()
        left = self.query_one(Field).text.strip()
        if left:
            self._typed.append(left)
        if not self._typed:
            self._finish(stopped=stopped, words=None)
            return
        self.add_class("-nothing-to-type")
        self.query_one(".step", Words).say(say("app.keep_words"))
        self.query_one(".count", Words).say("")
        rows = self.query_one(Rows)
        rows.show_rows([Row("done", say("app.let_words_go")), Row("keep", say("app.keep_them"))])
        rows.at = 0
        self.call_after_refresh(rows.focus)

    def _finish(self, *, stopped: bool, words: str | None) -> None:
        seconds = round(max(0.0, self._ticks() - self._begun_at), 1)
        self.answer(Ran(self._run.what, seconds=seconds, stopped=stopped, pattern=self._run.profile, words=words))
