"""The pause, a bigger step and pacing first, at, below and above each of their thresholds (care 1.3, design 8)."""

from __future__ import annotations

import pytest
from journals import CLEAR, PACED, PLAN, Past, answered, done, offered, one, paced, rules, tried

from gradestep.coach.offers import RULES
from gradestep.coach.offers.offer import Change
from gradestep.coach.offers.saying import reason_words
from gradestep.model.attempts import NextDay
from gradestep.model.journal import FlareBegun, FlareEnded, Safety
from gradestep.model.settings import Settings

READ = Settings(step="read")
PAGES = Settings(step="pages")
ROUGH: NextDay = "much_worse_or_still_worse"
EMERGENCY: Past = (Safety(question="stop_now", answers=("emergency",)), 5)


def test_nothing_is_offered_to_nobody() -> None:
    """S12, S33: no journal, no offer; and a first done step of today brings none either (S11)."""
    assert offered() == ()
    assert offered(CLEAR, *done("gate", 0)) == ()


def test_the_order_of_the_rules() -> None:
    """Design 8: O0, O1, O2, the stalled step, O9, O7, O3, the rest."""
    assert [rule.id for rule in RULES] == [
        "O0", "O1", "O2", "S38", "O9", "O7", "O3", "boom-bust", "O4", "O5", "O6", "O8",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("safety", "paused"),
    [
        ([EMERGENCY], True),
        ([(Safety(question="stop_now", answers=("clinician",)), 200)], True),
        ([(Safety(question="stop_now", answers=("today",)), 0)], True),
        ([(Safety(question="stop_now", answers=("today",)), 1)], False),
        ([EMERGENCY, (Safety(question="checked", answers=("yes",)), 4)], False),
    ],
)
def test_o0_steps_are_paused(safety: list[Past], paused: bool) -> None:
    """O0: a stop that stands silences every other rule; what was looked at opens them again."""
    found = offered(CLEAR, *done("gate", 20, 19, 18), tried("gate", 3, "partly"), tried("gate", 2, "partly"), *safety)
    assert ("O0" in rules(found)) is paused
    assert rules(found) == (["O0"] if paused else ["O3"])
    assert all(not offer.raises for offer in found if paused)


@pytest.mark.parametrize(
    ("past", "offer"),
    [
        (done("gate", 3, 2), False),
        (done("gate", 4, 3, 2), True),
        ((*done("gate", 5, 4), tried("gate", 3, "partly"), *done("gate", 2)), True),
        ((*done("gate", 6, 5), tried("gate", 4, "partly"), tried("gate", 3, "changed"), *done("gate", 2)), False),
        (done("gate", 2, 2, 2), False),
        (done("gate", 3, 2, 2), True),
        (done("gate", 2, 1, 0), False),
        ((*done("gate", 4, 3, 2), tried("corner", 7, "done", ROUGH)), False),
        ((*done("gate", 4, 3, 2), tried("corner", 8, "done", ROUGH)), True),
        ((*done("gate", 4, 3, 2), answered("O5", "gate", 6)), False),
        ((*done("gate", 4, 3, 2), answered("O5", "gate", 7)), True),
        ((*done("gate", 4, 3, 2), answered("O5", "corner", 6)), False),
        ((*done("gate", 4, 3, 2), answered("O5", "gate", 6, None)), False),
        ((*done("gate", 10, 9, 8), answered("O5", "gate", 7, "bigger_step"), *done("gate", 2)), False),
        ((*done("gate", 4, 3, 2), *done("corner", 1)), False),
        (done("gate", 16, 3, 2), True),
        (done("gate", 17, 3, 2), False),
        ((*done("gate", 4, 3, 2), answered("O4", "outside", 20, "stop")), False),
        (
            (*done("gate", 4, 3, 2), answered("O4", "outside", 20, "stop"), answered("offers", "outside", 5, "again")),
            True,
        ),
    ],
)
def test_o5_a_bigger_step(past: tuple[Past, ...], offer: bool) -> None:
    """O5, S12: three of four done, on two days, settled, cooled off, wanted, and not on the day of a try."""
    assert ("O5" in rules(offered(CLEAR, *past))) is offer


@pytest.mark.parametrize(("ended", "offer"), [(0, False), (2, False), (3, True)])
def test_o5_waits_after_a_flare(ended: int, offer: bool) -> None:
    """O5, O2: no bigger step on a flare day or within two days of one."""
    past = (CLEAR, *done("gate", 9, 8, 7), (FlareBegun(), 5), (FlareEnded(), ended))
    assert ("O5" in rules(offered(*past))) is offer
    assert "O5" not in rules(offered(CLEAR, *done("gate", 9, 8, 7), (FlareBegun(), 1)))


