"""Something to read, then go on."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from gradestep.content import say
from gradestep.flows.asking import READ
from gradestep.flows.question import Information
from gradestep.screens.asking import Around, AskedQuestion
from gradestep.screens.rows import Row, Rows
from gradestep.screens.words import Words


class AskInformation(AskedQuestion):
    """Paragraphs and one way on."""

    DEFAULT_CSS = """
    AskInformation Words { margin-bottom: 1; }
    """

    def __init__(self, question: Information, _around: Around) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The paragraphs, then the way on."""
        if self._question.paragraphs:
            yield Words("\n\n".join(self._question.paragraphs))
        yield Rows([Row("on", self._question.go_on or say("app.go_on"))])

    @on(Rows.Chosen)
    def _read(self, event: Rows.Chosen) -> None:
        event.stop()
        self.answer(READ)
