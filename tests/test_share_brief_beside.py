"""The brief that goes with a shared record: what the person's own brief would be with the same lines held back (B4, R20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import PLAN, Past, done, history_of, tried
from shared import marked
from walking import TODAY, remembered

from gradestep.model.attempts import AttemptEnded, Before, Outcome, StepSnapshot
from gradestep.model.history import Entry, History
from gradestep.model.journal import (
    Exercise,
    FlareBegun,
    Offer,
    PlanAdopted,
    PlanChanged,
    Planned,
    SessionNote,
    Shared,
    Undecided,
)
from gradestep.model.plan import Plan
from gradestep.model.record import Record
from gradestep.share.as_json import as_json
from gradestep.share.as_text import as_text
from gradestep.share.brief import brief
from gradestep.share.brief_html import brief_html
from gradestep.share.counting import counting
from gradestep.share.gathering import FACTS, PARTS, PRIVATE, WHOLE, WORDS, Choice, Material
from gradestep.share.making import candidates, made
from gradestep.share.page import Page, Section, own_line
from gradestep.share.shared_file import read_shared

ALL = frozenset(PARTS) - {WHOLE, PRIVATE}


def own(title: str, days_ago: int, outcome: Outcome) -> Past:
    """A try at something on no list."""
    return AttemptEnded(step=StepSnapshot(title=title), outcome=outcome, actual=1, actual_unit="done"), days_ago


def named() -> Plan:
    """The plan, each title a word that stands nowhere else."""
    fields = PLAN.model_dump(mode="python", by_alias=True)
    for ladder in fields["ladders"]:
        for step in ladder["steps"]:
            step["title"] = marked(step["id"])
    return Plan.model_validate(fields, strict=False)


def guess(step: str, days_ago: int, outcome: Outcome) -> Past:
    """A try with a guess, what came of it, and what is kept; each text its own."""
    name = f"{step}x{chr(97 + days_ago)}"
    said: dict[str, Any] = {
        "happened": marked(f"{name}happened"),
        "learned": marked(f"{name}learned"),
        "prediction_outcome": "partly",
    }
    event, days = tried(
        step, days_ago, outcome, actual=float(days_ago), before=Before(prediction=marked(f"{name}guess")), **said
    )
    assert isinstance(event, AttemptEnded)
    assert event.step is not None
    return event.model_copy(update={"step": event.step.model_copy(update={"title": marked(step)})}), days


UNDECIDED = Undecided(at="pacing", field="window", title=marked("decide"), mine=marked("mine"), theirs=marked("theirs"))
PAST: tuple[Past, ...] = (
    *(guess("gate", day, "done") for day in (20, 19, 18)),
    *(guess("shop", day, "not_today") for day in (17, 16, 15)),
    guess("gate", 14, "partly"),
    guess("read", 13, "done"),
    guess("pages", 12, "changed"),
    own(marked("kite"), 11, "done"),
    own(marked("kite"), 10, "not_today"),
    own(marked("tea"), 9, "partly"),
    *((SessionNote(text=marked(f"note{letter}")), 8) for letter in "abcdefgh"),
    (PlanAdopted(plan="clinic", revision=2, before="", after="", text="", base="x", together=(UNDECIDED,)), 7),
    (PlanChanged(before="", after="", text="", what="edit", subject=marked("changed")), 6),
    (FlareBegun(note=marked("flare")), 5),
    (Exercise(exercise="breathing"), 4),
    (Offer(rule="S38", subject="shop", answer="shorten"), 3),
    (Planned(step="corner", day_planned=TODAY + timedelta(days=1), time=marked("when")), 2),
)
"""Something for every section, of some more than are shown."""

PRIVATE_ONES = ("past-2", "past-9", "past-12", "past-24")
"""A try, one of something on no list, a note, an exercise."""


def material(*, private: bool = True) -> Material:
    """That person; some entries marked private."""
    ordered = sorted(PAST, key=lambda one: -one[1])
    records: list[Record] = []
    for n, (event, days) in enumerate(ordered):
        record = remembered(event, days, n)
        hidden = private and record.id in PRIVATE_ONES
        records.append(Record(record.envelope.model_copy(update={"private": hidden}), event, record.raw))
    return Material(named(), History.of(records), TODAY)


def from_file(one: Material, choice: Choice) -> Page:
    """The brief a clinician makes of the shared file."""
    shared = read_shared(made("json", "json", one, choice).text.encode())
    assert shared is not None
    page = shared.page()
    assert page is not None
    return page


def own_brief(one: Material, choice: Choice) -> Page:
    """The person's own brief, with the count of lines held back that the file has."""
    shared = read_shared(made("json", "json", one, choice).text.encode())
    assert shared is not None
    page = brief(one, replace(choice, purpose="session"))
    line = own_line("held", "Lines held back", str(shared.held_back))
    sections = (
        replace(section, lines=tuple(line if known.id == line.id else known for known in section.lines))
        for section in page.sections
    )
    return replace(page, sections=tuple(sections), held_back=shared.held_back)


def record_ids(one: Material) -> list[str]:
    """Every line of the record that can be held back."""
    return [line.id for lines in candidates("json", one, Choice(with_parts=ALL)).values() for line in lines]


IDS = record_ids(material())


