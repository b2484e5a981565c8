"""The attempt from the step page to "Go", walked through: what is asked, in which order, and what it becomes."""

from __future__ import annotations

import pytest
from flow_plans import PLAN
from walking import ENOUGH, PASS, Move, Walk, scene_of, walk

from gradestep.flows.attempt import attempt
from gradestep.flows.question import (
    Answer,
    ChoiceQuestion,
    Information,
    Ran,
    RatingQuestion,
    RunningQuestion,
    SeveralQuestion,
    TimerRun,
)
from gradestep.model.attempts import Adjustment, Afterwards, AttemptBegun, AttemptEnded, Reflection, StepSnapshot
from gradestep.model.journal import Event, Exercise, FlareBegun, Safety
from gradestep.model.plan import Plan
from gradestep.model.settings import Looks, Settings
from gradestep.planfile.edits import AddEntry, SetField

BREATHED = Ran("breathing", seconds=119, cycles=17, pattern="gentle")
BACK = Ran("timer", seconds=130)

GATE: dict[str, Answer | Move] = {
    "step": "go_on",
    "prediction": "I will sit down on the path",
    "likelihood": 70,
    "confidence_before": 8,
    "settle": "go",
    "doing": BACK,
}
"""A new experiment, answered as far as its timer."""


def done(step: str, outcome: str = "done", **after: object) -> tuple[Event, Event]:
    """An attempt told in one go and a reflection on it; the attempt is the first of the past."""
    kind = "quota" if step == "read" else "experiment"
    ended = AttemptEnded.model_validate({"step": {"id": step, "title": step, "kind": kind}, "outcome": outcome})
    return ended, Reflection(attempt="past-0", after=Afterwards.model_validate(after, strict=False), complete=True)


def tried(step: str, days_ago: int = 5, outcome: str = "done", **after: object) -> tuple[tuple[Event, int], ...]:
    """That past, so many days ago."""
    return tuple((event, days_ago) for event in done(step, outcome, **after))


def attempted(step: str, answers: dict[str, Answer | Move], *past: tuple[Event, int], until: str = "", **options: str) -> Walk:
    """An attempt at a step of PLAN."""
    scene = scene_of(PLAN, *past, step=step, options=options)
    return walk(attempt(scene), scene, answers, until)


def with_step(field: str, value: object, plan: Plan = PLAN) -> Plan:
    """A plan with the gate changed in one field."""
    fields = plan.model_dump(mode="python", by_alias=True)
    fields["ladders"][0]["steps"][0][field] = value
    return Plan.model_validate(fields, strict=False)


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
        resumed = walked.conversation.__class__(attempt(later), talk.__class__(later, talk.answers, talk.passed, {"set_out.begun": "past-0"}))
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


class TestPaused:
    """O0 (care 1.3, 4.4): a stop stands until the person says that it was looked at."""

    STOP = Safety(question="stop_now", answers=("clinician",))

    def test_a_pause_first(self) -> None:
        """S3, care 4.4: one calm page, and leaving is never in the way."""
        for answer in (PASS, "leave"):
            walked = attempted("gate", {"paused": answer}, (self.STOP, 3))
            assert walked.stages() == ("paused",)
            assert walked.effects == {}

    def test_it_was_looked_at(self) -> None:
        """care 4.4: the way on, with the person's own words."""
        walked = attempted("gate", {"paused": "looked_at", "checked": "All clear"}, (self.STOP, 3), until="prediction")
        assert walked.stages() == ("paused", "checked", "step")
        safety = walked.only(Safety)
        assert (safety.question, safety.checked) == ("checked", "All clear")

    def test_breathing_stays_open(self) -> None:
        """S39: a tool in its place."""
        follows = attempted("gate", {"paused": "breathe"}, (self.STOP, 3)).next_flow()
        assert follows is not None and follows.flow == "breathe"

    @pytest.mark.parametrize(
        ("past", "paused"),
        [
            (((STOP, 3), (Safety(question="checked", answers=("yes",)), 1)), False),
            (((Safety(question="stop_now", answers=("today",)), 0),), True),
            (((Safety(question="stop_now", answers=("today",)), 1),), False),
            (((Safety(question="stop_now", answers=("emergency",)), 40),), True),
        ],
    )
    def test_what_stands(self, past: tuple[tuple[Event, int], ...], paused: bool) -> None:
        """care 4.4: "stop for today" holds for its day, the others until they were looked at."""
        assert (attempted("gate", {}, *past, until="step").stages() == ("paused",)) is paused

    def test_the_check_first_list(self) -> None:
        """care 4.2: a tick asks for a word with the clinician before a step by time or count; starting stays a choice."""
        tick = (Safety(question="check_first", ticked=("heart",)), 9)
        assert attempted("read", {}, tick, until="confidence_before").stages() == ("check_first", "step")
        assert attempted("read", {"check_first": "leave"}, tick).stages() == ("check_first",)
        assert attempted("gate", {}, tick, until="prediction").stages() == ("step",)


class TestNextDay:
    """care 1.2: one question about the day after a step by time or count, within two days."""

    def test_asked_and_kept(self) -> None:
        """care 1.2: kept with the attempt it is about."""
        walked = attempted("gate", {"next_day": "a_bit_worse_settled"}, *tried("read", days_ago=1))
        reflection = next(event for event in walked.events(Reflection) if event.attempt == "past-0")
        assert reflection.after == Afterwards(next_day="a_bit_worse_settled")

    @pytest.mark.parametrize(
        ("past", "options"),
        [
            (tried("read", days_ago=0), {}),
            (tried("read", days_ago=3), {}),
            (tried("gate", days_ago=1), {}),
            (tried("read", days_ago=1, outcome="not_today"), {}),
            (tried("read", days_ago=1, next_day="same"), {}),
            (tried("read", days_ago=1), {"low_energy": "yes"}),
        ],
    )
    def test_not_asked(self, past: tuple[tuple[Event, int], ...], options: dict[str, str]) -> None:
        """care 1.2, A27: not on the same day, not later, not twice, not for an experiment, not at low energy."""
        assert "next_day" not in attempted("read", {}, *past, until="doing", **options).stages()


class TestWhatWasLearned:
    """S50 and care 1.1: what was kept from before stands on the page of a harder step."""

    def test_learnings(self) -> None:
        """care 1.1: read back before a harder step, not before one that was done."""
        past = tried("gate", learned="The path was dry")
        assert any("The path was dry" in line for line in attempted("shop", {}, *past).question("step").lead)
        assert not any("The path was dry" in line for line in attempted("gate", {}, *past).question("step").lead)

    def test_the_if_then_plan_once_a_day(self) -> None:
        """care 1.4: shown at the first start of the day."""
        lines = attempted("gate", {}, *tried("gate", days_ago=0)).question("step").lead
        assert not any("I feel overwhelmed" in line for line in lines)
        lines = attempted("gate", {}, *tried("gate", days_ago=1)).question("step").lead
        assert any("I feel overwhelmed" in line for line in lines)

    def test_the_last_adjustment(self) -> None:
        """S50: an adjustment shows at the next start."""
        changes = ({"field": "amount", "before": "1 minute", "after": "2 minutes"},)
        page = attempted("gate", {}, *tried("gate", adjustments=changes)).question("step")
        assert any("from 1 minute to 2 minutes" in line for line in page.lead)


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
