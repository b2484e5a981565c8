"""Any number of a list: Space ticks, Enter goes on."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from gradestep.content import say
from gradestep.flows.question import SeveralQuestion
from gradestep.screens.asking import Around, AskedQuestion, Typing
from gradestep.screens.field import Field, MarkedField
from gradestep.screens.questions.choice import AT_ONCE, MORE, more_row
from gradestep.screens.rows import Row, Rows
from gradestep.screens.words import Words
from gradestep.text import cleaned_line

TICKED = "[x]"
OPEN = "[ ]"


class AskSeveral(AskedQuestion):
    """Rows with marks in letters; own words in a field below, where they are allowed."""

    DEFAULT_CSS = """
    AskSeveral Words { color: $text-muted; padding: 1 0 0 2; }
    """

    def __init__(self, question: SeveralQuestion, around: Around) -> None:
        super().__init__()
        self._question = question
        values = {option.value for option in question.options}
        before = question.prefill if isinstance(question.prefill, tuple) else ()
        self._ticked = {value for value in before if value in values}
        self._own = around.typed or ", ".join(value for value in before if value not in values)
        self._start = 0
        self._seen = AT_ONCE
        """How many choices were on the screen; Enter goes on to the others before it answers."""

    @property
    def present_text(self) -> str | None:
        """The own words, where there is a field for them."""
        return self.query_one(Field).text if self._question.own_words else None

    def compose(self) -> ComposeResult:
        """The list, what the keys do, and the field."""
        yield Rows(self._rows(), ticks=True)
        yield Words(say("app.several_own" if self._question.own_words else "app.several_keys"))
        if self._question.own_words:
            yield MarkedField(Field(self._own, limit=300))

    @on(Rows.Ticked)
    def _tick(self, event: Rows.Ticked) -> None:
        event.stop()
        if event.id == MORE:
            self._turn()
            return
        self._ticked ^= {event.id}
        self.query_one(Rows).show_rows(self._rows())

    @on(Rows.Chosen)
    def _go_on(self, event: Rows.Chosen) -> None:
        event.stop()
        if event.id == MORE or self._seen < len(self._question.options):
            self._turn()
        else:
            self._answer()

    @on(Field.Entered)
    def _entered(self, event: Field.Entered) -> None:
        event.stop()
        self._answer()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(Typing(event.text_area.text))

    def _answer(self) -> None:
        listed = [option.value for option in self._question.options if option.value in self._ticked]
        own = [cleaned_line(part) for part in (self.present_text or "").split(",")]
        self.answer(tuple(dict.fromkeys([*listed, *filter(None, own)])))

    def _turn(self) -> None:
        self._start = self._start + AT_ONCE if self._start + AT_ONCE < len(self._question.options) else 0
        self._seen = max(self._seen, self._start + AT_ONCE)
        rows = self.query_one(Rows)
        rows.show_rows(self._rows())
        rows.at = 0

    def _rows(self) -> list[Row]:
        shown = self._question.options[self._start : self._start + AT_ONCE]
        rows = [Row(option.value, option.label, option.note, self._mark(option.value)) for option in shown]
        return [*rows, *more_row(self._question.options, self._start)]

    def _mark(self, value: str) -> str:
        return TICKED if value in self._ticked else OPEN
