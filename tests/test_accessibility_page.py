"""The page on accessibility: what it names, and that its results by hand are dated and honest."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent / "docs" / "ACCESSIBILITY.md").read_text(encoding="utf-8")
BY_HAND = [row for row in PAGE.partition("## By hand")[2].splitlines() if row.startswith("| ")][1:]
RESULT = re.compile(r"^(\d{4}-\d{2}-\d{2}): (works|works in part|does not work|not tested)\b")


@pytest.mark.parametrize(
    "told", ["--plain", "--tui", "GRADESTEP_PLAIN", "ACCESSIBLE", "F1", "show_cursor", "NO_COLOR", "## Known limits"]
)
def test_the_page_tells_modes_keys_and_limits(told: str) -> None:
    """A36: how each way of opening is chosen, the keys, and what does not work."""
    assert told in PAGE


@pytest.mark.parametrize("reader", ["NVDA", "Narrator", "VoiceOver", "Orca", "BRLTTY", "magnifier", "voice input"])
def test_every_reader_has_a_script_and_a_dated_result(reader: str) -> None:
    """A36: one row for each, with its script and an honest result under its date; "not tested" is one."""
    (row,) = [row for row in BY_HAND if reader in row.split("|")[1]]
    script, result = (cell.strip() for cell in row.split("|")[2:4])
    found = RESULT.match(result)
    assert script
    assert found is not None
    assert date.fromisoformat(found[1]) >= date(2026, 1, 1)
