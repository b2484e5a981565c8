"""`plan edit`: the plan in the person's own editor, checked when they come back, the old one kept until the new one is right."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from dataclasses import dataclass

from gradestep.cli.asker import Asker
from gradestep.cli.editor import NoEditor, edited, editor_words, opened_at
from gradestep.cli.fitting import fitting
from gradestep.cli.home import open_notebook
from gradestep.cli.plan_check_rows import Row, error_rows
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say, several
from gradestep.files import FileProblem
from gradestep.flows.question import Option
from gradestep.notebook import Notebook
from gradestep.notebook.hand_edit import EditCopy, mend, plan_bytes
from gradestep.notebook.home import keep_glance
from gradestep.notebook.telling import told_file_problem
from gradestep.planfile.reading import PlanReading, read_plan
from gradestep.planfile.writing import plan_text
from gradestep.text import display_line

AT_ONCE = 2.0
"""Seconds; an editor that ends sooner and changed nothing may have opened a window of its own."""

EDIT, TAKE, LEAVE, LOOK, ON = "edit", "take", "leave", "look", "on"


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Open, check, save; the status."""
    try:
        words = editor_words(surroundings.environment)
        notebook = open_notebook(parsed, surroundings)
        was = plan_bytes(notebook.places)
        if read_plan(was or b"", notebook.places.plan).newer:
            surroundings.complain(say("plan_edit.newer"))
            return 1
        asker = Asker(surroundings, quiet=parsed.yes)
        return _Edit(notebook, EditCopy(notebook.places), was, words, asker).run()
    except NoEditor as problem:
        surroundings.complain(say(f"plan_edit.{problem.code}", name=display_line(problem.name)))
        return 1


