"""How long an answered offer rests, what never rests longer than its week, and what comes of many noes (care 1.3, O8, O9)."""

from __future__ import annotations

import pytest
from journals import CLEAR, PACED, Past, answered, done, offered, rules, tried

from gradestep.model.attempts import Afterwards, Before, NextDay, Outcome, Reflection
from gradestep.model.journal import FlareBegun, FlareEnded
from gradestep.model.settings import Settings

READ = Settings(step="read")
ROUGH: NextDay = "much_worse_or_still_worse"
NOT: Outcome = "not_today"
SAID = Reflection(attempt="past-2", after=Afterwards(next_day=ROUGH))
"""Said later of the third record of a past."""


WEEKLY = [tried("corner", day, "partly") for day in (2, 1)]
HELD: tuple[tuple[str, str, str, list[Past]], ...] = (
    ("O1", "gate", "gate", [PACED, *done("gate", 4, 3, 2)]),
    ("S38", "gate", "gate", [*done("gate", 30), *done("read", 1)]),
    ("O7", "gate", "gate", [*done("gate", 30)]),
    ("O3", "corner", "corner", WEEKLY),
    ("O4", "corner", "corner", [*done("corner", 1)]),
    ("O5", "gate", "gate", [CLEAR, *done("gate", 4, 3, 2)]),
    ("O6", "gate", "gate", [tried("gate", day, before=Before(aids=("company",))) for day in (3, 2)]),
    ("O9", "outside", "corner", [answered("O3", "gate", 13), answered("O3", "shop", 12), *WEEKLY]),
)
"""Rule, what it is about, the step at hand, and a past in which it holds today whatever was answered a week ago."""


@pytest.mark.parametrize(("rule", "subject", "step", "past"), HELD, ids=[case[0] for case in HELD])
@pytest.mark.parametrize(("days", "offer"), [(0, False), (6, False), (7, True), (8, True)])
def test_o8_on_the_very_day(rule: str, subject: str, step: str, past: list[Past], days: int, offer: bool) -> None:
    """O8, care 1.3: declined, it is not made again for seven days; on the day after it may be."""
    settings = Settings(step=step)
    assert rule in rules(offered(*past, settings=settings))
    assert (rule in rules(offered(*past, answered(rule, subject, days), settings=settings))) is offer


@pytest.mark.parametrize(
    ("declined", "rests"),
    [
        ((0,), 7),
        ((7, 0), 7),
        ((14, 7, 0), 14),
        ((28, 14, 7, 0), 28),
        ((56, 28, 14, 7, 0), 56),
        ((99, 56, 28, 14, 7, 0), 112),
        ((200, 99, 56, 28, 14, 7, 0), 182),
        ((400, 200, 99, 56, 28, 14, 7, 0), 182),
    ],
)
def test_o8_longer_each_time(declined: tuple[int, ...], rests: int) -> None:
    """O8: from the third no on an offer rests twice as long each time, up to half a year; nobody is asked every week.

    The first no has the seven days of care 1.3, on the very day. One that was taken in between begins the count anew.
    """
    for days, offer in ((rests - 1, False), (rests, True)):
        past = [answered("O4", "corner", days + before) for before in declined]
        settings = Settings(step="corner")
        assert ("O4" in rules(offered(CLEAR, *done("corner", 1), *past, settings=settings))) is offer, days
    taken = (*past, answered("O4", "corner", 9, "vary"), answered("O4", "corner", 7))
    assert "O4" in rules(offered(CLEAR, *done("corner", 8, 1), *taken, settings=settings))


@pytest.mark.parametrize("apart", [3, 7, 30])
def test_o2_is_never_silenced_by_earlier_flares(apart: int) -> None:
    """O2, O8: however often it was left before, a new flare brings it anew."""
    past: list[Past] = []
    for flare in range(9, 0, -1):
        past += [
            (FlareBegun(), flare * apart + 1),
            (FlareEnded(), flare * apart),
            answered("O2", "gate", flare * apart),
        ]
    assert "O2" in rules(offered(*past, (FlareBegun(), 1), (FlareEnded(), 0)))


@pytest.mark.parametrize(("last", "offer"), [(6, False), (7, True)])
def test_o3_after_a_much_worse_day_rests_for_seven_days_alone(last: int, offer: bool) -> None:
    """O3, O8: much worse again and again is never met with weeks of silence, however often less was declined; partly is."""
    noes = [answered("O3", "read", days) for days in (last + 28, last + 21, last + 14, last + 7, last)]
    rough = [tried("read", days, "done", ROUGH) for days in (33, 26, 19, 12, 5, 3)]
    assert ("O3" in rules(offered(*rough, *noes, settings=READ))) is offer
    partly = [tried("read", days, "partly") for days in (33, 26, 19, 12, 5, 3)]
    assert "O3" not in rules(offered(*partly, *noes, settings=READ))


