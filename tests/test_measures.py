"""Sets of questions: opt-in, spaced, skippable, read by no rule; support at once after a marked answer (care 3, S8, S27, B4)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import PLAN, Past, history_of, journals
from shared import HOSTILE, material
from walking import TODAY, Walk, scene_of, walk

from gradestep.coach.measures import (
    MY_ACTIVITIES,
    SHIPPED,
    Instrument,
    Item,
    band,
    instruments,
    may_come,
    total,
)
from gradestep.coach.offers import offers
from gradestep.content import data, say
from gradestep.flows.measure import measure
from gradestep.flows.question import Answer, ChoiceQuestion, Information
from gradestep.model.conditions import is_condition, meets
from gradestep.model.journal import FlareBegun, Measure
from gradestep.model.people import Contact, ItemSafety, Questionnaire, QuestionnaireItem
from gradestep.model.plan import Avoided, Maintenance, Plan
from gradestep.model.settings import Looks, Settings
from gradestep.planfile.checks.sets import support_when
from gradestep.share.gathering import PARTS, Choice
from gradestep.share.making import made

OWN = Questionnaire(
    id="sleep",
    title="Sleep, five nights",
    options=("No", "A little", "A lot"),
    every_days=7,
    items=(
        QuestionnaireItem(id="late", ask="Did you lie awake?"),
        QuestionnaireItem(id="dark", ask="Were there dark thoughts?", safety=ItemSafety(when=">=1")),
        QuestionnaireItem(id="rest", ask="Did you rest by day?"),
    ),
)
WITH_OWN = PLAN.model_copy(
    update={
        "questionnaires": (OWN,),
        "contacts": (Contact(name="Ana", call="123"),),
        "maintenance": Maintenance(today="Half a step, and call Ana"),
    }
)
BY_ID = {one.id: one for one in instruments(WITH_OWN)}


def talked(
    answers: dict[str, Answer], *past: Past, plan: Plan = PLAN, settings: Settings | None = None, **options: str
) -> Walk:
    """The conversation; what is not among the answers is passed over."""
    scene = replace(scene_of(plan, settings=settings), history=history_of(*past), options=options)
    return walk(measure(scene), scene, answers)


def all_of(instrument: Instrument, answer: int) -> dict[str, Answer]:
    """The same answer to every item."""
    return {f"{instrument.id}_{item.id}": str(answer) for item in instrument.items}


def done_words(walked: Walk) -> str:
    """What is said at the end."""
    page = walked.question("done")
    assert isinstance(page, Information)
    return " ".join((page.ask, *page.paragraphs))


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships(name: str) -> None:
    """care 3: items, answers, range and bands as published, with who made it; not PHQ-9."""
    items, options, most, every = {"gad-7": (7, 4, 21, 14), "phq-8": (8, 4, 24, 14), "phq-15": (15, 3, 30, 28)}[name]
    one = BY_ID[name]
    assert (len(one.items), len(one.options), one.most, one.every_days) == (items, options, most, every)
    assert len(one.bands) == len(one.band_names)
    assert "Kroenke" in one.source
    assert "phq-9" not in data("instruments")


@pytest.mark.parametrize("name", SHIPPED)
@given(points=some.integers(0, 30))
@settings(max_examples=31, deadline=None)
def test_every_total_has_one_band(name: str, points: int) -> None:
    """care 3: bands meet without a gap, from nothing to the most there can be."""
    one = BY_ID[name]
    if points <= one.most:
        low, high, _ = band(one, points)
        assert low <= points <= high
        assert low in one.bands


@pytest.mark.parametrize(("missing", "is_told"), [(0, True), (1, True), (2, False), (7, False)])
def test_a_total_with_one_missing_at_the_most(missing: int, is_told: bool) -> None:
    """care 3: with two answers missing there is no total."""
    one = BY_ID["gad-7"]
    answers = {item.id: None if place < missing else 2 for place, item in enumerate(one.items)}
    assert total(one, answers) == ((7 - missing) * 2 if is_told else None)


def test_what_does_not_apply_is_not_missing() -> None:
    """care 3: items that may not apply can be left out of the sum; one more may be missing."""
    walked = talked(
        {**all_of(BY_ID["phq-15"], 1), "phq-15_periods": "not_applying", "phq-15_sex": "not_applying"}, measure="phq-15"
    )
    kept = walked.only(Measure)
    assert "periods" not in kept.answers and len(kept.answers) == 13
    assert total(BY_ID["phq-15"], kept.answers) == 13


@pytest.mark.parametrize(
    ("measure_id", "days", "comes"),
    [("gad-7", 13, False), ("gad-7", 14, True), ("phq-15", 27, False), ("phq-15", 28, True), ("sleep", 6, False), ("sleep", 7, True)],
)  # fmt: skip
def test_no_more_often_than_that(measure_id: str, days: int, comes: bool) -> None:
    """care 3: fourteen days, twenty-eight for PHQ-15, as the clinician wrote for their own; until then its day is said."""
    past = (Measure(measure=measure_id, answers={"a": 1}), days)
    assert may_come(history_of(past), measure_id, BY_ID[measure_id].every_days, TODAY) is comes
    question = talked({}, past, plan=WITH_OWN).question("which")
    assert isinstance(question, ChoiceQuestion)
    assert (measure_id in [option.value for option in question.options]) is comes
    assert any(BY_ID[measure_id].title in line for line in question.lead) is not comes


def test_off_on_a_flare_day() -> None:
    """care 3: none is asked on a flare day, even by name."""
    for answers in ({}, {"which": "gad-7"}):
        walked = talked(all_of(BY_ID["gad-7"], 1) | answers, (FlareBegun(), 0))
        assert walked.events(Measure) == []
        assert walked.answered() == ()


def test_every_item_can_be_passed_over_and_nothing_said_is_nothing_kept() -> None:
    """A4, care 3: passed over from the first to the last, no record is made."""
    walked = talked({}, measure="phq-8")
    assert walked.events(Measure) == []
    assert len(walked.answered()) == 8
    some_answers = talked({"phq-8_sleep": "3"}, measure="phq-8")
    assert some_answers.only(Measure).answers["sleep"] == 3
    assert some_answers.only(Measure).answers["interest"] is None
    assert say("measures.done.few") in done_words(some_answers)


def test_numbers_without_a_verdict() -> None:
    """care 3: the total, the one before, the band with its caveat; no arrow; hidden numbers hide all of it."""
    before = (Measure(measure="gad-7", answers=dict.fromkeys((item.id for item in BY_ID["gad-7"].items), 2)), 20)
    words = done_words(talked(all_of(BY_ID["gad-7"], 1), before, measure="gad-7"))
    assert say("measures.done.total", total=7, most=21) in words
    assert say("measures.done.before", total=14) in words
    assert "mild" in words and "not a diagnosis" in words
    hidden = Settings(looks=Looks(hide_numbers=True))
    plain = done_words(talked(all_of(BY_ID["gad-7"], 1), before, settings=hidden, measure="gad-7"))
    assert plain.strip() == say("measures.done.kept")


@given(past=journals(), answers=some.dictionaries(some.sampled_from("abc"), some.integers(0, 3), max_size=3))
@settings(max_examples=80, deadline=None)
def test_no_rule_reads_an_answer(past: list[Past], answers: dict[str, int | None]) -> None:
    """care 1.3 and 3: with answers and without, the same offers."""
    filled = [(Measure(measure=name, answers=answers), 1) for name in (*SHIPPED, MY_ACTIVITIES)]
    without, with_answers = (
        [(one.rule, one.subject) for one in offers(PLAN, Settings(), history_of(*found), TODAY)]
        for found in (past, [*past, *filled])
    )
    assert without == with_answers


def test_my_activities() -> None:
    """care 3: up to five in the person's words, 0 to 10 each, and the number of the time before beside it."""
    plan = PLAN.model_copy(update={"avoided": (Avoided(id="bus", activity="Taking the bus"),)})
    walked = talked(
        {"activities": ("Taking the bus", "Cooking"), "activity_0": 3, "activity_1": 6},
        plan=plan,
        measure=MY_ACTIVITIES,
    )
    kept = walked.only(Measure)
    assert kept == Measure(measure=MY_ACTIVITIES, answers={"Taking the bus": 3, "Cooking": 6})
    again = talked({"activities": ("Cooking",), "activity_0": 7}, (kept, 14), measure=MY_ACTIVITIES)
    assert say("measures.done.own", what="Cooking", answer=7, before=6) in done_words(again)
    many = talked({"activities": tuple("abcdefg")}, plan=plan, measure=MY_ACTIVITIES)
    assert len([stage for stage in many.stages() if stage.startswith("activity_")]) == 5
    typed = talked({"activities": "Walking\nCooking\n"}, measure=MY_ACTIVITIES)
    assert "activity_1" in typed.stages()


