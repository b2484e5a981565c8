"""The tables as a spreadsheet program takes them in: its import rules one by one, and a real program where there is one (S35, R20).

Where the rules are from: RFC 4180, 2.5 to 2.7, for quotes, line breaks and separators within a cell; OWASP ASVS 1.2.10 and
CWE-1236 for what begins a formula, and that a single stroke before it makes it a text; Gnumeric 1.12 for the stroke being
taken off again, for bare numbers in quotes being numbers, and for the mark before the first letter. Excel and LibreOffice
were not tried.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from shared import HOSTILE, material

from gradestep.share.as_csv import safe_cell
from gradestep.share.gathering import PARTS, Choice
from gradestep.share.making import made

ALL = Choice(with_parts=frozenset(PARTS))
PROGRAM = shutil.which("ssconvert")
needs_program = pytest.mark.skipif(
    PROGRAM is None, reason="no Gnumeric is installed here; scripts/install-system-packages installs it"
)
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
GNUMERIC = "{http://www.gnumeric.org/v10.dtd}"
DAYS = ("day", "planned_for")
"""Columns of days, which are numbers to such a program."""
KINDS = {"40": "number", "60": "text", None: "formula"}


class Cell(NamedTuple):
    """What a cell is to the program, and what it shows."""

    kind: str
    shown: str


def by_the_rules(text: str) -> list[list[Cell]]:
    """A file as the rules above take it in."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    return [[_by_the_rules(cell) for cell in row] for row in rows]


def _by_the_rules(cell: str) -> Cell:
    if NUMBER.fullmatch(cell):
        return Cell("number", cell)
    if cell.startswith("'"):
        return Cell("text", cell[1:])
    return Cell("formula" if cell.lstrip().startswith(tuple("=+-@\0\uff1d\uff0b\uff0d\uff20")) else "text", cell)


WORDS = [
    pytest.param("=1+1", id="equals: ASVS 1.2.10"),
    pytest.param("+1+1", id="plus: ASVS 1.2.10"),
    pytest.param("-1+1", id="minus: ASVS 1.2.10"),
    pytest.param("@SUM(A1)", id="at: ASVS 1.2.10"),
    pytest.param("\t=1", id="tab: ASVS 1.2.10"),
    pytest.param("\n=1", id="line break: what is behind it"),
    pytest.param("\uff1d1+1", id="full width"),
    pytest.param(" =1+1", id="behind a space"),
    pytest.param("one, two; three\tfour", id="separators: RFC 4180, 2.6"),
    pytest.param('she said "now"', id="quotes: RFC 4180, 2.7"),
    pytest.param("one\ntwo\n\nthree", id="line breaks in a cell: RFC 4180, 2.6"),
    pytest.param("caf\u00e9 \u5c0f\u3055\u306a \U0001f600", id="letters of any script, with the mark before the first"),
]


def notes_of(words: str) -> str:
    """The table that has a note for a session in it."""
    return dict(made("csv", "csv", material(lambda _: words), ALL).files)["talk.csv"]


@pytest.mark.parametrize("words", WORDS)
def test_words_are_text_and_whole(words: str) -> None:
    """R20: by the rule of its row, what a person wrote is a text, and reads as they wrote it."""
    (head, row, *_) = by_the_rules(notes_of(words))
    assert [cell.shown for cell in head][:3] == ["id", "day", "text"]
    assert row[2] == Cell("text", words)


@pytest.mark.parametrize("words", ["0", "7", "2.5", "-3", "100"])
def test_a_bare_number_stays_a_number(words: str) -> None:
    """S35: ratings and amounts can be added up; a number below nothing begins no formula, and has no stroke before it."""
    assert by_the_rules(f'"{safe_cell(words)}"\r\n') == [[Cell("number", words)]]


@pytest.mark.parametrize("words", ["-3+1", "-a", "+3", "--3", "-", "-3\n=1", "-3%", "-1e3"])
def test_what_is_not_a_bare_number_has_its_stroke(words: str) -> None:
    """R20: nothing that goes on after a number is let through as one."""
    assert safe_cell(words) == f"'{words}"


def taken_in(folder: Path, text: str) -> dict[tuple[int, int], Cell]:
    """The cells that are not empty, as Gnumeric takes the file in, by row and column; each other kind under its own code."""
    assert PROGRAM is not None
    source, target = folder / "table.csv", folder / "table.xml"
    source.write_bytes(text.encode())
    command = [PROGRAM, "-I", "Gnumeric_stf:stf_csvtab", "-T", "Gnumeric_XmlIO:sax:0", str(source), str(target)]
    around = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    subprocess.run(command, env=around, capture_output=True, timeout=60, check=True)
    return {
        (int(one.get("Row", "")), int(one.get("Col", ""))): Cell(
            KINDS.get(one.get("ValueType"), one.get("ValueType", "")), one.text or ""
        )
        for one in ElementTree.parse(target).iter(f"{GNUMERIC}Cell")
    }


@needs_program
@pytest.mark.parametrize("words", [*WORDS, *HOSTILE])
def test_a_spreadsheet_program_finds_no_formula(tmp_path: Path, words: str) -> None:
    """R20: taken in by a real program, no table has a formula, and each has its rows and columns."""
    for name, text in made("csv", "csv", material(lambda _: words), ALL).files:
        if name.endswith(".csv"):
            cells = taken_in(tmp_path, text)
            ours = by_the_rules(text)
            assert [cell for cell in cells.values() if cell.kind == "formula"] == [], name
            assert max(row for row, _ in cells) == len(ours) - 1, name
            assert max(column for _, column in cells) <= len(ours[0]) - 1, name


@needs_program
def test_a_spreadsheet_program_reads_words_and_numbers(tmp_path: Path) -> None:
    """S35: each text and each number is the same in a real program as by the rules; days are days."""
    for name, text in made("csv", "csv", material(), ALL).files:
        if name.endswith(".csv"):
            cells = taken_in(tmp_path, text)
            head, *rows = by_the_rules(text)
            for row, ours in enumerate((head, *rows)):
                for column, cell in enumerate(ours):
                    told = cells.get((row, column), Cell("text", ""))
                    if row and head[column].shown in DAYS and cell.shown:
                        assert told.kind == "number", (name, row)
                    else:
                        assert told == cell, (name, row, column)


@needs_program
def test_a_formula_would_be_seen(tmp_path: Path) -> None:
    """R20: the look bites: without its stroke the same cell is a formula to the program, and by the rules."""
    text = '"a","b"\r\n"=1+1","-2.5"\r\n'
    assert taken_in(tmp_path, text)[1, 0].kind == "formula"
    assert by_the_rules(text)[1] == [Cell("formula", "=1+1"), Cell("number", "-2.5")]
