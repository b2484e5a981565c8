"""What is typed: a line, text of any length, or an amount in a unit."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from gradestep.content import say
from gradestep.flows.question import AmountQuestion, Answer, AnyQuestion, LineQuestion, TextQuestion
from gradestep.flows.reading import Complaint, read_answer
from gradestep.screens.asking import Around, AskedQuestion, Complained, Typing
from gradestep.screens.field import Field, MarkedField
from gradestep.screens.live import live_line
from gradestep.screens.words import Words


class Written(AskedQuestion):
    """A field, the marker beside it, and a line that says what Enter does."""

    DEFAULT_CSS = """
    Written .keys { color: $text-muted; padding: 1 0 0 2; }
    """
    MANY_LINES = False

    def __init__(self, question: LineQuestion | TextQuestion | AmountQuestion, around: Around) -> None:
        super().__init__()
        self._question: AnyQuestion = question
        self._live = live_line(question)
        self._begin_with = around.typed or _as_text(question)

    @property
    def present_text(self) -> str | None:
        """What stands in the field."""
        return self.query_one(Field).text

    def compose(self) -> ComposeResult:
        """The marker, the field and its unit on one line; what the keys do under it."""
        unit = self._question.unit if isinstance(self._question, AmountQuestion) else ""
        yield MarkedField(Field(self._begin_with, many_lines=self.MANY_LINES, limit=self._limit), unit)
        yield Words(self._keys(), classes="keys")
        yield from self._live

    @on(Field.Entered)
    def _entered(self, event: Field.Entered) -> None:
        event.stop()
        if not event.text.strip():
            self._nothing_typed()
            return
        answer = self._read(event.text)
        if isinstance(answer, Complaint):
            self.post_message(Complained(answer.sentence))
        else:
            self.answer(answer)

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        for live in self._live:
            answer = read_answer(self._question, event.text_area.text)
            live.consider(None if isinstance(answer, Complaint) or not event.text_area.text.strip() else answer)
        self.post_message(Typing(event.text_area.text))

    @on(Field.Cut)
    def _cut(self, event: Field.Cut) -> None:
        event.stop()
        self.post_message(Complained(say("app.line_is_full", limit=event.limit)))

    def _read(self, text: str) -> Answer | Complaint:
        """The answer that the text stands for, or what to type in its place."""
        return read_answer(self._question, text)

    @property
    def _limit(self) -> int | None:
        return self._question.limit if isinstance(self._question, LineQuestion) else None

    def _nothing_typed(self) -> None:
        if self._question.may_pass:
            self.pass_over()
        else:
            self.post_message(Complained(say("app.type_something")))

    def _keys(self) -> str:
        return say("app.line_keys")


class AskLine(Written):
    """One line."""


class AskText(Written):
    """Text of any length."""

    MANY_LINES = True

    def _keys(self) -> str:
        return say("app.text_keys")


class AskAmount(Written):
    """How much, in a unit."""

    DEFAULT_CSS = """
    AskAmount Field { width: 12; }
    """

    def _keys(self) -> str:
        if isinstance(self._question, AmountQuestion) and self._question.planned is not None:
            return say("app.amount_planned", planned=f"{self._question.planned:g}", unit=self._question.unit)
        return say("app.line_keys")


def _as_text(question: AnyQuestion) -> str:
    before = question.prefill
    if isinstance(before, str):
        return before
    return f"{before:g}" if isinstance(before, (int, float)) else ""