def stages_after(answers: dict[str, Answer]) -> list[str]:
    """The stages of the clinician's own set."""
    return [stage for stage in talked(answers, plan=WITH_OWN, measure="sleep").stages() if stage.startswith("sleep_")]


def test_support_comes_right_after_that_answer() -> None:
    """care 3: before the next item, for an answer that meets what the clinician wrote and for no other."""
    stages = stages_after({"sleep_late": "2", "sleep_dark": "1"})
    assert stages == ["sleep_intro", "sleep_late", "sleep_dark", "sleep_dark_support", "sleep_rest"]
    assert "sleep_dark_support" not in stages_after({"sleep_dark": "0"})
    assert "sleep_dark_support" not in stages_after({})


def test_stop_here_and_show_my_plan() -> None:
    """care 3: stopping asks no more and keeps what was said; the plan is the person's own; no flag is kept."""
    stopped = talked({"sleep_dark": "2", "sleep_dark_support": "stop"}, plan=WITH_OWN, measure="sleep")
    assert "sleep_rest" not in stopped.stages()
    assert stopped.only(Measure).answers == {"late": None, "dark": 2, "rest": None}
    assert len(stopped.effects) == 1
    shown = talked({"sleep_dark": "2", "sleep_dark_support": "plan"}, plan=WITH_OWN, measure="sleep")
    page = shown.question("sleep_dark_plan")
    assert isinstance(page, ChoiceQuestion) and page.lead[1:] == ("Half a step, and call Ana",)
    assert [option.value for option in page.options] == ["go_on", "stop"]
    assert "sleep_rest" in shown.stages()


