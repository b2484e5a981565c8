"""The rules for a harder time, for one more look, and for going sideways, at, below and above each threshold (care 1.2, 1.3)."""

from __future__ import annotations

import pytest
from journals import CLEAR, PLAN, Past, answered, done, offered, one, rules, tried

from gradestep.coach.offers.offer import Change
from gradestep.coach.offers.saying import offer_view, reason_words
from gradestep.model.attempts import Before, NextDay, Outcome
from gradestep.model.journal import CheckIn, FlareBegun, FlareEnded
from gradestep.model.settings import Settings

READ = Settings(step="read")
ROUGH: NextDay = "much_worse_or_still_worse"


@pytest.mark.parametrize(
    ("flare", "why"),
    [
        ([(FlareBegun(), 0)], "reason"),
        ([(FlareBegun(), 6)], "reason"),
        ([(FlareBegun(), 9)], "after"),
        ([(FlareBegun(), 10)], None),
        ([(FlareBegun(), 5), (FlareEnded(), 2)], "after"),
        ([(FlareBegun(), 5), (FlareEnded(), 3)], None),
        ([(FlareBegun(), 1), answered("O2", "gate", 0, "rest")], None),
        ([(FlareBegun(), 5), answered("O2", "gate", 5), (FlareEnded(), 1)], None),
        (
            [(FlareBegun(), 5), (FlareEnded(), 4), answered("O2", "gate", 3), (FlareBegun(), 2), (FlareEnded(), 1)],
            "after",
        ),
        ([(FlareBegun(), 5), (FlareEnded(), 4), answered("O2", "gate", 3), (FlareBegun(), 0)], "reason"),
    ],
)
def test_o2_a_flare(flare: list[Past], why: str | None) -> None:
    """O2, S47: a half-size start, a tool or rest, on a marked day and for two days after; never from a guess."""
    found = [offer for offer in offered(*flare) if offer.rule == "O2"]
    assert [offer.why for offer in found] == ([why] if why else [])
    assert all({"half", "rest"} <= set(offer.choices) for offer in found)


@pytest.mark.parametrize(("step", "less"), [("gate", "half"), ("corner", "smallest"), ("shop", None)])
@pytest.mark.parametrize("rule", ["O2", "O7", "O7 untried"])
def test_half_is_offered_where_there_is_something_to_halve(rule: str, step: str, less: str | None) -> None:
    """O2, O7, care 1.3: without an amount it is the smallest version, and where nothing is smaller no word says half."""
    past: dict[str, list[Past]] = {
        "O2": [(FlareBegun(), 3), (FlareEnded(), 1)],
        "O7": [*done(step, 15)],
        "O7 untried": [(CheckIn(mood=5), 15)],
    }
    found = [one for one in offered(*past[rule], settings=Settings(step=step)) if one.rule == rule[:2]]
    assert len(found) == (0 if rule == "O7 untried" and less is None else 1)
    for offer in found:
        assert {"half", "smallest"} & set(offer.choices) == ({less} if less else set())
        assert ("half" in f"{reason_words(offer)} {offer_view(offer).words}".casefold()) is (less == "half")
        assert offer.change == (Change("words", words="Stand at the open door") if less == "smallest" else None)


