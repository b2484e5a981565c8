"""While a stop stands: Home says so first and suggests nothing, and the way out is always there (O0, care 4.4, S45)."""

from __future__ import annotations

import pytest
from flow_attempts import attempted
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import CLEAR, PLAN, Past, done, history_of, tried
from walking import NOW, TODAY, Move, scene_of, walk

from gradestep.coach.home import HomeView, home_view, today_line
from gradestep.coach.safety import Stop, check_first_stands, stop_that_stands
from gradestep.coach.totals import Totals
from gradestep.coach.waiting import Underway, waiting
from gradestep.content import say
from gradestep.flows.flare import flare
from gradestep.flows.question import Answer, ChoiceQuestion
from gradestep.flows.stop_now import stop_now
from gradestep.model.journal import FlareBegun, Safety
from gradestep.model.settings import CheckIns, Settings, Window

STOPS: tuple[Stop, ...] = ("emergency", "clinician", "today")
LOOKED_AT: Past = (Safety(question="checked", answers=("yes",)), 0)
ALL_RIGHT: Past = (Safety(question="checked", answers=("today",)), 0)
TICK: Past = (Safety(question="check_first", ticked=("heart-or-lung",)), 9)
TALKED_OVER: Past = (Safety(question="check_first", answers=("yes",)), 0)


def stopped(stop: Stop, days_ago: int = 0) -> Past:
    """Stop now was pressed, and this list chosen."""
    return Safety(question="stop_now", answers=(stop,)), days_ago


class TestWhatStands:
    """care 4.4, 4.2: what a stop is, how long it holds, and what ends it."""

    @pytest.mark.parametrize(
        ("past", "stands"),
        [
            ((), None),
            ((stopped("today"),), "today"),
            ((stopped("today", 1),), None),
            ((stopped("clinician", 400),), "clinician"),
            ((stopped("emergency", 400), stopped("today")), "emergency"),
            ((stopped("clinician", 2), stopped("emergency", 1)), "emergency"),
            ((stopped("emergency", 3), stopped("clinician", 2), LOOKED_AT), None),
            ((stopped("today"), LOOKED_AT), None),
            ((stopped("today"), ALL_RIGHT), None),
            ((stopped("today"), ALL_RIGHT, stopped("today")), "today"),
            ((stopped("emergency", 3), stopped("today"), ALL_RIGHT), "emergency"),
            ((stopped("emergency", 3), TALKED_OVER), "emergency"),
        ],
    )
    def test_a_stop(self, past: tuple[Past, ...], stands: Stop | None) -> None:
        """care 4.4: the gravest that stands; being all right again ends a stop for the day and no other."""
        assert stop_that_stands(history_of(*past), TODAY) == stands

    @pytest.mark.parametrize(
        ("past", "stands"),
        [
            ((TICK,), True),
            ((TICK, stopped("today", 1), LOOKED_AT), True),
            ((TICK, LOOKED_AT), True),
            ((TICK, ALL_RIGHT), True),
            ((TICK, TALKED_OVER), False),
            ((TICK, (Safety(question="check_first"), 1)), False),
            (((Safety(question="check_first"), 9), TICK), True),
            ((TICK, TALKED_OVER, (TICK[0], 0)), True),
        ],
    )
    def test_a_tick(self, past: tuple[Past, ...], stands: bool) -> None:
        """care 4.2: an answer about the list lifts it; a journal of before, where any "checked" did, holds more back, not less."""
        assert check_first_stands(history_of(*past)) is stands

    @given(
        past=some.lists(
            some.sampled_from(
                [*(stopped(stop)[0] for stop in STOPS), LOOKED_AT[0], ALL_RIGHT[0], TICK[0], TALKED_OVER[0]]
            )
        )
    )
    @settings(max_examples=60, deadline=None)
    def test_neither_answers_for_the_other(self, past: list[Safety]) -> None:
        """care 4.2, 4.4: whatever was said of stops leaves the list as it is, and the other way about."""
        about_list = [(event, 0) for event in past if event.question == "check_first"]
        about_stops = [(event, 0) for event in past if event.question != "check_first"]
        everything = history_of(*[(event, 0) for event in past])
        assert check_first_stands(everything) is check_first_stands(history_of(*about_list))
        assert stop_that_stands(everything, TODAY) == stop_that_stands(history_of(*about_stops), TODAY)


OPEN_ALL_DAY = Settings(check_in=CheckIns(windows=(Window(start="00:00", end="23:59"),)))


def home(*past: Past, chosen: Settings = OPEN_ALL_DAY) -> HomeView:
    """Home on a day on which everything there is would be shown: a check-in, a review, an offer, what was left."""
    history = history_of(CLEAR, *done("gate", 30, 29), tried("gate", 12, "partly"), tried("gate", 11, "partly"), *past)
    left = [Underway("draft-1", "attempt", step="gate"), Underway("draft-2", "note")]
    return home_view(PLAN, chosen, history, Totals.of(history), waiting(PLAN, history, TODAY, left), TODAY, NOW)


