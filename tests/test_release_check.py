"""The release check: which helplines a person has to look at again; never a matter for the tests (care 0.9, 4.5, design 8)."""

from __future__ import annotations

from datetime import date

import pytest
from release_check import OLDEST, old_rows

from gradestep.content import data

TODAY = date(2026, 11, 23)


def lines(**service: object) -> dict[str, object]:
    """A list with one service."""
    return {"anywhere": {"services": []}, "countries": {"AT": {"services": [{"name": "A line", **service}]}}}


@pytest.mark.parametrize(
    ("service", "is_old"),
    [
        ({}, True),
        ({"dated": "2026", "dated_month": "2026-11"}, True),
        ({"checked_on": TODAY}, False),
        ({"checked_on": TODAY - OLDEST}, False),
        ({"checked_on": date(2026, 5, 26)}, True),
        ({"checked_on": "2026-11-01"}, False),
    ],
)
def test_half_a_year(service: dict[str, object], is_old: bool) -> None:
    """care 0.9: below, at and above 180 days; a source's own date is no check by a person."""
    assert bool(list(old_rows(lines(**service), TODAY))) is is_old


def test_every_service_is_looked_at() -> None:
    """care 4.5: nobody has called a line so far, and the check says so of each."""
    countries = data("helplines")["countries"].values()
    services = sum(len(place["services"]) for place in (*countries, data("helplines")["anywhere"]))
    unchecked = sum("checked_on" not in one for place in countries for one in place["services"])
    rows = list(old_rows(data("helplines"), TODAY))
    assert unchecked <= len(rows) <= services
