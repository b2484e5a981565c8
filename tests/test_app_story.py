"""The weeks of a step in the app, a new start of it for each day, by keys alone (S12, S64, S65, S67, O3, O5, O8)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from fake_clock import FakeClock
from screen_reading import app_in, flat, focus_line, notebook_in, play, press, row_ids, text_of
from test_flow_offer_story import DAY, PLAN
from textual.pilot import Pilot

from gradestep.coach.attempts import attempts
from gradestep.coach.if_then import RULE, USED
from gradestep.content import say
from gradestep.model.journal import Offer, Safety
from gradestep.screens.flow import FlowScreen
from gradestep.screens.home import HomePage

MOST = 40
"""Keys; a conversation that is not over by then leads in a circle."""

Midway = Callable[[Pilot[Any]], Awaitable[None]]


async def choose(pilot: Pilot[Any], words: str) -> None:
    """Go down to the row that begins so, and take it."""
    for _ in range(MOST):
        if focus_line(pilot.app).removeprefix("> ").startswith(words):
            await press(pilot, "enter")
            return
        await press(pilot, "down")
    raise AssertionError(words)


async def nothing(pilot: Pilot[Any]) -> None:
    """Nothing on the way."""


async def goes(pilot: Pilot[Any], outcome: str, midway: Midway = nothing) -> str:
    """One go at the step that Home shows, with every other question passed over; all that was on the screens."""
    await choose(pilot, say("app.home.start"))
    said: list[str] = []
    for _ in range(MOST):
        said.append(flat(text_of(pilot.app)))
        if not isinstance(pilot.app.screen, FlowScreen):
            return "\n".join(said)
        if say("app.i_am_back") in said[-1]:
            await midway(pilot)
            await press(pilot, "enter")
        elif say("reflect.outcome.ask") in said[-1]:
            await choose(pilot, outcome)
        elif say("reflect.actual.ask") in said[-1]:
            await press(pilot, "enter")
        else:
            await press(pilot, "ctrl+s")
            if flat(text_of(pilot.app)) == said[-1]:
                await press(pilot, "enter")
    raise AssertionError(said[-1])


class Days:
    """A home and its days: each is a new start of the app."""

    def __init__(self, home: Path) -> None:
        self.home, self.clock = home, FakeClock()
        notebook = notebook_in(home, self.clock.clock)
        notebook.replace_plan(PLAN, what="edit")
        notebook.change_settings({"first_run_done": True})
        notebook.record(Safety(question="pem", answers=("no", "no"), ticked=("after-more", "told")))

    def day(self, scenario: Callable[[Pilot[Any]], Awaitable[None]]) -> None:
        """The next day."""
        self.clock.advance(DAY)
        play(app_in(self.home, clock=self.clock.clock), scenario)

    def tries(self, *outcomes: str) -> None:
        """A try a day, with nothing offered before it."""
        for outcome in outcomes:

            async def scenario(pilot: Pilot[Any], outcome: str = outcome) -> None:
                assert "offer" not in row_ids(pilot.app)
                await goes(pilot, outcome)

            self.day(scenario)

    def amount(self) -> float | None:
        """How much the step is now."""
        found = notebook_in(self.home, self.clock.clock).plan.find("read")
        return found[1].amount if found is not None else None


async def declines(pilot: Pilot[Any]) -> None:
    """Something smaller is offered, and left; Home then stands at the step."""
    assert say("offers.rule.O3.home") in flat(text_of(pilot.app))
    await choose(pilot, say("offers.row"))
    await press(pilot, "enter", "enter")
    assert "offer" not in row_ids(pilot.app)
    assert focus_line(pilot.app) == f"> {say('app.home.start')}"


async def takes_more(pilot: Pilot[Any]) -> None:
    """A bit more is offered, and taken."""
    await choose(pilot, say("offers.row"))
    await choose(pilot, say("offers.choices.bigger_amount", amount="9 minutes"))
    await press(pilot, "8", "enter", "enter", "enter")
    assert "9 minutes" in text_of(pilot.app)


async def makes_an_if_then(pilot: Pilot[Any]) -> None:
    """The shipped example, from the list of everything."""
    await press(pilot, "m", *"if-then", "enter")
    await choose(pilot, "For a hard moment")
    await press(pilot, "enter", "enter", "enter", "enter")
    assert isinstance(pilot.app.screen, HomePage)


async def uses_it(pilot: Pilot[Any]) -> None:
    """In the middle of a try; the breathing is begun, stopped, and leads back to the timer."""
    await press(pilot, "ctrl+t", "enter")
    assert say("milestones.used") in flat(text_of(pilot.app))
    await choose(pilot, say("app.go_on"))
    await choose(pilot, say("app.start"))
    await choose(pilot, say("app.stop"))
    for _ in range(MOST):
        if say("app.i_am_back") in text_of(pilot.app):
            return
        await press(pilot, "enter")
    raise AssertionError(text_of(pilot.app))


def test_smaller_declined_bigger_taken_an_if_then_used(home: Path) -> None:
    """S12, S64, S65, S67, O3, O5, O8: two rough tries, an offer left and not made again, three done, more taken, a plan used midway."""
    days = Days(home)
    days.tries("Partly", "Not today")
    days.day(declines)
    days.tries("Done", "Done", "Done")
    assert days.amount() == 8
    days.clock.advance(DAY)
    days.day(takes_more)
    assert days.amount() == 9
    days.day(makes_an_if_then)

    async def with_the_plan(pilot: Pilot[Any]) -> None:
        assert "9 minutes" in await goes(pilot, "Done", uses_it)

    days.day(with_the_plan)
    history = notebook_in(home, days.clock.clock).history
    answers = [entry.event for entry in history.standing() if isinstance(entry.event, Offer)]
    assert [(one.rule, one.answer) for one in answers] == [("O3", "stay"), ("O5", "bigger_amount"), (RULE, USED)]
    assert [one.outcome for one in attempts(history)] == ["partly", "not_today", "done", "done", "done", "done"]