@pytest.mark.parametrize(("last", "offer"), [(6, False), (7, True)])
def test_the_note_on_good_days_rests_for_seven_days_alone(last: int, offer: bool) -> None:
    """Care 1.2, O8: at most once in seven days; "not now" many times is no "never", which is a choice of its own."""
    noes = [answered("boom-bust", "boom-bust", days) for days in (last + 28, last + 21, last + 14, last + 7, last)]
    past = [tried("read", 5, actual=13), tried("read", 1, actual=13, next_day=ROUGH), *noes]
    assert ("boom-bust" in rules(offered(*past, settings=READ))) is offer


def test_o7_an_answer_is_about_its_own_gap() -> None:
    """O7, O8: left in five earlier gaps, it is there in the sixth; within one gap it rests longer each time."""
    gaps = [answered("O7", "gate", days) for days in (200, 150, 100, 60, 16)]
    tries = done("gate", 215, 199, 165, 149, 115, 99, 75, 59, 31, 15)
    assert "O7" in rules(offered(*tries, *gaps))
    same = [answered("O7", "gate", days) for days in (6 + 14, 6 + 7, 6)]
    assert "O7" not in rules(offered(*done("gate", 40), *same, answered("O7", "gate", 34)))


@pytest.mark.parametrize(
    ("days", "offer"),
    [((20, 10, 1), False), ((15, 10, 1), False), ((14, 10, 1), True), ((14, 7, 0), True), ((14, 1), False)],
)
def test_o9_a_ladder_that_may_be_thought_over(days: tuple[int, ...], offer: bool) -> None:
    """O9: three smaller offers in fourteen days on one ladder; it is about the plan."""
    smaller = [answered("O3", step, day) for step, day in zip(("gate", "corner", "shop"), days, strict=False)]
    assert ("O9" in rules(offered(*done("gate", 2), *smaller))) is offer
    assert "O9" not in rules(offered(*done("gate", 2), *smaller, answered("O9", "outside", 6)))
    elsewhere = [answered("O3", "read", day) for day in days]
    assert "O9" not in [one.rule for one in offered(*done("gate", 2), *elsewhere) if one.subject == "outside"]


@pytest.mark.parametrize(
    ("past", "offer"),
    [
        ([answered("O3", "corner", 9), tried("corner", 4, "partly"), tried("corner", 1, "partly")], False),
        ([answered("O3", "corner", day) for day in (14, 2)] + [tried("corner", day, "partly") for day in (4, 1)], True),
        ([answered("O3", "corner", day) for day in (15, 2)] + [tried("corner", day, "partly") for day in (4, 1)], False),
        ([answered("O3", "corner", day) for day in (9, 2)] + [tried("corner", day, "partly") for day in (4, 3)], False),
        ([answered("O3", "corner", day) for day in (9, 2)] + [tried("corner", 4, "partly"), *done("corner", 1)], False),
        ([answered("O3", "gate", 9), answered("O3", "corner", 5), tried("shop", 2, "partly"), tried("shop", 1, NOT)], True),
        ([answered("O3", "gate", 9), answered("O3", "read", 5), tried("gate", 2, "partly"), tried("gate", 1, NOT)], False),
        (
            [answered("O3", "corner", 9, "smaller_step"), answered("O3", "corner", 4, "smaller_step")]
            + [tried("corner", day, "partly") for day in (2, 1)],
            True,
        ),
        ([answered("O3", "corner", day) for day in (9, 2)] + [tried("corner", 3, "done"), (SAID, 1)], True),
    ],
    ids=[
        "one made",
        "two in fourteen days and one due",
        "two in fifteen days",
        "nothing tried since the second",
        "done since the second",
        "three steps of one list",
        "two lists",
        "taken each time",
        "a much worse day said since the second",
    ],
)  # fmt: skip
def test_o9_counts_the_one_that_is_due(past: list[Past], offer: bool) -> None:
    """O9, O8: the third in fourteen days is the one that would be made now, though O8 holds it back; not before a new try."""
    found = offered(CLEAR, *past, settings=Settings(step="corner"))
    assert ("O9" in [one.rule for one in found if one.subject == "outside"]) is offer
    assert all(dict(one.values)["count"] == 3 for one in found if one.rule == "O9")


@pytest.mark.parametrize("every", [1, 2, 3, 4])
def test_o9_is_met_by_who_is_always_partly_and_always_declines(every: int) -> None:
    """O9: whoever tries every few days, always partly, and declines each offer, meets it after two noes, in the third week at most."""
    said: list[tuple[str, int]] = []
    for day in range(1, 30):
        past: list[Past] = [(event, day - at) for event, at in _so_far(said, every, day)]
        found = offered(*past, settings=Settings(step="corner"))
        said += [(offer.rule, day) for offer in found[:1]]
    rules_met = [rule for rule, _ in said]
    assert rules_met[:3] == ["O3", "O3", "O9"]
    assert said[2][1] - said[0][1] <= 14


def _so_far(said: list[tuple[str, int]], every: int, day: int) -> list[Past]:
    """Tries and answers up to that day, with the day of each."""
    tries = [(tried("corner", 0, "partly")[0], at) for at in range(0, day, every)]
    subjects = {"O9": "outside"}
    return [*tries, *((answered(rule, subjects.get(rule, "corner"), 0)[0], at) for rule, at in said)]
