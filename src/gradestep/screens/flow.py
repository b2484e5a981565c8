"""A guided conversation on the full screen: one question at a time, kept as it is typed (B5, A22, A23)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.timer import Timer
from textual.widget import Widget

from gradestep.clock import Clock
from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.flows.asking import READ
from gradestep.flows.effect import StartFlow
from gradestep.flows.question import AnyQuestion, Information
from gradestep.notebook.telling import told, told_file_problem
from gradestep.screens.appearance import Appearance
from gradestep.screens.asking import (
    Answered,
    Around,
    AskedQuestion,
    Asking,
    Complained,
    PassedOver,
    Typing,
    UnderWay,
    widget_for,
)
from gradestep.screens.rows import Rows
from gradestep.screens.sheet import Body, Sheet
from gradestep.screens.wanted import Told
from gradestep.screens.ways_on import ways_on
from gradestep.screens.words import Words

PAUSE = 0.6
"""Seconds without a key after which typed text is kept; within one second it is (A23)."""


class FlowScreen(Sheet[StartFlow | None]):
    """Drives a conversation. It knows every kind of question and no particular flow."""

    CSS_PATH = "flow.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "pass_over", show=False, priority=True, id="pass_over"),
        Binding("ctrl+e", "enough", show=False, priority=True, id="enough"),
    ]

    def __init__(
        self, talking: Asking, clock: Clock, appearance: Appearance, hints: Iterable[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._talking = talking
        self._clock = clock
        self._appearance = appearance
        self._foot = tuple(hints)
        self._said: list[str] = []
        """Lines to read before the next question."""
        self._asked: AskedQuestion | None = None
        """The question's control, once it can be answered; nothing while a move is under way, which no key disturbs."""
        self._pause: Timer | None = None
        self._shown_text: str | None = None
        self._reads = True
        self._said_anything = False
        self._way_taken = False
        """True until the screen shows what a way led to: a second press on it belongs to nothing."""

    @property
    def flow_id(self) -> str:
        """Which flow this is."""
        return self._talking.flow_id

    def body(self) -> Iterable[Widget]:
        """The title, what comes before the question, the question, its controls, the ways on."""
        yield Words(self._talking.title, classes="title")
        yield Words(id="lead")
        yield Words(id="ask")
        yield Words(id="note")
        yield Words(id="complaint")
        yield VerticalGroup(id="asked")
        yield Rows(id="ways")

    async def on_mount(self) -> None:
        """The first question."""
        self.show_hints(self._foot)
        if self.is_there:
            self._gather()
            await self._show()

    def on_screen_suspend(self) -> None:
        """Another screen lies over this one."""
        self.keep()
        asked = self._asked
        if asked is not None:
            asked.out_of_sight()

    def keep(self) -> None:
        """Keep what is typed, now."""
        self._stop_pause()
        asked = self._asked
        text = asked.present_text if asked is not None else None
        if text is None or text == self._shown_text:
            return
        self._said_anything = True
        try:
            self._talking.typing(text)
        except FileProblem as problem:
            self._complain(_not_saved(problem))

    def leave(self, *, stopped: bool = False) -> bool:
        """Close with everything kept; what runs counts as far as it came: an exercise (S43), after a stop a try too."""
        asked = self._asked
        done = asked.answer_on_leaving(stopped=stopped) if asked is not None else None
        self.keep()
        self._asked = None
        try:
            if done is not None:
                self._talking.answer(done)
            self._talking.leave()
        except FileProblem as problem:
            self.post_message(Told(_not_saved(problem)))
        else:
            self.post_message(Told(say("app.kept_for_later") if self._said_anything else ""))
        self.finish(None)
        return True

    async def action_back(self) -> None:
        """The question before; at the first, leave with everything kept."""
        if self._asked is None:
            return
        done = self._asked.answer_on_leaving()
        if done is not None:
            await self._step(lambda: self._talking.answer(done))
        elif self._talking.over or not self._talking.can_go_back:
            self.leave()
        else:
            self.keep()
            await self._step(self._go_back)

    async def action_pass_over(self) -> None:
        """On without an answer, where that is possible."""
        question = self._talking.question if self._asked is not None else None
        if question is not None and question.may_pass and not isinstance(question, Information):
            self.keep()
            await self._step(self._talking.pass_over)

    async def action_enough(self) -> None:
        """Over for now: the rest is offered on return."""
        question = self._talking.question
        if question is None or self._asked is None:
            return
        self.keep()
        if question.may_stop_here:
            await self._step(self._talking.enough)
        else:
            self.leave()

    @on(Answered)
    async def _answered(self, event: Answered) -> None:
        event.stop()
        if event.asked is not self._asked:
            return
        if self._talking.over:
            self.finish(self._talking.next_flow)
        else:
            await self._step(lambda: self._talking.answer(event.value))

    @on(PassedOver)
    async def _passed_over(self, event: PassedOver) -> None:
        event.stop()
        if event.asked is self._asked:
            await self._step(self._talking.pass_over)

    @on(Typing)
    def _typing(self, event: Typing) -> None:
        event.stop()
        self._complain("")
        self._stop_pause()
        self._pause = self.set_timer(PAUSE, self.keep)

    @on(UnderWay)
    def _under_way(self, event: UnderWay) -> None:
        event.stop()
        self.query_one("#ways", Rows).display = not event.now

    @on(Complained)
    def _complained(self, event: Complained) -> None:
        event.stop()
        self._complain(event.sentence)

    @on(Rows.Chosen, "#ways")
    async def _way_chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        if self._way_taken:
            return
        self._way_taken = True
        moves = {"pass": self.action_pass_over, "enough": self.action_enough, "back": self.action_back}
        await moves[event.id]()
        self.call_after_refresh(self._take_ways)

    def _take_ways(self) -> None:
        self._way_taken = False

    async def _step(self, move: Callable[[], None]) -> None:
        """Save, then show: what could not be saved stays on the screen as it is."""
        self._stop_pause()
        self._said_anything = True
        asked, self._asked = self._asked, None
        try:
            move()
            self._gather()
        except FileProblem as problem:
            self._complain(_not_saved(problem))
            if asked is not None:
                asked.ask_again()
            self._asked = asked
            return
        await self._show()

    def _go_back(self) -> None:
        self._talking.back()
        while self._talking.can_go_back and _only_says(self._talking.question):
            self._talking.back()

    def _gather(self) -> None:
        """What only says something is put before the next question, not on a screen of its own."""
        self._said = [told(problem) for problem in self._talking.problems]
        while (question := self._talking.question) is not None and _only_says(question):
            assert isinstance(question, Information)
            self._said += [line for line in (*question.lead, question.ask, *question.paragraphs) if line]
            self._talking.answer(READ)
            self._said += [told(problem) for problem in self._talking.problems]

    async def _show(self) -> None:
        question = self._talking.question
        if question is None and not self._said:
            self.finish(self._talking.next_flow)
            return
        if question is None:
            word = say("app.go_on" if self._talking.next_flow else "app.done")
            question = Information(ask=self._said[0], paragraphs=tuple(self._said[1:]), go_on=word)
            self._said = []
        await self._show_question(question)

    async def _show_question(self, question: AnyQuestion) -> None:
        around = Around(self._clock, self._appearance, self._talking.typed)
        asked = widget_for(question, around)
        self._shown_text = around.typed or (question.prefill if isinstance(question.prefill, str) else "")
        with self.putting_up():
            self._say("#lead", "\n".join([*self._said, *question.lead]))
            self._say("#ask", question.ask)
            self._say("#note", question.note)
            self._complain("")
            ways = self.query_one("#ways", Rows)
            ways.show_rows(ways_on(self._talking, question))
            ways.display = bool(ways.rows)
            ways.at = 0
            group = self.query_one("#asked", VerticalGroup)
            # Else the focus goes to the ways on below while its control goes, and the page with it.
            self.set_focus(None)
            await group.remove_children()
            await group.mount(asked)
            self.query_one(Body).scroll_home(animate=False, force=True, immediate=True)
        self._reads = isinstance(question, Information)
        self._asked = asked
        asked.focus_control()

    def see_control(self) -> None:
        """What is to be read is read from its beginning; any other control is brought into sight."""
        if self._reads:
            self._draw_more()
        else:
            super().see_control()

    def _say(self, selector: str, text: str) -> None:
        words = self.query_one(selector, Words)
        words.say(text)
        words.display = bool(text)

    def _complain(self, sentence: str) -> None:
        self._say("#complaint", sentence)

    def _stop_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None


def _only_says(question: AnyQuestion | None) -> bool:
    return isinstance(question, Information) and not question.waits


def _not_saved(problem: FileProblem) -> str:
    return f"{told_file_problem(problem)} {say('app.not_saved')}"