@some.composite
def choices(draw: some.DrawFn) -> Choice:
    """Any parts, any lines of the record held back, any let through."""
    parts = some.frozensets(some.sampled_from(sorted({*FACTS, *WORDS, PRIVATE})))
    lines = some.frozensets(some.sampled_from(IDS))
    return Choice(
        with_parts=frozenset(WORDS) | draw(parts) if draw(some.booleans()) else draw(parts),
        without_parts=draw(some.one_of(some.just(frozenset()), parts)),
        held=draw(lines),
        let_in=draw(some.one_of(some.just(frozenset()), lines)),
    )


@given(choice=choices())
@settings(max_examples=80, deadline=None)
def test_it_is_the_own_brief_with_the_same_lines_held_back(choice: Choice) -> None:
    """B4: whatever is held back, the brief from the file is the one the person would have, every form byte for byte."""
    theirs, mine = from_file(material(), choice), own_brief(material(), choice)
    for form in (as_text, as_json, brief_html):
        assert form(theirs) == form(mine)


def test_with_nothing_held_back_it_is_the_own_brief() -> None:
    """B4: a record shared whole goes with the brief that `share brief` makes, whatever the record is shared for."""
    every = Choice(with_parts=frozenset(PARTS))
    mine = as_json(brief(material(), every))
    assert mine == as_json(from_file(material(), every))
    assert mine == as_json(from_file(material(), replace(every, purpose="program")))
    assert mine.count("zq") > 30
    assert '"held_back": 0' in mine


def without(one: Material, gone: set[str]) -> Material:
    """The same person, who never wrote those entries."""
    kept: tuple[Entry, ...] = tuple(entry for entry in one.history.entries if entry.id not in gone)
    return replace(one, history=replace(one.history, entries=kept))


def told(page: Page) -> list[Section]:
    """What it says of the journal."""
    return [section for section in page.sections if section.part not in ("time", "held")]


@given(gone=some.sets(some.sampled_from([f"past-{n}" for n in range(len(PAST))])))
@settings(max_examples=80, deadline=None)
def test_a_held_entry_leaves_no_trace(gone: set[str]) -> None:
    """B4, R20: with every line of an entry held back, words, counts, order and what stands still are as if it never was."""
    one = material(private=False)
    held = frozenset(line for line in IDS if line.partition("/")[0] in gone)
    choice = Choice(with_parts=ALL, held=held, since=TODAY - timedelta(days=40))
    assert told(from_file(one, choice)) == told(brief(without(one, gone), replace(choice, held=frozenset())))


@given(held=some.frozensets(some.sampled_from(IDS)))
@settings(max_examples=80, deadline=None)
def test_its_words_are_words_of_lines_that_stay(held: frozenset[str]) -> None:
    """B4, R20: no word is in it that no line of the record says."""
    choice = Choice(with_parts=ALL, held=held)
    lines = [line for found in candidates("json", material(), choice).values() for line in found]
    said = " ".join(part for line in lines if choice.stays(line) for cell in line.cells for part in cell)
    for word in as_text(from_file(material(), choice)).replace(",", " ").replace(":", " ").split():
        assert not word.startswith("zq") or word in said


def test_a_word_of_a_held_line_takes_nothing_else_away() -> None:
    """B4: a held note of one letter, a held try counted in "done": every other line is as it was."""
    past = (*done("gate", 5, 4), *done("corner", 3), own("My own thing", 2, "done"), (SessionNote(text="a"), 1))
    one = Material(PLAN, history_of(*past), TODAY)
    page = as_text(from_file(one, Choice(with_parts=ALL, held=frozenset({"past-4/text"}))))
    assert "Practices: 4" in page
    assert page.count("How it went: done") == 3
    assert "more, in the report" not in page


@pytest.mark.parametrize(("held", "row"), [("outcome", "done 1"), ("title", "done 2"), ("happened", "done 2")])
def test_what_each_line_takes_along(held: str, row: str) -> None:
    """B4: how it went goes with its count and the step's name beside the guess; other lines go by themselves."""
    one = Material(PLAN, history_of(guess("gate", 5, "done"), guess("gate", 4, "done")), TODAY)
    page = as_text(from_file(one, Choice(with_parts=ALL, held=frozenset({f"past-1/{held}"}))))
    assert f"How it went: {row}" in page
    assert page.count("Step: A try") == (held == "outcome")
    assert page.count("Happened: ") == 2 - (held == "happened")


def test_a_title_that_is_not_shared_is_not_named() -> None:
    """B4: tries of something on no list count, and are named where the person's own titles were asked for."""
    one = material(private=False)
    usual = as_text(brief(one, Choice()))
    assert "Step: Something on no list\nHow it went: done 1, not today 1" in usual
    assert marked("kite") not in usual
    assert f"Step: {marked('kite')}\nHow it went: done 1, not today 1" in as_text(brief(one, Choice(with_parts=ALL)))


def test_shares_themselves_are_told_to_nobody() -> None:
    """B4: that something was shared before counts nowhere."""
    one = material()
    records = (*one.history.records, remembered(Shared(what="brief", purpose="session"), 1, 90))
    again = replace(one, history=History.of(records))
    choice = Choice(with_parts=ALL)
    assert as_text(brief(again, choice)) == as_text(brief(one, choice))
    assert counting(again, choice) == counting(one, choice)
