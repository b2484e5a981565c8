"""My activities, my goals and life reach: the person's own words and counts, opt-in, spaced, read by no rule (care 3, B6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from journals import PLAN, Past, history_of, tried
from shared import material
from test_measures import done_words, talked
from walking import TODAY

from gradestep.coach.measures import MOST_ACTIVITIES, MOST_GOALS, MY_ACTIVITIES, MY_GOALS
from gradestep.coach.progress import Progress
from gradestep.coach.reach import reach
from gradestep.content import say
from gradestep.flows.question import Answer, ChoiceQuestion, SeveralQuestion
from gradestep.model.attempts import AttemptEnded, Context, Outcome
from gradestep.model.journal import FlareBegun, Measure
from gradestep.model.settings import Looks, Settings
from gradestep.share.gathering import PARTS, Choice
from gradestep.share.making import made

OWN: dict[str, tuple[str, str, int]] = {
    MY_ACTIVITIES: ("activities", "activity", MOST_ACTIVITIES),
    MY_GOALS: ("goals", "goal", MOST_GOALS),
}


def answers_of(measure: str, *lines: str) -> dict[str, Answer]:
    """These words, each rated by its place."""
    which, each, most = OWN[measure]
    return {which: lines, **{f"{each}_{place}": place for place in range(most)}}


def test_my_goals() -> None:
    """care 3: up to three in the person's words, 0 to 10 each, the lists of the plan among them, the time before beside it."""
    walked = talked(answers_of(MY_GOALS, "Outside", "See Ana"), measure=MY_GOALS)
    kept = walked.only(Measure)
    assert kept == Measure(measure=MY_GOALS, answers={"Outside": 0, "See Ana": 1})
    asked = walked.question("goals")
    assert isinstance(asked, SeveralQuestion)
    assert [option.value for option in asked.options] == ["Outside", "Reading"]
    again = talked({"goals": ("See Ana",), "goal_0": 4}, (kept, 14), measure=MY_GOALS)
    assert say("measures.done.own", what="See Ana", answer=4, before=1) in done_words(again)
    before = again.question("goals")
    assert isinstance(before, SeveralQuestion)
    assert before.prefill == ("Outside", "See Ana")


@pytest.mark.parametrize("measure", OWN)
@pytest.mark.parametrize(("days", "comes"), [(13, False), (14, True)])
def test_each_fourteen_days_on_its_own(measure: str, days: int, comes: bool) -> None:
    """care 3: opt-in and fourteen days apart, each set by itself; until then its day is said; never on a flare day."""
    past = (Measure(measure=measure, answers={"a": 1}), days)
    asked = talked({}, past).question("which")
    assert isinstance(asked, ChoiceQuestion)
    values = [option.value for option in asked.options]
    assert (measure in values) is comes
    assert all(other in values for other in OWN if other != measure)
    assert any(say(f"measures.titles.{measure}") in line for line in asked.lead) is not comes
    assert talked(answers_of(measure, "a"), (FlareBegun(), 0), measure=measure).events(Measure) == []
    assert bool(talked(answers_of(measure, "a"), past, measure=measure).events(Measure)) is comes


@pytest.mark.parametrize("measure", OWN)
def test_each_can_be_passed_over_and_hides_its_numbers(measure: str) -> None:
    """A4, care 3, S21: nothing said is nothing kept; where numbers are hidden none is told."""
    assert talked({}, measure=measure).events(Measure) == []
    which, _, _ = OWN[measure]
    assert talked({which: ("a", "b")}, measure=measure).events(Measure) == []
    hidden = talked(answers_of(measure, "a"), settings=Settings(looks=Looks(hide_numbers=True)), measure=measure)
    assert done_words(hidden).strip() == say("measures.done.kept")


@pytest.mark.parametrize("measure", OWN)
def test_no_words_go_unsaid_where_there_is_no_room(measure: str) -> None:
    """B6, care 3: of one too many, which stay is asked; passed over, own words stay before those of last time; the rest is named."""
    which, each, most = OWN[measure]
    old = tuple(f"old {place}" for place in range(most))
    past: Past = (Measure(measure=measure, answers=dict.fromkeys(old, 5)), 14)
    walked = talked(answers_of(measure, *old, "My own"), past, measure=measure)
    assert set(walked.only(Measure).answers) == {*old[: most - 1], "My own"}
    assert say("at_most.left_out", lines=old[-1]) in done_words(walked)
    assert f"{each}_{most}" not in walked.stages()
    chosen = talked({**answers_of(measure, *old, "My own"), f"{which}_fit": old}, past, measure=measure)
    assert set(chosen.only(Measure).answers) == set(old)
    assert say("at_most.left_out", lines="My own") in done_words(chosen)
    room = talked(answers_of(measure, *old), past, measure=measure)
    assert f"{which}_fit" not in room.stages()
    assert "no room" not in done_words(room)


def test_it_leaves_where_it_was_asked_for() -> None:
    """B4, care 3: with sets of questions goals go into tables and into the file for programs, and nowhere without."""
    one = material(str, PLAN, (Measure(measure=MY_GOALS, answers={"See Ana": 4}), 1))
    for what in ("csv", "json", "report", "markdown"):
        told = made(what, what, one, Choice(with_parts=frozenset(PARTS))).text
        assert say("measures.shared.my-goals") in told
        assert "See Ana" in told
        assert "See Ana" not in made(what, what, one, Choice()).text


def somewhere(step: str, days: int, setting: str | None, outcome: Outcome = "done") -> Past:
    """A try in a setting."""
    event, _ = tried(step, days, outcome)
    assert isinstance(event, AttemptEnded)
    return event.model_copy(update={"context": Context(setting=setting)}), days


REACH: list[tuple[tuple[Past, ...], tuple[int, int]]] = [
    ((), (0, 0)),
    ((somewhere("gate", 27, "errand"),), (1, 1)),
    ((somewhere("gate", 28, "errand"),), (0, 0)),
    ((somewhere("gate", 0, None), somewhere("gate", 1, None)), (1, 0)),
    ((somewhere("gate", 0, "home"), somewhere("corner", 1, "home", "partly")), (2, 1)),
    ((somewhere("gate", 0, "home"), somewhere("gate", 1, "social")), (1, 2)),
    ((somewhere("gate", 0, "home", "not_today"), somewhere("shop", 0, "errand", "changed")), (0, 0)),
]


@pytest.mark.parametrize(("past", "counts"), REACH)
def test_life_reach(past: tuple[Past, ...], counts: tuple[int, int]) -> None:
    """care 3, S21: different steps and kinds of place of 28 days; one sentence, none at nothing and none where numbers are hidden."""
    history = history_of(*past)
    progress = Progress(PLAN, history, TODAY)
    assert reach(progress.attempts, TODAY) == counts
    steps, places = counts
    said = [line for line in progress.arc() if line.startswith("Different steps")]
    expected = f"Different steps in the last 28 days: {steps}." + (f" Kinds of place: {places}." if places else "")
    assert said == ([expected] if steps else [])
    assert not any("Different steps" in line for line in replace(progress, hide_numbers=True).arc())
    assert reach(progress.attempts, TODAY + timedelta(days=28)) == (0, 0)
