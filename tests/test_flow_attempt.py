"""The attempt before "Go", walked through: what is asked, in which order, and what it becomes."""

from __future__ import annotations

import pytest
from flow_attempts import GATE, attempted, tried, with_step
from flow_plans import PLAN
from walking import Move, scene_of, walk

from gradestep.flows.attempt import attempt
from gradestep.flows.question import (
    Answer,
    ChoiceQuestion,
    RatingQuestion,
    SeveralQuestion,
)
from gradestep.model.attempts import Adjustment, Afterwards, AttemptBegun, AttemptEnded, Reflection, StepSnapshot
from gradestep.model.journal import Event
from gradestep.model.settings import Looks, Settings
from gradestep.planfile.edits import AddEntry, SetField


def test_the_step_page_holds_what_helps() -> None:
    """S15, S34, S44, S57, S59: amount, cue, condition, why, help wanted, limits, an if-then plan, before anything is asked."""
    walked = attempted("gate", {}, until="prediction")
    page = walked.question("step")
    assert page.ask == "Walk to the garden gate"
    for words in (
        "2 minutes",
        "after breakfast",
        "on a calm day",
        "Tuesday coffee with a friend",
        "company, from my sister",
        "No stairs",
        "Home by noon",
        "new chest pain",
        "Stand at the open door",
        "if I feel overwhelmed, then I breathe out slowly",
    ):
        assert any(words in line for line in page.lead), words


def test_planned_rest_is_shown_where_the_step_starts() -> None:
    """care 1.2: rest before it is needed stands on the step's page and beside its timer; none where none is planned."""
    for rest, shown in ((5.0, True), (0.0, False), (None, False)):
        scene = scene_of(with_step("rest_plan", rest), step="gate")
        walked = walk(attempt(scene), scene, {}, until="outcome")
        for stage in ("step", "doing"):
            assert ("Planned rest: 5 minutes, before you need it." in walked.question(stage).lead) is shown


def test_everything_passed() -> None:
    """A26, S3, S16: with every question passed over there is an attempt with its step, an end, and nothing else."""
    walked = attempted("gate", {})
    begun = walked.only(AttemptBegun)
    assert begun.step == StepSnapshot(
        id="gate",
        title="Walk to the garden gate",
        ladder="outside",
        ladder_title="Outside the front door",
        plan="getting-outside",
        revision=2,
        kind="experiment",
        amount=2,
        unit="minutes",
    )
    assert begun.before.model_dump(exclude_defaults=True) == {}
    assert walked.only(AttemptEnded) == AttemptEnded(attempt="id-set_out.begun")
    assert walked.only(Reflection) == Reflection(attempt="id-set_out.begun", after=Afterwards(), complete=True)
    assert walked.changes() == []


@pytest.mark.parametrize(
    ("step", "past", "first"),
    [
        ("gate", (), ("prediction", "likelihood", "confidence_before")),
        ("gate", tried("gate"), ("prediction", "likelihood", "distress_before")),
        ("read", (), ("confidence_before", "distress_before", "willingness")),
        ("read", tried("read"), ("distress_before", "willingness")),
        ("gate", tried("gate", outcome="not_today"), ("prediction", "likelihood", "confidence_before")),
    ],
)
def test_three_questions_before_at_most(step: str, past: tuple[tuple[Event, int], ...], first: tuple[str, ...]) -> None:
    """S48, S60, care 1.1, 1.5: a guess for an experiment, confidence for a new step alone; never more than three unasked."""
    answers: dict[str, Answer | Move] = {**GATE, "distress_before": 4, "willingness": 6}
    walked = attempted(step, answers, *past, until="more")
    assert walked.stages() == ("step", *first)
    assert len(first) <= 3


def test_likelihood_needs_a_guess() -> None:
    """A26: a guess passed over brings no other question in its place."""
    assert attempted("gate", {}, until="more").stages() == ("step", "prediction", "confidence_before")


def test_what_was_said_before_is_kept_with_the_start() -> None:
    """S17, S23, S48, S60: everything from the list of more, sensations, thoughts and urges in fields of their own."""
    extra = ("how_known", "distress_before", "willingness", "sensations_before", "thoughts_before", "urges_before")
    walked = attempted(
        "gate",
        {
            **GATE,
            "prediction": "I will feel dizzy",
            "more": (*extra, "aids", "variation"),
            "how_known": "I hold on to the fence",
            "distress_before": 6,
            "willingness": 8,
            "sensations_before": "a\nwhole\npage",
            "thoughts_before": "one",
            "urges_before": "stay in",
            "aids": ("company", "my hat"),
            "variation": ("time",),
        },
        until="doing",
    )
    begun = walked.only(AttemptBegun)
    assert begun.before.model_dump(exclude_defaults=True) == {
        "distress": 6,
        "confidence": 8,
        "willingness": 8,
        "sensations": "a\nwhole\npage",
        "thoughts": "one",
        "urges": "stay in",
        "prediction": "I will feel dizzy",
        "likelihood": 70,
        "how_known": "I hold on to the fence",
        "aids": ("company", "my hat"),
        "variation": ("time",),
    }
    assert begun.context.model_dump(exclude_defaults=True) == {"setting": "home", "time_band": "morning"}


