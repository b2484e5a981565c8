"""An offer as it is met: one line and one way on at Home, in the app and in plain lines, and in the try it leads to (B5)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from screen_reading import app_in, flat, focus_line, notebook_in, play, press, row_ids, text_of
from spoken import spoken
from textual.pilot import Pilot

from gradestep.content import say
from gradestep.model.attempts import AttemptBegun, AttemptEnded, StepSnapshot
from gradestep.model.journal import FlareBegun, Offer, Safety
from gradestep.model.safety_kinds import SafetyAnswer
from gradestep.notebook import Notebook
from gradestep.notebook.home import home_now

DAY = 86_400.0


def rough_week(notebook: Notebook, clock: FakeClock) -> Notebook:
    """A starter ladder whose first step was partly done twice; it is the day after."""
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True})
    step = notebook.plan.steps()[0][1]
    for _ in range(2):
        ended = AttemptEnded(step=StepSnapshot(id=step.id, title=step.title, kind=step.kind), outcome="partly")
        notebook.record(ended)
        clock.advance(DAY)
    return notebook


def answers(notebook: Notebook) -> list[tuple[str, str | None]]:
    """The offers that were answered."""
    events = (entry.event for entry in notebook.everything().standing())
    return [(event.rule, event.answer) for event in events if isinstance(event, Offer)]


def test_one_line_and_one_key_in_the_app(home: Path) -> None:
    """S12, B5: Home says it on one line, its row opens it, the step as it is stands first, and it is gone once declined."""
    clock = FakeClock()
    rough_week(notebook_in(home, clock.clock), clock)

    async def scenario(pilot: Pilot[Any]) -> None:
        assert say("offers.rule.O3.home") in flat(text_of(pilot.app))
        rows = row_ids(pilot.app)
        assert rows.count("offer") == 1
        assert len(rows) <= 5
        for _ in range(rows.index("offer")):
            await press(pilot, "down")
        await press(pilot, "enter")
        assert getattr(pilot.app.screen, "flow_id", "") == "offer"
        assert "Rule O3." in flat(text_of(pilot.app))
        assert focus_line(pilot.app) == f"> {say('offers.choices.stay')}"
        while getattr(pilot.app.screen, "flow_id", "") == "offer":
            await press(pilot, "enter")
        assert "offer" not in row_ids(pilot.app)

    play(app_in(home, clock=clock.clock), scenario)
    assert answers(notebook_in(home, clock.clock)) == [("O3", "stay")]


def test_one_line_and_one_way_in_plain(notebook: Notebook, fake_clock: FakeClock) -> None:
    """S12, B5: the same as lines; declined, it is not there the next time."""
    rough_week(notebook, fake_clock)
    said = spoken(notebook, fake_clock, [say("offers.row"), "stay", "leave"], stays=True)
    assert say("offers.rule.O3.home") in flat(said).partition(say("offers.row"))[0]
    assert "It looks at: " in said
    assert answers(notebook) == [("O3", "stay")]
    assert say("offers.row") not in spoken(notebook, fake_clock, ["leave"], stays=True)


def test_on_a_flare_day_its_own_doors_come_first(notebook: Notebook, fake_clock: FakeClock) -> None:
    """S46, care 1.9: no offer stands beside the doors of a flare day."""
    rough_week(notebook, fake_clock)
    notebook.record(FlareBegun())
    assert home_now(notebook).offer is None


@pytest.mark.parametrize("stop", ["emergency", "clinician", "today"])
def test_while_steps_are_paused(notebook: Notebook, fake_clock: FakeClock, stop: SafetyAnswer) -> None:
    """O0: Home says that steps are paused, offers nothing, and leads to the page where they are opened again."""
    rough_week(notebook, fake_clock)
    assert home_now(notebook).offer is not None
    notebook.record(Safety(question="stop_now", answers=(stop,)))
    view = home_now(notebook)
    assert view.offer is None and view.pause is not None
    assert view.pause.way.flow == "stop_now"
    assert view.lines()[0] == say("safety.paused.today" if stop == "today" else "offers.rule.O0.home")


def test_what_is_different_is_said_and_kept(notebook: Notebook, fake_clock: FakeClock) -> None:
    """O4, S69: a try begun from the offer says what is different this time, and keeps it."""
    rough_week(notebook, fake_clock)
    step = notebook.plan.steps()[0][1]
    said = spoken(notebook, fake_clock, [""] * 14, "attempt", {"step": step.id, "variation": "place"})
    assert "Different this time: the place." in flat(said)
    begun = [entry.event for entry in notebook.everything().standing() if isinstance(entry.event, AttemptBegun)]
    assert [event.before.variation for event in begun] == [("place",)]
