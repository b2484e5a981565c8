"""One question asked by a page, outside any conversation: a setting, a search, a name."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from gradestep.clock import Clock
from gradestep.flows.question import Answer, AnyQuestion
from gradestep.screens.appearance import Appearance
from gradestep.screens.asking import Answered, Around, Complained, PassedOver, Typing, widget_for
from gradestep.screens.keys import hints
from gradestep.screens.sheet import Sheet
from gradestep.screens.words import Words


class AskOne(Sheet[Answer | None]):
    """Ends with the answer, or with nothing where the person went back."""

    CSS_PATH = "ask_one.tcss"

    def __init__(self, title: str, question: AnyQuestion, clock: Clock, appearance: Appearance) -> None:
        super().__init__()
        self._title_words = title
        self._question = question
        self._appearance = appearance
        self._asked = widget_for(question, Around(clock, appearance))

    def body(self) -> Iterable[Widget]:
        """The question and its controls."""
        yield Words(self._title_words, classes="title")
        if self._question.lead:
            yield Words("\n".join(self._question.lead), classes="lead")
        yield Words(self._question.ask, classes="ask")
        if self._question.note:
            yield Words(self._question.note, classes="note")
        yield Words(id="complaint")
        yield self._asked

    def on_mount(self) -> None:
        """Stand where answering begins."""
        self.show_hints(hints(self._appearance, letters=False))
        self._complain("")
        self._asked.focus_control()

    def leave(self) -> bool:
        """Back without an answer."""
        self.finish(None)
        return True

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        event.stop()
        self.finish(event.value)

    @on(PassedOver)
    def _passed_over(self, event: PassedOver) -> None:
        event.stop()
        self.finish("")

    @on(Complained)
    def _complained(self, event: Complained) -> None:
        event.stop()
        self._complain(event.sentence)

    def _complain(self, sentence: str) -> None:
        words = self.query_one("#complaint", Words)
        words.say(sentence)
        words.display = bool(sentence)

    @on(Typing)
    def _typing(self, event: Typing) -> None:
        event.stop()
