"""Looks back: offered for a week after each stretch, never late, kept, changed or rested; the week beside its rating (S31, S61, S63)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from edited_plan import TEXT, plan_after, plan_of, talked
from fake_clock import FakeClock
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import PLAN, Past, done, history_of, journals
from screen_reading import app_in, focus_line, notebook_in, play, press, row_ids
from spoken import spoken
from test_flow_stories import talk
from textual.pilot import Pilot
from walking import TODAY

from gradestep.coach.progress import Progress
from gradestep.coach.reviews import AFTER_PLAN, STANDS, due, goals_due, later_due, weekly_due
from gradestep.coach.rhythm import FEW, SOME, rhythm
from gradestep.content import say
from gradestep.model.journal import FlareBegun, FlareEnded, Review, WeeklyRating
from gradestep.model.plan import Maintenance, Plan
from gradestep.model.settings import Settings
from gradestep.notebook import Notebook
from gradestep.notebook.home import home_now

WRITTEN = PLAN.model_copy(update={"maintenance": Maintenance(today="Half a step", keep_doing=("Two walks",))})


def rated(value: int, days: int) -> Past:
    """The person's own rating of that week."""
    return WeeklyRating(what="avoidance", value=value), days


def looked(subject: str, days: int, choice: str | None = None) -> Past:
    """A look back so many days ago."""
    return Review(subject=subject, choice=choice), days


@pytest.mark.parametrize(
    ("days", "is_due"), [(0, False), (6, False), (7, True), (13, True), (14, True), (20, True), (400, True)]
)
def test_each_week_for_who_rates_weeks(days: int, is_due: bool) -> None:
    """S31, S61: a week after the last rating; who never rated a week is not asked to."""
    assert weekly_due(history_of(rated(4, days)), TODAY) is is_due
    assert not weekly_due(history_of(*done("gate", days)), TODAY)
    assert not weekly_due(history_of((WeeklyRating(what="other", value=3), days)), TODAY)


@pytest.mark.parametrize(
    ("days", "every", "is_due"),
    [
        (27, 28, False),
        (28, 28, True),
        (28 + STANDS - 1, 28, True),
        (28 + STANDS, 28, False),
        (55, 28, False),
        (56, 28, True),
        (28, 56, False),
        (56, 56, True),
    ],
)
def test_every_twenty_eight_days_or_as_set(days: int, every: int, is_due: bool) -> None:
    """S61: it stands for a week, goes by itself, and comes again; the number of days can be set."""
    own = Settings(review_days=every)
    assert goals_due(PLAN, own, history_of(looked("goals", days), *done("gate", 300)), TODAY) is is_due
    assert goals_due(PLAN, own, history_of(*done("gate", days)), TODAY) is is_due
    assert not goals_due(Plan(), own, history_of(*done("gate", days)), TODAY)


@pytest.mark.parametrize("after", AFTER_PLAN)
def test_the_plan_for_later(after: int) -> None:
    """S63, care 1.10: thirty, ninety and a hundred and eighty days after it was written; not once it was looked at."""
    for days, is_due in ((after - 1, False), (after, True), (after + STANDS - 1, True), (after + STANDS, False)):
        assert later_due(WRITTEN, history_of(looked("maintenance", days, "change")), TODAY) is is_due
    again = history_of(looked("maintenance", after + 1, "change"), looked("maintenance", 0, "looked"))
    assert not later_due(WRITTEN, again, TODAY)
    assert not later_due(WRITTEN, history_of(), TODAY)


