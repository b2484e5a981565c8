"""What was found in a plan file, as rows: a place, the line marked underneath, one sentence, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import combining, east_asian_width

from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.model.problem import Problem
from gradestep.notebook.telling import told, told_file_problem
from gradestep.planfile.checking import findings
from gradestep.planfile.checks.finding import LEVELS, Finding
from gradestep.planfile.places import Place, Places
from gradestep.planfile.reading import PlanReading
from gradestep.text import display, display_line

LONGEST = 60
"""Characters of a plan's own words in a sentence."""

UNREAD = "file_"
"""How codes of files that could not be opened begin."""

WINDOW = 66
"""Characters of a line that are shown, so that it fits 80 columns with its number."""

BEFORE = 30
"""Characters shown before the mark in a line that is cut."""


@dataclass(frozen=True)
class Row:
    """One thing found."""

    file: str
    code: str
    level: str
    sentence: str
    do: str = ""
    line: int | None = None
    """Counted from 1; nothing where it is about the whole file."""
    column: int | None = None
    shown: tuple[str, ...] = ()
    """The line of the file, and the mark under it."""

    @property
    def explained(self) -> bool:
        """Whether `--why` knows its code."""
        return self.code in LEVELS

    def counted_as_error(self) -> Row:
        """The same, a warning turned into an error."""
        return replace(self, level="error") if self.level == "warning" else self

    def lines(self) -> Iterator[str]:
        """Where and what, the line with its mark, what to do, and the code."""
        if self.code.startswith(UNREAD):
            # The sentence names the file itself.
            yield say("plan_check.unread", level=say(f"plan_check.level.{self.level}"), sentence=self.sentence)
            return
        key = "place_file" if self.line is None else "place_line" if self.column is None else "place"
        values = {"file": display_line(self.file), "line": self.line, "column": self.column}
        yield say(f"plan_check.{key}", level=say(f"plan_check.level.{self.level}"), sentence=self.sentence, **values)
        yield from self.shown
        if self.do:
            yield self.do
        yield say("plan_check.code", code=self.code)

    def as_data(self) -> dict[str, object]:
        """For `--json`."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "level": self.level,
            "sentence": self.sentence,
            "do": self.do,
        }


def file_row(name: str, problem: FileProblem) -> Row:
    """A file that could not be read at all."""
    return Row(name, f"{UNREAD}{problem.code}", "error", display_line(told_file_problem(problem)))


def rows_of(name: str, reading: PlanReading) -> tuple[Row, ...]:
    """What reading complains of and what the rules find, from the top of the file down; the whole plan last."""
    lines = reading.text.split("\n") if reading.text else []
    rows = [_problem_row(name, problem, lines) for problem in reading.problems]
    if reading.plan is not None:
        places = Places(reading.text)
        rows += [_finding_row(name, finding, places) for finding in findings(reading.plan)]
    return tuple(sorted(rows, key=lambda row: (row.line is None, row.line or 0, row.column or 0)))


def _problem_row(name: str, problem: Problem, lines: Sequence[str]) -> Row:
    sentence = display_line(told(replace(problem, file=None)))
    # A name that means nothing keeps no file from being adopted; here it is an error, since it does nothing (design 3).
    level = "error"
    shown: tuple[str, ...] = ()
    if problem.line is not None and 0 < problem.line <= len(lines):
        whole = lines[problem.line - 1].rstrip("\r")
        length = int(problem.values.get("length", 1)) if problem.column else 0
        shown = marked(Place(problem.line, problem.column or 1, length, whole))
    return Row(name, problem.code, level, sentence, "", problem.line, problem.column, shown)


def _finding_row(name: str, finding: Finding, places: Places) -> Row:
    values = {key: _short(value) for key, value in finding.values.items()}
    key = f"plan_check.rules.{finding.code}"
    sentence = say(f"{key}.says", **values)
    do = say(f"{key}.do", **values)
    if values.get("near"):
        do = " ".join((say(f"{key}.near", **values), do))
    place = places.of(finding.path, finding.word)
    if place is None:
        return Row(name, finding.code, finding.level, sentence, do)
    return Row(name, finding.code, finding.level, sentence, do, place.line, place.column, marked(place))


def _short(words: str) -> str:
    """A plan's own words on one line and not too long."""
    shown = display_line(words)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST].rstrip()}…"


def marked(place: Place) -> tuple[str, ...]:
    """The line, made harmless, with marks under the stretch; a long line is cut around it."""
    start = max(0, min(place.column - 1 - BEFORE, len(place.text) - WINDOW))
    shown = display(place.text[start : start + WINDOW]).replace("\t", " ")
    head = f"{place.line:>6} | "
    column = place.column - 1 - start
    under = _cells(shown[:column]), _cells(shown[column : column + place.length])
    mark = f"{'':>6} | {' ' * under[0]}{'^' * under[1]}" if place.length else ""
    return tuple(line for line in (head + shown, mark) if line)


def _cells(words: str) -> int:
    """Columns of a terminal: two for a wide letter, none for a mark that sits on another."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in words)
