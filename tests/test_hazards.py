"""The hazard log: each row is whole and names tests that exist, and each safety hazard there is has a row (issue 5.7; care 4)."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from gradestep.content import data

TESTS = Path(__file__).parent
LOG = (TESTS.parent / "docs" / "hazards.md").read_text(encoding="utf-8")
NOT_YET = "not shown yet: "

OF_CARE = {
    "red-flag": "red flags, check first, what must be on screen (care 4.1, 4.2, 4.4)",
    "stop-now": "stop for today (care 4.4)",
    "pem": "post-exertional malaise (care 4.3)",
    "breathing": "breathing cautions (care 2.3)",
    "crisis": "thoughts of ending one's life (care 3, 4.5)",
    "helpline": "a wrong or old number (care 4.5)",
    "danger": "words of danger (care 4.4)",
    "data-lost": "what was written is lost (care 4.6)",
    "privacy": "what was written is read by others (care 4.6)",
    "pressure": "pressure (care 0.10, 5)",
    "rule": "a rule that pushes (care 1.3)",
    "wrong-amount": "a wrong amount (care 1.2)",
    "flare": "a flare answered with more (care 1.9)",
    "symptoms": "symptoms watched and chased (care 0.1, 1.6)",
    "supporter": "a supporter's page misused (care 1.8)",
    "file": "a file from others or for others (promises 5)",
}
"""What every number in the log begins with, and what of the care page it stands for."""

SAFETY = {
    "about": "red-flag-4",
    "check_first": "red-flag-3",
    "support": "crisis-1",
    "pem": "pem-1",
    "stop_now": "stop-now-1",
    "emergency": "red-flag-1",
    "clinician": "red-flag-1",
    "today": "stop-now-1",
    "paused": "red-flag-2",
    "checked": "red-flag-2",
    "step_words": "danger-1",
}
"""The row that each part of the safety words stands for; words of comfort stand for none."""

COMFORT = {"validating", "careful"}


class Row(NamedTuple):
    """A line of the log."""

    number: str
    hazard: str
    cause: str
    effect: str
    control: str
    shown: str

    @property
    def tests(self) -> list[str]:
        """The tests it names."""
        return re.findall(r"`(test_\w+\.py::[\w:]+)`", self.shown)


def rows_of(log: str) -> list[Row]:
    """Every line of every table; a line of another length is a fault of the log."""
    lines = [
        line.strip("| ").split(" | ") for line in log.splitlines() if line.startswith("| ") and "| hazard |" not in line
    ]
    return [Row(*(cell.strip() for cell in line)) for line in lines]


ROWS = rows_of(LOG)


def written_in(file: Path) -> set[str]:
    """The names of the tests of a file, those in a class under its name."""
    found = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found.add(node.name)
        elif isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
    return {name for name in found if name.split("::")[-1].startswith("test_")}


def missing(name: str) -> bool:
    """True where there is no test of that name."""
    file, _, test = name.partition("::")
    return not (TESTS / file).is_file() or test not in written_in(TESTS / file)


@pytest.mark.parametrize("row", ROWS, ids=[row.number for row in ROWS])
def test_a_row_is_whole_and_its_tests_exist(row: Row) -> None:
    """Issue 5.7: hazard, cause, effect and control in words; tests that are there, or a word on what is not shown yet."""
    assert all(row)
    assert row.tests or NOT_YET in row.shown
    assert [name for name in row.tests if missing(name)] == []
    told = re.sub(r"`[^`]*`|<br>", " ", row.shown).strip()
    assert told == "" or told.startswith(NOT_YET), told


def test_every_hazard_of_the_care_page_has_a_row() -> None:
    """Issue 5.7, care 4: each kind has a row, each row is of a kind, and no number is given twice."""
    numbers = [row.number for row in ROWS]
    assert {number.rpartition("-")[0] for number in numbers} == set(OF_CARE)
    assert len(numbers) == len(set(numbers))
    assert 20 <= len(numbers) <= 35


def test_every_page_of_safety_has_a_row() -> None:
    """Care 4.1-4.4: no part of the safety words is without the hazard it stands against."""
    assert set(SAFETY) | COMFORT == set(data("safety"))
    assert set(SAFETY.values()) <= {row.number for row in ROWS}


def test_a_row_with_a_test_that_is_not_there_is_seen() -> None:
    """Issue 5.7: the check bites: another name, another file, a method without its class."""
    assert missing("test_hazards.py::test_nobody_wrote")
    assert missing("test_nowhere.py::test_nothing_acts")
    assert missing("test_flow_attempt_past.py::test_a_pause_first")
    assert not missing("test_flow_attempt_past.py::TestPaused::test_a_pause_first")