@given(past=journals(), days=some.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_nothing_is_ever_late(past: list[Past], days: int) -> None:
    """S7, S61: an offer of a look goes by itself: within the week after it no day says more than another."""
    history = history_of(*past, looked("goals", 0))
    on = [goals_due(PLAN, Settings(), history, TODAY + timedelta(days=days + n)) for n in range(28)]
    assert sum(on) <= STANDS


def test_keep_change_and_rest() -> None:
    """S61: each list is looked at by itself; a rested one keeps its steps, and what is to change leads to its steps."""
    answers = {"goal_outside": "rest", "goal_reading": "change"}
    walked = talked("review", dict(answers), plan_of(TEXT), kind="goals")
    asked = [stage for stage in walked.stages() if stage.startswith("goal_")]
    assert len(asked) == len([ladder for ladder in plan_of(TEXT).ladders if not ladder.rested])
    first = asked[0].removeprefix("goal_")
    walked = talked("review", {asked[0]: "rest", asked[1]: "change"}, plan_of(TEXT), kind="goals")
    after = plan_after(walked, TEXT)
    assert [ladder.rested for ladder in after.ladders if ladder.id == first] == [True]
    assert [ladder.steps for ladder in after.ladders] == [ladder.steps for ladder in plan_of(TEXT).ladders]
    assert {(one.subject, one.choice) for one in walked.events(Review)} >= {(first, "rest"), ("goals", None)}
    following = walked.next_flow()
    assert following is not None and following.flow == "edit_step"


def test_all_passed_over_changes_nothing_and_rests() -> None:
    """S61, A4: whoever passes everything over is not asked again for its time."""
    walked = talked("review", {}, plan_of(TEXT), kind="goals")
    assert walked.changes() == []
    (kept,) = walked.events(Review)
    assert not goals_due(PLAN, Settings(), history_of((kept, 0)), TODAY + timedelta(days=27))


def test_the_week_beside_its_rating() -> None:
    """S31: practices by week, and the rating in words beside them; hidden numbers hide both."""
    history = history_of(*done("gate", 0, 3, 8), rated(6, 3), rated(3, 0), rated(4, 0))
    rows = Progress(PLAN, history, TODAY).section("weeks")[1:]
    assert "4 of 10" in rows[0]
    assert "6 of 10" in rows[1]
    assert not any("of 10" in row for row in rows[2:])
    assert not any("of 10" in row for row in Progress(PLAN, history, TODAY, hide_numbers=True).section("weeks"))


def test_a_weekly_look_in_plain_lines(notebook: Notebook) -> None:
    """S31, B5: this week's practices, then one rating, which can be passed over."""
    talk(notebook, "review", {"avoidance": 5}, kind="weekly")
    talk(notebook, "review", {}, kind="weekly")
    found = [entry.event for entry in notebook.history.standing()]
    assert [one.value for one in found if isinstance(one, WeeklyRating)] == [5]
    assert [one.subject for one in found if isinstance(one, Review)] == ["weekly", "weekly"]


@pytest.mark.parametrize("days", [FEW - 1, FEW, SOME - 1, SOME, 28])
def test_the_rhythm_in_words(days: int) -> None:
    """care 0.10: words alone, no number; below, at and above each edge."""
    key = "few" if days < FEW else "some" if days < SOME else "many"
    said = rhythm(history_of(*done("gate", *range(days))), TODAY)
    assert said == say(f"progress.rhythm.{key}")
    assert not any(letter.isdigit() for letter in said)


def test_flare_days_are_not_in_the_rhythm() -> None:
    """care 0.10, 1.9: practice on a flare day is as if it were not there, and so is a day of rest on one."""
    flare: tuple[Past, ...] = ((FlareBegun(), 6), (FlareEnded(), 2))
    within = history_of(*flare, *done("gate", 3, 4, 5, 6))
    assert rhythm(within, TODAY) == say("progress.rhythm.none")
    assert rhythm(history_of(*flare, *done("gate", 1, 2, 7, 8)), TODAY) == say("progress.rhythm.some")
    left_open = history_of((FlareBegun(), 20), *done("gate", 1, 2, 3, 4, 20, 19))
    assert rhythm(left_open, TODAY) == say("progress.rhythm.some"), "a flare comes to rest by itself"


def test_off_unless_asked_for() -> None:
    """care 0.10: the rhythm is said where it was switched on, and nowhere else."""
    history = history_of(*done("gate", 1))
    assert say("progress.rhythm.few") not in Progress(PLAN, history, TODAY).arc()
    assert say("progress.rhythm.few") in Progress(PLAN, history, TODAY, rhythm=True).arc()
    assert Settings().rhythm is False


def reviewed(home: Path) -> Notebook:
    """A home in which a look back may be offered."""
    notebook = notebook_in(home)
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True})
    week_ago = notebook.now() - timedelta(days=8)
    notebook.record(WeeklyRating(what="avoidance", value=5), when=week_ago)
    return notebook