def test_how_will_i_know_is_offered_for_a_feeling() -> None:
    """care 1.1: offered where the guess has a feeling word in it, and nowhere else."""
    for guess, offered in (("I will panic.", True), ("I will turn round at the gate", False)):
        more = attempted("gate", {**GATE, "prediction": guess}, until="settle").question("more")
        assert isinstance(more, SeveralQuestion)
        assert ("how_known" in [option.value for option in more.options]) is offered


def test_willingness_stands_beside_the_value() -> None:
    """S60: what matters is on the same page."""
    walked = attempted("gate", {"more": ("willingness",)}, until="settle")
    assert any("Tuesday coffee with a friend" in line for line in walked.question("willingness").lead)


@pytest.mark.parametrize(("rating", "heard"), [(6, False), (7, True), (10, True)])
def test_a_high_rating_is_heard_first(rating: int, heard: bool) -> None:
    """S1: distress of 7 or more gets one validating sentence before anything else is asked."""
    walked = attempted("read", {"distress_before": rating}, until="more")
    place = walked.stages().index("distress_before")
    assert (walked.stages()[place + 1] == "distress_before_heard") is heard


class TestConfidence:
    """Care 1.5: below the plan's line, one page of what could help, and starting anyway."""

    def test_below_the_line(self) -> None:
        """S48: "You chose 4. What would make it a 7?", five ways, and the last is to start."""
        walked = attempted("gate", {"confidence_before": 4}, until="more")
        page = walked.question("likelier")
        assert page.ask == "You chose 4. What would make it a 7?"
        assert isinstance(page, ChoiceQuestion)
        assert [option.value for option in page.options] == ["smaller", "change_when", "get_help", "tool", "start"]

    def test_at_the_line(self) -> None:
        """S48: nothing is asked."""
        assert "likelier" not in attempted("gate", {"confidence_before": 7}, until="more").stages()

    def test_numbers_can_be_hidden(self) -> None:
        """S21: the same in words."""
        scene = scene_of(PLAN, step="gate", settings=Settings(looks=Looks(hide_numbers=True)))
        walked = walk(attempt(scene), scene, {"confidence_before": 4}, until="more")
        assert not any(letter.isdigit() for letter in walked.question("likelier").ask)

    def test_smaller(self) -> None:
        """S44: half is ready to be kept; the attempt is at that amount, the plan stays."""
        answers: dict[str, Answer | Move] = {"confidence_before": 4, "likelier": "smaller", "even_smaller_amount": 1.0}
        walked = attempted("gate", answers, until="doing")
        assert walked.question("even_smaller_amount").prefill == 1.0
        assert walked.only(AttemptBegun).step.amount == 1.0
        assert walked.changes() == []

    def test_another_cue(self) -> None:
        """S34, S50: the cue is changed in the plan at once, and kept with the attempt."""
        walked = attempted("gate", {"confidence_before": 4, "likelier": "change_when", "likelier_cue": "at noon"})
        (change,) = walked.changes()
        assert change.edits == (SetField(("ladders", "outside", "steps", "gate"), "cue", "at noon"),)
        assert change.what == "adjustment"
        after = walked.only(Reflection).after
        assert after.adjustments == (Adjustment(field="cue", before="after breakfast", after="at noon"),)

    def test_help(self) -> None:
        """S57: help wanted is added to the step."""
        walked = attempted("gate", {"confidence_before": 4, "likelier": "get_help", "help_wanted": "a lift from Sam"})
        (change,) = walked.changes()
        place = ("ladders", "outside", "steps", "gate", "help")
        assert change.edits == (AddEntry(place, {"id": "gate-help-1", "kind": "a lift from Sam"}),)

    def test_a_tool(self) -> None:
        """S40: breathing stands ready on the page that offers it."""
        walked = attempted("gate", {"confidence_before": 4, "likelier": "tool"}, until="doing")
        assert walked.question("settle").prefill == "breathing"

    def test_start_anyway(self) -> None:
        """S12, S45: straight on."""
        walked = attempted("gate", {"confidence_before": 0, "likelier": "start"}, until="settle")
        assert walked.stages()[-2:] == ("likelier", "more")


def test_something_on_no_ladder() -> None:
    """S45: anything can be tried, on a ladder or not."""
    scene = scene_of(PLAN)
    walked = walk(attempt(scene), scene, {"step_words": "Water the plants", "outcome": "done"})
    assert walked.only(AttemptBegun).step == StepSnapshot(title="Water the plants")
    assert "adjusting" not in walked.stages()


def test_words_of_a_person_are_data() -> None:
    """B6: brackets, braces and percent signs come out as they went in."""
    words = "Walk {slowly} [b]50%[/b] \\ %s"
    scene = scene_of(with_step("title", words), step="gate")
    walked = walk(attempt(scene), scene, until="prediction")
    assert walked.question("step").ask == words
    assert walked.conversation.flow.title.endswith(words)


def test_ratings_have_words_at_both_ends() -> None:
    """care 1.0: every rating asked on the way has both ends in words."""
    more = ("distress_before", "willingness")
    walked = attempted("gate", {**GATE, "outcome": "done", "more": more})
    ratings = [one.question for one in walked.asked if isinstance(one.question, RatingQuestion)]
    assert len(ratings) >= 5
    assert all(rating.low and rating.high for rating in ratings)
