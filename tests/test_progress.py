"""How it has gone: words first, counts side by side with a floor, totals that never fall (S10, S18, S21, S32, S37, S52, S68, S69)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import PLAN, Past, history_of, journals
from screen_reading import SIZES, app_in, lines_of, notebook_in, play, press, text_of
from shared import HOSTILE
from spoken import spoken
from textual.pilot import Pilot
from walking import TODAY

from gradestep.coach.attempts import attempts
from gradestep.coach.patterns import FLOOR, Side, patterns
from gradestep.coach.progress import SECTIONS, WEEKS, Progress
from gradestep.coach.totals import Totals
from gradestep.content import say
from gradestep.model.attempts import Afterwards, AttemptEnded, Before, Context, Outcome, StepSnapshot
from gradestep.model.history import History
from gradestep.model.journal import CheckIn, Exercise, Symptoms
from gradestep.model.plan import Plan

GATE = StepSnapshot(id="gate", title="Walk to the gate", amount=2, unit="minutes")


def tried(outcome: Outcome, days: int, **context: Any) -> Past:
    """One try, so many days ago."""
    return (
        AttemptEnded(
            step=GATE,
            outcome=outcome,
            before=Before(distress=6),
            after=Afterwards(distress=3),
            context=Context(**context),
        ),
        days,
    )


def sided(mornings: int, evenings: int) -> History:
    """So many tries in the morning, all done, and in the evening, none done."""
    past = [tried("done", n, time_band="morning") for n in range(mornings)]
    past += [tried("not_today", n, time_band="evening") for n in range(evenings)]
    return history_of(*past)


FLOORS = [(4, 4, False), (5, 4, False), (4, 5, False), (5, 5, True), (6, 5, True), (0, 0, False)]


@pytest.mark.parametrize(("mornings", "evenings", "shown"), FLOORS)
def test_five_on_each_side_at_least(mornings: int, evenings: int, shown: bool) -> None:
    """S52: below the floor nothing is shown; at it and above, both sides as counts."""
    found = [one for one in patterns(attempts(sided(mornings, evenings))) if one.kind == "band"]
    assert bool(found) is shown
    if shown:
        assert (found[0].one, found[0].other) == (Side("evening", 0, evenings), Side("morning", mornings, mornings))
        said = Progress(PLAN, sided(mornings, evenings), TODAY).section("patterns")
        assert f"In the evening: 0 of {evenings}. In the morning: {mornings} of {mornings}." in said


@given(past=journals())
@settings(max_examples=60, deadline=None)
def test_every_pattern_keeps_the_floor_and_nothing_of_the_body(past: list[Past]) -> None:
    """S27, S52: whatever the journal, each side has its five; ratings of symptoms change nothing here."""
    found = patterns(attempts(history_of(*past)))
    assert all(side.tried >= FLOOR and 0 <= side.done <= side.tried for one in found for side in (one.one, one.other))
    felt = [(event, days) for event, days in past if not isinstance(event, Symptoms)]
    assert patterns(attempts(history_of(*felt))) == found


@given(past=journals(), more=journals(5))
@settings(max_examples=60, deadline=None)
def test_totals_never_fall(past: list[Past], more: list[Past]) -> None:
    """S32: whatever is added to whatever journal, no total is smaller than before."""
    before, after = Totals.of(history_of(*past)), Totals.of(history_of(*past, *more))
    assert after.practices >= before.practices
    assert after.days >= before.days
    assert all(after.tries[step] >= count for step, count in before.tries.items())


def test_the_whole_arc_in_words() -> None:
    """S18, S68, S69: the first, the latest, what was done again, and that change comes in small increments."""
    past = [tried("done", 20), tried("partly", 9), (Exercise(exercise="breathing"), 2)]
    arc = Progress(PLAN, history_of(*past), TODAY).arc()
    assert arc[0] == "From Tue 3 November to now: 3 practices on 3 days."
    assert arc[1] == "The first one: Walk to the gate, on Tue 3 November."
    assert "breathing, on Sat 21 November" in arc[2]
    assert "Walk to the gate (2 times)" in arc[3]
    assert arc[-1] == say("progress.reminder")


def test_weeks_and_days() -> None:
    """S10: grouped by week and by day of the week; a week without any is a week like any other."""
    past = [tried("done", 0), tried("done", 7), tried("done", 7), tried("not_today", 14)]
    progress = Progress(PLAN, history_of(*past), TODAY)
    assert [count for _, count in progress.weeks()] == [1, 2, *[0] * (WEEKS - 2)]
    assert "Week from Mon 16 November: 2" in progress.section("weeks")
    assert "Mon: 3" in progress.section("days")
    assert "Tue: 0" in progress.section("days")


def test_before_and_after_from_five_on() -> None:
    """S24: a range and the middle, never a target; nothing below five."""
    few, enough = (Progress(PLAN, history_of(*[tried("done", n) for n in range(count)]), TODAY) for count in (4, 5))
    assert few.section("sides") == (say("progress.sides.few"),)
    assert "Distress before: from 6 to 6, 6 in the middle." in enough.section("sides")
    assert "Distress after: from 3 to 3, 3 in the middle." in enough.section("sides")


def test_feeling_less_is_said_of_distress_alone() -> None:
    """Care 1.1, S24: that feeling less is no aim stands with distress; to be sure of a step is no distress."""
    before, after = Before(distress=6, confidence=4), Afterwards(distress=3, confidence=6)
    past = [(AttemptEnded(step=GATE, outcome="done", before=before, after=after), day) for day in range(5)]
    lines = Progress(PLAN, history_of(*past), TODAY).section("sides")
    (aim,) = (place for place, line in enumerate(lines) if "Feeling less" in line)
    assert lines[aim + 1].startswith("Distress before")
    assert lines[aim + 3] == "5 tries have a rating before and after."
    assert lines[aim + 4].startswith("How sure before")


def test_the_body_in_a_part_of_its_own() -> None:
    """S27, S37: mood and how sure first; sensations after, under a line of their own."""
    past = [(CheckIn(mood=4, sensations=7), 1), (CheckIn(mood=6, confidence=5), 2), tried("done", 1)]
    lines = Progress(PLAN, history_of(*past), TODAY).section("trend")
    assert "Week from Mon 16 November. Mood: from 4 to 6, 5 in the middle." in lines
    assert lines.index(say("progress.trend.body")) > max(at for at, line in enumerate(lines) if "Mood" in line)
    assert "Sensations: from 7 to 7" in lines[-1]


def test_the_ladder_lived_so_far() -> None:
    """S68: each step with its tries; one that was never tried is said so and nothing more."""
    lines = Progress(PLAN, history_of(tried("done", 3), tried("not_today", 2)), TODAY).section("ladder")
    assert lines[0] == "1 of 5 steps were tried so far. Any step can be started, in any order."
    assert "Walk to the gate: tried 2 times, 1 of them done or in part" in lines
    assert "Walk to the corner: not tried so far" in lines


@given(past=journals())
@settings(max_examples=40, deadline=None)
def test_numbers_can_be_hidden(past: list[Past]) -> None:
    """S21, S36: with numbers hidden no count is said anywhere; days are named as ever."""
    progress = Progress(PLAN, history_of(*past), TODAY, hide_numbers=True)
    names = {step.title for _, step in PLAN.steps()}
    for line in (*progress.arc(), *(line for name in SECTIONS for line in progress.section(name))):
        for name in names:
            line = line.replace(name, "")
        words = line.split("Week from")[-1] if "Week from" in line else line
        digits = [word for word in words.split() if word.strip(".,:()").isdigit()]
        assert len(digits) <= 1, "only the number of a day"


def test_nobody_has_done_anything() -> None:
    """S68: an empty journal is said kindly, in every part."""
    progress = Progress(Plan(), History(), TODAY)
    assert progress.arc() == (say("progress.nothing"),)
    assert all(progress.section(name) for name in SECTIONS)


def lived(folder: Path, words: str = "Walk to the gate") -> Path:
    """A home with tries over some weeks."""
    clock = FakeClock()
    notebook = notebook_in(folder, clock.clock)
    notebook.change_settings({"first_run_done": True})
    for number in range(7):
        notebook.record(
            AttemptEnded(step=StepSnapshot(title=words), outcome="done"),
            when=clock.clock.now() - timedelta(days=number * 3),
        )
    return folder


@pytest.mark.parametrize("size", SIZES)
def test_on_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    """S10, S21, A17: on request alone; the arc, then a part with its bars and their numbers, and back."""

    async def scenario(pilot: Pilot[Any]) -> None:
        assert "practices on" not in text_of(pilot.app).replace("practices on 7 days so far", "")
        await press(pilot, "w")
        assert "7 practices on 7 days" in " ".join(text_of(pilot.app).split())
        for _ in range(8):
            if say("progress.weeks.sentence", count=7, weeks=WEEKS)[:20] not in text_of(pilot.app):
                await press(pilot, "enter")
        assert say("progress.sections.weeks") in text_of(pilot.app)
        assert all(len(line) <= size[0] for line in lines_of(pilot.app))
        await press(pilot, "escape")
        assert "7 practices" in " ".join(text_of(pilot.app).split())

    play(app_in(lived(tmp_path / "home")), scenario, size)


def test_in_plain_lines(tmp_path: Path) -> None:
    """S68, A33, B5: the same words in lines; each part has a sentence and no picture."""
    home = lived(tmp_path / "home")
    ways = spoken(notebook_in(home), FakeClock(), ["more", "more", "more"], stays=True)
    number = next(line.split(".")[0] for line in ways.splitlines() if line.endswith("See how it has gone"))
    said = spoken(notebook_in(home), FakeClock(), [number, "1", "6"], stays=True)
    assert "7 practices on 7 days" in said
    assert "Week from Mon 23 November: " in said
    assert say("progress.patterns.few") in said
    assert "\u25a0" not in said


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_titles_are_words(tmp_path: Path, words: str) -> None:
    """R19: a title a person typed is shown as it is, and obeyed nowhere."""
    home = lived(tmp_path / "home", f"\x1b[31m{words}")

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "w")
        assert "\x1b" not in text_of(pilot.app)

    play(app_in(home), scenario)
    assert "\x1b" not in "".join(Progress(Plan(), notebook_in(home).everything(), TODAY).arc())


@given(some.integers(0, 60))
def test_a_long_bar_fits(count: int) -> None:
    """A17: however much there was in a week, a bar has room on a narrow screen."""
    past = [tried("done", 0)] * count
    assert Progress(PLAN, history_of(*past), TODAY).weeks()[0][1] == count
