"""Lists of activities with ratings, as clinicians have them, read into rows; and the text of a new plan (S4, S13, R18, R20)."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradestep.content import data
from gradestep.planfile.from_table import LARGEST, Row, Table, table_from
from gradestep.planfile.from_table_values import Measure, measure_of
from gradestep.planfile.placing import MOST, Harder, compared_with, difficulty_between
from gradestep.planfile.reading import read_plan
from gradestep.planfile.writing import new_plan_text, plan_text, reads_back

GATE_AND_BUS = [("Walk to the gate", 30), ("Bus ride", 75)]


def read(text: str | bytes, name: str = "list.csv") -> Table:
    """The table of this text."""
    table = table_from(text.encode() if isinstance(text, str) else text, name)
    assert table is not None
    return table


def rated(table: Table) -> list[tuple[str, int | None]]:
    """Activities and difficulties."""
    return [(row.activity, row.difficulty) for row in table.rows]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Activity,SUDS\nWalk to the gate,30\nBus ride,75\n", "a.csv"),
        ("Activity;SUDS\nWalk to the gate;30\nBus ride;75\n", "a.csv"),
        ("Activity\tSUDS\r\nWalk to the gate\t30\r\nBus ride\t75", "a.tsv"),
        ('"Activity","SUDS (0-100)"\n"Walk to the gate","30"\n"Bus ride","75"\n', "a.csv"),
        ("\ufeffActivity,SUDS\nWalk to the gate,30\nBus ride,75\n", "a.csv"),
        ("SUDS,Notes,Activity\n30,,Walk to the gate\n75,,Bus ride\n", "a.csv"),
        ("Walk to the gate,30\nBus ride,75\n", "a.csv"),
        ("1;Walk to the gate;30\n2;Bus ride;75\n", "a.csv"),
        ("Walk to the gate;3\nBus ride;7,5\n", "a.csv"),
        ("Walk to the gate;3.0\nBus ride;7.5\n", "a.csv"),
        ("Walk to the gate,3/10\nBus ride,75/100\n", "a.csv"),
        ("Walk to the gate,30%\nBus ride,75 %\n", "a.csv"),
        ("sep=;\nActivity;SUDS\nWalk to the gate;30\nBus ride;75\n", "a.csv"),
        ("\nWas;Wie schwer\nWalk to the gate;30\n\nBus ride;75\n\n", "a.csv"),
        ("| Step | Rating |\n|---|--:|\n| Walk to the gate | 30 |\n| Bus ride | 75 |\n", "a.md"),
        ("Step | Rating\n:-- | --\nWalk to the gate | 3\n**Bus ride** | 7.5\n", "a.txt"),
        ("# My list\n\n- Walk to the gate (30)\n- Bus ride (75)\n\nThat is all.\n", "a.md"),
        ("* Walk to the gate: 30\n* Bus ride: 75\n", "a.md"),
        ("1. Walk to the gate - SUDS 30\n2. [x] Bus ride \u2013 75/100\n", "a.md"),
        ("- [ ] Walk to the gate [3/10]\n- [ ] _Bus ride_ [7,5/10]\n", "a.markdown"),
    ],
)
def test_every_form_of_list(text: str, name: str) -> None:
    """S4, S13: separators, quotes, marks, headings or none, other columns, both scales, a decimal comma, Markdown."""
    table = read(text, name)
    assert rated(table) == GATE_AND_BUS
    assert table.left_out == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_lists_as_spreadsheets_save_them(encoding: str) -> None:
    """R18: a list saved on Windows without a thought is read; valid text of any script stays."""
    assert rated(read("Über die Brücke;30\nZürich;75\n".encode(encoding))) == [("Über die Brücke", 30), ("Zürich", 75)]


def test_rows_that_do_not_fit_are_told_by_line() -> None:
    """S4: each with its line and reason; the others are taken."""
    text = "Activity,SUDS\nWalk,30\n,40\nBus,high\nFly,130\nwalk,20\n" + "x" * 201 + ",10\nSit,-5\nStand,0\n"
    table = read(text)
    assert rated(table) == [("Walk", 30), ("Stand", 0)]
    assert [(one.line, one.why) for one in table.left_out] == [
        (3, "no_activity"),
        (4, "rating_unclear"),
        (5, "rating_range"),
        (6, "twice"),
        (7, "too_long"),
        (8, "rating_range"),
    ]


def test_the_scale_is_told() -> None:
    """S13: ratings up to 10 are of ten, one above makes them of a hundred; without any there is no scale."""
    assert read("Walk,3\nBus,8\n").scale == "ten"
    assert read("Walk,3\nBus,80\n").scale == "hundred"
    assert read("- Walk\n- Bus\n", "a.md").scale == "none"
    assert [row.activity for row in read("- Walk (10)\n- Bus\n", "a.md").unrated] == ["Bus"]


def test_amounts_cues_and_lists_come_along() -> None:
    """S33: columns for how much, when and which list; an amount in the words themselves; headings of Markdown."""
    table = read("Step,Rating,Amount,Cue,List\nWalk,30,5 min,after lunch,Out\nShop,60,bread is bought,,Out\n")
    assert table.rows == (
        Row(2, "Walk", 30, Measure(5, "minutes"), "after lunch", "Out"),
        Row(3, "Shop", 60, Measure(done_when="bread is bought"), None, "Out"),
    )
    (row,) = read("# Out\n- Read 2 pages (20)\n", "a.md").rows
    assert (row.measure, row.ladder) == (Measure(2, "pages"), "Out")
    assert measure_of("3", "rounds") == Measure(3, "rounds")
    assert measure_of("1,5 min") == Measure(1.5, "minutes")


@pytest.mark.parametrize(
    "raw", [b"", b"\n\n\n", b"\xff\xfe", b",,,\n,,\n", b"# heading\n", b"|---|---|\n", b"   \n \t"]
)
def test_a_list_of_nothing(raw: bytes) -> None:
    """R18: no rows and no fault."""
    assert read(raw).rows == ()


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04\x14\x00\x00\x00",
        b"\x00" * 500,
        b"x" * (LARGEST + 1),
        b'"never closed, 30\n' * 20000,
        b"|" * 500_000,
        (b" " * 3999 + b"|\n") * 250,
        (b"- " + b"(1" * 1900 + b"\n") * 250,
        (b"- " + b": 1 " * 900 + b"\n") * 250,
        b"a," * 200_000,
        b'"' * 100_001,
        b"-" * 1_000_000,
    ],
)
def test_a_hostile_list_takes_no_time(raw: bytes) -> None:
    """R18: whatever the bytes, no fault and under two seconds of work."""
    begun = time.process_time()
    table_from(raw, "a.md")
    table_from(raw, "a.csv")
    assert time.process_time() - begun < 2


def test_hostile_words_are_cleaned() -> None:
    """R19: control characters and direction overrides go, accents and emoji stay."""
    assert rated(read("Wa\x1b[31mlk\u202e caf\u00e9 \U0001f600,30\nBus,40\n"))[0] == (
        "Wa[31mlk caf\u00e9 \U0001f600",
        30,
    )


@given(st.lists(st.tuples(st.from_regex(r"[A-Za-z]{2,9}( [a-z]{2,9}){0,3}", fullmatch=True), st.integers(11, 100)),
                min_size=2, unique_by=lambda row: row[0].casefold()), st.sampled_from([",", ";", "\t"]))  # fmt: skip
@settings(deadline=None, max_examples=60)
def test_any_sound_list_comes_back(rows: list[tuple[str, int]], separator: str) -> None:
    """R25: what was written is what is read, row for row."""
    text = "Activity" + separator + "SUDS\n" + "".join(f"{title}{separator}{rating}\n" for title, rating in rows)
    assert rated(read(text)) == rows


@given(st.lists(st.integers(0, 100), max_size=40), st.integers(0, 100))
@settings(deadline=None)
def test_three_comparisons_place_a_step(others: list[int], hard: int) -> None:
    """S13: at most three questions; it stands on the right side of each one it was compared with."""
    others = sorted(others)
    answers: list[Harder] = []
    while (at := compared_with(others, answers)) is not None:
        answers.append("harder" if hard > others[at] else "easier" if hard < others[at] else "same")
    assert len(answers) <= MOST
    found = difficulty_between(others, answers)
    if not others:
        assert found is None
        return
    assert found is not None and 0 <= found <= 100
    for place, answer in enumerate(answers):
        at = compared_with(others, answers[:place])
        assert at is not None
        assert found >= others[at] if answer == "harder" else found <= others[at]
    if len(others) <= 7 and hard not in others and others[0] < hard < others[-1]:
        below = max(other for other in others if other < hard)
        above = min(other for other in others if other > hard)
        assert below <= found <= above


def test_what_is_harder_than_all_leaves_no_gap() -> None:
    """S14: above the hardest by less than a gap, below the least hard by half."""
    assert difficulty_between([10, 40], ["harder"]) == 55
    assert difficulty_between([10, 40], ["easier", "easier"]) == 5
    assert difficulty_between([95], ["harder"]) == 100
    assert difficulty_between([10, 40], ["same"]) == 40


def test_the_page_to_write_on_is_a_plan() -> None:
    """S14, B3: valid as it stands; valid with every example taken in; every line 100 letters at most."""
    text = new_plan_text()
    assert reads_back(text, data("plan_new")["sample"])
    reading = read_plan(text.encode(), Path("new.toml"))
    assert reading.plan is not None and reading.problems == ()
    taken_in = "\n".join(_uncommented(line) for line in text.splitlines())
    reading = read_plan(taken_in.encode(), Path("new.toml"))
    assert reading.plan is not None and reading.problems == ()
    assert reading.plan.supporters and reading.plan.questions and reading.plan.avoided


def _uncommented(line: str) -> str:
    inner = line.removeprefix("# ")
    return inner if inner.startswith("[[") or " = " in inner.split("#")[0] else line


scalars = st.text() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False, allow_infinity=False)
inner = st.dictionaries(st.text(min_size=1), scalars | st.lists(scalars, min_size=1), min_size=1, max_size=4)


@given(st.dictionaries(st.sampled_from(["title", "note", "pacing", "ladders", "x y", "help"]) | st.text(),
                       scalars | inner | st.lists(inner, min_size=1, max_size=3), max_size=5), st.booleans())  # fmt: skip
@settings(deadline=None, max_examples=150)
def test_anything_written_is_read_back(entries: dict[str, object], explained: bool) -> None:
    """R20: any text, key and number means the same after a round through the file."""
    entries = {key: value for key, value in entries.items() if value is not None}
    text = plan_text(entries, explained=explained)
    assert tomllib.loads(text) == entries
