"""Setting out: a smaller version, not today, a breath first, the timer, and the two-question form."""

from __future__ import annotations

import pytest
from flow_attempts import BREATHED, GATE, attempted, tried, with_step
from flow_plans import PLAN
from walking import ENOUGH, scene_of, walk

from gradestep.flows.attempt import attempt
from gradestep.flows.question import (
    ChoiceQuestion,
    Information,
    Ran,
    RunningQuestion,
    TimerRun,
)
from gradestep.model.attempts import Adjustment, Afterwards, AttemptBegun, AttemptEnded, Reflection
from gradestep.model.journal import Event, Exercise, FlareBegun
from gradestep.model.settings import Settings
from gradestep.planfile.edits import SetField


class TestSmaller:
    """S44: a smaller version is one choice on the step page."""

    def test_less_of_the_same(self) -> None:
        """S44: an amount of the person's own, half of it ready."""
        walked = attempted("read", {"step": "smaller", "smaller_amount": 3.0}, until="doing")
        assert walked.question("smaller_amount").prefill == 4.0
        assert walked.only(AttemptBegun).step.amount == 3.0

    def test_in_words(self) -> None:
        """S44: where there is no amount, in words."""
        walked = attempted("shop", {"step": "smaller", "smaller_words": "Look in at the window"}, until="doing")
        step = walked.only(AttemptBegun).step
        assert (step.id, step.title) == ("shop", "Look in at the window")

    def test_the_smallest_version_is_ready(self) -> None:
        """S44: the smallest version of the plan, where there is no amount."""
        scene = scene_of(with_step("amount", None), step="gate")
        walked = walk(attempt(scene), scene, {"step": "smaller"}, until="prediction")
        assert walked.question("smaller_words").prefill == "Stand at the open door"

    @pytest.mark.parametrize(("amount", "unit"), [(1, "times"), (1, "pages"), (1, None)])
    def test_one_of_something_is_made_smaller_in_words(self, amount: float, unit: str | None) -> None:
        """S44: what is counted has no half."""
        scene = scene_of(with_step("unit", unit, with_step("amount", amount)), step="gate")
        walked = walk(attempt(scene), scene, {"step": "smaller"}, until="prediction")
        assert walked.stages() == ("step", "smaller_words")

    def test_half_from_the_start(self) -> None:
        """S47, care 1.9: after a flare the same step is begun at half."""
        assert attempted("read", {}, until="doing", size="half").only(AttemptBegun).step.amount == 4.0

    @pytest.mark.parametrize("low", [False, True])
    def test_the_smallest_version_where_nothing_can_be_halved(self, low: bool) -> None:
        """O2, O7: asked for half, a step without an amount begins at its smallest version, and is no smaller on the ladder."""
        scene = scene_of(with_step("amount", None), step="gate", size="half", low_energy="yes" if low else "")
        walked = walk(attempt(scene), scene, {}, until="doing")
        assert "smaller_words" not in walked.stages()
        assert walked.only(AttemptBegun).step.title == "Stand at the open door"

    def test_asked_for_where_there_is_no_smallest_version(self) -> None:
        """S64: a plan that says "smaller" asks what that would be, where the step says nothing of it."""
        walked = attempted("shop", {"smaller_words": "Look in"}, until="doing", size="half")
        assert walked.stages()[:2] == ("step", "smaller_words")
        assert walked.only(AttemptBegun).step.title == "Look in"


class TestNotToday:
    """S7, S9: said before setting out; what was said so far is kept."""

    def test_at_once(self) -> None:
        """S7, S9: an attempt told in one go, a sentence, and nothing is waiting."""
        walked = attempted("gate", {"step": "not_today"})
        assert walked.stages() == ("step", "not_today", "not_today_reply")
        ended = walked.only(AttemptEnded)
        assert (ended.attempt, ended.outcome) == (None, "not_today")
        assert ended.step is not None and ended.step.id == "gate"
        assert walked.events(AttemptBegun) == [] and walked.events(Reflection) == []

    def test_after_the_questions(self) -> None:
        """B6: the guess is kept."""
        ended = attempted("gate", {**GATE, "settle": "not_today"}).only(AttemptEnded)
        assert ended.before is not None and ended.before.prediction == "I will sit down on the path"

    def test_with_a_change(self) -> None:
        """S50: the step is changed at once."""
        walked = attempted("gate", {"step": "not_today", "not_today": "amount", "later_amount": 1.0})
        (change,) = walked.changes()
        assert change.edits == (SetField(("ladders", "outside", "steps", "gate"), "amount", 1),)
        assert walked.only(Reflection).after.adjustments == (
            Adjustment(field="amount", before="2 minutes", after="1 minute"),
        )

    def test_going_back_to_go(self) -> None:
        """S44: nothing of "not today" stays."""
        walked = attempted("gate", {"step": "not_today"}, until="not_today_reply")
        walked.back()
        walked.back()
        walked.go_on({**GATE, "outcome": "done"})
        assert walked.only(AttemptEnded).outcome == "done"
        assert "not_today" not in walked.conversation.trail


