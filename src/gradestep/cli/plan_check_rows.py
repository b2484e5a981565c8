"""What was found in a plan file, as rows: a place, the line marked underneath, one sentence, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import combining, east_asian_width

from gradestep.cli.fitting import fitting
from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.model.problem import Problem
from gradestep.notebook.telling import told, told_file_problem
from gradestep.planfile.checking import findings
from gradestep.planfile.checks.finding import Finding
from gradestep.planfile.places import Place, Places, places_of
from gradestep.planfile.reading import PlanReading, read_plan
from gradestep.planfile.sound_part import sound_findings
from gradestep.text import display, display_line

LONGEST = 60
"""Characters of a plan's own words in a sentence."""

UNREAD = "file-"
"""How codes of files that could not be opened begin."""

COLUMNS = 80
"""Of a line that is shown, where no terminal says how wide it is."""

MARGIN = 14
"""Columns of those for its number, and some to spare."""


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
    place: Place | None = None
    """The stretch of the file that is meant; no length where it is the whole line."""

    @property
    def explained(self) -> bool:
        """Whether `--why` knows its code."""
        return not self.code.startswith(UNREAD)

    def counted_as_error(self) -> Row:
        """The same, a warning turned into an error."""
        return replace(self, level="error") if self.level == "warning" else self

    def lines(self, columns: int | None = None) -> Iterator[str]:
        """Where and what, the line with its mark, what to do, and the code; on a terminal of so many columns."""
        level = say(f"plan_check.level.{self.level}")
        if not self.explained:
            # The sentence names the file itself.
            yield from fitting([say("plan_check.unread", level=level, sentence=self.sentence)], columns)
            return
        key = "place_file" if self.line is None else "place_line" if self.column is None else "place"
        values = {"file": display_line(self.file), "line": self.line, "column": self.column}
        yield from fitting([say(f"plan_check.{key}", level=level, sentence=self.sentence, **values)], columns)
        if self.place is not None:
            yield from marked(self.place, columns or COLUMNS)
        code = say("plan_check.code", code=self.code)
        yield from fitting([self.do, code] if self.do else [code], columns)

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
    return Row(name, f"{UNREAD}{_dashed(problem.code)}", "error", display_line(told_file_problem(problem)))


def rows_of(name: str, reading: PlanReading) -> tuple[Row, ...]:
    """What reading complains of and what the rules find, from the top of the file down; the whole plan last."""
    lines = reading.text.split("\n") if reading.text else []
    rows = [_problem_row(name, problem, lines) for problem in reading.problems]
    found = _found(reading)
    rows += [_finding_row(name, finding, places_of(reading.text)) for finding in found]
    return tuple(sorted(rows, key=lambda row: (row.line is None, row.line or 0, row.column or 0)))


def error_rows(name: str, raw: bytes) -> tuple[Row, ...]:
    """The errors in a person's own plan, names that are not known among them; it may be larger than a file from outside."""
    rows = rows_of(name, read_plan(raw, Path(name), outside=True))
    return tuple(row for row in rows if row.level == "error" and not row.code.endswith("-over-limit"))


def _found(reading: PlanReading) -> tuple[Finding, ...]:
    """What the rules find, also in what is sound of a plan that has mistakes in its form."""
    if reading.plan is not None:
        return findings(reading.plan)
    return sound_findings(reading.tables) if reading.tables is not None else ()


def _problem_row(name: str, problem: Problem, lines: Sequence[str]) -> Row:
    sentence = display_line(told(replace(problem, file=None)))
    # A name that means nothing keeps no file from being adopted; here it is an error, since it does nothing (design 3).
    level = "error"
    place = None
    if problem.line is not None and 0 < problem.line <= len(lines):
        whole = lines[problem.line - 1].rstrip("\r")
        length = int(problem.values.get("length", 1)) if problem.column else 0
        place = Place(problem.line, problem.column or 1, length, whole)
    return Row(name, _dashed(problem.code), level, sentence, "", problem.line, problem.column, place)


def _dashed(code: str) -> str:
    """Every code of `plan check` is written in one way."""
    return code.replace("_", "-")


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
    return Row(name, finding.code, finding.level, sentence, do, place.line, place.column, place)


def _short(words: str) -> str:
    """A plan's own words on one line and not too long."""
    shown = display_line(words)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST].rstrip()}…"


def marked(place: Place, columns: int = COLUMNS) -> tuple[str, ...]:
    """The line, made harmless, with marks under the stretch; a long line is cut around it."""
    window = max(MARGIN, columns - MARGIN)
    at = place.column - 1
    start = at
    if _cells(place.text[: window + 1]) <= window:
        start = 0
    while start and _cells(place.text[start - 1 : at]) <= window // 2:
        start -= 1
    end = min(len(place.text), start + window)
    while _cells(place.text[start:end]) > window:
        end -= 1
    shown = display(place.text[start:end]).replace("\t", " ")
    head = f"{place.line:>6} | "
    under = _cells(shown[: at - start]), _cells(shown[at - start : at - start + place.length])
    mark = f"{'':>6} | {' ' * under[0]}{'^' * under[1]}" if place.length else ""
    return tuple(line for line in (head + shown, mark) if line)


def _cells(words: str) -> int:
    """Columns of a terminal: two for a wide letter, none for a mark that sits on another."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in words)
