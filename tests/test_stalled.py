"""A step that stands still is the same step on the ladder, on its page, in the offers and in the brief (S38)."""

from __future__ import annotations

import pytest
from journals import PLAN, Past, done, history_of, tried
from walking import NOW, TODAY, walk

from gradestep.coach.attempts import attempts
from gradestep.coach.ladder_view import ladder_views
from gradestep.coach.present_size import outgrown
from gradestep.coach.stalled import is_stalled
from gradestep.flows.flow import Scene
from gradestep.flows.question import AnyQuestion, ChoiceQuestion
from gradestep.flows.stalled import stalled
from gradestep.model.journal import Safety
from gradestep.model.settings import Settings
from gradestep.share.brief import brief_lines
from gradestep.share.gathering import Choice, Material

NOT_TODAYS = tuple(tried("gate", day, "not_today") for day in (10, 9, 8))
CASES: tuple[tuple[str, tuple[Past, ...], tuple[str, ...]], ...] = (
    ("nothing tried", (), ()),
    ("done 13 days ago", done("gate", 13), ()),
    ("done 14 days ago", done("gate", 14), ("gate",)),
    ("a part 14 days ago, a not-today since", (tried("gate", 14, "partly"), tried("gate", 2, "not_today")), ("gate",)),
    ("done 14 days ago, and another list since", (*done("gate", 14), *done("read", 1)), ("gate",)),
    ("done long ago, and on with the next step", (*done("gate", 40, 30), *done("corner", 2)), ()),
    ("on with the next step, which stands still", (*done("gate", 40), *done("corner", 14)), ("corner",)),
    ("two not-todays", NOT_TODAYS[:2], ()),
    ("three not-todays", NOT_TODAYS, ("gate",)),
    ("three not-todays, then a part", (*NOT_TODAYS, tried("gate", 1, "partly")), ()),
    ("three not-todays, then something smaller", (*NOT_TODAYS, *done("corner", 1)), ("gate",)),
)


@pytest.mark.parametrize(("past", "still"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_stands_still(past: tuple[Past, ...], still: tuple[str, ...]) -> None:
    """S38: 14 days with no done or part, or three not-todays running; a list that went on does not stand still; O0: nor is any while paused."""
    history = history_of(*past)
    tries = attempts(history)
    old = outgrown(tries, history)
    assert tuple(step.id for ladder, step in PLAN.steps() if is_stalled(ladder, step, tries, old, TODAY)) == still
    views = ladder_views(PLAN, Settings(), history, {}, TODAY)
    assert tuple(row.id for view in views for row in view.steps if row.stalled) == still
    paused = history_of(*past, (Safety(question="stop_now", answers=("clinician",)), 0))
    views = ladder_views(PLAN, Settings(), paused, {}, TODAY)
    assert not any(row.stalled for view in views for row in view.steps)
    stuck = brief_lines(Material(PLAN, history, TODAY), Choice())["stuck"]
    assert tuple(line.step for line in stuck) == still


def four_ways(past: tuple[Past, ...], *, hide_numbers: bool = False) -> AnyQuestion:
    """The four ways as they are asked of the step to the gate."""
    settings = Settings.model_validate({"looks": {"hide_numbers": hide_numbers}})
    scene = Scene(PLAN, settings, history_of(*past), TODAY, NOW, {"step": "gate"})
    return walk(stalled(scene), scene).question("four_ways")


@pytest.mark.parametrize(
    ("past", "lead"),
    [
        (
            NOT_TODAYS,
            (
                "The last three were not today. That is about the plan, not you.",
                "It looks at: Fri 13 November, not today; Sat 14 November, not today; Sun 15 November, not today.",
            ),
        ),
        (
            (*done("gate", 20), *done("read", 1)),
            (
                "This step has stood still for 14 days or more. That is about the plan, not you.",
                "It looks at: Tue 3 November, done.",
            ),
        ),
        (done("gate", 1), ("This one has stood still for a while. That is about the plan, not you.",)),
    ],
    ids=["three not-todays", "fourteen days", "opened without it standing still"],
)
def test_the_four_ways_say_why(past: tuple[Past, ...], lead: tuple[str, ...]) -> None:
    """S38, S12: the reason, the tries it looks at, the rule and its rest, like any offer; the four ways and no fifth."""
    question = four_ways(past)
    assert isinstance(question, ChoiceQuestion)
    assert question.lead == lead
    assert question.note == "Rule S38. You can leave any offer. It then rests for 7 days."
    assert [option.value for option in question.options] == ["goal", "cue", "shorten", "leave"]


def test_the_four_ways_without_numbers() -> None:
    """S21: with numbers hidden the reason has none."""
    question = four_ways((*done("gate", 20), *done("read", 1)), hide_numbers=True)
    assert question.lead[0] == "This step has stood still for a while. That is about the plan, not you."
