"""After an attempt: what is changed about the step, stopping, going back, and what is left for another day."""

from __future__ import annotations

import pytest
from flow_plans import PLAN
from flow_reflections import BEGUN, SAID, SET_OUT, STEP, flows, looked_back
from walking import ENOUGH, Move, scene_of, walk

from gradestep.flows.question import Answer, Information
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
from gradestep.model.settings import Settings
from gradestep.planfile.edits import SetField


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
