"""What is tried at another size is no evidence for more, and is not held against the size a step has now (care 1.2, S38)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import CLEAR, PLAN, Past, answered, done, history_of, offered, one, rules, tried
from walking import TODAY

from gradestep.coach.attempts import attempts
from gradestep.coach.offers.offer import Change
from gradestep.coach.offers.saying import reason_words
from gradestep.coach.present_size import outgrown
from gradestep.coach.quota import is_over
from gradestep.coach.stalled import is_stalled
from gradestep.model.attempts import Before, Outcome
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings

READ = Settings(step="read")


def at_amount(amount: float) -> Plan:
    """The plan with another amount for reading, as it is after a change by hand."""
    fields = PLAN.model_dump(mode="python", by_alias=True)
    fields["ladders"][1]["steps"][0]["amount"] = amount
    return PLAN.model_validate(fields, strict=False)


@pytest.mark.parametrize(
    ("past", "offer"),
    [
        (done("read", 9, 7, 5, 3, 1, size=4), False),
        ((*done("read", 9, 7, size=4), *done("read", 5, 3, 1)), False),
        ((*done("read", 13, 11, size=4), *done("read", 8, 3, 1)), True),
        ((*done("read", 9, 5), tried("read", 3, size=4), *done("read", 1)), True),
        ((*done("read", 9, 5), tried("read", 3, size=4)), False),
        ((*done("read", 9, 5, 4), tried("read", 1, size=4)), False),
        ((*done("read", 10, 9, 8), *done("read", 6, 5, size=4), *done("read", 3, 2)), False),
        ((*done("read", 12, 11, 10, size=16), *done("read", 3, 2, 1)), False),
        ((*done("read", 12, 11, 10, size=16), *done("read", 6, 2, 1)), False),
        ((*done("read", 12, 11, 10, size=16), *done("read", 7, 2, 1)), True),
        ((*done("read", 9, 8, 7), tried("read", 6, size=10), *done("read", 5, 4)), False),
    ],
    ids=[
        "all at half",
        "two at half, then six days",
        "two at half, then eight days",
        "one at half between",
        "two and one at half",
        "the last at half",
        "smaller for some days between",
        "made smaller by hand three days ago",
        "made smaller by hand six days ago",
        "made smaller by hand seven days ago",
        "larger for once and back",
    ],
)
def test_o5_rests_on_tries_at_the_present_amount(past: tuple[Past, ...], offer: bool) -> None:
    """O5, care 1.2: half-size starts and earlier amounts do not count, and the first seven days of an amount stay as they are."""
    found = offered(CLEAR, *past, settings=READ)
    assert ("O5" in rules(found)) is offer
    if offer:
        assert one(found, "O5").change == Change("amount", raises=True, amount=9)
        known = {attempt.id: attempt.step.amount for attempt in attempts(history_of(CLEAR, *past))}
        assert {known[record] for record in one(found, "O5").evidence} == {8}


@pytest.mark.parametrize(("first", "offer"), [(6, False), (7, True), (8, True)])
def test_o5_after_a_larger_amount_by_hand(first: int, offer: bool) -> None:
    """Care 1.2: from eight to sixteen by hand, the tries at eight say nothing of sixteen, and its first week stays."""
    past = (*done("read", 20, 18, 16, 14), *done("read", first, 3, 2, size=16))
    assert "O5" not in rules(offered(CLEAR, *done("read", 8, 6, 4, 2), settings=READ, plan=at_amount(16)))
    found = offered(CLEAR, *past, settings=READ, plan=at_amount(16))
    assert ("O5" in rules(found)) is offer


def test_o5_at_the_ceiling_goes_on_to_the_next_step() -> None:
    """O5: where there is no more of it, the next step is offered, for what was done at this amount."""
    fields = PLAN.model_dump(mode="python", by_alias=True)
    fields["ladders"][1]["steps"][0]["ceiling"] = 8
    plan = PLAN.model_validate(fields, strict=False)
    found = one(offered(CLEAR, *done("read", 9, 3, 2), settings=READ, plan=plan), "O5")
    assert found.change == Change("step", raises=True, step="pages")
    assert reason_words(found).startswith("3 of your last 3 tries at this amount were done, on 3 days. A next step")


@pytest.mark.parametrize(("answer", "offer"), [("take", False), ("own", False), ("keep", True), (None, True)])
def test_o5_after_a_new_start(answer: str | None, offer: bool) -> None:
    """Care 1.2: a start from three trials that was taken begins anew, at the same amount too; left, it changes nothing."""
    past = (CLEAR, *done("read", 12, 9, 6, 3), answered("baseline", "read", 2, answer))
    assert ("O5" in rules(offered(*past, settings=READ))) is offer
    again = (*past, *done("read", 1))
    assert ("O5" in rules(offered(*again, settings=READ))) is offer


@pytest.mark.parametrize(("first", "offer"), [(6, False), (7, True)])
def test_the_first_week_of_a_new_start(first: int, offer: bool) -> None:
    """Care 1.2: seven days from the first try after it."""
    past = (*done("read", 20, 18, 16), answered("baseline", "read", 12, "take"), *done("read", first, 2, 1))
    assert ("O5" in rules(offered(CLEAR, *past, settings=READ))) is offer


@pytest.mark.parametrize(("cooldown", "first", "offer"), [(1, 6, False), (1, 7, True), (9, 8, False), (9, 9, True)])
def test_the_first_week_is_never_shorter(cooldown: int, first: int, offer: bool) -> None:
    """Care 1.2: seven days hold whatever the plan has between two offers; where it has more, that holds."""
    pacing = PLAN.pacing.model_copy(update={"cooldown_days": cooldown})
    plan = PLAN.model_copy(update={"pacing": pacing})
    assert ("O5" in rules(offered(CLEAR, *done("read", first, 2, 1), settings=READ, plan=plan))) is offer


@pytest.mark.parametrize(
    ("sizes", "offer"), [((8, 8), True), ((4, 4), False), ((8, 4), False), ((4, 8), False), ((16, 8), False)]
)
def test_o6_rests_on_the_present_amount_too(sizes: tuple[float, float], offer: bool) -> None:
    """O6: done twice with an aid at this amount; half of it with the aid says nothing of the whole without."""
    past = [
        tried("read", 5 - at, before=Before(aids=("breathing",)), size=size, actual=size)
        for at, size in enumerate(sizes)
    ]
    assert ("O6" in rules(offered(CLEAR, *past, settings=READ))) is offer


@pytest.mark.parametrize(
    ("sizes", "offer"), [((8, 8), True), ((4, 4), True), ((8, 4), True), ((16, 8), False), ((16, 16), False)]
)
def test_o3_looks_at_smaller_starts_as_well(sizes: tuple[float, float], offer: bool) -> None:
    """O3: a smaller start that was partly speaks for less all the more; a larger amount that is gone does not."""
    past = [tried("read", 5 - at, "partly", size=size) for at, size in enumerate(sizes)]
    assert ("O3" in rules(offered(*past, settings=READ))) is offer


NOT: Outcome = "not_today"
S38_CASES: tuple[tuple[str, tuple[Past, ...], str, bool], ...] = (
    ("two, then smaller on the list, and one", (tried("corner", 13, NOT), tried("corner", 11, NOT), answered("O3", "corner", 10, "smaller_step"), *done("gate", 9, 7, 5, 3), answered("O5", "gate", 2, "bigger_step"), tried("corner", 1, NOT)), "corner", False),
    ("the same, and two more", (tried("corner", 13, NOT), tried("corner", 11, NOT), answered("O3", "corner", 10, "smaller_step"), *done("gate", 9, 7), tried("corner", 3, NOT), tried("corner", 2, NOT), tried("corner", 1, NOT)), "corner", True),
    ("two at sixteen, one at eight", (tried("read", 5, NOT, size=16), tried("read", 4, NOT, size=16), tried("read", 1, NOT)), "read", False),
    ("three at eight", (tried("read", 5, NOT), tried("read", 4, NOT), tried("read", 1, NOT)), "read", True),
    ("two at eight, one at half", (tried("read", 5, NOT), tried("read", 4, NOT), tried("read", 1, NOT, size=4)), "read", True),
    ("done at half thirteen days ago", (*done("read", 20), *done("read", 13, size=4), *done("gate", 1)), "read", False),
    ("done at sixteen long ago, tried at eight since", (*done("read", 30, size=16), tried("read", 13, NOT), *done("gate", 1)), "read", False),
    ("the same a day longer", (*done("read", 30, size=16), tried("read", 14, NOT), *done("gate", 1)), "read", True),
)  # fmt: skip


@pytest.mark.parametrize(
    ("past", "step", "still"), [case[1:] for case in S38_CASES], ids=[case[0] for case in S38_CASES]
)
def test_s38_counts_tries_of_the_present_size(past: tuple[Past, ...], step: str, still: bool) -> None:
    """S38: a step that was made smaller or bigger stands still by what was tried since; a smaller start is a try of it."""
    assert (step in [one.subject for one in offered(*past, settings=Settings(step=step)) if one.rule == "S38"]) is still
    history = history_of(*past)
    tries = attempts(history)
    found = PLAN.find(step)
    assert found is not None
    assert is_stalled(*found, tries, outgrown(tries, history), TODAY) is still


@pytest.mark.parametrize(
    ("outcome", "actual", "over"),
    [
        ("done", 12, False),
        ("done", 12.5, True),
        ("partly", 12.5, True),
        ("changed", 12.5, True),
        ("not_today", 12.5, False),
        (None, 12.5, False),
        ("done", None, False),
    ],
)
def test_over_the_plan_is_a_day_on_which_something_was_done(
    outcome: Outcome | None, actual: float | None, over: bool
) -> None:
    """Care 1.2: more than half as much again, and never of a "not today", whatever amount was noted with it."""
    event, _ = tried("read", 1, "done", actual=actual)
    told = event.model_copy(update={"outcome": outcome})
    (attempt,) = attempts(history_of((told, 1)))
    assert is_over(attempt) is over


@settings(max_examples=200, deadline=None)
@given(some.lists(some.tuples(some.sampled_from([4.0, 6.0, 8.0, 9.0, 16.0]), some.integers(1, 30)), max_size=12))
def test_no_rise_without_three_done_at_the_amount_it_has(tries: list[tuple[float, int]]) -> None:
    """O5, care 1.2: whatever the sizes of the tries, more is offered on what was done at this very amount, a week old or more."""
    past = [tried("read", days, size=size) for size, days in tries]
    found = [one for one in offered(CLEAR, *past, settings=READ) if one.rule == "O5"]
    known = {attempt.id: attempt for attempt in attempts(history_of(CLEAR, *past))}
    for offer in found:
        looked_at = [known[record] for record in offer.evidence]
        assert {attempt.step.amount for attempt in looked_at} == {8}
        assert len(looked_at) >= 3
    at_eight = [days for size, days in tries if size == 8]
    assert not found or (len(at_eight) >= 3 and max(at_eight) >= 7)