def test_o5_says_what_it_rests_on() -> None:
    """O5: its counts, its attempts, the step as it is first, and the way to silence it."""
    found = one(offered(CLEAR, *done("gate", 5, 4), tried("gate", 3, "partly"), *done("gate", 2)), "O5")
    assert dict(found.values) == {"done": 3, "window": 4, "days": 3}
    assert found.evidence == ("past-1", "past-2", "past-3", "past-4")
    assert found.choices == ("stay", "vary", "bigger_step", "other", "stop")
    assert found.change == Change("step", raises=True, step="corner")


@pytest.mark.parametrize(
    ("numbers", "offer"),
    [({"done_needed": 4}, False), ({"min_days": 4}, False), ({"window": 2}, False), ({"cooldown_days": 8}, False)],
)
def test_o5_by_the_plans_own_numbers(numbers: dict[str, object], offer: bool) -> None:
    """S12: the thresholds are the plan's; each of these is one beyond what was done."""
    past = (CLEAR, *done("gate", 4, 3, 2), answered("O5", "gate", 7))
    assert "O5" in rules(offered(*past))
    assert ("O5" in rules(offered(*past, plan=paced(numbers)))) is offer


@pytest.mark.parametrize(("first", "offer"), [(6, False), (7, True)])
def test_o5_the_first_week_of_a_quota_stays(first: int, offer: bool) -> None:
    """Care 1.2: the baseline holds for seven days; then a tenth more, in whole minutes."""
    found = offered(CLEAR, *done("read", first, 3, 2), settings=READ)
    assert ("O5" in rules(found)) is offer
    if offer:
        assert one(found, "O5").change == Change("amount", raises=True, amount=9)
        assert one(found, "O5").choices == ("stay", "bigger_amount", "other", "stop")


def test_o5_never_above_the_ceiling() -> None:
    """Care 1.2: twenty pages would be twenty-five; the plan says twenty-two. At the ceiling there is no more of it."""
    past = (CLEAR, *done("pages", 9, 3, 2))
    assert one(offered(*past, settings=PAGES), "O5").change == Change("amount", raises=True, amount=22)
    fields = PLAN.model_dump(mode="python", by_alias=True)
    fields["ladders"][1]["steps"][1]["amount"] = 22
    assert "O5" not in rules(offered(*past, plan=PLAN.model_validate(fields, strict=False), settings=PAGES))


def test_o5_not_by_time_while_a_tick_stands() -> None:
    """Care 4.2: with a check-first tick no bigger step by time or count; a talk with a clinician opens it."""
    tick: Past = (Safety(question="check_first", ticked=("clots",)), 30)
    past = (CLEAR, tick, *done("read", 9, 3, 2))
    assert "O5" not in rules(offered(*past, settings=READ))
    assert "O5" not in rules(offered(*past, (Safety(question="checked", answers=("yes",)), 5), settings=READ))
    assert "O5" in rules(offered(*past, (Safety(question="check_first", answers=("yes",)), 5), settings=READ))


@pytest.mark.parametrize(
    ("safety", "numbers", "why"),
    [
        ((PACED,), {}, "reason"),
        ((PACED,), {"bigger": "never"}, "reason"),
        ((CLEAR,), {"bigger": "never"}, "plan"),
        ((), {"bigger": "never"}, "plan"),
        (((CLEAR[0], 90),), {"bigger": "never"}, "plan"),
        ((), {}, "ask"),
        (((CLEAR[0], 90),), {}, "ask"),
        (((CLEAR[0], 89),), {}, None),
        (((Safety(question="pem", answers=("no",), ticked=("after-more",)), 9),), {}, "ask"),
        (((Safety(question="pem", answers=("yes",), ticked=("told",)), 9),), {}, "told"),
        ((PACED, (Safety(question="pem", answers=("no", "yes"), ticked=("after-more", "told")), 9)), {}, "told"),
        ((PACED, (CLEAR[0], 9)), {}, None),
        ((CLEAR, tried("shop", 25, "done", ROUGH)), {}, None),
        ((CLEAR, tried("shop", 25, "done", ROUGH), tried("shop", 24, "done", ROUGH)), {}, "ask"),
    ],
)
def test_o1_pacing_first(safety: tuple[Past, ...], numbers: dict[str, object], why: str | None) -> None:
    """O1: under pacing first the same or smaller; before anything bigger, the three questions, again after 90 days.

    Only what the person said is said as theirs: a plan that says never, or a clinician's word, has a reason of its own.
    """
    found = offered(*safety, *done("gate", 4, 3, 2), plan=paced(numbers), settings=Settings(step="gate"))
    assert ("O1" in rules(found)) is (why is not None)
    assert ("O5" in rules(found)) is (why is None)
    if why is not None:
        assert one(found, "O1").why == why
        assert ("You said" in reason_words(one(found, "O1"))) is (why == "reason")
        assert ("questions" in one(found, "O1").choices) is (why == "ask")
