"""One record in one sentence, in lists of the journal: what it is about is named, whatever kind it is of (A33, A34)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from journals import PLAN, history_of, tried
from shared import HOSTILE
from walking import TODAY

from gradestep.coach.journal_view import Wanted, journal_rows
from gradestep.coach.people import SUBJECT as HELP
from gradestep.coach.two_weeks import SUBJECT as QUESTION
from gradestep.model.journal import (
    CheckIn,
    Event,
    Measure,
    PlanAdopted,
    PlanChanged,
    Planned,
    Review,
    Shared,
    WeeklyRating,
)

SATURDAY = TODAY + timedelta(days=5)
TOLD: tuple[tuple[Event, str], ...] = (
    (Planned(step="gate", day_planned=SATURDAY), "Meant for Sat 28 November: Walk to the gate."),
    (Planned(step="gate", day_planned=SATURDAY, dropped=True), "Meant for no day any more: Walk to the gate."),
    (Planned(step="long-gone", day_planned=SATURDAY), "Meant for Sat 28 November: long-gone."),
    (WeeklyRating(what="avoidance", value=4), "How much I kept away from this week: 4 of 10."),
    (WeeklyRating(what="something-newer", value=4), "A rating."),
    (Measure(measure="my-activities", answers={"a": 3}), "Answered: My activities, 0 to 10"),
    (Measure(measure="gad-7", answers={"a": 1}), "Answered: GAD-7"),
    (Review(subject="goals"), "Looked at again: My lists: keep, change or rest"),
    (Review(subject="outside", choice="keep"), "Looked at again: Outside"),
    (Review(subject="symptom-log", choice="yes"), "Looked at again: Whether noting the body helps"),
    (Review(subject=f"{HELP}my-sister", choice="keep"), "Looked at again: Help from someone beside me"),
    (Review(subject=f"{QUESTION}day_part/morning/evening"), "Looked at again: Morning, or Evening"),
    (PlanChanged(before="", after="x", text="", what="edit", subject="Walk to the gate"), "Walk to the gate"),
    (PlanChanged(before="", after="x", text="", what="by_hand"), "The plan was changed."),
    (PlanAdopted(plan="out", revision=2, before="", after="x", text="", base="x", title="Out again"), "Out again"),
    (PlanAdopted(plan="out", revision=2, before="", after="x", text="", base="x"), "taken in, version 2: out"),
    (Shared(what="brief", file="brief-2026-11-23.md"), "Shared, in the file brief-2026-11-23.md"),
    (CheckIn(note="Slept well"), "Check-in. Slept well"),
)


@pytest.mark.parametrize(("event", "words"), TOLD, ids=[f"{one.kind}-{place}" for place, (one, _) in enumerate(TOLD)])
def test_every_kind_says_what_it_is_about(event: Event, words: str) -> None:
    """A33: a row of the journal names the step, the list, the day or the file; none is a bare "a rating"."""
    (row,) = journal_rows(PLAN, history_of((event, 0)), Wanted(all_kinds=True), TODAY)
    assert row.words.endswith(words)


def test_a_try_and_what_was_said_after_carry_the_words_of_the_step() -> None:
    """S53: the words are those the step had then."""
    (row,) = journal_rows(PLAN, history_of(tried("gate", 1, "partly")), Wanted(), TODAY)
    assert row.line() == "Sun 22 November. Walk to the gate: in part."


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_on_one_line(words: str) -> None:
    """R19: a person's words are data, shortened to one line."""
    history = history_of((Review(subject=words), 0), (Shared(what="brief", file=words), 0))
    for row in journal_rows(PLAN, history, Wanted(all_kinds=True), TODAY):
        assert "\n" not in row.line()
        assert len(row.line()) < 120
