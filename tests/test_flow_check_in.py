"""Check-in and the page for the body, walked through."""

from __future__ import annotations

import pytest
from flow_plans import PLAN
from walking import ENOUGH, PASS, Move, Walk, scene_of, walk

from gradestep.flows.check_in import check_in, due_question
from gradestep.flows.question import Answer
from gradestep.flows.symptoms import symptoms
from gradestep.model.journal import CheckIn, Event, FlareBegun, Symptoms
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings

Past = tuple[Event, int]

SIGNS = Plan.model_validate(
    {
        "early_signs": [{"id": "sleep", "sign": "I sleep in my clothes"}, {"id": "phone", "sign": "I stop answering"}],
        "maintenance": {"today": "Call my sister"},
    },
    strict=False,
)
OWN = Plan.model_validate(
    {
        "questions": [
            {"id": "reach", "ask": "How able were you?", "low": "not able", "high": "fully", "every_days": 7},
            {"id": "walks", "ask": "How far?", "every_days": 3},
        ]
    },
    strict=False,
)


def checked_in(
    answers: dict[str, Answer | Move], *past: Past, plan: Plan = PLAN, settings: Settings | None = None, turn: int = 0
) -> Walk:
    """A check-in."""
    scene = scene_of(plan, *past, settings=settings, turn=turn)
    return walk(check_in(scene), scene, answers)


def test_everything_said() -> None:
    """S8, S27, S66: mood, energy, the body and a line; the body in a record of its own."""
    walked = checked_in({"energy": "high", "mood": 6, "body": 4, "note": "windy"})
    assert walked.answered() == ("energy", "mood", "body", "note")
    assert walked.only(CheckIn) == CheckIn(energy="high", mood=6, note="windy")
    assert walked.only(Symptoms) == Symptoms(rating=4)


def test_everything_passed() -> None:
    """S8, A26: every question can be passed over, and nothing is kept where nothing was said."""
    walked = checked_in({})
    assert walked.answered() == ("energy", "mood", "body", "note")
    assert walked.effects == {}


@pytest.mark.parametrize("stage", ["energy", "mood", "body", "note"])
def test_one_answer_is_a_check_in(stage: str) -> None:
    """S8: saved with whatever was given."""
    value: Answer = {"energy": "medium", "note": "here"}.get(stage, 5)
    walked = checked_in({stage: value})
    assert len(walked.events(CheckIn)) + len(walked.events(Symptoms)) == 1


@pytest.mark.parametrize(
    ("plan", "settings", "turn"),
    [
        (PLAN, Settings(), 0),
        (PLAN, Settings(symptom_log=False), 0),
        (SIGNS, Settings(), 0),
        (SIGNS, Settings(), 1),
        (SIGNS, Settings(symptom_log=False), 1),
        (OWN, Settings(), 0),
    ],
)
def test_four_questions_at_most(plan: Plan, settings: Settings, turn: int) -> None:
    """S8: four, energy among them, whatever the plan brings."""
    assert len(checked_in({"energy": "high"}, plan=plan, settings=settings, turn=turn).answered()) == 4


def test_no_body_where_it_is_switched_off() -> None:
    """S27: without a symptom log the body is not asked for."""
    walked = checked_in({"confidence": 3}, settings=Settings(symptom_log=False))
    assert walked.answered() == ("energy", "mood", "confidence", "note")
    assert walked.only(CheckIn).confidence == 3


@pytest.mark.parametrize(("settings", "past"), [(Settings(low_energy=True), ()), (Settings(), ((FlareBegun(), 0),))])
def test_one_question_at_low_energy(settings: Settings, past: tuple[Past, ...]) -> None:
    """S20, A27: one question, by the setting or on a flare day."""
    walked = checked_in({"mood": 2}, *past, settings=settings)
    assert walked.answered() == ("mood",)
    assert walked.only(CheckIn) == CheckIn(mood=2)


def test_low_energy_said_here() -> None:
    """S20: the answer "low" leaves one question."""
    walked = checked_in({"energy": "low", "mood": 2})
    assert walked.answered() == ("energy", "mood")
    assert walked.only(CheckIn) == CheckIn(energy="low", mood=2)


