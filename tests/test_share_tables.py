"""The whole record as tables: nothing in them is a formula, and every column is documented (S35, R20)."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from journals import PLAN, Past, history_of, tried
from shared import HOSTILE, marked, material
from walking import TODAY

from gradestep.model.journal import Offer, Planned, Review
from gradestep.model.plan import IfThen, Limits, Value
from gradestep.model.settings import EnergyMap, Settings
from gradestep.share.as_csv import COLUMNS, FORMULA, safe_cell
from gradestep.share.gathering import PARTS, Choice, Material
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


def rows_of(text: str) -> list[dict[str, str]]:
    """A table by its heads."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_rows_can_be_grouped() -> None:
    """S35: a title stands without its day, which has a column, and an amount beside its unit."""
    past = [tried("gate", 9, actual=2.0), tried("gate", 3, actual=5.0), tried("shop", 2)]
    more: list[Past] = [
        (Review(subject="outside", choice="keep"), 1),
        (Planned(step="gate", day_planned=TODAY, time="10:30"), 1),
    ]
    one = Material(PLAN, history_of(*past, *more), TODAY)
    files = dict(made("csv", "csv", one, ALL).files)
    told = rows_of(files["attempts.csv"])
    assert Counter(row["step"] for row in told) == {"Walk to the gate": 2, "Buy bread at the shop": 1}
    assert [(row["day"], row["amount"], row["unit"]) for row in told] == [
        ("2026-11-21", "", ""), ("2026-11-20", "5", "minutes"), ("2026-11-14", "2", "minutes"),
    ]  # fmt: skip
    assert [(row["subject"], row["day"]) for row in rows_of(files["reviews.csv"])] == [("Outside", "2026-11-22")]
    (planned,) = rows_of(files["planned.csv"])
    assert (planned["planned"], planned["planned_for"], planned["time"]) == ("Walk to the gate", "2026-11-23", "10:30")


def test_what_was_offered_and_what_the_plan_holds() -> None:
    """S64, care 1.3, 1.4: offers and the use of if-then plans are kinds of their own, and so is all that the plan holds beside lists."""
    plan = PLAN.model_copy(
        update={
            "if_then": (IfThen.model_validate({"id": "a", "if": "it rains", "then": "I wait", "active": False}),),
            "values": (Value(id="v", area="friends", words="Coffee on Tuesdays", matters=9),),
            "limits": Limits(lines=("No step after a night without sleep",)),
        }
    )
    past: list[Past] = [
        (Offer(rule="O5", subject="gate", answer="stay"), 2),
        (Offer(rule="O2", answer="half"), 2),
        (Offer(rule="if-then", subject="a", answer="used"), 1),
    ]
    one = Material(plan, history_of(*past), TODAY, settings=Settings(energy_map=EnergyMap(mon=("low", "high"))))
    files = dict(made("csv", "csv", one, ALL).files)
    offers = [(row["rule"], row["step"], row["answer"]) for row in rows_of(files["offers.csv"])]
    assert offers == [("O2", "", "half"), ("O5", "Walk to the gate", "stay")]
    assert [(row["plan"], row["answer"]) for row in rows_of(files["if-then.csv"])] == [
        ("If it rains, then I wait.", "used")
    ]
    held = {row["kind"]: (row["words"], row["more"]) for row in rows_of(files["plan.csv"])}
    assert held["values"] == ("Coffee on Tuesdays", "Part of life: friends; Matters, 0 to 10: 9")
    assert held["if_then"][0] == "If it rains, then I wait."
    assert "For a hard moment" in held["if_then"][1] and "rests" in held["if_then"][1]
    assert held["limits"] == ("No step after a night without sleep", "A limit")
    assert held["energy_map"] == ("morning low, afternoon high", "Monday")
    told = json.loads(made("json", "json", one, ALL).text)["groups"]
    assert [(line["field"], line["code"], line.get("step")) for line in told["offers"]] == [
        ("O2", "half", None), ("O5", "stay", "gate"),
    ]  # fmt: skip
    assert {line["field"] for line in told["plan"]} == set(held)
    page = made("report", "html", one, ALL).text
    for words in ("A bigger step", "to stay here", "If it rains, then I wait.", "Coffee on Tuesdays", "morning low"):
        assert words in page


def test_the_folder_says_what_is_missing() -> None:
    """B4, R7: the time it covers, what could not be read, and how many lines were held back, stand beside the tables."""
    finished = made("csv", "csv", replace(material(), damaged=3), Choice())
    about = dict(finished.files)["about.txt"]
    assert "could not be read: 3." in about
    assert f"Lines held back: {finished.held_back}" in about
    assert finished.held_back > 0
    assert "could not be read" not in dict(made("csv", "csv", material(), ALL).files)["about.txt"]


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
    told = rows_of(files["attempts.csv"])
    gate = next(row for row in told if row["step"] == "Walk to the gate")
    assert (gate["outcome"], gate["amount"], gate["before_distress"], gate["likelihood"]) == ("done", "2", "6", "70")
    assert (gate["helped"], gate["hindered"], gate["body"]) == tuple(
        marked(f"gate-{field}") for field in ("helped", "hindered", "body")
    )


def test_the_body_stands_in_tables_of_its_own() -> None:
    """S27: no column about the body stands in a table of what was done."""
    body = set(COLUMNS["symptoms"]) - {"note"}
    assert not body & {name for group, names in COLUMNS.items() if group != "symptoms" for name in names}