def test_offered_on_home_in_both_faces(home: Path) -> None:
    """S61, B5, S53: one row, below the step, that leads to the look; at home in plain lines too."""
    notebook = reviewed(home)
    assert due(notebook.plan, notebook.settings, notebook.history, notebook.today()) == ("weekly",)

    async def scenario(pilot: Pilot[None]) -> None:
        assert "review" in row_ids(pilot.app)
        assert row_ids(pilot.app)[0] == "start"
        await press(pilot, *["down"] * row_ids(pilot.app).index("review"), "enter")
        assert focus_line(pilot.app).startswith(">")
        assert pilot.app.screen.query_one("AskedQuestion") is not None

    play(app_in(home), scenario)
    clock = FakeClock()
    said = spoken(notebook_in(home, clock.clock), clock, [], stays=True)
    assert said.count(say("keys.review")) == 1


DAY = 86_400.0
HALF_A_YEAR = 199


def lived(notebook: Notebook, clock: FakeClock, *, answered: bool) -> dict[str, list[int]]:
    """Half a year, a window opened each day and a try every third: each look Home had, by its day; held where `answered`."""
    found: dict[str, list[int]] = {}
    for day in range(1, HALF_A_YEAR + 1):
        clock.advance(DAY)
        today = Notebook.open(notebook.places, clock.clock, seed=f"day-{day}")
        if day % 3 == 0:
            today.record(done("gate", 0)[0][0])
        seen = home_now(today) if answered else None
        looks = due(today.plan, today.settings, today.history, today.today()) if seen is None else (seen.review,)
        for look in filter(None, looks):
            found.setdefault(look, []).append(day)
        if seen is not None and seen.review:
            talk(today, seen.review_flow, {"which": "friends", "what": "again", "still": "keep"}, kind=seen.review)
        today.keep_digests()
    return found


def written_down(notebook: Notebook, review_days: int) -> Notebook:
    """What matters and the plan for later are written on the day of the first try."""
    notebook.replace_plan(TEXT, what="edit")
    notebook.change_settings({"review_days": review_days})
    talk(notebook, "values", {"which": "friends", "what": "again", "matters_again": 9, "lately_again": 3})
    talk(notebook, "maintenance", {"today": "Half a step"})
    notebook.record(done("gate", 0)[0][0])
    return notebook


@pytest.mark.parametrize(("review_days", "stretches"), [(28, range(28, 199, 28)), (90, (90, 180))])
def test_looks_are_offered_over_half_a_year_of_files(
    notebook: Notebook, fake_clock: FakeClock, review_days: int, stretches: Sequence[int]
) -> None:
    """S61, S63, care 1.7, 1.10: after 30, 90 and 180 days, after 90, and as set, though Home reads the newest months alone."""
    found = lived(written_down(notebook, review_days), fake_clock, answered=False)
    assert found == {
        "maintenance": _weeks((30, 90, 180)),
        "values": _weeks((90, 180)),
        "goals": _weeks(stretches),
    }


def test_a_look_that_was_held_is_not_offered_again(notebook: Notebook, fake_clock: FakeClock) -> None:
    """S61, S63: answered on the day it is offered, one a day, the rarest first; none comes twice in its stretch."""
    found = lived(written_down(notebook, 90), fake_clock, answered=True)
    assert found == {"maintenance": [30, 90, 180], "values": [91, 181], "goals": [92, 182]}


def _weeks(days: Iterable[int]) -> list[int]:
    return [day + later for day in days for later in range(STANDS) if day + later <= HALF_A_YEAR]