CONDITIONS = [
    (">=1", [1, 2, 3]), (">1", [2, 3]), ("==2", [2]), ("=2", [2]), ("2", [2]), ("<=1", [0, 1]), ("<1", [0]),
    (" >= 2 ", [2, 3]), ("often", [1, 2, 3]), ("", []), (">=9", []),
]  # fmt: skip


@pytest.mark.parametrize(("when", "met"), CONDITIONS)
def test_conditions(when: str, met: list[int]) -> None:
    """care 3: below, at and above each; what cannot be read is met by any answer above nothing."""
    assert [answer for answer in range(4) if meets(when, answer)] == met
    assert is_condition(when) is (when not in ("often", ""))


@pytest.mark.parametrize(
    ("when", "codes"), [(">=1", []), ("often", ["support-when"]), (">=3", ["support-when"]), ("==0", [])]
)
def test_the_check_finds_a_condition_no_answer_meets(when: str, codes: list[str]) -> None:
    """care 3: a page of support that would never come is a mistake in the file."""
    item = QuestionnaireItem(id="a", ask="Dark thoughts?", safety=ItemSafety(when=when))
    plan = Plan(questionnaires=(OWN.model_copy(update={"items": (item,)}),))
    assert [one.code for one in support_when(plan)] == codes


@given(when=some.text(max_size=8), answer=some.integers(0, 9))
@settings(max_examples=200, deadline=None)
def test_any_condition_is_read(when: str, answer: int) -> None:
    """R18: whatever a file says, there is an answer and no error; anything but a number leaves 0 unmet."""
    assert meets(when, answer) in (True, False)
    if not is_condition(when):
        assert not meets(when, 0)


def test_a_set_without_questions_is_not_offered() -> None:
    """R18: a clinician's set with no items or one answer is left out."""
    for broken in (OWN.model_copy(update={"items": ()}), OWN.model_copy(update={"options": ("Yes",)})):
        assert "sleep" not in [one.id for one in instruments(Plan(questionnaires=(broken,)))]
    assert Item("a", "b").support_when == ""


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str) -> None:
    """R20: a clinician's own words are asked as they are, and shared as letters."""
    item = QuestionnaireItem(id="a", ask=words)
    plan = WITH_OWN.model_copy(
        update={
            "questionnaires": (OWN.model_copy(update={"items": (item,), "title": words, "options": (words, words)}),)
        }
    )
    walked = talked({"sleep_a": "1"}, plan=plan, measure="sleep")
    assert item.ask in walked.question("sleep_a").ask
    past = (walked.only(Measure), 1)
    page = made("report", "html", material(lambda _: "x", plan, past), Choice(with_parts=frozenset(PARTS))).text
    assert "<script" not in page.split("</style>")[1]


def test_shared_with_its_questions_where_ticked() -> None:
    """B4: answers leave only where they were ticked, each item in its words, with the total."""
    answers: dict[str, int | None] = {item.id: 1 for item in BY_ID["gad-7"].items}
    one = material(lambda _: "x", PLAN, (Measure(measure="gad-7", answers=answers), 1))
    assert "Trouble relaxing" not in made("report", "html", one, Choice()).text
    ticked = made("markdown", "markdown", one, Choice(with_parts=frozenset({"questionnaires"}))).text
    assert "Trouble relaxing: 1" in ticked
    assert "7 of 21" in ticked
