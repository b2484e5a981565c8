"""The whole record as tables: nothing in them is a formula, and every column is documented (S35, R20)."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some
from shared import HOSTILE, marked, material

from gradestep.share.as_csv import COLUMNS, FORMULA, safe_cell
from gradestep.share.gathering import PARTS, Choice
from gradestep.share.making import made

ALL = Choice(with_parts=frozenset(PARTS))

FORMULAS = [f"{letter}1+1" for letter in FORMULA] + [" =1+1", "\u00a0=1", "\n=1", "=cmd|' /C calc'!A0", "'=1"]


@pytest.mark.parametrize("words", [*FORMULAS, *HOSTILE])
def test_no_cell_begins_a_formula(words: str) -> None:
    """R20: in no table does a cell begin with what a spreadsheet program takes for a formula, behind spaces neither."""
    files = made("csv", "csv", material(lambda _: words), ALL).files
    for name, text in files:
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
                assert not any(cell.lstrip().startswith(FORMULA) or cell.startswith(FORMULA) for cell in row)


@given(some.text(max_size=60))
def test_a_cell_keeps_every_letter(words: str) -> None:
    """R20: making a cell safe takes nothing away; at most one stroke is put before it."""
    assert safe_cell(words) in (words, f"'{words}")


def test_tables_by_the_letter() -> None:
    """S35, R20: UTF-8 with its mark, CRLF, every value quoted; each file has the documented columns and each row as many cells."""
    files = dict(made("csv", "csv", material(), ALL).files)
    assert {name.removesuffix(".csv").replace("-", "_") for name in files if name.endswith(".csv")} == set(COLUMNS)
    for group, columns in COLUMNS.items():
        text = files[f"{group.replace('_', '-')}.csv"]
        assert text.startswith("\ufeff")
        assert "\n" not in text.replace("\r\n", "")
        head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        assert tuple(head[: len(columns) + 2]) == ("id", "day", *columns)
        assert all(len(row) == len(head) for row in rows)
    told = list(csv.DictReader(io.StringIO(files["attempts.csv"].removeprefix("\ufeff"), newline="")))
    gate = next(row for row in told if row["step"].startswith("Walk to the gate"))
    assert (gate["outcome"], gate["amount"], gate["before_distress"], gate["likelihood"]) == ("done", "2", "6", "70")
    assert (gate["helped"], gate["hindered"], gate["body"]) == tuple(
        marked(f"gate-{field}") for field in ("helped", "hindered", "body")
    )


def test_the_body_stands_in_tables_of_its_own() -> None:
    """S27: no column about the body stands in a table of what was done."""
    body = set(COLUMNS["symptoms"]) - {"note"}
    assert not body & {name for group, names in COLUMNS.items() if group != "symptoms" for name in names}