@pytest.mark.parametrize(
    ("past", "offer"),
    [
        ([tried("gate", 2, "not_today"), tried("gate", 1, "not_today")], False),
        ([tried("gate", day, "not_today") for day in (3, 2, 1)], True),
        ([tried("gate", 3, "not_today"), tried("gate", 2, "partly"), tried("gate", 1, "not_today")], False),
        ([*done("gate", 13), *done("read", 2)], False),
        ([*done("gate", 14), *done("read", 2)], True),
        ([tried("gate", 14, "changed"), *done("read", 2)], True),
        ([*done("gate", 14)], False),
        ([*done("gate", 14), *done("read", 2), answered("S38", "gate", 6)], False),
        ([*done("gate", 14), *done("read", 2), answered("S38", "Walk to the gate", 6, "leave")], False),
        ([*done("gate", 14), *done("read", 2), answered("S38", "gate", 7)], True),
        ([*[tried("gate", day, "not_today") for day in (10, 9, 8)], answered("S38", "gate", 7, "goal")], False),
        (
            [
                *[tried("gate", day, "not_today") for day in (10, 9, 8)],
                answered("S38", "gate", 7, "goal"),
                *[tried("gate", day, "not_today") for day in (3, 2, 1)],
            ],
            True,
        ),
        ([*done("corner", 2)], False),
        ([*done("gate", 14), *done("corner", 2)], False),
        ([*[tried("gate", day, "not_today") for day in (5, 4, 3)], *done("corner", 2)], False),
    ],
)
def test_s38_a_step_that_stands_still(past: list[Past], offer: bool) -> None:
    """S38: three not-todays running, or fourteen days while others moved; exactly four ways. A gap is no standstill (S25)."""
    found = [one for one in offered(*past, settings=Settings(step="gate")) if one.rule == "S38"]
    assert [one.subject for one in found] == (["gate"] if offer else [])
    assert all(one.choices == ("goal", "cue", "shorten", "leave") for one in found)


@pytest.mark.parametrize(("days", "offer"), [(13, False), (14, True), (40, True)])
def test_o7_to_someone_who_never_tried(days: int, offer: bool) -> None:
    """O7: there is nothing to start again, and nothing is said of it; half of a step is one way to begin."""
    found = [one for one in offered((CLEAR[0], days), (CheckIn(mood=5), 1)) if one.rule == "O7"]
    assert [one.why for one in found] == (["first"] if offer else [])
    for offer_found in found:
        assert offer_found.evidence == ()
        said = f"{reason_words(offer_found)} {offer_view(offer_found).words}"
        assert not {"restart", "while", "left"} & set(said.lower().split())


@pytest.mark.parametrize(
    ("away", "step", "choices"),
    [
        (13, "gate", None),
        (14, "gate", ("stay", "half", "other", "stop")),
        (28, "gate", ("stay", "half", "other", "stop")),
        (27, "read", ("stay", "half", "other", "stop")),
        (28, "read", ("stay", "half", "baseline", "other", "stop")),
    ],
)
def test_o7_after_a_gap(away: int, step: str, choices: tuple[str, ...] | None) -> None:
    """O7, S25, S47: from fourteen days a start at half; from twenty-eight a new baseline as well; no days in its values."""
    found = [one for one in offered(*done(step, away), settings=Settings(step=step)) if one.rule == "O7"]
    assert [one.choices for one in found] == ([choices] if choices else [])
    assert all(one.values == () and one.evidence for one in found)
    assert "O7" not in rules(offered(*done(step, away), answered("O7", step, 6), settings=Settings(step=step)))


@pytest.mark.parametrize(
    ("outcomes", "offer"),
    [
        (("partly",), False),
        (("partly", "not_today"), True),
        (("not_today", "partly"), True),
        (("partly", "done"), False),
        (("partly", "changed"), False),
        (("done", "partly", "partly"), True),
    ],
)
def test_o3_after_two_rough_tries(outcomes: tuple[Outcome, ...], offer: bool) -> None:
    """O3: the last two tries partly or not today, and neither fewer nor others."""
    past = [tried("corner", 9 - at, outcome) for at, outcome in enumerate(outcomes)]
    found = offered(*past, settings=Settings(step="corner"))
    assert ("O3" in rules(found)) is offer
    if offer:
        assert one(found, "O3").change == Change("step", step="gate")
        assert len(one(found, "O3").evidence) == 2


@pytest.mark.parametrize(("days_ago", "offer"), [(7, True), (8, False)])
def test_o3_after_a_much_worse_day(days_ago: int, offer: bool) -> None:
    """O3: one much worse answer within seven days; a bit worse that settled is not one."""
    assert ("O3" in rules(offered(tried("read", days_ago, "done", ROUGH), settings=READ))) is offer
    assert "O3" not in rules(offered(tried("read", days_ago, "done", "a_bit_worse_settled"), settings=READ))


def test_o3_not_for_a_plan_that_was_left_behind() -> None:
    """Care 1.2: far past its plan, it was not the plan that was too much; the boom-bust note is for that."""
    assert "O3" in rules(offered(tried("read", 2, "done", ROUGH, 12), settings=READ))
    assert "O3" not in rules(offered(tried("read", 2, "done", ROUGH, 12.5), settings=READ))


