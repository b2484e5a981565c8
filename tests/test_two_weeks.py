"""A pattern becomes a question for two weeks, and can prefill a time for the next plan; counts alone, and the person's answer (S52)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from journals import PLAN, Past, history_of, journals
from shared import HOSTILE
from test_progress import tried
from walking import TODAY, Walk, scene_of, walk

from gradestep.coach.attempts import attempts
from gradestep.coach.patterns import FLOOR, patterns, usual_time
from gradestep.coach.reviews import STANDS, TWO_WEEKS, due
from gradestep.coach.two_weeks import ANSWERS, ASKED, LASTS, LET_GO, SUBJECT, two_weeks
from gradestep.content import say
from gradestep.flows.plan_step import plan_step
from gradestep.flows.question import Answer, ChoiceQuestion, LineQuestion
from gradestep.flows.two_weeks import two_weeks as conversation
from gradestep.model.journal import Planned, Review
from gradestep.model.settings import Looks, Settings

NAME = "band/evening/morning"
SIDED: tuple[Past, ...] = tuple(
    [tried("done", n, time_band="morning") for n in range(20, 20 + FLOOR)]
    + [tried("not_today", n, time_band="evening") for n in range(20, 20 + FLOOR)]
)


def asked(days: int, choice: str = ASKED) -> Past:
    """The question, asked or answered so many days ago."""
    return Review(subject=SUBJECT + NAME, choice=choice), days


def talked(*past: Past, **answers: Answer) -> Walk:
    """The conversation after that past."""
    scene = replace(scene_of(PLAN), history=history_of(*past))
    return walk(conversation(scene), scene, answers)


def test_one_is_asked_from_the_patterns_there_are() -> None:
    """S52: from five tries on each side a question can be asked; below that, none."""
    walked = talked(*SIDED, which=NAME)
    question = walked.question("which")
    assert isinstance(question, ChoiceQuestion)
    assert [option.value for option in question.options] == [NAME]
    assert question.options[0].label == f"In the evening: 0 of {FLOOR}. In the morning: {FLOOR} of {FLOOR}."
    assert walked.only(Review) == Review(subject=SUBJECT + NAME, choice=ASKED)
    assert "which" not in talked(*SIDED[1:]).stages()
    assert talked(*SIDED).events(Review) == [], "passed over, nothing is asked"


@pytest.mark.parametrize(("days", "over"), [(0, False), (13, False), (14, True), (60, True)])
def test_for_two_weeks(days: int, over: bool) -> None:
    """S52: before its end it can go on or be let go; from then on it can be answered."""
    found = two_weeks(history_of(*SIDED, asked(days)), TODAY)
    assert found is not None and found.over is over
    question = talked(*SIDED, asked(days)).question("answer")
    assert isinstance(question, ChoiceQuestion)
    assert [option.value for option in question.options] == (list(ANSWERS) if over else ["go_on", LET_GO])


def test_only_the_two_weeks_are_counted() -> None:
    """S52: tries before it was asked and after its end are no part of it, and no floor keeps a small count away."""
    past = [tried("done", n, time_band="morning") for n in (30, 19, 8, 1)]
    found = two_weeks(history_of(*past, asked(20)), TODAY)
    assert found is not None
    assert (found.pattern.other.done, found.pattern.other.tried) == (2, 2)
    assert found.pattern.one.tried == 0


@pytest.mark.parametrize("answer", [*ANSWERS, LET_GO])
def test_an_answer_ends_it(answer: str) -> None:
    """S52: "can't tell" is an answer as good as any; afterwards another question can be asked."""
    days = 3 if answer == LET_GO else 14
    walked = talked(*SIDED, asked(days), answer=answer)
    assert walked.only(Review).choice == answer
    history = history_of(*SIDED, asked(days), asked(0, answer))
    assert two_weeks(history, TODAY) is None
    assert talked(*SIDED, asked(days), asked(0, answer)).question("which")


@pytest.mark.parametrize(
    ("days", "is_offered"), [(13, False), (14, True), (14 + STANDS - 1, True), (14 + STANDS, False)]
)
def test_offered_for_a_week_and_never_late(days: int, is_offered: bool) -> None:
    """S52, S7: on Home for a week once it can be answered; then it waits where it is, unasked."""
    assert (TWO_WEEKS in due(PLAN, Settings(), history_of(*SIDED, asked(days)), TODAY)) is is_offered


@given(past=journals())
@settings(max_examples=60, deadline=None)
def test_any_journal(past: list[Past]) -> None:
    """S52, S36: whatever the journal, it comes to its end, shows counts of one side beside the other, and no share."""
    for more in ((), (asked(1),), (asked(15),)):
        walked = talked(*past, *more)
        for one in walked.asked:
            assert "%" not in one.question.ask + "".join(one.question.lead)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str) -> None:
    """R20, S52: whatever a setting is called, the question about it is asked, counted and answered."""
    past = [tried("done", n, setting=setting) for n in range(20, 20 + FLOOR) for setting in (f"a/{words}", "home")]
    (found,) = patterns(attempts(history_of(*past)))
    again = (Review(subject=SUBJECT + found.name, choice=ASKED), 5)
    counted = two_weeks(history_of(*past, tried("done", 2, setting=f"a/{words}"), again), TODAY)
    assert counted is not None
    assert {counted.pattern.one.tried, counted.pattern.other.tried} == {1, 0}


def test_words_that_name_no_pattern() -> None:
    """R18: a review of anything else, or of a pattern that there is not, is no question."""
    for subject in ("goals", SUBJECT, SUBJECT + "weather/sun/rain", SUBJECT + "band/morning"):
        assert two_weeks(history_of((Review(subject=subject, choice=ASKED), 1)), TODAY) is None
    assert timedelta(days=14) == LASTS


def test_a_time_that_stands_there_already() -> None:
    """S52: the middle of the times at which it went, in half hours, with its counts; typed over, the other one is kept."""
    known = attempts(history_of(*SIDED))
    found = usual_time(known)
    assert found is not None and found[1] == patterns(known)[0]
    assert found[0][-2:] in ("00", "30") and 5 <= int(found[0][:2]) <= 12
    scene = replace(scene_of(PLAN, step="gate"), history=history_of(*SIDED))
    walked = walk(plan_step(scene), scene, {"day": "tomorrow"})
    question = walked.question("time")
    assert isinstance(question, LineQuestion)
    assert question.prefill == found[0]
    assert question.lead == (found[1].words(), say("plan_step.time.usual"))
    assert walked.only(Planned).time is None, "passed over, no time is kept"
    other = walk(plan_step(scene), scene, {"day": "tomorrow", "time": "17:00"})
    assert other.only(Planned).time == "17:00"


def test_no_time_where_nothing_stands_out() -> None:
    """S52, S21: below five a side, with sides alike, or with numbers hidden, the field is empty."""
    alike = [tried("done", n, time_band=band) for n in range(FLOOR) for band in ("morning", "evening")]
    assert usual_time(attempts(history_of(*SIDED[1:]))) is None
    assert usual_time(attempts(history_of(*alike))) is None
    scene = replace(scene_of(PLAN, step="gate"), history=history_of(*SIDED))
    hidden = replace(scene, settings=Settings(looks=Looks(hide_numbers=True)))
    question = walk(plan_step(hidden), hidden, {"day": "tomorrow"}).question("time")
    assert isinstance(question, LineQuestion) and question.prefill is None
