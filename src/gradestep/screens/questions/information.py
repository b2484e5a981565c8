"""Something to read, page by page where it is long, then go on."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from gradestep.content import say
from gradestep.flows.asking import READ
from gradestep.flows.paging import pages_of
from gradestep.flows.question import Information
from gradestep.screens.asking import Around, AskedQuestion
from gradestep.screens.rows import Row, Rows
from gradestep.screens.words import Words

ON, NEXT, EARLIER = "on", "next", "earlier"


class AskInformation(AskedQuestion):
    """Paragraphs and one way on; of several pages, the next one first."""

    DEFAULT_CSS = """
    AskInformation Words { margin-bottom: 1; }
    """

    def __init__(self, question: Information, _around: Around) -> None:
        super().__init__()
        self._question = question
        self._pages = pages_of(question.paragraphs)
        self._page = 0

    def compose(self) -> ComposeResult:
        """The paragraphs, then the way on."""
        if self._question.paragraphs:
            yield Words(self._text())
        yield Rows(self._rows())

    def _text(self) -> str:
        return "\n\n".join(self._pages[self._page])

    def _rows(self) -> list[Row]:
        number, last = self._page + 1, len(self._pages)
        earlier = [Row(EARLIER, say("app.page_before"))] if self._page else []
        if number == last:
            return [Row(ON, self._question.go_on or say("app.go_on")), *earlier]
        following = Row(NEXT, say("app.page_after", page=number + 1, pages=last))
        return [following, *earlier, Row(ON, say("app.page_enough"))]

    @on(Rows.Chosen)
    def _read(self, event: Rows.Chosen) -> None:
        event.stop()
        if event.id == ON:
            self.answer(READ)
            return
        self._page += 1 if event.id == NEXT else -1
        words, rows = self.query_one(Words), self.query_one(Rows)
        words.say(self._text())
        rows.show_rows(self._rows())
        rows.at = 0
        self.call_after_refresh(lambda: words.scroll_visible(animate=False, top=True))