def test_there_is_something_to_suggest() -> None:
    """S53: without a stop all of it is there, so that the next test can fail."""
    view = home()
    assert view.step is not None and view.offer is not None and view.review and view.check_in
    assert view.greeting and view.progress and [one.flow for one in view.waiting] == ["attempt", "note"]


@pytest.mark.parametrize("flared", [False, True])
@pytest.mark.parametrize("stop", STOPS)
def test_home_suggests_nothing(stop: Stop, flared: bool) -> None:
    """O0, care 4.4: the pause first; no step, half, offer, question, look back, check-in or welcome; what was written is kept."""
    view = home(stopped(stop), *([(FlareBegun(), 0)] if flared else []))
    words = say("safety.paused.today" if stop == "today" else "safety.paused.words")
    flare_words = [say("home.flare")] if flared else []
    left = say("home.waiting.draft", what=say("home.waiting.flows.note"))
    assert list(view.lines()) == [words, say("safety.paused.open"), *flare_words, left]
    assert list(view.steady_lines()) == [words, say("safety.paused.open"), *flare_words]
    assert today_line(view) == words
    assert (view.step, view.offer, view.asks, view.half_first) == (None, None, None, False)
    assert (view.review, view.check_in, view.progress) == ("", False, "")
    assert [one.flow for one in view.waiting] == ["note"]
    assert view.pause is not None
    assert view.pause.way.row == ("I am all right to go on" if stop == "today" else "It was looked at")


def test_what_was_left_comes_back() -> None:
    """S47, B6: a step left in the middle is kept, and is there again once the stop is over."""
    assert [one.flow for one in home(stopped("clinician", 1), LOOKED_AT).waiting] == ["attempt", "note"]


@pytest.mark.parametrize("stop", STOPS)
def test_lifted_in_another_window_meanwhile(stop: Stop) -> None:
    """R9: a row that is late asks nothing and keeps nothing."""
    scene = scene_of(PLAN, lift="yes")
    assert walk(stop_now(scene), scene, {}).stages() == ()
    paused = scene_of(PLAN, stopped(stop), lift="yes")
    assert walk(stop_now(paused), paused, {}).only(Safety).question == "checked"


class TestByHand:
    """S45, care 4.4: any step can be started; its first page is the pause, and says how it ends."""

    def test_for_the_day(self) -> None:
        """care 4.4: a stop for the day is no health check; being all right is enough, and is kept as that."""
        walked = attempted("gate", {"paused": "all_right"}, stopped("today"), until="prediction")
        assert walked.stages() == ("paused", "step")
        assert walked.only(Safety) == Safety(question="checked", answers=("today",))
        page = walked.question("paused")
        assert isinstance(page, ChoiceQuestion)
        assert "looked at" not in page.ask
        assert [option.value for option in page.options] == ["all_right", "breathe", "leave"]

    def test_until_it_was_looked_at(self) -> None:
        """care 4.4: the other two wait for a health check, whatever was said of the list or of the day."""
        for stop in ("emergency", "clinician"):
            page = attempted("gate", {}, stopped(stop, 3), TALKED_OVER, ALL_RIGHT).question("paused")
            assert isinstance(page, ChoiceQuestion)
            assert [option.value for option in page.options] == ["looked_at", "breathe", "leave"]

    def test_the_list_is_talked_over(self) -> None:
        """care 4.2: the answer is about the list, and the next step by time is not stopped at it again."""
        answers: dict[str, Answer | Move] = {"check_first": "looked_at", "checked": "Up to ten minutes"}
        walked = attempted("read", answers, TICK, until="confidence_before")
        kept = walked.only(Safety)
        assert kept == Safety(question="check_first", answers=("yes",), checked="Up to ten minutes")
        assert "check_first" not in attempted("read", {}, TICK, (kept, 0), until="confidence_before").stages()
        stop_first = attempted(
            "read", {"paused": "looked_at"}, TICK, stopped("clinician", 1), until="confidence_before"
        )
        assert stop_first.only(Safety).question == "checked"
        later = attempted("read", {}, TICK, stopped("clinician", 1), (stop_first.only(Safety), 0), until="step")
        assert later.stages() == ("check_first",)


def test_no_step_behind_the_doors_of_a_flare() -> None:
    """O0, care 1.9: on a flare day the doors that stay are open; none leads to a step, and its end brings no half."""
    scene = scene_of(PLAN, (FlareBegun(), 1), stopped("clinician"))
    walked = walk(flare(scene), scene, {"doors": "over"})
    doors = walked.question("doors")
    assert isinstance(doors, ChoiceQuestion)
    assert [option.value for option in doors.options] == ["breathing", "posture", "rest", "over"]
    assert "calmer" not in walked.stages()
    calm = scene_of(PLAN, (FlareBegun(), 1))
    assert "calmer" in walk(flare(calm), calm, {"doors": "over"}).stages()
