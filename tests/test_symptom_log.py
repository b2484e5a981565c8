"""Noting the body: once a day at the most, off where the person likes, and whether it helps after two weeks (S8, S27, care 1.6)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from journals import PLAN, Past, history_of
from walking import TODAY, scene_of, walk

from gradestep.coach.symptom_log import ASK_AFTER, LESS, SUBJECT, asks_body, asks_whether
from gradestep.flows.check_in import check_in
from gradestep.flows.question import Answer
from gradestep.model.journal import CheckIn, Review, Symptoms
from gradestep.model.settings import Settings

NOTED = Symptoms(rating=4)


@pytest.mark.parametrize(
    ("past", "asks"),
    [
        ([], True),
        ([(NOTED, 0)], False),
        ([(NOTED, 1)], True),
        ([(NOTED, LESS.days - 1), (Review(subject=SUBJECT, choice="less"), 10)], False),
        ([(NOTED, LESS.days), (Review(subject=SUBJECT, choice="less"), 10)], True),
        ([(CheckIn(sensations=3), 0)], False),
    ],
)
def test_the_body_once_a_day(past: list[Past], asks: bool) -> None:
    """care 0 and 1.6: once a day at the most, less often where that was chosen, never where it is off."""
    assert asks_body(Settings(), history_of(*past), TODAY) is asks
    assert not asks_body(Settings(symptom_log=False), history_of(*past), TODAY)


@pytest.mark.parametrize(
    ("days", "asks"), [(0, False), (ASK_AFTER.days - 1, False), (ASK_AFTER.days, True), (60, True)]
)
def test_whether_it_helps_is_asked_once(days: int, asks: bool) -> None:
    """care 1.6: two weeks after the first note, and never again."""
    assert asks_whether(Settings(), history_of((NOTED, days)), TODAY) is asks
    assert not asks_whether(Settings(), history_of((NOTED, days), (Review(subject=SUBJECT), 0)), TODAY)
    assert not asks_whether(Settings(symptom_log=False), history_of((NOTED, days)), TODAY)


@pytest.mark.parametrize(("answer", "is_on"), [("keep", True), ("less", True), ("stop", False), (None, True)])
def test_the_answer_is_kept_in_a_check_in(answer: str | None, is_on: bool) -> None:
    """S8, S27: asked within the four questions; "leave it out" changes the setting, passing over changes nothing."""
    scene = replace(scene_of(PLAN), history=history_of((NOTED, 20)))
    answers: dict[str, Answer] = {"energy": "medium", "mood": 5}
    walked = walk(check_in(scene), scene, answers | ({"symptom_log": answer} if answer else {}))
    assert len(walked.answered()) <= 4
    assert [one.choice for one in walked.events(Review)] == [answer]
    assert walked.settings().get("symptom_log", True) is is_on
