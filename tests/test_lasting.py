"""What is looked for however old it is, one thing at a time: each case is heard the same from what is carried (care 1.3, 1.9, 2.3, S67)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from journals import CLEAR, PLAN, Past, answered, done, history_of, paced, tried
from walking import TODAY, scene_of

from gradestep.coach.attempts import Attempt
from gradestep.coach.flare import flare_on
from gradestep.coach.lasting import lasting
from gradestep.coach.milestones import milestones
from gradestep.coach.offers.standing import Standing
from gradestep.flows.exercising import senses_first
from gradestep.model.history import History
from gradestep.model.journal import CheckIn, Exercise, FlareBegun, FlareEnded, SessionNote, Symptoms
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings


def carried(*past: Past, read: int = 0) -> History:
    """What is carried of a past of which the days from `read` days ago on are read whole."""
    whole = history_of(*past)
    older = History.of(record for record in whole.records if record.day <= TODAY - timedelta(days=read))
    kept = lasting(older, TODAY - timedelta(days=read - 1))
    newer = [record for record in whole.records if record.day > TODAY - timedelta(days=read)]
    return History.of([*(record for record in older.records if record.id in kept), *newer])


def breathed(*felt: str) -> tuple[Past, ...]:
    """Breathing, once a day, long ago."""
    days = range(200, 0, -1)
    return tuple(
        (Exercise.model_validate({"exercise": "breathing", "felt": how}), day)
        for how, day in zip(felt, days, strict=False)
    )


@pytest.mark.parametrize(
    ("felt", "first"),
    [
        (("worse", "worse"), True),
        (("worse", "worse", "same", "same"), True),
        (("worse", "worse", "easier"), False),
        (("worse", "easier", "worse"), False),
        (("easier", "worse", "worse", "same", "worse"), True),
        (("worse", "same", "worse", "same"), False),
        ((), False),
    ],
)
def test_breathing_that_made_things_worse(felt: tuple[str, ...], first: bool) -> None:
    """care 2.3: two worse running put the senses first until one is easier again, months later too."""
    notes: tuple[Past, ...] = ((SessionNote(text="a note"), 150),)
    past = (*breathed(*felt), *notes)
    whole, kept = (
        senses_first(replace(scene_of(PLAN), history=history))
        for history in (history_of(*past), carried(*past, read=60))
    )
    assert kept == whole == first


@pytest.mark.parametrize("over", [(), (95,)])
@pytest.mark.parametrize("before", [(), (190, 185)])
def test_since_when_a_flare_was_on(before: tuple[int, ...], over: tuple[int, ...]) -> None:
    """care 1.9: the last run of marks says since when, whatever run there was before it and is known of for another reason."""
    marks: list[Past] = [(FlareBegun(), 100), (FlareBegun(), 99), (FlareBegun(), 98)]
    earlier: list[Past] = [(FlareBegun(), day) for day in before[:1]] + [(FlareEnded(), day) for day in before[1:]]
    ended: list[Past] = [(FlareEnded(), day) for day in over]
    past = (*done("gate", 200), *earlier, *marks, *ended)
    for days in (97, 92, 60):
        today = TODAY - timedelta(days=days)
        assert flare_on(carried(*past, read=60), today) == flare_on(history_of(*past), today)
    assert flare_on(carried(*past, read=60), TODAY).since == TODAY - timedelta(days=100)
    assert len(carried(*past, *((FlareBegun(), day) for day in range(97, 61, -1)), read=60).records) < 10


def test_back_is_told_once() -> None:
    """S67: a return after a rough time that is long ago is the first one still."""
    marks = tuple(mark for day in (190, 150, 100) for mark in ((FlareBegun(), day), (FlareEnded(), day - 1)))
    again = (*done("gate", 200, 180, 5), *marks)
    whole = {(one.kind, one.step, one.day) for one in milestones(history_of(*again))}
    assert {(one.kind, one.step, one.day) for one in milestones(carried(*again, read=60))} == whole


def tries_known(plan: Plan, history: History) -> tuple[Attempt, ...]:
    """The tries of the first step that rules look at."""
    step = plan.steps()[0][1]
    return Standing.of(plan, Settings(), history, TODAY).tries_of(step)


@pytest.mark.parametrize(
    ("gap", "window", "known"), [(3, 4, 4), (3, 20, 20), (13, 20, 20), (14, 4, 4), (14, 20, 4), (40, 4, 4)]
)
def test_the_window_of_a_step(gap: int, window: int, known: int) -> None:
    """care 1.3: the usual window is known however old; a wide one of a plan as far as the step was under way."""
    past = done("gate", *range(29 + gap + 40, 29 + gap - 1, -1))
    plan = paced({"window": window})
    kept = tries_known(plan, carried(*past, read=30))
    assert len(kept) >= known
    assert kept[-known:] == tries_known(plan, history_of(*past))[-known:]
    assert len(carried(*past, read=30).records) < (10 if gap >= 14 else 30)


def test_an_offer_left_again_and_again_rests_as_long() -> None:
    """O8: seven answers tell the longest rest there is; none after the seventh adds to it."""
    past = (
        CLEAR,
        *done("gate", 200),
        *(answered("O4", "gate", day) for day in range(190, 60, -10)),
        tried("gate", 195),
    )
    for days in range(0, 60, 7):
        today = TODAY - timedelta(days=days)
        whole, kept = (
            Standing.of(PLAN, Settings(), history, today).rests("O4", "gate")
            for history in (history_of(*past), carried(*past, read=60))
        )
        assert kept == whole
    assert len(carried(*past, read=60).records) < len(history_of(*past).records)


@pytest.mark.parametrize("noted", [Symptoms(rating=3), CheckIn(sensations=3)])
def test_the_first_and_the_last_note_of_the_body(noted: Symptoms | CheckIn) -> None:
    """care 1.6: from the first it is counted when to ask whether it helps, from the last when the next may come."""
    days = [entry.record.day for entry in carried(*((noted, day) for day in range(200, 60, -1)), read=60).standing()]
    assert (min(days), max(days), len(days)) == (TODAY - timedelta(days=200), TODAY - timedelta(days=61), 2)
