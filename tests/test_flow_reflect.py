"""After an attempt, at once or days later: how it went, what is kept of it, what is changed about the step."""

from __future__ import annotations

import pytest
from flow_plans import PLAN
from walking import ENOUGH, Asked, Move, Walk, scene_of, walk

from gradestep.flows.attempt import attempt
from gradestep.flows.flow import Flow, Scene
from gradestep.flows.question import AmountQuestion, Answer, ChoiceQuestion, Information, Ran
from gradestep.flows.reflect import reflect
from gradestep.model.attempts import (
    Adjustment,
    Afterwards,
    AttemptBegun,
    AttemptEnded,
    Before,
    Reflection,
    StepSnapshot,
)
from gradestep.model.journal import Event, Symptoms
from gradestep.model.settings import Looks, Settings
from gradestep.planfile.edits import SetField

STEP = StepSnapshot(
    id="gate", title="Walk to the garden gate", ladder="outside", kind="experiment", amount=2, unit="minutes"
)
BEGUN = AttemptBegun(step=STEP, before=Before(distress=6, confidence=5, prediction="I will sit down", likelihood=70))

SAID: dict[str, Answer | Move] = {
    "outcome": "done",
    "actual": 2.5,
    "happened": "I went\nand came back",
    "sensations": "warm face",
    "thoughts": "the neighbour saw me",
    "learned": "The path is short",
    "came_true": "no",
    "surprise": 6,
    "likelihood_next": 30,
    "distress": 4,
    "confidence": 8,
    "go_further": "go_on",
    "changed": "the wind",
    "same": "the gate",
    "adjust": "more time",
    "adjusting": "amount",
    "set_amount": 3.0,
    "helped": "the sun",
    "hindered": "the step down",
    "body": "tired legs, settled",
    "benefit": "saw the first snow",
}
"""Everything that can be said after an attempt that had a guess."""

SET_OUT: dict[str, Answer | Move] = {
    "prediction": "I will sit down",
    "likelihood": 70,
    "confidence_before": 5,
    "likelier": "start",
    "more": ("distress_before",),
    "distress_before": 6,
    "doing": Ran("timer", seconds=150),
}
"""The same attempt from its beginning."""


def looked_back(answers: dict[str, Answer | Move], *past: tuple[Event, int], settings: Settings | None = None) -> Walk:
    """A reflection on the attempt BEGUN, and on whatever else is known of it."""
    scene = scene_of(PLAN, (BEGUN, 1), *past, settings=settings, attempt="past-0")
    return walk(reflect(scene), scene, answers)


def from_the_start(answers: dict[str, Answer | Move]) -> Walk:
    """The same questions at the end of an attempt."""
    scene = scene_of(PLAN, step="gate")
    return walk(attempt(scene), scene, {**SET_OUT, **answers})


def flows() -> list[tuple[Flow, Scene]]:
    """Both ways to the questions."""
    later, now = scene_of(PLAN, (BEGUN, 1), attempt="past-0"), scene_of(PLAN, step="gate")
    return [(reflect(later), later), (attempt(now), now)]


def asks(walked: Walk) -> list[Asked]:
    """What was asked after the attempt: from how it went on, information left out."""
    start = walked.stages().index("outcome")
    return [one for one in walked.asked[start:] if not isinstance(one.question, Information)]


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
    reply = looked_back(SAID).question("reply")
    assert isinstance(reply, Information)
    assert "2.5 minutes" in reply.ask
    assert any("5" in line for line in reply.paragraphs)
    hidden = looked_back(SAID, settings=Settings(looks=Looks(hide_numbers=True))).question("reply")
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