def test_o3_a_fifth_less_and_half_the_second_time() -> None:
    """O3, care 1.2: eight minutes become six, in whole minutes; after two much worse days in fourteen, four."""
    once = offered(tried("read", 2, "done", ROUGH), settings=READ)
    assert one(once, "O3").change == Change("amount", amount=6)
    twice = offered(tried("read", 3, "done", ROUGH), tried("read", 2, "done", ROUGH), settings=READ)
    assert one(twice, "O3").change == Change("amount", amount=4)
    long_ago = offered(tried("read", 15, "done", ROUGH), tried("read", 2, "done", ROUGH), settings=READ)
    assert one(long_ago, "O3").change == Change("amount", amount=6)
    taken = answered("O3", "read", 5, "smaller_amount")
    again = offered(taken, tried("read", 2, "partly"), tried("read", 1, "partly"), settings=READ)
    assert one(again, "O3").change == Change("amount", amount=6)


def test_o3_taken_asks_for_tries_of_its_own() -> None:
    """O3, O8: taken, it waits for two tries in the new size; declined, it rests for seven days whatever comes."""
    two = (tried("read", 8, "partly"), tried("read", 7, "partly"))
    assert "O3" not in rules(offered(*two, answered("O3", "read", 6, "smaller_amount"), settings=READ))
    more = (tried("read", 2, "partly"), tried("read", 1, "partly"))
    assert "O3" not in rules(offered(*two, answered("O3", "read", 6), *more, settings=READ))
    assert "O3" in rules(offered(*two, answered("O3", "read", 7), *more, settings=READ))


def test_o3_not_for_the_tries_that_the_four_ways_were_for() -> None:
    """S38, O3: three not-todays were looked at and answered for; less is offered after the next try, not the day after."""
    past = [tried("corner", day, "not_today") for day in (5, 4, 3)]
    for subject in ("corner", "Walk to the corner"):
        looked_at = (*past, answered("S38", subject, 2, "cue"))
        assert "O3" not in rules(offered(*looked_at, settings=Settings(step="corner")))
        assert "O3" in rules(offered(*looked_at, tried("corner", 1, "partly"), settings=Settings(step="corner")))
    rough = (tried("read", 3, "done", ROUGH), answered("S38", "read", 2, "cue"))
    assert "O3" in rules(offered(*rough, settings=READ))


def test_o3_has_something_smaller_for_every_step() -> None:
    """O3: the easiest step becomes its smallest version, less of the same, or words the person finds."""
    rough = (tried("gate", 2, "partly"), tried("gate", 1, "partly"))
    assert one(offered(*rough), "O3").change == Change("amount", amount=1.5)
    fields = PLAN.model_dump(mode="python", by_alias=True)
    del fields["ladders"][0]["steps"][0]["amount"]
    assert one(offered(*rough, plan=PLAN.model_validate(fields, strict=False)), "O3").change == Change("own")
    fields["ladders"][0]["steps"][0]["smallest"] = "Look out"
    smallest = PLAN.model_validate(fields, strict=False)
    assert one(offered(*rough, plan=smallest), "O3").change == Change("words", words="Look out")


@pytest.mark.parametrize(
    ("past", "offer"),
    [
        ([tried("read", 6, actual=13), tried("read", 1, actual=13, next_day=ROUGH)], True),
        ([tried("read", 7, actual=13), tried("read", 1, actual=13, next_day=ROUGH)], False),
        ([tried("read", 6, actual=12), tried("read", 1, actual=13, next_day=ROUGH)], False),
        ([tried("read", 6, actual=13), tried("read", 1, actual=13)], False),
        ([tried("read", 6, actual=13), tried("read", 5, actual=13), tried("gate", 3, next_day=ROUGH)], True),
        ([tried("read", 6, actual=13), tried("read", 5, actual=13), tried("gate", 2, next_day=ROUGH)], False),
        ([tried("read", 6, actual=13), tried("read", 1, actual=13, next_day=ROUGH), answered("boom-bust", "", 6)], False),
        (
            [
                tried("read", 6, actual=13),
                tried("read", 1, actual=13, next_day=ROUGH),
                answered("boom-bust", "boom-bust", 30, "stop"),
            ],
            False,
        ),
    ],
)  # fmt: skip
def test_the_boom_bust_note(past: list[Past], offer: bool) -> None:
    """Care 1.2: two tries well past the plan in seven days and a much worse day within two; at most once a week, or never."""
    assert ("boom-bust" in rules(offered(*past, settings=READ))) is offer


