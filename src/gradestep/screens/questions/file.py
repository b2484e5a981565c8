"""Which file: what lies in Downloads and on a stick, folder by folder, or where it is, typed or dragged in (issue 3.5)."""

from __future__ import annotations

from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import TextArea

from gradestep.coach.dates import day_words
from gradestep.content import say
from gradestep.flows.question import FileQuestion
from gradestep.notebook.nearby import Found, files_in, look_in, places
from gradestep.screens.asking import Around, AskedQuestion, Typing
from gradestep.screens.field import Field, MarkedField
from gradestep.screens.rows import Row, Rows
from gradestep.screens.words import Words
from gradestep.text import cleaned_line

NEWEST = 3
"""Files of each place that are shown before it is opened."""

AT_ONCE = 8
"""Rows of a folder on the screen at once; the rest behind "more"."""

UP, MORE = "up", "more"


class AskFile(AskedQuestion):
    """Places with their newest files; Enter opens a folder or takes a file. The field beneath takes what is typed."""

    DEFAULT_CSS = """
    AskFile Words.keys { color: $text-muted; padding: 1 0 0 2; }
    """

    def __init__(self, question: FileQuestion, around: Around) -> None:
        super().__init__()
        self._question = question
        self._today = around.clock.now().date()
        before = question.prefill if isinstance(question.prefill, str) else ""
        self._typed = around.typed or before
        self._folder: Path | None = None
        self._start = 0
        self._seen: dict[str, Found | Path] = {}

    @property
    def present_text(self) -> str | None:
        """What stands in the field."""
        return self.query_one(Field).text

    def compose(self) -> ComposeResult:
        """The rows, what the field is for, the field."""
        yield Rows(self._rows())
        yield Words(say("adopt.pick.or_type"), classes="keys")
        yield MarkedField(Field(self._typed, limit=self._question.limit))

    def on_key(self, event: events.Key) -> None:
        """Typing over the rows goes into the field."""
        if event.is_printable and event.character and self.query_one(Rows).has_focus:
            event.stop()
            self._type(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """So does what is dragged in."""
        event.stop()
        self._type(cleaned_line(event.text))

    def _type(self, text: str) -> None:
        field = self.query_one(Field)
        field.focus()
        field.insert(text)

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        event.stop()
        chosen = self._seen.get(event.id)
        if event.id == MORE:
            self._open(self._folder, self._start + AT_ONCE)
        elif event.id == UP and self._folder is not None:
            is_place = any(place.folder == self._folder for place in places())
            self._open(None if is_place or self._folder.parent == self._folder else self._folder.parent)
        elif isinstance(chosen, Path):
            self._open(chosen)
        elif chosen is not None and chosen.is_folder:
            self._open(chosen.path)
        elif chosen is not None:
            self.answer(str(chosen.path))

    @on(Field.Entered)
    def _entered(self, event: Field.Entered) -> None:
        event.stop()
        if event.text.strip():
            self.answer(cleaned_line(event.text))
        else:
            self.pass_over()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(Typing(event.text_area.text))

    def _open(self, folder: Path | None, start: int = 0) -> None:
        self._folder, self._start = folder, start
        rows = self.query_one(Rows)
        rows.show_rows(self._rows())
        rows.at = 0

    def _rows(self) -> list[Row]:
        self._seen = {}
        return self._place_rows() if self._folder is None else self._folder_rows(self._folder)

    def _place_rows(self) -> list[Row]:
        rows: list[Row] = []
        for place in places():
            newest = files_in(place.folder, self._question.ending)[:NEWEST]
            shown = [self._row(found) for found in newest]
            opens = Row(self._id_of(place.folder), say("adopt.pick.open", folder=place.name))
            first, *others = [*shown, opens]
            rows += [Row(first.id, first.text, first.note, head=place.name), *others]
        return rows

    def _folder_rows(self, folder: Path) -> list[Row]:
        found = look_in(folder, self._question.ending)
        rows = [self._row(one) for one in found[self._start : self._start + AT_ONCE]]
        left = len(found) - self._start - AT_ONCE
        more = [Row(MORE, say("app.more_choices", count=left))] if left > 0 else []
        up = Row(UP, say("adopt.pick.up"))
        head = say("adopt.pick.here" if found else "adopt.pick.empty", folder=folder.name or str(folder))
        first, *others = [*rows, *more, up]
        return [Row(first.id, first.text, first.note, head=head), *others]

    def _row(self, found: Found) -> Row:
        name = self._id_of(found)
        if found.is_folder:
            return Row(name, say("adopt.pick.folder", folder=found.name))
        return Row(name, found.name, day_words(found.changed.date(), self._today))

    def _id_of(self, what: Found | Path) -> str:
        name = f"seen {len(self._seen)}"
        self._seen[name] = what
        return name
