"""What runs on the full screen: breathing, grounding, posture and the timer, all worked out from the clock."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from screen_reading import SIZES, Rehearsal, flat, lines_of, play_flow, press, row_ids, settled, text_of
from textual.pilot import Pilot

from gradestep.content import say, several
from gradestep.flows.question import BreathingRun, GuidedRun, GuidedStep, Information, Ran, RunningQuestion, TimerRun
from gradestep.pacing import Pattern, moment, phases
from gradestep.screens.appearance import Appearance
from gradestep.screens.questions.breathing import AskBreathing, bar
from gradestep.screens.questions.shape import widths_at
from gradestep.screens.questions.timer import AskTimer

SLOW_OUT = Pattern("slow_out", 4.0, 0.0, 6.0, 0.0)
BREATHING = RunningQuestion(ask="Slow breathing", run=BreathingRun(SLOW_OUT, 3), cautions=("Small and slow.",))
SENSES = RunningQuestion(
    ask="Grounding",
    run=GuidedRun(
        "grounding",
        "default",
        (GuidedStep("Five to see.", 5), GuidedStep("Four to feel.", 4), GuidedStep("Where are you?")),
    ),
)
END = Information(ask="The end.")


async def later(pilot: Pilot[Any], clock: FakeClock, seconds: float) -> None:
    """Let seconds pass, and let the exercise look at the clock."""
    clock.advance(seconds)
    pilot.app.screen.query_one(AskBreathing).look()
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_while_it_runs_the_ways_on_are_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    """care 2.2, 2.3, A20: what is taught is read once; from then on the word, the bar, a pause and a stop are there at once."""
    taught = replace(BREATHING, cautions=several("exercises.teaching.lines"))

    async def scenario(pilot: Pilot[Any]) -> None:
        assert "your own way" in flat(text_of(pilot.app))
        await press(pilot, "enter")
        said = flat(text_of(pilot.app))
        assert "your own way" not in said
        assert all(say(f"app.{word}") in said for word in ("phase_in", "pause", "stop"))

    play_flow(tmp_path, Rehearsal.of(taught, END), scenario, size=size)


def test_breathing_is_a_word_and_a_bar_in_whole_seconds(tmp_path: Path) -> None:
    """S39, A11: each second is a step of the bar; the word changes with the phase; whole breaths are counted."""
    clock, rehearsal = FakeClock(), Rehearsal.of(BREATHING, END)

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        assert say("app.phase_in") in [line.strip() for line in lines_of(pilot.app)]
        await later(pilot, clock, 2.0)
        assert "━" * 12 + "─" * 12 in text_of(pilot.app)
        await later(pilot, clock, 2.1)
        assert say("app.phase_out") in [line.strip() for line in lines_of(pilot.app)]
        await later(pilot, clock, 6.0)
        assert say("app.breath_of", number=2, total=3) in text_of(pilot.app)
        for _ in range(3):
            await later(pilot, clock, 8.0)
        assert rehearsal.answers["q0"] == Ran("breathing", seconds=30.0, cycles=3, pattern="slow_out")

    play_flow(tmp_path, rehearsal, scenario, clock=clock.clock)


def test_stopping_early_is_practice_too(tmp_path: Path) -> None:
    """S43: stop at any moment, by the row or by Esc; what was done is kept."""
    for keys in (["down", "enter"], ["escape"]):
        clock, rehearsal = FakeClock(), Rehearsal.of(BREATHING, END)

        async def scenario(
            pilot: Pilot[Any], keys: list[str] = keys, clock: FakeClock = clock, rehearsal: Rehearsal = rehearsal
        ) -> None:
            await press(pilot, "enter")
            await later(pilot, clock, 8.0)
            await later(pilot, clock, 5.0)
            await press(pilot, *keys)
            assert rehearsal.answers["q0"] == Ran("breathing", seconds=13.0, cycles=1, stopped=True, pattern="slow_out")

        play_flow(tmp_path, rehearsal, scenario, clock=clock.clock)


def test_leaving_in_the_middle_keeps_what_was_done(tmp_path: Path) -> None:
    """S43, A18: Ctrl+C during an exercise counts what was done and leaves."""
    clock, rehearsal = FakeClock(), Rehearsal.of(BREATHING, END)

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        await later(pilot, clock, 7.0)
        await press(pilot, "ctrl+c")
        assert rehearsal.answers["q0"] == Ran("breathing", seconds=7.0, cycles=0, stopped=True, pattern="slow_out")
        assert rehearsal.left

    play_flow(tmp_path, rehearsal, scenario, clock=clock.clock)


def test_a_pause_does_not_count_and_help_now_pauses(tmp_path: Path) -> None:
    """A25, A28: pausing takes one key, and a screen above pauses by itself."""
    clock, rehearsal = FakeClock(), Rehearsal.of(BREATHING, END)

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        await later(pilot, clock, 2.0)
        await press(pilot, "enter")
        assert say("app.paused") in text_of(pilot.app)
        clock.advance(60.0)
        await press(pilot, "enter")
        await later(pilot, clock, 1.0)
        assert "━" * 18 + "─" * 6 in text_of(pilot.app)
        await press(pilot, "f1", "escape")
        assert say("app.paused") in text_of(pilot.app)

    play_flow(tmp_path, rehearsal, scenario, clock=clock.clock)


def test_a_computer_that_slept_finds_the_exercise_paused(tmp_path: Path) -> None:
    """A25, care 2.4: after more than a breath unseen it waits and asks."""
    clock, rehearsal = FakeClock(), Rehearsal.of(BREATHING, END)

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        await later(pilot, clock, 3.0)
        await later(pilot, clock, 3600.0)
        assert say("app.paused") in text_of(pilot.app)
        await press(pilot, "enter")
        await later(pilot, clock, 0.5)
        assert "━" * 18 in text_of(pilot.app)

    play_flow(tmp_path, rehearsal, scenario, clock=clock.clock)


def test_without_motion_there_are_words_alone(tmp_path: Path) -> None:
    """A10, A15: motion none shows the word and the breaths; ASCII shows a bar of plain letters."""
    for appearance, shown, hidden in (
        (Appearance(motion="none"), say("app.breath_of", number=1, total=3), "─"),
        (Appearance(ascii=True), "#" * 12 + "-" * 12, "━"),
    ):
        clock, rehearsal = FakeClock(), Rehearsal.of(BREATHING, END)

        async def scenario(
            pilot: Pilot[Any], clock: FakeClock = clock, shown: str = shown, hidden: str = hidden
        ) -> None:
            await press(pilot, "enter")
            await later(pilot, clock, 2.0)
            assert shown in text_of(pilot.app)
            assert hidden not in text_of(pilot.app)

        play_flow(tmp_path, rehearsal, scenario, clock=clock.clock, appearance=appearance)


FRAMES = 50
"""On a busy machine a frame may be late; the clock of the test stands still meanwhile."""


def test_full_motion_is_a_shape_that_grows_and_shrinks(tmp_path: Path) -> None:
    """A12, design 8: chosen by the person; it changes its size slowly, never its colour."""
    clock, rehearsal = FakeClock(), Rehearsal.of(BREATHING, END)

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        small = text_of(pilot.app).count("█")
        await later(pilot, clock, 3.9)
        grown = small
        for _ in range(FRAMES):
            pilot.app.screen.query_one("Shape").refresh()
            await settled(pilot)
            grown = text_of(pilot.app).count("█")
            if grown > small:
                break
        assert grown > small

    play_flow(tmp_path, rehearsal, scenario, clock=clock.clock, appearance=Appearance(motion="full"))


@pytest.mark.parametrize(
    "pattern", [SLOW_OUT, Pattern("box", 4.0, 4.0, 4.0, 4.0), Pattern("even_5_5", 5.5, 0.0, 5.5, 0.0)]
)
def test_no_frame_jumps(pattern: Pattern) -> None:
    """A12: from one second to the next the bar changes by a step, and the shape from frame to frame by a few cells."""
    end = sum(length for _, _, length in phases(pattern, 2))
    bars = [bar(moment(pattern, 2, second), ascii_only=True).count("#") for second in range(int(end) - 1)]
    longest = max(abs(now - before) for before, now in itertools.pairwise(bars))
    assert longest <= 12
    shapes = [widths_at(moment(pattern, 2, tenth / 10)) for tenth in range(int(end * 10) - 1)]
    steps = [abs(a - b) for before, now in itertools.pairwise(shapes) for a, b in zip(before, now, strict=True)]
    assert max(steps) <= 4


def test_the_next_frame_is_never_sooner_than_a_second(tmp_path: Path) -> None:
    """A11: a running exercise paints once a second at most, with half seconds in its pattern too."""
    clock, rehearsal = (
        FakeClock(),
        Rehearsal.of(RunningQuestion(ask="Even", run=BreathingRun(Pattern("e", 5.5, 0.0, 5.5, 0.0), 2))),
    )

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        asked = pilot.app.screen.query_one(AskBreathing)
        frames = [0.0]
        while frames[-1] < 20:
            frames.append(frames[-1] + asked.until_next(moment(Pattern("e", 5.5, 0.0, 5.5, 0.0), 2, frames[-1])))
        assert min(b - a for a, b in itertools.pairwise(frames)) >= 1.0
        assert {5.5, 11.0, 16.5} <= set(frames)

    play_flow(tmp_path, rehearsal, scenario, clock=clock.clock)


def test_grounding_goes_at_the_persons_own_pace(tmp_path: Path) -> None:
    """S41: in order, Enter moves on, typing is optional; what is typed is let go unless asked for."""
    clock, rehearsal = FakeClock(), Rehearsal.of(SENSES, END)

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        assert "Five to see." in text_of(pilot.app)
        await press(pilot, *"lamp", "enter", *"cup", "enter")
        assert say("app.guided_count", number=2, total=5) in text_of(pilot.app)
        await press(pilot, "enter")
        assert "Four to feel." in text_of(pilot.app)
        clock.advance(90.0)
        await press(pilot, "enter", "enter")
        assert say("app.keep_words") in text_of(pilot.app)
        assert row_ids(pilot.app, "#asked Rows")[0] == "done"
        await press(pilot, "enter")
        assert rehearsal.answers["q0"] == Ran("grounding", seconds=90.0, pattern="default")
        assert rehearsal.kept == {}

    play_flow(tmp_path, rehearsal, scenario, clock=clock.clock)


def test_what_was_typed_in_grounding_is_kept_when_asked(tmp_path: Path) -> None:
    """S41: kept on the person's word alone; stopping early keeps the practice."""
    rehearsal = Rehearsal.of(SENSES, END)

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", *"lamp", "enter", "tab", "down", "enter", "down", "enter")
        ran = rehearsal.answers["q0"]
        assert isinstance(ran, Ran)
        assert (ran.words, ran.stopped) == ("lamp", True)

    play_flow(tmp_path, rehearsal, scenario)


def test_the_timer_counts_up_and_ends_nothing(tmp_path: Path) -> None:
    """S44, A25: the planned time is said when it is there; being back is the person's own word, a day later too."""
    clock, rehearsal = FakeClock(), Rehearsal.of(RunningQuestion(ask="Go.", run=TimerRun(120.0)), END)

    async def scenario(pilot: Pilot[Any]) -> None:
        assert say("app.planned_time", time=say("app.minutes", count=2)) in text_of(pilot.app)
        clock.advance(125)
        pilot.app.screen.query_one(AskTimer).look()
        await settled(pilot)
        assert say("app.planned_time_there") in text_of(pilot.app)
        clock.advance(24 * 3600)
        await press(pilot, "enter")
        assert rehearsal.answers["q0"] == Ran("timer", seconds=86525.0)

    play_flow(tmp_path, rehearsal, scenario, clock=clock.clock)