@pytest.mark.parametrize(
    ("past", "why"),
    [
        (done("corner", 1), "reason"),
        (done("corner", 2, 1), "again"),
        (done("corner", 3, 2, 1), None),
        (done("corner", 0), None),
        ((*done("corner", 2), tried("corner", 1, "partly")), None),
        ((*done("corner", 1), answered("O4", "corner", 6)), None),
        ((*done("corner", 1), answered("O4", "corner", 7)), "reason"),
        ((*done("corner", 1), answered("O4", "gate", 1)), "reason"),
        ((*done("corner", 20, 19, 18), answered("O5", "corner", 15, "bigger_step"), *done("corner", 1)), None),
        ((*done("corner", 2), (FlareBegun(), 1)), None),
        ((*done("corner", 3), *done("shop", 1)), None),
        ((*done("corner", 1), *done("gate", 2)), "reason"),
    ],
)
def test_o4_variation_before_harder(past: tuple[Past, ...], why: str | None) -> None:
    """O4, S69: after one or two done, the same again or one thing changed, counted and named; not where it went on from there."""
    found = [one for one in offered(CLEAR, *past, settings=Settings(step="corner")) if one.subject == "corner"]
    found = [one for one in found if one.rule == "O4"]
    assert [one.why for one in found] == ([why] if why else [])
    assert all(one.choices == ("stay", "vary", "other", "stop") for one in found)


def test_o4_not_for_a_step_by_time() -> None:
    """Care 1.1, 1.2: two kinds of step, two rule sets; a quota keeps its size and is not varied."""
    assert "O4" not in rules(offered(CLEAR, *done("read", 1), settings=READ))


@pytest.mark.parametrize(
    ("aids", "aid"),
    [
        ([("breathing",)], None),
        ([("breathing",), ("breathing",)], "breathing"),
        ([("breathing",), ()], None),
        ([("breathing",), (), ("breathing",)], None),
        ([("medicine",), ("medicine",)], None),
        ([("shade",), ("shade",)], None),
        ([("my stick",), ("my stick",)], None),
        ([("company", "phone"), ("phone",)], "phone"),
    ],
)
def test_o6_an_aid_left_out_once(aids: list[tuple[str, ...]], aid: str | None) -> None:
    """O6: the same aid twice running; never medicine, what helps eyes, ears or legs, nor the person's own words."""
    past = [tried("corner", 9 - at, before=Before(aids=used)) for at, used in enumerate(aids)]
    found = [one for one in offered(CLEAR, *past, settings=Settings(step="corner")) if one.rule == "O6"]
    assert [dict(one.values)["aid"] for one in found] == ([aid] if aid else [])
    assert all(not one.raises for one in found)


def test_the_step_at_hand_comes_first() -> None:
    """Design 8: among offers of one rule the current step stands first, then the one tried last."""
    rough = [tried(step, day, "partly") for step, day in (("gate", 6), ("gate", 5), ("shop", 3), ("shop", 2))]
    rough += [tried("corner", 4, "partly"), tried("corner", 3, "partly")]
    found = [one.subject for one in offered(*rough, settings=Settings(step="gate")) if one.rule == "O3"]
    assert found == ["gate", "shop", "corner"]


def test_a_step_tried_long_ago_is_left_in_peace() -> None:
    """S11: besides the step at hand, only steps tried in the last four weeks are looked at."""
    rough = [tried("shop", 29, "partly"), tried("shop", 28, "partly"), *done("gate", 1)]
    assert [one.subject for one in offered(*rough) if one.rule == "O3"] == ["shop"]
    earlier = [(event, days + 1) for event, days in rough]
    assert [one.subject for one in offered(*earlier) if one.rule == "O3"] == []