class TestSettling:
    """S40: an exercise before is offered and never required."""

    @pytest.mark.parametrize(("offer", "tools"), [("offered", True), ("practice_only", False), ("off", False)])
    def test_breathing_is_offered_where_the_plan_offers_it(self, offer: str, tools: bool) -> None:
        """S40, care 0.4: `breathing_before` of the step decides."""
        scene = scene_of(with_step("breathing_before", offer), step="gate")
        page = walk(attempt(scene), scene, until="doing").question("settle")
        assert isinstance(page, ChoiceQuestion)
        assert ("breathing" in [option.value for option in page.options]) is tools
        assert page.default == "go"

    def test_a_first_attempt_teaches(self) -> None:
        """S40: taught breathing at the first attempt, passable, recorded with the attempt; the attempt began before."""
        walked = attempted("gate", {**GATE, "settle": "breathing", "breathing": BREATHED, "felt": "easier"})
        stages = walked.stages()
        place = stages.index("settle")
        assert stages[place : place + 5] == ("settle", "taught", "breathing", "felt", "doing")
        exercise = walked.only(Exercise)
        assert (exercise.attempt, exercise.felt, exercise.cycles) == ("id-set_out.begun", "easier", 17)
        assert walked.only(AttemptBegun).before.aids == ("breathing",)

    def test_taught_once(self) -> None:
        """S40: a step that was done and a script that was read: straight to the breath."""
        settings = Settings.model_validate({"exercises": {"taught": True}})
        scene = scene_of(PLAN, *tried("gate"), step="gate", settings=settings)
        walked = walk(attempt(scene), scene, {"settle": "breathing"}, until="breathing")
        assert "taught" not in walked.stages()

    def test_stopping_a_breath_early_is_practice(self) -> None:
        """S43: stopped early is recorded as what it is."""
        stopped = Ran("breathing", seconds=20, cycles=2, stopped=True, pattern="gentle")
        walked = attempted("gate", {**GATE, "settle": "breathing", "breathing": stopped})
        assert walked.only(Exercise).stopped

    def test_passing_the_breath_records_none(self) -> None:
        """S40: it can be passed over."""
        assert attempted("gate", {**GATE, "settle": "breathing"}).events(Exercise) == []

    def test_grounding(self) -> None:
        """S41: the senses before a step, with the attempt's id."""
        senses = Ran("grounding", seconds=90, pattern="default")
        walked = attempted("gate", {**GATE, "settle": "grounding", "grounding": senses})
        assert (walked.only(Exercise).exercise, walked.only(Exercise).attempt) == ("grounding", "id-set_out.begun")


class TestGoing:
    """S44, A25: the timer counts up, marks the planned time and ends nothing."""

    def test_the_timer(self) -> None:
        """S44, B6: the start is remembered before the lid can be closed; the planned time is marked."""
        walked = attempted("gate", GATE, until="doing")
        assert walked.only(AttemptBegun)
        question = walked.conversation.question
        assert isinstance(question, RunningQuestion)
        assert question.run == TimerRun(planned_seconds=120.0)
        assert question.may_stop_here and question.may_pass

    def test_a_step_without_time(self) -> None:
        """S44: it counts and marks nothing."""
        question = attempted("shop", {}, until="doing").conversation.question
        assert isinstance(question, RunningQuestion)
        assert question.run == TimerRun()

    def test_taken_up_again(self) -> None:
        """A25, A23: after a closed lid it counts from when the attempt began."""
        walked = attempted("gate", GATE, until="doing")
        begun = walked.only(AttemptBegun)
        scene = scene_of(PLAN, (begun, 0), step="gate")
        talk = walked.conversation.talk
        later = scene.__class__(**{**vars(scene), "now": scene.now.replace(minute=40)})
        resumed = walked.conversation.__class__(
            attempt(later), talk.__class__(later, talk.answers, talk.passed, {"set_out.begun": "past-0"})
        )
        question = resumed.resumed("doing", walked.conversation.trail).question
        assert isinstance(question, RunningQuestion) and isinstance(question.run, TimerRun)
        assert question.run.already == 600.0

    def test_enough_at_the_timer(self) -> None:
        """S16, S47: the attempt stays begun and is offered on return; nothing says how it went."""
        walked = attempted("gate", {**GATE, "doing": ENOUGH})
        assert walked.events(AttemptBegun) and not walked.events(AttemptEnded) and not walked.events(Reflection)


class TestLowEnergy:
    """A27, S20: two questions and no more."""

    @pytest.mark.parametrize(
        ("settings", "past", "options"),
        [
            (Settings(low_energy=True), (), {}),
            (Settings(), ((FlareBegun(), 0),), {}),
            (Settings(), (), {"low_energy": "yes"}),
        ],
    )
    def test_two_questions(
        self, settings: Settings, past: tuple[tuple[Event, int], ...], options: dict[str, str]
    ) -> None:
        """A27: by the setting, on a flare day, or for once: how it went, and one line."""
        scene = scene_of(PLAN, *past, settings=settings, step="gate", options=options)
        walked = walk(attempt(scene), scene, {"outcome": "partly", "one_line": "To the door and back"})
        assert walked.answered() == ("outcome", "one_line")
        begun, ended, reflection = walked.only(AttemptBegun), walked.only(AttemptEnded), walked.only(Reflection)
        assert begun.step.id == "gate" and begun.context.flare is bool(past)
        assert (ended.attempt, ended.outcome, ended.actual) == ("id-set_out.begun", "partly", None)
        assert reflection.after == Afterwards(note="To the door and back") and reflection.complete

    def test_the_page_is_short(self) -> None:
        """A27: what, when, the smallest version and the limits."""
        scene = scene_of(PLAN, settings=Settings(low_energy=True), step="gate")
        page = walk(attempt(scene), scene, until="doing").question("step")
        assert isinstance(page, Information)
        assert any("Stand at the open door" in line for line in page.paragraphs)
        assert not any("Tuesday coffee" in line for line in page.paragraphs)
