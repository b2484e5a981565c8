"""Correcting a record: present words in place, what was first written kept, every kind of record of the person's own."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from test_flow_rules import wander
from walking import Move, Walk, remembered, scene_of, walk

from gradestep.flows.correct import correct
from gradestep.flows.correct_parts import CHOICES, PARTS, parts_of
from gradestep.flows.question import Answer, ChoiceQuestion, Information, RatingQuestion, SeveralQuestion, TextQuestion
from gradestep.model.attempts import Afterwards, AttemptBegun, AttemptEnded, Before, Reflection, StepSnapshot
from gradestep.model.history import History
from gradestep.model.journal import (
    EVENTS,
    Amend,
    CheckIn,
    Event,
    Exercise,
    FlareBegun,
    FlareEnded,
    Retract,
    Safety,
    SessionNote,
    Symptoms,
    WeeklyRating,
)
from gradestep.model.plan import Plan

Answers = dict[str, Answer | Move]

STEP = StepSnapshot(id="gate", title="Walk to the gate", amount=2, unit="minutes")
ENDED = AttemptEnded(
    attempt="x",
    step=STEP,
    outcome="partly",
    actual=1,
    after=Afterwards(happened="It rained", distress=4, learned="Coat"),
)
RECORDS: list[Event] = [
    AttemptBegun(step=STEP, before=Before(prediction="I will sit down", likelihood=70, sensations="tight")),
    ENDED,
    Reflection(attempt="x", after=Afterwards(happened="It rained", prediction_outcome="no", next_day="same")),
    CheckIn(mood=3, sensations=6, energy="low", note="Grey day"),
    Symptoms(rating=6, where="head", note="since noon"),
    Exercise(exercise="grounding", felt="same", words="a cup"),
    FlareBegun(note="a hard night"),
    SessionNote(text="Ask about sleep"),
    Safety(question="checked", answers=("yes",), checked="fine"),
    WeeklyRating(what="avoidance", value=4),
]


def corrected(event: Event, answers: Answers, *changes: Event) -> Walk:
    """A correction of the first record, after earlier changes to it."""
    scene = scene_of(Plan(), (event, 3), *((change, 2) for change in changes), record="past-0")
    return walk(correct(scene), scene, answers)


def reads_after(walked: Walk, event: Event, *changes: Event) -> Event:
    """How the record reads with the correction in the journal."""
    records = [remembered(one, 3, n) for n, one in enumerate((event, *changes))]
    made: list[Event] = [*walked.events(Amend)]
    records += [remembered(one, 0, len(records) + n) for n, one in enumerate(made)]
    entry = History.of(records).find("past-0")
    assert entry is not None
    return entry.event


@pytest.mark.parametrize("event", RECORDS, ids=lambda event: event.kind)
def test_everything_passed_changes_nothing(event: Event) -> None:
    """A26: passed over, a record stays as it is, and that is said."""
    walked = corrected(event, {})
    assert walked.effects == {}
    assert walked.stages()[-1] == "said"


@pytest.mark.parametrize("event", RECORDS, ids=lambda event: event.kind)
def test_what_it_says_now_stands_ready(event: Event) -> None:
    """A29, A22: what is there is listed first and named; each is asked with what it says now; kept, nothing changes."""
    parts = parts_of(event)
    there = [part for part in parts if part.value(event) is not None]
    answers: Answers = {"which": tuple(part.id for part in there)}
    answers |= {part.id: part.value(event) for part in there}
    walked = corrected(event, answers)
    assert walked.effects == {}
    if len(parts) > 1:
        which = walked.question("which")
        assert isinstance(which, SeveralQuestion)
        assert [option.value for option in which.options][: len(there)] == [part.id for part in there]
        assert all(option.note for option in which.options[: len(there)])
    for part in there:
        assert walked.question(part.id).prefill == part.value(event)


@pytest.mark.parametrize(
    ("event", "answers", "reads"),
    [
        (SessionNote(text="Ask"), {"text": "Ask about sleep"}, SessionNote(text="Ask about sleep")),
        (SessionNote(text="Ask"), {"text": ""}, SessionNote(text="Ask")),
        (FlareBegun(note="a hard night"), {"note": ""}, FlareBegun()),
        (Symptoms(rating=6, where="head"), {"which": ("rating",), "rating": 4}, Symptoms(rating=4, where="head")),
        (Symptoms(rating=6), {"which": ("where",), "where": "back"}, Symptoms(rating=6, where="back")),
        (
            ENDED,
            {"which": ("outcome", "actual", "after_learned"), "outcome": "done", "actual": 2.0, "after_learned": ""},
            AttemptEnded(
                attempt="x", step=STEP, outcome="done", actual=2, after=Afterwards(happened="It rained", distress=4)
            ),
        ),
        (
            AttemptEnded(attempt="x"),
            {"which": ("after_happened", "after_distress"), "after_happened": "Sun", "after_distress": 2},
            AttemptEnded(attempt="x", after=Afterwards(happened="Sun", distress=2)),
        ),
    ],
)
def test_a_correction(event: Event, answers: Answers, reads: Event) -> None:
    """R14: the record reads as corrected, parts not touched stay; what it cannot be without is not emptied."""
    walked = corrected(event, answers)
    assert reads_after(walked, event) == reads
    assert bool(walked.events(Amend)) is (reads != event)
    said = walked.question("said")
    assert isinstance(said, Information)


def test_a_second_correction_keeps_the_first() -> None:
    """R14: the newest correction stands alone over the first words, so it holds what the one before changed."""
    first = Amend(of="past-0", fields={"mood": 7})
    event = CheckIn(mood=3, note="Grey day")
    walked = corrected(event, {"which": ("note",), "note": "Brighter"}, first)
    assert reads_after(walked, event, first) == CheckIn(mood=7, note="Brighter")


@pytest.mark.parametrize("event", RECORDS, ids=lambda event: event.kind)
@given(data=st.data())
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_any_way_through(event: Event, data: st.DataObject) -> None:
    """B6: whatever is answered, the record reads on as one of its kind."""
    scene = scene_of(Plan(), (event, 3), record="past-0")
    walked = wander(data, scene, "correct")
    after = reads_after(walked, event)
    assert after.kind == event.kind
    for amend in walked.events(Amend):
        fields: dict[str, Any] = event.model_dump(mode="json") | amend.fields
        assert EVENTS.validate_python(fields, strict=False) == after


@pytest.mark.parametrize("record", ["nowhere", ""])
def test_nothing_to_correct(record: str) -> None:
    """A30: a record that is not there, was removed, or holds no words gets one sentence."""
    scene = scene_of(Plan(), record=record)
    assert walk(correct(scene), scene).stages() == ("nothing",)
    assert corrected(FlareEnded(), {}).stages() == ("nothing",)
    assert corrected(SessionNote(text="x"), {}, Retract(of="past-0")).stages() == ("nothing",)


def test_the_questions_fit_their_parts() -> None:
    """S27, care 1.0: a check-in's sensations are a rating, an attempt's are words; choices are those of the journal."""
    ids: Answers = {"which": ("sensations",), "sensations": 2}
    assert isinstance(corrected(CheckIn(mood=3), ids).question("sensations"), RatingQuestion)
    words: Answers = {"which": ("after_sensations", "outcome")}
    walked = corrected(ENDED, words)
    assert isinstance(walked.question("after_sensations"), TextQuestion)
    outcome = walked.question("outcome")
    assert isinstance(outcome, ChoiceQuestion)
    assert [option.label for option in outcome.options] == ["done", "in part", "done another way", "not today"]


def test_every_part_is_a_field_of_its_kind() -> None:
    """S35, B5: each path of the table leads to a field of that record; choices hold every value there is."""
    models = {model.model_fields["kind"].default: model for model in get_args(get_args(Event)[0])}
    for kind, paths in PARTS.items():
        for path in paths:
            model: Any = models[kind]
            *outer, name = path.split(".")
            for part in outer:
                model = {"before": Before, "after": Afterwards}[part]
                assert part in models[kind].model_fields
            field = model.model_fields[name]
            if name in CHOICES:
                assert set(CHOICES[name]) == set(get_args(get_args(field.annotation)[0])), path
