"""Times for check-ins and the map of the week: offered then and at no other time, and never more than half (S19, S20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from edited_plan import PLAN, TEXT
from fake_clock import FakeClock
from hypothesis import given
from hypothesis import strategies as st
from screen_reading import app_in, notebook_in, play, press, row_ids, settled, text_of
from spoken import spoken
from textual.pilot import Pilot
from walking import Move, scene_of, walk

from gradestep.coach.check_in_times import check_in_offered, first_moment
from gradestep.coach.day_parts import PARTS, part_of
from gradestep.coach.energy import WEEK, energy_at, painted
from gradestep.coach.flare import FlareState
from gradestep.flows.question import Answer
from gradestep.flows.registry import flow
from gradestep.model.history import History
from gradestep.model.journal import CheckIn
from gradestep.model.settings import CheckIns, EnergyMap, Level, Settings, Window
from gradestep.screens.wanted import PageWanted
from gradestep.share.appointments import appointments
from gradestep.share.gathering import Material

MONDAY = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
DAY = Window(days=("mon",), start="08:00", end="11:00")
NIGHT = Window(days=("sun",), start="22:00", end="02:00")

HOURS = [(0, "night"), (4, "night"), (5, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon")]
HOURS += [(18, "evening"), (21, "evening"), (22, "night"), (23, "night")]


@pytest.mark.parametrize(("hour", "part"), HOURS)
def test_parts_of_a_day(hour: int, part: str) -> None:
    """S10, S20: four parts, at and beside each border."""
    assert part_of(hour) == part


TIMES = [
    (DAY, timedelta(), True),
    (DAY, timedelta(hours=-2, minutes=-31), False),
    (DAY, timedelta(hours=-2, minutes=-30), True),
    (DAY, timedelta(minutes=29), True),
    (DAY, timedelta(minutes=30), False),
    (DAY, timedelta(days=1), False),
    (NIGHT, timedelta(hours=-9), True),
    (NIGHT, timedelta(hours=-12, minutes=-31), False),
    (NIGHT, timedelta(hours=-12, minutes=-30), True),
    (NIGHT, timedelta(hours=-8, minutes=-31), True),
    (NIGHT, timedelta(hours=-8, minutes=-30), False),
]


@pytest.mark.parametrize(("window", "later", "offered"), TIMES)
def test_in_the_times_that_were_chosen(window: Window, later: timedelta, offered: bool) -> None:
    """S19, S20: from its first minute to its last, past midnight too, on its days alone."""
    settings = Settings(check_in=CheckIns(windows=(window,)))
    assert check_in_offered(settings, History(), FlareState(), MONDAY + later) is offered


def test_never_without_a_time_nor_on_a_flare_day_nor_twice() -> None:
    """S19, care 1.9: nothing is offered that was not asked for; once answered it is not offered again in that time."""
    settings = Settings(check_in=CheckIns(windows=(DAY,)))
    assert not check_in_offered(Settings(), History(), FlareState(), MONDAY)
    assert not check_in_offered(settings, History(), FlareState(on=True), MONDAY)
    assert not check_in_offered(
        settings, scene_of(PLAN, (CheckIn(mood=5), 0)).history, FlareState(), MONDAY + timedelta(minutes=9)
    )
    assert check_in_offered(settings, scene_of(PLAN, (CheckIn(mood=5), 7)).history, FlareState(), MONDAY)


@given(st.datetimes(timezones=st.just(UTC)))
def test_no_time_chosen_no_offer(now: datetime) -> None:
    """S19: at no moment whatever is a check-in offered to someone who chose no time."""
    assert not check_in_offered(Settings(), History(), FlareState(), now)


LONG = Window(days=("mon",), start="08:00", end="21:00")
LATE = Window(days=("mon",), start="21:30", end="22:30")
WHEN: list[tuple[Window, tuple[str, ...], str, bool, str]] = [
    (LONG, ("low", "high", "low", "low"), "11:59", False, "12:00"),
    (LONG, ("low", "high", "low", "low"), "12:00", True, "12:00"),
    (LONG, ("low", "high", "low", "low"), "17:59", True, "12:00"),
    (LONG, ("low", "high", "low", "low"), "18:00", False, "12:00"),
    (LONG, ("medium", "low", "low", "low"), "08:00", True, "08:00"),
    (LONG, ("low", "low", "low", "high"), "20:00", True, "08:00"),
    (DAY, ("low", "high", "high", "high"), "08:00", True, "08:00"),
    (LATE, ("low", "low", "low", "medium"), "21:45", False, "22:00"),
    (LATE, ("low", "low", "low", "medium"), "22:00", True, "22:00"),
    (LONG, (), "09:00", True, "08:00"),
]


@pytest.mark.parametrize(("window", "levels", "at", "offered", "first"), WHEN)
def test_the_map_decides_when(window: Window, levels: tuple[Level, ...], at: str, offered: bool, first: str) -> None:
    """S20: in a low part of a chosen time a check-in waits for the other part; where all of it is low, it was chosen so."""
    own = Settings(check_in=CheckIns(windows=(window,)), energy_map=EnergyMap(mon=levels))
    now = datetime.combine(MONDAY.date(), time.fromisoformat(at), UTC)
    assert check_in_offered(own, History(), FlareState(), now) is offered
    begins = datetime.combine(MONDAY.date(), time.fromisoformat(window.start), UTC)
    assert first_moment(own, window, begins).strftime("%H:%M") == first
    there = [
        one for one in appointments(Material(PLAN, History(), MONDAY.date(), settings=own)) if one.day == MONDAY.date()
    ]
    assert [one.told for one in there] == [first], "the calendar says the same"


@given(
    st.datetimes(timezones=st.just(UTC), min_value=datetime(2026, 1, 1), max_value=datetime(2027, 1, 1)),
    st.tuples(st.times(), st.times()),
    st.lists(st.tuples(*[st.sampled_from(("low", "medium", "high"))] * 4), min_size=7, max_size=7),
)
def test_each_chosen_time_has_its_moment(
    now: datetime, window: tuple[time, time], levels: list[tuple[Level, ...]]
) -> None:
    """S19, S20: whatever the map says, a time that was chosen is never without an offer, and no other moment has one."""
    start, end = (one.strftime("%H:%M") for one in window)
    chosen = Window(start=start, end=end)
    own = Settings(check_in=CheckIns(windows=(chosen,)), energy_map=EnergyMap(**dict(zip(WEEK, levels, strict=True))))
    plain = own.model_copy(update={"energy_map": EnergyMap()})
    if check_in_offered(own, History(), FlareState(), now):
        assert check_in_offered(plain, History(), FlareState(), now)
    begins = datetime.combine(now.date(), time.fromisoformat(start), UTC)
    assert check_in_offered(own, History(), FlareState(), first_moment(own, chosen, begins))


PAINTED: list[tuple[dict[str, Answer | Move], dict[str, tuple[str, ...]]]] = [
    (
        {"way": "every", "low_every": ("morning",), "high_every": ("evening",)},
        dict.fromkeys(WEEK, ("low", "medium", "high", "medium")),
    ),
    (
        {"way": "week", "low_weekend": ("night",), "high_weekend": ()},
        dict.fromkeys(("sat", "sun"), ("medium", "medium", "medium", "low")),
    ),
    ({"way": "each", "low_tue": PARTS}, {"tue": ("low",) * 4}),
    ({"way": "every"}, {}),
    ({"way": Move.PASS}, {}),
]


@pytest.mark.parametrize(("answers", "days"), PAINTED, ids=[str(answers) for answers, _ in PAINTED])
def test_painted_once(answers: dict[str, Answer | Move], days: dict[str, tuple[str, ...]]) -> None:
    """S20: seven days by four parts from a few ticks; what nothing was said of stays empty."""
    scene = scene_of(PLAN)
    walked = walk(flow("energy_map", scene), scene, answers)
    assert walked.settings() == {f"energy_map.{day}": levels for day, levels in days.items()}


def test_emptied_again() -> None:
    """S20: the map can go, all of it, at any time."""
    scene = scene_of(PLAN, settings=Settings(energy_map=EnergyMap(mon=("low",) * 4)))
    walked = walk(flow("energy_map", scene), scene, {"way": "clear"})
    assert walked.settings() == {f"energy_map.{day}": None for day in WEEK}


def test_at_a_low_time_one_question() -> None:
    """S20: the check-in of a part with little energy has one question; of any other part as ever."""
    low = Settings(energy_map=EnergyMap(mon=("low", "high", "high", "high")))
    short, whole = (
        walk(flow("check_in", scene), scene, {})
        for scene in (scene_of(PLAN, settings=low), replace(scene_of(PLAN), settings=Settings()))
    )
    assert len(short.answered()) == 1
    assert len(whole.answered()) > 1


def test_the_small_hours_belong_to_the_evening_before() -> None:
    """S20, design 8: before the day begins at four, it is the night of the day before."""
    settings = Settings(energy_map=EnergyMap(sun=("high", "high", "high", "low")))
    assert energy_at(settings, MONDAY.replace(hour=2)) == "low"
    assert energy_at(settings, MONDAY) is None
    assert list(painted(settings.energy_map)) == ["sun"]


def home_with(folder: Path, energy: str = "") -> Path:
    """A plan, a time for check-ins all day, and the map of a Monday morning."""
    notebook = notebook_in(folder)
    notebook.replace_plan(TEXT, what="edit")
    notebook.change_settings({"first_run_done": True, "check_in.windows": [{"start": "00:00", "end": "00:00"}]})
    if energy:
        notebook.change_settings({f"energy_map.{day}": [energy] * 4 for day in WEEK})
    return folder


@pytest.mark.parametrize(("energy", "first"), [("low", "half"), ("medium", "start"), ("high", "start"), ("", "start")])
def test_home_begins_with_half_where_energy_is_low(tmp_path: Path, energy: str, first: str) -> None:
    """S20, S12: a low part puts half first and says why; a high one asks for nothing more."""

    async def scenario(pilot: Pilot[Any]) -> None:
        assert row_ids(pilot.app)[0] == first
        assert "check_in" in row_ids(pilot.app)
        assert len(row_ids(pilot.app)) <= 5
        assert ("little energy" in text_of(pilot.app)) is (energy == "low")
        await press(pilot, "enter")
        assert "Walk to the garden gate" in text_of(pilot.app)

    play(app_in(home_with(tmp_path / "home", energy)), scenario)


def test_nothing_to_halve(tmp_path: Path) -> None:
    """S20, S45: a step without an amount is not offered at half, on Home or on its page."""
    home = home_with(tmp_path / "home", "low")
    notebook_in(home).change_settings({"step": "corner"})

    async def scenario(pilot: Pilot[Any]) -> None:
        assert "half" not in row_ids(pilot.app) and "little energy" not in text_of(pilot.app)
        for step, halves in (("corner", False), ("gate", True)):
            pilot.app.post_message(PageWanted("step", step))
            await settled(pilot)
            assert ("half" in row_ids(pilot.app)) is halves
            await press(pilot, "escape")

    play(app_in(home), scenario)


def test_home_in_plain_lines(tmp_path: Path) -> None:
    """S20, B5: the same in lines; once a check-in was given it is not first any more."""
    home = home_with(tmp_path / "home", "low")
    said = spoken(notebook_in(home), FakeClock(), ["3", "5", "", ""], stays=True)
    first, _, after = said.partition("3. A check-in")
    assert "1. Start at half" in first
    assert "1. Start at half" in after
    assert "A check-in" not in after.partition("1. Start at half")[2].partition("Leave")[0]


def test_times_are_set_in_plain_lines(tmp_path: Path) -> None:
    """S19, B5: what could be set on the full screen alone can be set by lines; 8 is read as 08:00."""
    home = tmp_path / "home"
    notebook_in(home).change_settings({"first_run_done": True})
    spoken(notebook_in(home), FakeClock(), ["1 3", "8", "9.30"], "check_in_times")
    (window,) = notebook_in(home).settings.check_in.windows
    assert (window.days, window.start, window.end) == (("mon", "wed"), "08:00", "09:30")
    spoken(notebook_in(home), FakeClock(), ["1", "2"], "check_in_times")
    assert notebook_in(home).settings.check_in.windows == ()
