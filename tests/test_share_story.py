"""Four weeks, then a session: two lines are held back, and they are nowhere in what the clinician reads (B4, S26, S51)."""

from __future__ import annotations

from fake_clock import FakeClock
from spoken import answered

from gradestep.model.attempts import Afterwards, AttemptEnded, Before, Outcome, StepSnapshot
from gradestep.model.journal import FlareBegun, SessionNote
from gradestep.notebook import Notebook

DAY = 24 * 3600
WEEKS: tuple[tuple[int, Outcome, float | None], ...] = (
    (1, "done", 2.0), (3, "partly", 1.0), (8, "not_today", None), (10, "done", 2.0), (15, "done", 5.0), (24, "done", 8.0),
)  # fmt: skip
"""Day, outcome, minutes."""


def lived(notebook: Notebook, clock: FakeClock) -> None:
    """Six tries, a flare day, three notes."""
    notebook.use_starter("pain")
    step = next(step for _, step in notebook.plan.steps())
    known = StepSnapshot(id=step.id, title=step.title, unit="minutes")
    today = 0
    for day, outcome, minutes in WEEKS:
        clock.advance((day - today) * DAY)
        today = day
        before = Before(distress=6, prediction=f"guess of day {day}", likelihood=70)
        after = Afterwards(happened=f"came of day {day}", learned=f"kept of day {day}", distress=4)
        notebook.record(AttemptEnded(step=known, outcome=outcome, actual=minutes, before=before, after=after))
    notebook.record(FlareBegun())
    clock.advance(3 * DAY)
    for text in ("Ask about the stairs", "the quarrel at home", "the letter from work"):
        notebook.record(SessionNote(text=text))
    clock.advance(DAY)


def test_a_session(notebook: Notebook, fake_clock: FakeClock) -> None:
    """B4, S26, S51: the brief of four weeks without two notes; the next one begins where this one was shared."""
    lived(notebook, fake_clock)
    answers = {"From when on?": "all", "own words": "1, 2, 3", "talk about. Which": "1, 2", "Write it": "yes"}
    said = answered(notebook, "share", {"all": "yes"}, answers)
    assert "the quarrel at home" in said, "it was shown before it left"
    (file,) = notebook.places.exports.iterdir()
    data = file.read_bytes()
    for held in ("the letter from work", "the quarrel at home"):
        assert held.encode() not in data
    told = data.decode()
    for line in (
        "Practices: 5\nPractice days: 5",
        "Ask about the stairs",
        "How it went: done 4, in part 1, not today 1\nHow much: 1 to 8 minutes",
        "Predicted: guess of day 24\nHappened: came of day 24",
        "kept of day 24",
        "Flare day: Thu 17 December 2026",
        "Lines held back: 2",
    ):
        assert line in told, line
    fake_clock.advance(7 * DAY)
    again = answered(notebook, "share", {"all": "yes"}, {"From when on?": "last_session"})
    assert "1. Since the last page for a session, Mon 21 December" in again
    assert "From: Mon 21 December 2026" in again
