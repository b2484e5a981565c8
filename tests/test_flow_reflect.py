"""After an attempt, at once or days later: how it went, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flow_plans import PLAN
from flow_reflections import BEGUN, SAID, SET_OUT, STEP, asks, flows, from_the_start, looked_back
from walking import Move, scene_of, walk

from gradestep.flows.attempt import attempt
from gradestep.flows.question import AmountQuestion, Answer, ChoiceQuestion, Information, Ran
from gradestep.flows.reflect import reflect
from gradestep.model.attempts import (
    Adjustment,
    Afterwards,
    AttemptEnded,
    Reflection,
)
from gradestep.model.journal import Symptoms
from gradestep.model.settings import Looks, Settings


@pytest.mark.parametrize("went", [looked_back, from_the_start])
def test_everything_said(went: object) -> None:
    """S16, S17, S30, S35, S48, S49: at once or days later, each answer stands in a field of its own."""
    walked = looked_back(SAID) if went is looked_back else from_the_start(SAID)
    ended, reflection = walked.only(AttemptEnded), walked.only(Reflection)
    assert (ended.outcome, ended.actual, ended.actual_unit) == ("done", 2.5, "minutes")
    assert reflection.complete
    assert reflection.after == Afterwards(
        happened="I went\nand came back",
        sensations="warm face",
        thoughts="the neighbour saw me",
        learned="The path is short",
        prediction_outcome="no",
        surprise=6,
        likelihood_next=30,
        distress=4,
        confidence=8,
        changed="the wind",
        same="the gate",
        adjust="more time",
        helped="the sun",
        hindered="the step down",
        body="tired legs, settled",
        benefit="saw the first snow",
        adjustments=(Adjustment(field="amount", before="2 minutes", after="3 minutes"),),
    )
    assert ended.attempt == reflection.attempt


def test_the_order() -> None:
    """S49: what happened, sensations, thoughts, what was learned, in this order, straight after how it went."""
    stages = [one.stage for one in asks(looked_back(SAID))]
    assert stages == list(SAID)


def test_the_body_is_not_asked_for_a_number() -> None:
    """S27: finishing a step depends on no symptom, and writes none."""
    assert looked_back(SAID).events(Symptoms) == []


def test_a_reply_begins_like_a_sentence() -> None:
    """S9, A31: where the amount comes first, "once" among them, it begins with a capital letter."""
    once = BEGUN.model_copy(update={"step": STEP.model_copy(update={"amount": 1.0, "unit": "times"})})
    for turn in range(6):
        scene = replace(scene_of(PLAN, (once, 1), attempt="past-0"), turn=turn)
        asked = walk(reflect(scene), scene, {"outcome": "done", "actual": 1.0}).question("reply")
        assert asked.ask[0].isupper(), asked.ask


@pytest.mark.parametrize(
    ("outcome", "facts", "skipped"),
    [
        ("done", ("actual",), ()),
        ("partly", ("actual",), ()),
        ("changed", ("instead",), ()),
        ("not_today", (), ("came_true", "surprise", "likelihood_next", "benefit")),
        ("rather_not", (), ("came_true", "surprise", "likelihood_next", "benefit")),
    ],
)
def test_each_outcome(outcome: str, facts: tuple[str, ...], skipped: tuple[str, ...]) -> None:
    """S9, S36, S49: five ways it can have gone; each keeps what it is and gets one sentence; the four questions follow each."""
    answers: dict[str, Answer | Move] = {**SAID, "outcome": outcome, "instead": "Sat on the wall"}
    walked = looked_back(answers)
    stages = walked.stages()
    assert stages[1 : 1 + len(facts)] == facts
    assert stages[1 + len(facts)] == "reply"
    assert [stage for stage in ("happened", "sensations", "thoughts", "learned") if stage not in stages] == []
    assert not set(skipped) & set(stages)
    ended = walked.only(AttemptEnded)
    assert ended.outcome == (None if outcome == "rather_not" else outcome)
    assert ended.instead == ("Sat on the wall" if outcome == "changed" else None)
    assert ended.attempt == "past-0" and ended.step is None


@pytest.mark.parametrize("outcome", ["done", "partly", "changed", "not_today", "rather_not"])
def test_a_reply_names_the_step_and_does_not_repeat(outcome: str) -> None:
    """S9: for every outcome a specific sentence, another one at the next turn."""
    said = set()
    for turn in range(5):
        scene = scene_of(PLAN, (BEGUN, 1), turn=turn, attempt="past-0")
        walked = walk(reflect(scene), scene, {"outcome": outcome}, until="happened")
        reply = walked.question("reply").ask
        assert STEP.title in reply
        said.add(reply)
    assert len(said) == 5


def test_a_reply_names_what_was_done_in_its_place() -> None:
    """S9: "changed" is named by what was done."""
    walked = looked_back({"outcome": "changed", "instead": "Sat on the wall"})
    assert "Sat on the wall" in walked.question("reply").ask


def test_a_kind_line_can_be_left_out() -> None:
    """care 1.11: after "not today" one kind line, where the person wants such lines."""
    kind = looked_back({"outcome": "not_today"}).question("reply")
    plain = looked_back({"outcome": "not_today"}, settings=Settings(kind_lines=False)).question("reply")
    assert isinstance(kind, Information) and isinstance(plain, Information)
    assert (len(kind.paragraphs), len(plain.paragraphs)) == (1, 0)


def test_a_reply_names_the_amount_and_the_person_own_confidence() -> None:
    """S9, S48, care 1.5: what was done, and their own number beside it, in place of praise."""
    earlier = AttemptEnded(step=STEP, outcome="done", actual=3.0), 5
    reply = looked_back(SAID, earlier).question("reply")
    assert isinstance(reply, Information)
    assert "2.5 minutes" in reply.ask
    assert any("5" in line for line in reply.paragraphs)
    hidden = looked_back(SAID, earlier, settings=Settings(looks=Looks(hide_numbers=True))).question("reply")
    assert isinstance(hidden, Information) and hidden.paragraphs == ()


@pytest.mark.parametrize(
    ("seconds", "outcome", "ready"),
    [
        (150.0, "done", 2.0),
        (20.0, "done", 2.0),
        (20.0, "partly", None),
        (400.0, "partly", 7.0),
        (40_000.0, "done", 2.0),
        (40_000.0, "partly", None),
    ],
)
def test_the_amount_is_ready(seconds: float, outcome: str, ready: float | None) -> None:
    """A29: what the timer counted, else what was planned where it was done; never more than a start to keep or change."""
    walked = from_the_start({"doing": Ran("timer", seconds=seconds), "outcome": outcome})
    question = walked.question("actual")
    assert isinstance(question, AmountQuestion)
    assert (question.prefill, question.planned, question.unit) == (ready, 2.0, "minutes")


def test_stopping_on_time_is_the_plan_working() -> None:
    """care 1.2: a step by time, done at its planned amount, is marked as on plan; an experiment is not."""
    scene = scene_of(PLAN, step="read")
    walked = walk(attempt(scene), scene, {"outcome": "done", "actual": 8.0})
    assert walked.only(AttemptEnded).on_plan is True
    assert looked_back({"outcome": "done", "actual": 2.0}).only(AttemptEnded).on_plan is None


def test_both_ratings_stand_with_the_three_questions() -> None:
    """S17: what changed, what stayed, what could be adjusted: before and after on each."""
    walked = looked_back(SAID)
    for stage in ("changed", "same", "adjust"):
        lead = walked.question(stage).lead
        assert any("6" in line and "4" in line for line in lead)
        assert any("5" in line and "8" in line for line in lead)


def test_one_rating_is_better_than_none() -> None:
    """S17, A26: where one was passed over, the other stands alone."""
    lead = looked_back({"outcome": "done", "go_further": "go_on"}).question("changed").lead
    assert len(lead) == 2 and all("After" not in line for line in lead)


def test_ratings_in_words() -> None:
    """S21: with numbers hidden there is none on the way."""
    walked = looked_back(SAID, settings=Settings(looks=Looks(hide_numbers=True)))
    lines = [line for stage in ("likelihood_next", "go_further", "changed") for line in walked.question(stage).lead]
    assert lines and not any(letter.isdigit() for line in lines for letter in line)


def test_the_guess_is_read_back() -> None:
    """care 1.1: the guess stands before "did it come true", and how it moved is said in numbers alone."""
    walked = looked_back(SAID)
    assert any("I will sit down" in line for line in walked.question("came_true").lead)
    (moved,) = walked.question("go_further").lead
    assert "70" in moved and "30" in moved and "fear" not in moved


@pytest.mark.parametrize(("answer", "said"), [("yes", True), ("partly", True), ("cannot_tell", True), ("no", False)])
def test_a_guess_that_came_true(answer: str, said: bool) -> None:
    """care 1.1: both facts, never "see, it was fine"."""
    walked = looked_back({"outcome": "done", "came_true": answer})
    assert ("guess_reply" in walked.stages()) is said


def test_high_distress_afterwards_is_heard() -> None:
    """S1: one validating sentence before anything else is asked."""
    stages = looked_back({"outcome": "done", "distress": 9}).stages()
    assert stages[stages.index("distress") + 1] == "distress_heard"


def test_the_questions_after_an_attempt_are_open() -> None:
    """S22: each is a question of its own, and every rating and choice has its words."""
    for flow, scene in flows():
        for one in asks(walk(flow, scene, {**SET_OUT, **SAID})):
            if one.stage not in ("go_further",):
                assert one.question.ask.endswith("?"), one.stage
            if isinstance(one.question, ChoiceQuestion):
                assert all(option.label for option in one.question.options)