class TestAdjusting:
    """S50: applied to the step at once."""

    @pytest.mark.parametrize(
        ("field", "value", "kept", "before", "after"),
        [
            ("amount", 3.0, 3, "2 minutes", "3 minutes"),
            ("amount", 0.5, 0.5, "2 minutes", "0.5 minutes"),
            ("cue", "at noon", "at noon", "after breakfast", "at noon"),
            ("condition", "when it is dry", "when it is dry", "on a calm day", "when it is dry"),
            ("smallest", "Open the door", "Open the door", "Stand at the open door", "Open the door"),
        ],
    )
    def test_each_field(self, field: str, value: Answer, kept: object, before: str, after: str) -> None:
        """S50, S34: one field of one step, kept with the attempt."""
        walked = looked_back({"outcome": "done", "go_further": "go_on", "adjusting": field, f"set_{field}": value})
        (change,) = walked.changes()
        assert change.edits == (SetField(("ladders", "outside", "steps", "gate"), field, kept),)  # type: ignore[arg-type]  # a table of values
        assert (change.what, change.subject) == ("adjustment", "Walk to the garden gate")
        assert walked.only(Reflection).after.adjustments == (Adjustment(field=field, before=before, after=after),)

    def test_leaving_it(self) -> None:
        """S12: nothing changes by itself."""
        ways: tuple[dict[str, Answer | Move], ...] = (
            {},
            {"adjusting": "leave"},
            {"adjusting": "amount"},
            {"adjusting": "amount", "set_amount": 2.0},
        )
        for way in ways:
            walked = looked_back({"outcome": "done", "go_further": "go_on", **way})
            assert walked.changes() == []
            assert walked.only(Reflection).after.adjustments == ()

    def test_nothing_bigger_is_proposed(self) -> None:
        """S11, S12: an amount is the person's own; none stands ready."""
        answers: dict[str, Answer | Move] = {"outcome": "done", "go_further": "go_on", "adjusting": "amount"}
        assert looked_back(answers).question("set_amount").prefill is None

    def test_a_step_that_left_the_plan(self) -> None:
        """S45: nothing to adjust, and everything else is asked."""
        gone = AttemptBegun(step=StepSnapshot(id="gone", title="An old step"))
        scene = scene_of(PLAN, (gone, 1))
        walked = walk(reflect(scene), scene, {"outcome": "done", "go_further": "go_on"})
        assert "adjusting" not in walked.stages() and "helped" in walked.stages()


@pytest.mark.parametrize("which", [0, 1])
def test_enough_at_every_question(which: int) -> None:
    """S16, B6: "Enough for now" at any question keeps what was said before it and leaves the rest for later."""
    flow, scene = flows()[which]
    answers = {**SET_OUT, **SAID}
    whole = walk(flow, scene, answers)
    start = whole.stages().index("outcome")
    for place, asked in enumerate(whole.asked[start:], start):
        if isinstance(asked.question, Information):
            continue
        assert asked.question.may_stop_here, asked.stage
        stopped = walk(flow, scene, {**answers, asked.stage: ENOUGH})
        gone = set(whole.stages()[:place])
        assert len(stopped.events(AttemptEnded)) == (1 if "outcome" in gone else 0), asked.stage
        reflections = stopped.events(Reflection)
        assert all(not reflection.complete for reflection in reflections)
        kept = reflections[0].after if reflections else Afterwards()
        for field in ("happened", "sensations", "thoughts", "learned", "surprise", "distress", "helped", "body"):
            assert getattr(kept, field) == (SAID[field] if field in gone else None), (asked.stage, field)


def test_enough_at_the_amount_keeps_how_it_went() -> None:
    """B6: the outcome is kept even where the amount was not said."""
    walked = looked_back({"outcome": "partly", "actual": ENOUGH})
    assert (walked.only(AttemptEnded).outcome, walked.only(AttemptEnded).actual) == ("partly", None)


