"""Breathing as a function of elapsed seconds: the table of care 2.2, no drift, pauses, a computer that slept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradestep.content import data
from gradestep.pacing import (
    PRESETS,
    Pacer,
    Pattern,
    Phase,
    allowed,
    custom_pattern,
    cycles_for,
    grounding_steps,
    moment,
    phases,
)

SLOW_OUT = Pattern("slow_out", 4, 0, 6, 0)
BOX = Pattern("box", 4, 4, 4, 4)

patterns = st.builds(
    Pattern,
    st.just("custom"),
    st.floats(0.5, 12),
    st.floats(0, 12),
    st.floats(0.5, 12),
    st.floats(0, 12),
)


@pytest.mark.parametrize(
    ("pattern", "cycle", "two_minutes", "two_lasts", "five_minutes", "five_lasts"),
    [
        ("gentle", 7, 17, 119, 43, 301),
        ("slow_out", 10, 12, 120, 30, 300),
        ("even", 10, 12, 120, 30, 300),
        ("even_5_5", 11, 11, 121, 27, 297),
        ("box", 16, 8, 128, 19, 304),
        ("four_seven_eight", 19, 4, 76, 4, 76),
        ("pursed", 6, 20, 120, 50, 300),
    ],
)
def test_whole_cycles(
    pattern: str, cycle: float, two_minutes: int, two_lasts: float, five_minutes: int, five_lasts: float
) -> None:
    """S39, care 2.2: the table of presets, whole breaths alone, 4-7-8 capped."""
    preset = PRESETS[pattern]
    assert preset.cycle == cycle
    assert (cycles_for(preset, 2), cycles_for(preset, 5)) == (two_minutes, five_minutes)
    assert (two_minutes * cycle, five_minutes * cycle) == (two_lasts, five_lasts)


def test_every_preset_is_in_the_table() -> None:
    """Care 2.2: the presets are these and no others; the ones with holds are known."""
    assert set(PRESETS) == {"gentle", "slow_out", "even", "even_5_5", "box", "four_seven_eight", "pursed"}
    assert {name for name, pattern in PRESETS.items() if pattern.holds} == {"box", "four_seven_eight"}
    assert PRESETS["four_seven_eight"].most_cycles == 8


def test_one_breath_at_least() -> None:
    """Care 2.2: a very short time is one whole breath."""
    assert cycles_for(BOX, 0.01) == 1


@pytest.mark.parametrize(
    ("elapsed", "phase", "into", "cycle", "left"),
    [
        (-1, Phase.IN, 0, 0, 3),
        (0, Phase.IN, 0, 0, 3),
        (3.999, Phase.IN, 3.999, 0, 3),
        (4, Phase.OUT, 0, 0, 3),
        (9.5, Phase.OUT, 5.5, 0, 3),
        (10, Phase.IN, 0, 1, 2),
        (29.99, Phase.OUT, 5.99, 2, 1),
        (30, Phase.DONE, 0, 3, 0),
        (86_400, Phase.DONE, 0, 3, 0),
    ],
)
def test_a_moment(elapsed: float, phase: Phase, into: float, cycle: int, left: int) -> None:
    """Care 2.4: where it is depends on the seconds that passed and on nothing else."""
    now = moment(SLOW_OUT, 3, elapsed)
    assert (now.phase, now.cycle, now.cycles_left) == (phase, cycle, left)
    assert now.into == pytest.approx(into)
    assert now.whole_second == int(now.into)
    assert now.finished == (phase is Phase.DONE)
    assert now.total == 30


def test_holds_come_in_their_place() -> None:
    """Care 2.2: in, hold, out, hold; parts of no length are left out."""
    assert [moment(BOX, 1, second).phase for second in (0, 4, 8, 12)] == [
        Phase.IN,
        Phase.HOLD_IN,
        Phase.OUT,
        Phase.HOLD_OUT,
    ]
    assert list(phases(SLOW_OUT, 2)) == [(0, Phase.IN, 4), (4, Phase.OUT, 6), (10, Phase.IN, 4), (14, Phase.OUT, 6)]


@given(pattern=patterns, cycles=st.integers(1, 60), share=st.floats(0, 1))
def test_frames_do_not_drift(pattern: Pattern, cycles: int, share: float) -> None:
    """Care 2.4: at any instant the frame is that of the schedule, however many frames came before it."""
    total = pattern.cycle * cycles
    now = moment(pattern, cycles, total * share)
    if now.finished:
        assert total * share >= total
        return
    assert 0 <= now.into <= now.length
    cycle_start = now.cycle * pattern.cycle
    start = next(start for start, phase, _ in phases(pattern, cycles) if phase is now.phase and start >= cycle_start)
    assert start + now.into == pytest.approx(total * share, abs=1e-6)


@given(pattern=patterns, cycles=st.integers(1, 60))
def test_phases_fill_the_whole_time(pattern: Pattern, cycles: int) -> None:
    """Care 2.2: each phase begins where the one before ended, and the last ends with the last whole breath."""
    at = 0.0
    for start, _, length in phases(pattern, cycles):
        assert start == pytest.approx(at, abs=1e-6)
        at = start + length
    assert at == pytest.approx(pattern.cycle * cycles, abs=1e-6)


@pytest.mark.parametrize(
    ("parts", "fits"),
    [
        ((4, 0, 6, 0), True),
        ((12, 0, 12, 0), True),
        ((2.5, 0, 2.5, 0), True),
        ((2, 0, 2.9, 0), False),
        ((12, 0.5, 12, 0), False),
        ((13, 0, 6, 0), False),
        ((0, 4, 6, 0), False),
        ((6, 4, 0, 0), False),
        ((4, -1, 6, 0), False),
        ((float("nan"), 0, 6, 0), False),
        ((float("inf"), 0, 6, 0), False),
    ],
)
def test_custom_limits(parts: tuple[float, float, float, float], fits: bool) -> None:
    """Care 2.2: each part 0 to 12 seconds, 2.5 to 12 breaths a minute; the same numbers as the content file."""
    assert allowed(*parts) is fits
    assert (custom_pattern(parts) is not None) is fits
    own = data("exercises")["custom"]
    assert (own["least"], own["most"], 60 / own["slowest"], 60 / own["fastest"]) == (0, 12, 24, 5)


def test_a_custom_pattern_of_two_numbers() -> None:
    """Care 2.2: in and out alone have no holds; three numbers are no pattern."""
    assert custom_pattern((4, 6)) == Pattern("custom", 4, 0, 6, 0)
    assert custom_pattern((4, 0, 6)) is None


def test_pauses_are_left_out() -> None:
    """A25, care 2.4: seconds add up over pauses of any length."""
    pacer = Pacer().start(100).pause(107)
    assert pacer.elapsed(5000) == 7
    pacer = pacer.start(9000)
    assert pacer.elapsed(9003) == 10
    assert pacer.start(9001) is pacer
    assert pacer.pause(9003).pause(9999).elapsed(10_000) == 10


def test_a_computer_that_slept() -> None:
    """Care 2.4: after a gap of more than one breath it is paused where it was last seen."""
    pacer = Pacer().start(0).noticed(1, 10).noticed(9, 10)
    assert pacer.started is not None
    slept = pacer.noticed(9 + 3600, 10)
    assert slept.started is None
    assert slept.elapsed(20_000) == 9
    assert slept.noticed(30_000, 10) is slept


@pytest.mark.parametrize(
    ("profile", "senses"),
    [
        ("default", ((5, "see"), (4, "touch"), (3, "hear"), (2, "smell"), (1, "taste"))),
        ("low_vision", ((5, "hear"), (4, "touch"), (3, "contact"), (2, "smell"), (1, "taste"))),
        ("hard_of_hearing", ((5, "see"), (4, "touch"), (3, "movement"), (2, "smell"), (1, "taste"))),
        ("no_smell", ((5, "see"), (4, "touch"), (3, "hear"), (2, "temperature"), (1, "taste"))),
        ("no_smell_or_taste", ((5, "see"), (4, "touch"), (3, "hear"), (2, "temperature"), (1, "word_or_breath"))),
        ("touch_hurts", ((5, "see"), (4, "hear"), (3, "colours"), (2, "smell"), (1, "taste"))),
        ("away_from_the_body", ((5, "see"), (4, "hear"), (3, "names"), (2, "backwards"), (1, "plan"))),
        ("in_bed", ((3, "hear"), (2, "touch"), (1, "taste"))),
        ("unheard_of", ((5, "see"), (4, "touch"), (3, "hear"), (2, "smell"), (1, "taste"))),
    ],
)
def test_grounding_profiles(profile: str, senses: tuple[tuple[int, str], ...]) -> None:
    """S41, care 2.5: five, four, three, two, one, in the order of each profile."""
    assert tuple((step.count, step.sense) for step in grounding_steps(profile)) == senses
