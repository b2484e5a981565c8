"""A step that stands still is the same step on the ladder, on its page, in the offers and in the brief (S38)."""

from __future__ import annotations

import pytest
from journals import PLAN, Past, done, history_of, tried
from walking import TODAY

from gradestep.coach.attempts import attempts
from gradestep.coach.ladder_view import ladder_views
from gradestep.coach.stalled import is_stalled
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
    """S38: 14 days with no done or part, or three not-todays running; a list that went on does not stand still."""
    history = history_of(*past)
    tries = attempts(history)
    assert tuple(step.id for ladder, step in PLAN.steps() if is_stalled(ladder, step, tries, TODAY)) == still
    views = ladder_views(PLAN, Settings(), history, {}, TODAY)
    assert tuple(row.id for view in views for row in view.steps if row.stalled) == still
    stuck = brief_lines(Material(PLAN, history, TODAY), Choice())["stuck"]
    assert tuple(line.step for line in stuck) == still