class TestOwnQuestions:
    """A clinician's own questions, one a check-in, the one that waited longest first."""

    def test_asked_in_their_words(self) -> None:
        """S8, S66: with both ends, kept by id."""
        walked = checked_in({"own": 4}, plan=OWN)
        question = walked.question("own")
        assert question.ask == "How able were you?"
        assert walked.only(CheckIn).answers == {"reach": 4}

    @pytest.mark.parametrize(
        ("past", "due"),
        [
            ((), "reach"),
            (((CheckIn(answers={"reach": 4}), 2),), "walks"),
            (((CheckIn(answers={"reach": 4}), 2), (CheckIn(answers={"walks": 4}), 1)), None),
            (((CheckIn(answers={"reach": 4}), 7), (CheckIn(answers={"walks": 4}), 1)), "reach"),
        ],
    )
    def test_due(self, past: tuple[Past, ...], due: str | None) -> None:
        """S66: every so many days, never sooner."""
        question = due_question(scene_of(OWN, *past))
        assert (question.id if question else None) == due


class TestEarlySigns:
    """S66: a neutral notice when a sign the person defined occurs."""

    def test_noticed(self) -> None:
        """S66: the sign in their words, and their own plan for such a day."""
        walked = checked_in({"signs": ("sleep",)}, plan=SIGNS)
        assert "I sleep in my clothes" in walked.question("sign_noticed").ask
        assert walked.only(CheckIn).signs == ("sleep",)
        assert any("Call my sister" in line for line in vars(walked.question("sign_noticed"))["paragraphs"])

    def test_not_noticed(self) -> None:
        """S66: nothing is said where nothing was ticked."""
        assert "sign_noticed" not in checked_in({}, plan=SIGNS).stages()

    def test_signs_and_body_take_turns(self) -> None:
        """S8: both within four questions."""
        assert "signs" in checked_in({}, plan=SIGNS, turn=0).stages()
        assert "body" in checked_in({}, plan=SIGNS, turn=1).stages()


@pytest.mark.parametrize(("rating", "said"), [(5, False), (7, False), (8, True), (2, True)])
def test_far_from_usual(rating: int, said: bool) -> None:
    """S24: 3 or more from the person's own median gets one sentence; before there is a usual, none."""
    past = tuple((CheckIn(mood=5), days) for days in range(1, 7))
    assert ("mood_unusual" in checked_in({"mood": rating}, *past).stages()) is said
    assert "mood_unusual" not in checked_in({"mood": rating}).stages()


def test_one_sentence_at_most() -> None:
    """S1, S24: a high rating of the body is heard; a second sentence is not put beside it."""
    past = tuple((Symptoms(rating=3), days) for days in range(1, 7))
    stages = checked_in({"body": 8}, *past).stages()
    assert "body_heard" in stages and "body_unusual" not in stages


def test_going_back() -> None:
    """A29, S3: another answer stands in its place."""
    scene = scene_of(PLAN)
    walked = walk(check_in(scene), scene, {"energy": "high", "mood": 6}, until="body")
    walked.back()
    walked.back()
    walked.go_on({"energy": "low", "mood": PASS})
    assert walked.only(CheckIn) == CheckIn(energy="low")


class TestSymptoms:
    """S27: a page and a record of their own."""

    def test_everything_said(self) -> None:
        """S27, S23: how strong, where, and words of any length."""
        scene = scene_of(PLAN)
        walked = walk(symptoms(scene), scene, {"body": 8, "where": "left arm", "words": "dull\nand warm"})
        assert walked.only(Symptoms) == Symptoms(rating=8, where="left arm", note="dull\nand warm")
        assert walked.stages() == ("body", "body_heard", "where", "words", "kept")

    def test_everything_passed(self) -> None:
        """A26: nothing said, nothing kept."""
        scene = scene_of(PLAN)
        assert walk(symptoms(scene), scene).effects == {}

    def test_stopping(self) -> None:
        """S8: what was said before stays."""
        scene = scene_of(PLAN)
        assert walk(symptoms(scene), scene, {"body": 3, "where": ENOUGH}).only(Symptoms) == Symptoms(rating=3)
