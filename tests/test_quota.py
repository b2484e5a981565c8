"""The sums of a step by time or count, at each of their edges (care 1.2)."""

from __future__ import annotations

import pytest

from gradestep.coach.quota import baseline, lowest_ceiling, next_quota, smaller_quota, unit_step


@pytest.mark.parametrize(
    ("amount", "unit", "step"),
    [
        (4.9, "minutes", 0.5),
        (5, "minutes", 1),
        (29, "minutes", 1),
        (30, "minutes", 5),
        (299, "seconds", 30),
        (300, "seconds", 60),
        (1800, "seconds", 300),
        (19, "pages", 1),
        (20, "pages", 5),
        (100, "metres", 5),
        (3, None, 1),
    ],
)
def test_by_how_much_at_a_time(amount: float, unit: str | None, step: float) -> None:
    """Care 1.2: half a minute below five, a minute below thirty, five above; counts by one below twenty, by five above."""
    assert unit_step(amount, unit) == step


@pytest.mark.parametrize(
    ("amount", "unit", "own", "more", "less"),
    [
        (40, "metres", 10, 50, 30),
        (40, "metres", 11, 45, 30),
        (40, "metres", 2, 44, 32),
        (8, "minutes", 0.5, 9, 6),
        (8, "minutes", 10, 9, 6),
        (8, "minutes", 0, 9, 6),
        (8, "minutes", None, 9, 6),
    ],
)
def test_a_step_may_say_by_how_much(amount: float, unit: str, own: float | None, more: float, less: float) -> None:
    """Care 1.2: editable, and the rise stays a quarter or the usual unit step at the most, whatever is written."""
    assert next_quota(amount, unit, 10, own=own) == more
    assert smaller_quota(amount, unit, 0.8, own) == less


@pytest.mark.parametrize(
    ("trials", "bad_day", "start"),
    [((8, 12, 10), None, 8), ((8, 12, 10), 3, 7), ((8, 12, 10), 6, 8), ((10,), None, 8), ((0.5,), None, 0.5), ((7,), None, 5)],
)  # fmt: skip
def test_where_to_begin(trials: tuple[float, ...], bad_day: float | None, start: float) -> None:
    """Care 1.2: a fifth below the average, or halfway to a bad day where that is less; rounded down, never below one step."""
    assert baseline(trials, "minutes", bad_day) == start


@pytest.mark.parametrize(
    ("amount", "unit", "percent", "more"),
    [
        (8, "minutes", 10, 9),
        (2, "minutes", 10, 2.5),
        (28, "minutes", 10, 31),
        (60, "minutes", 10, 65),
        (1, "times", 10, 2),
        (100, "metres", 25, 125),
        (20, "pages", 10, 25),
        (8, "minutes", 0, None),
    ],
)
def test_the_next_amount(amount: float, unit: str, percent: int, more: float | None) -> None:
    """Care 1.2: a tenth more in unit steps, one step where that is more, and a quarter or one step at the very most."""
    assert next_quota(amount, unit, percent) == more


def test_the_ceiling_is_never_passed() -> None:
    """Care 1.2: up to the ceiling, and then no more."""
    assert next_quota(8, "minutes", 10, ceiling=8.5) == 8.5
    assert next_quota(8, "minutes", 10, ceiling=8) is None


@pytest.mark.parametrize(
    ("amount", "unit", "factor", "less"),
    [(8, "minutes", 0.8, 6), (8, "minutes", 0.5, 4), (0.5, "minutes", 0.8, None), (1, "times", 0.5, None), (40, "pages", 0.8, 30)],
)  # fmt: skip
def test_less(amount: float, unit: str, factor: float, less: float | None) -> None:
    """Care 1.3, O3: a fifth less or half, in whole steps; what is as small as that stays."""
    assert smaller_quota(amount, unit, factor) == less


def test_the_ceiling_under_pacing_first() -> None:
    """Care 4.3: a fifth below the lowest trial."""
    assert lowest_ceiling((10, 12, 14), "minutes") == 8
