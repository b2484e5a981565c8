"""A page: it shows a view of the notebook, made anew whenever it comes into sight, and asks the app for the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widget import Widget

from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.screens.appearance import Appearance
from gradestep.screens.keys import hints
from gradestep.screens.rows import Row, Rows
from gradestep.screens.sheet import Sheet
from gradestep.screens.wanted import Told
from gradestep.screens.words import Words

if TYPE_CHECKING:
    from gradestep.notebook import Notebook
    from gradestep.planfile.edits import PlanEdit


class Page(Sheet[None]):
    """Title, words, rows. A page with more than that adds it in `body`."""

    TITLE_KEY: ClassVar[str] = ""
    """Where its title stands in the catalogue."""
    ABOVE_ALL: ClassVar[bool] = False
    """True where it may lie above another page and leads back to it."""

    def __init__(self, opened: Callable[[], Notebook], appearance: Appearance, about: str = "") -> None:
        """`opened` gives the notebook, opened when it is first needed; `about` says which part to show."""
        super().__init__()
        self._opened = opened
        self.appearance = appearance
        self.about = about

    @property
    def notebook(self) -> Notebook:
        """The one door to the person's files."""
        return self._opened()

    def body(self) -> Iterable[Widget]:
        """The title, the words, the rows."""
        yield Words(say(self.TITLE_KEY), classes="title")
        yield Words(id="words")
        yield Rows(id="rows")

    def on_mount(self) -> None:
        """Stand at the rows; say the keys."""
        self.show_hints(hints(self.appearance))
        if self.is_there:
            self.query_one("#rows", Rows).focus(scroll_visible=False)

    def on_screen_resume(self) -> None:
        """First shown, or shown again."""
        if self.is_there:
            self.come_into_sight()

    def come_into_sight(self) -> None:
        """Look at the files and make the view anew."""
        self.notebook.refresh()
        self.reload()

    def on_app_focus(self) -> None:
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

    def put_on(self, appearance: Appearance) -> None:
        """Another look, other keys."""
        self.appearance = appearance
        self.show_hints(hints(appearance))

    def leave_saying(self, sentence: str) -> None:
        """Back to what lies beneath, which then says this."""
        self.leave()
        self.post_message(Told(sentence))

    def leave_wholly(self) -> None:
        """Back to what lies beneath, whichever part is shown."""
        self.about = ""
        self.leave()

    def stand_at(self, row_id: str) -> None:
        """Stand at that row."""
        self.query_one("#rows", Rows).stand_at(row_id)

    def stand_at_first(self) -> None:
        """Stand at the first row."""
        self.query_one("#rows", Rows).at = 0

    def change_plan(self, edits: Iterable[PlanEdit], subject: str, sentence: str) -> None:
        """Edit the plan and say so; what does not fit any more, or could not be saved, is said in its place."""
        from gradestep.planfile.rewriting import EditDoesNotFit

        try:
            self.notebook.change_plan(edits, subject=subject)
        except FileProblem as problem:
            self.tell_problem(problem)
            return
        except EditDoesNotFit:
            sentence = say("app.step.did_not_fit")
        if self.about_is_gone():
            self.leave_saying(sentence)
            return
        self.reload()
        self.tell(sentence)

    def about_is_gone(self) -> bool:
        """True where what this page was about is no longer in the plan."""
        return False

    def tell_problem(self, problem: FileProblem) -> None:
        """Say what could not be saved."""
        from gradestep.notebook.telling import told_file_problem

        self.tell(told_file_problem(problem))

    @on(Rows.Chosen, "#rows")
    def _row_chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        if self.notebook.refresh():
            self.reload()
        self.choose(event.id)

    def leave(self) -> bool:
        """Back to what lies beneath."""
        self.finish(None)
        return True
