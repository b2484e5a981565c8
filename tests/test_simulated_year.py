"""The page of made-up years is as the rules make it now; the whole of it is checked by `make simulated-year ARGS=--check`."""

from __future__ import annotations

import pytest
from simulated_year import PAGE, section
from temperaments import PEOPLE

from gradestep.coach.offers import RULES


@pytest.fixture(scope="module")
def page() -> str:
    """The page as it stands."""
    return PAGE.read_text(encoding="utf-8")


def test_one_year_reads_as_on_the_page(page: str) -> None:
    """S12: the year with the fewest tries, lived again whole, in real conversations and files: every line of it stands there."""
    (person,) = (person for person in PEOPLE if person.name == "Slow to begin")
    assert section(person) in page


def test_the_page_has_everyone_and_every_rule(page: str) -> None:
    """Care 1.3, S38: each temperament has its part, and each rule that makes offers is met by one of them at least."""
    assert [line for line in page.splitlines() if line.startswith("## ")] == [f"## {person.name}" for person in PEOPLE]
    met = {
        line.partition("**, ")[2].split(",")[0].split(":")[0] for line in page.splitlines() if line.startswith("- **")
    }
    assert {rule.id for rule in RULES} - {"O8"} <= met