def test_back_and_otherwise() -> None:
    """S3, A29: back shows each answer ready, and what is said in its place is what is kept."""
    scene = scene_of(PLAN, (BEGUN, 1), attempt="past-0")
    otherwise: dict[str, Answer] = {
        "outcome": "partly",
        "actual": 1.0,
        "happened": "turned round",
        "learned": "Halfway is far",
        "surprise": 2,
        "distress": 9,
        "confidence": 3,
    }
    for stage, other in otherwise.items():
        walked = walk(reflect(scene), scene, SAID, until=stage)
        walked.answer(SAID[stage])  # type: ignore[arg-type]  # no move among them
        walked.back()
        question = walked.conversation.question
        assert question is not None and question.prefill == SAID[stage]
        walked.go_on({**SAID, stage: other})
        ended, after = walked.only(AttemptEnded), walked.only(Reflection).after
        found = {"outcome": ended.outcome, "actual": ended.actual, **dict(after)}
        assert found[stage] == other, stage


def test_back_to_another_outcome() -> None:
    """S9: an amount that was said before is no part of "not today"."""
    scene = scene_of(PLAN, (BEGUN, 1), attempt="past-0")
    walked = walk(reflect(scene), scene, SAID, until="happened")
    walked.back()
    walked.back()
    walked.go_on({"outcome": "not_today"})
    assert walked.only(AttemptEnded) == AttemptEnded(attempt="past-0", outcome="not_today")


class TestLater:
    """S16, S47: what is left is offered on return, and no more than that."""

    ENDED = AttemptEnded(attempt="past-0", outcome="done", actual=2)

    def test_what_was_said_is_not_asked_again(self) -> None:
        """A29: the first questions after "Enough for now" are the ones that were left."""
        said = Reflection(attempt="past-0", after=Afterwards(happened="went", learned="short"))
        stages = looked_back(SAID, (self.ENDED, 1), (said, 1)).stages()
        assert stages[:2] == ("sensations", "thoughts")
        assert not {"outcome", "actual", "reply", "happened", "learned"} & set(stages)

    def test_the_rest_is_complete(self) -> None:
        """S16: at the end nothing is left waiting, and only what is new is kept."""
        said = Reflection(attempt="past-0", after=Afterwards(happened="went"))
        walked = looked_back({"thoughts": "none"}, (self.ENDED, 1), (said, 1))
        reflection = walked.only(Reflection)
        assert reflection.complete and reflection.after == Afterwards(thoughts="none")
        assert walked.events(AttemptEnded) == []

    def test_ratings_of_before_are_shown(self) -> None:
        """S17: a rating given in an earlier conversation stands beside the one before."""
        said = Reflection(attempt="past-0", after=Afterwards(distress=1))
        lead = looked_back({"go_further": "go_on"}, (self.ENDED, 1), (said, 1)).question("changed").lead
        assert any("6" in line and "1" in line for line in lead)

    def test_two_questions_at_low_energy(self) -> None:
        """A27: how it went, and one line."""
        walked = looked_back({"outcome": "done", "one_line": "fine"}, settings=Settings(low_energy=True))
        assert walked.answered() == ("outcome", "one_line")
        assert walked.only(Reflection).after == Afterwards(note="fine")

    def test_told_in_one_go(self) -> None:
        """S16: an attempt that `log` kept can be looked back on."""
        logged = AttemptEnded(step=STEP, outcome="partly", before=Before(distress=3))
        scene = scene_of(PLAN, (logged, 1))
        walked = walk(reflect(scene), scene, {"happened": "went"})
        assert walked.stages()[0] == "happened"
        assert walked.only(Reflection).attempt == "past-0"

    def test_nothing_to_look_back_on(self) -> None:
        """S7: nothing is waiting, and that is said."""
        scene = scene_of(PLAN)
        assert walk(reflect(scene), scene).stages() == ("nothing",)


def test_the_questions_after_an_attempt_are_open() -> None:
    """S22: each is a question of its own, and every rating and choice has its words."""
    for flow, scene in flows():
        for one in asks(walk(flow, scene, {**SET_OUT, **SAID})):
            if one.stage not in ("go_further",):
                assert one.question.ask.endswith("?"), one.stage
            if isinstance(one.question, ChoiceQuestion):
                assert all(option.label for option in one.question.options)
