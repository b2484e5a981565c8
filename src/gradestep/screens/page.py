"""A page: it shows a view of the notebook, made anew whenever it comes into sight, and asks the app for everything else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.widget import Widget

from gradestep.content import say
from gradestep.screens.appearance import Appearance
from gradestep.screens.rows import Row, Rows
from gradestep.screens.sheet import Sheet
from gradestep.screens.words import Words

if TYPE_CHECKING:
    from gradestep.notebook import Notebook


class Page(Sheet[None]):
    """Title, words, rows. A page with more than that adds it in `body`."""

    TITLE_KEY: ClassVar[str] = ""
    """Where its title stands in the catalogue."""
    ABOVE_ALL: ClassVar[bool] = False
    """True where it may lie above another page and leads back to it."""

    def __init__(self, notebook: Notebook, appearance: Appearance, about: str = "") -> None:
        super().__init__()
        self.notebook = notebook
        self.appearance = appearance
        self.about = about

    def body(self) -> Iterable[Widget]:
        """The title, the words, the rows."""
        yield Words(say(self.TITLE_KEY), classes="title")
        yield Words(id="words")
        yield Rows(id="rows")

    def on_mount(self) -> None:
        """Stand at the rows."""
        self.query_one("#rows", Rows).focus(scroll_visible=False)

    def on_screen_resume(self) -> None:
        """First shown, or shown again: look at the files and make the view anew."""
        self.notebook.refresh()
        self.reload()

    def on_app_focus(self, event: events.AppFocus) -> None:
        """The window is looked at again: another one may have written meanwhile (R9)."""
        if self.notebook.refresh():
            self.reload()

    def reload(self) -> None:
        """Show the notebook as it is now; moves no focus, and may be called at any time."""
        self.show(self.words(), self.rows())

    def words(self) -> str:
        """What stands above the rows."""
        return ""

    def rows(self) -> Iterable[Row]:
        """What can be chosen."""
        return ()

    def choose(self, row_id: str) -> None:
        """A row was chosen."""

    def show(self, words: str, rows: Iterable[Row]) -> None:
        """Put these into the page."""
        said = self.query_one("#words", Words)
        said.say(words)
        said.display = bool(words)
        self.query_one("#rows", Rows).show_rows(rows)

    @on(Rows.Chosen, "#rows")
    def _row_chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        if self.notebook.refresh():
            self.reload()
        self.choose(event.id)

    def leave(self) -> bool:
        """Back to what lies beneath."""
        self.dismiss(None)
        return True
