"""The brief and the record of the same days say the same: how many practices, on which days, and where the rest of a list is (B4)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import PLAN, history_of, tried
from test_share_brief_beside import ALL, IDS, PAST, choices, material, own
from walking import TODAY

from gradestep.model.attempts import Before
from gradestep.share.as_text import as_markdown, as_text
from gradestep.share.brief import MOST, brief, brief_lines
from gradestep.share.counting import COUNTS_ALONE, is_practice
from gradestep.share.gathering import Choice, Line, Material
from gradestep.share.linear import linear
from gradestep.share.report import Report, report


def sums(lines: tuple[Line, ...]) -> list[str]:
    """Practices and practice days, as they are written."""
    return [line.cells[0][1] for line in lines if line.part == "practices" and line.field in ("practices", "days")]


def drawn(found: Report) -> list[str]:
    """The same, counted from the lines of the record that the picture by week is drawn from."""
    days = [line.day for line in (*found.groups["attempts"], *found.groups["exercises"]) if is_practice(line)]
    return [str(len(days)), str(len(set(days)))]


@given(choice=choices())
@settings(max_examples=100, deadline=None)
def test_practices_and_days(choice: Choice) -> None:
    """B4, S6: whatever parts and lines stay, private ones and own titles too, both count the same practices and days."""
    found = report(material(), choice)
    (section,) = (one for one in brief(material(), choice).sections if one.part == "practices")
    if sums(section.lines) and sums(found.groups["practices"]):
        assert sums(section.lines) == sums(found.groups["practices"])
    held_alone = choice.held | choice.let_in
    if found.shares("practices", "steps") and not held_alone & {"sum/practices", "sum/days"}:
        assert sums(section.lines) == drawn(found)


@pytest.mark.parametrize("parts", [frozenset(), frozenset({"titles"}), ALL], ids=["usual", "titles", "words"])
def test_own_titles_count_in_both(parts: frozenset[str]) -> None:
    """B4: a try at something on no list is in both, by its title where that was asked for and without it elsewhere."""
    one = Material(PLAN, history_of(own("Fly a kite", 2, "done"), tried("gate", 1)), TODAY)
    choice = Choice(with_parts=parts)
    page, record = as_text(brief(one, choice)), as_markdown(linear(report(one, choice)))
    assert "Practices: 2\nPractice days: 2" in page
    assert "Practices: 2\n- Practice days: 2" in record
    assert ("Fly a kite" in page) == ("Fly a kite" in record) == bool(parts)
    assert "A try, Sat 21 November 2026: done, 1 done" in record


@given(
    held=some.frozensets(some.sampled_from(IDS)),
    left=some.frozensets(some.sampled_from(("steps", "stuck", "flares", "together"))),
)
@settings(max_examples=60, deadline=None)
def test_more_is_in_the_record(held: frozenset[str], left: frozenset[str]) -> None:
    """B4: each line that the brief has no room for stands in the record made with the same choice, under its own heading."""
    choice = Choice(with_parts=ALL, held=held, without_parts=left)
    found = report(material(), choice)
    sections = {section.part: section for section in linear(found).sections}
    for part, lines in brief_lines(material(), choice).items():
        beyond = [line for line in choice.sorted(lines)[0] if line.field != COUNTS_ALONE][MOST.get(part, 99) :]
        group = {"steps": "attempts", "predictions": "attempts", "learnings": "attempts"}.get(part, part)
        for line in beyond:
            told = "\n".join(line.read_out() for line in sections[group].lines)
            values = [value for label, value in line.cells if label not in ("How it went", "How much")]
            assert all(value in told for value in values), line


def test_each_heading_that_can_be_too_long_is_in_the_record() -> None:
    """B4: notes, what to decide together, steps that stand still, changes, flare days, plans: a section each."""
    still = [
        tried(step, days, "not_today") for days in (3, 2, 1) for step in ("gate", "corner", "shop", "pages", "read")
    ]
    one = Material(PLAN, history_of(*PAST, *still, tried("gate", 30, before=Before(distress=4))), TODAY)
    page = brief(one, Choice(with_parts=ALL))
    record = linear(report(one, Choice(with_parts=ALL)))
    headings = {section.title for section in record.sections}
    for section in page.sections:
        if section.lines and section.part not in ("steps", "predictions", "learnings"):
            assert section.title in headings
    assert {section.part for section in page.sections if section.more} >= {"talk", "predictions", "learnings", "stuck"}