@dataclass
class _Edit:
    notebook: Notebook
    copy: EditCopy
    was: bytes | None
    """The plan's file when this began."""
    words: list[str]
    asker: Asker
    line: int | None = None
    """Where to open it: at the first problem found."""
    first: bytes = b""
    """The plan as the editor gets it; where there is none, a page with remarks."""
    last: bytes = b""
    """What the copy held when it was last looked at."""

    def run(self) -> int:
        self._begin()
        while True:
            status = self._round()
            if status is not None:
                return status

    def _begin(self) -> None:
        """The plan as it is, or an edit that was left before."""
        self.first = self.was or plan_text({"format": 1}, head=several("plan_new.head")).encode()
        kept = self.copy.held()
        if kept not in (None, self.first):
            self._complain("from_before", file=str(self.copy.path))
            options = (_option("before", "plan"), _option("before", ON))
            if self.asker.choose("plan_edit.before.ask", *options) == ON:
                self.last = kept or b""
                return
            self.copy.set_aside(self.notebook.now())
        self.last = self.first
        self.copy.put(self.last)

    def _round(self) -> int | None:
        """Open it once and see what came of it; the status, or nothing where it is to be opened again."""
        begun = self.notebook.clock.ticks()
        try:
            ended = edited(opened_at(self.words, self.copy.path, self.line), self.asker.surroundings.environment)
        except NoEditor:
            self._let_go_where_unchanged()
            raise
        quick = not ended and self.notebook.clock.ticks() - begun < AT_ONCE
        try:
            held = self.copy.held()
            while held == self.last and quick and not self._has_no_window():
                held = self.copy.held()
        except FileProblem:
            self._complain("not_read")
            return 1
        if held is None:
            return self._gone()
        self.last = held
        return self._unchanged(ended) if held == self.first else self._looked_at(held, ended)

    def _has_no_window(self) -> bool:
        """Asked where the editor came back at once with nothing changed."""
        if not self.asker.surroundings.hearing.isatty():
            return True
        return (
            self.asker.choose("plan_edit.still_open.ask", _option("still_open", LOOK), _option("still_open", LEAVE))
            == LEAVE
        )

    def _unchanged(self, ended: int) -> int:
        if ended:
            self._complain("ended", status=ended)
        self.copy.let_go()
        self.asker.surroundings.say(say("plan_edit.unchanged"))
        return 1 if ended else 0

    def _gone(self) -> int | None:
        """The editor removed the copy: it is put back as it was last seen."""
        self._complain("gone")
        self.copy.put(self.last)
        options = (_option("problem", EDIT), Option(LEAVE, say("plan_edit.leave_alone")))
        if self.asker.choose("plan_edit.problem.ask", *options) == EDIT:
            return None
        return self._left()

    def _looked_at(self, held: bytes, ended: int) -> int | None:
        reading = read_plan(held, self.copy.path)
        rows = self._mistakes(held, known=reading.plan is not None)
        for line in fitting(map(_told, rows), self.asker.surroundings.columns()):
            self.asker.surroundings.complain(line)
        if reading.plan is None or rows or ended:
            if ended:
                self._complain("ended", status=ended)
            take = () if reading.plan is None else (_option("problem", TAKE),)
            options = (*take, _option("problem", EDIT), Option(LEAVE, say("plan_edit.leave", file=str(self.copy.path))))
            self.line = next((row.line for row in rows if row.line), None)
            answer = self.asker.choose("plan_edit.problem.ask", *options)
            if answer != TAKE:
                return None if answer == EDIT else self._left()
        return self._save(reading)

    def _mistakes(self, held: bytes, *, known: bool) -> tuple[Row, ...]:
        """Errors of form and of quality; where the plan can be read, what stood there before is known and left alone."""
        name = str(self.copy.path)
        before = Counter(map(_mistake, error_rows(name, self.was or b"")) if known else ())
        found: list[Row] = []
        for row in error_rows(name, held):
            before[_mistake(row)] -= 1
            if before[_mistake(row)] < 0:
                found.append(row)
        return tuple(found)

    def _save(self, reading: PlanReading) -> int:
        assert reading.plan is not None
        sound = self.was is None or read_plan(self.was, self.notebook.places.plan).plan is not None
        try:
            self.notebook.refresh()
            if plan_bytes(self.notebook.places) != self.was:
                self._complain("meanwhile")
                return self._left()
            if sound:
                self.notebook.replace_plan(reading.text, what="edit", subject=reading.plan.title)
            else:
                mend(self.notebook.places, self.notebook.clock, self.was or b"", reading.text)
                self.notebook.refresh()
        except FileProblem as problem:
            self.asker.surroundings.complain(told_file_problem(problem))
            return self._left()
        self.copy.let_go()
        keep_glance(self.notebook)
        self.asker.surroundings.say(say("plan_edit.saved" if sound else "plan_edit.mended"))
        return 0

    def _left(self) -> int:
        """The plan stays; the edit stays too, where there is one."""
        if self._let_go_where_unchanged():
            self.asker.surroundings.say(say("plan_edit.as_it_was"))
        else:
            self.asker.surroundings.say(say("plan_edit.kept", file=display_line(str(self.copy.path))))
            self.asker.surroundings.say(say("plan_edit.again"))
        return 1

    def _let_go_where_unchanged(self) -> bool:
        if self.last == self.first:
            self.copy.let_go()
        return self.last == self.first

    def _complain(self, key: str, **values: object) -> None:
        shown = {name: display_line(str(value)) for name, value in values.items()}
        self.asker.surroundings.complain(say(f"plan_edit.{key}", **shown))


def _mistake(row: Row) -> tuple[str, ...]:
    """A mistake by what it is about, wherever in the file it has moved to."""
    return row.code, row.sentence, row.place.text if row.place is not None else ""


def _told(row: Row) -> str:
    """Where it is, what it is, and what could be done."""
    key = "in_file" if row.line is None else "in_line" if row.column is None else "in_column"
    place = say(f"problems.{key}", file=display_line(row.file), line=row.line, column=row.column)
    return " ".join(part for part in (place, row.sentence, row.do) if part)


def _option(key: str, value: str) -> Option:
    return Option(value, say(f"plan_edit.{key}.options.{value}"))
