"""Every page at three sizes, by keys alone, over a real notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from screen_reading import (
    SIZES,
    app_in,
    flat,
    focus_line,
    lines_of,
    notebook_in,
    play,
    press,
    row_ids,
    text_of,
    widest,
)
from spoken import spoken
from textual.pilot import Pilot

from gradestep.content import say
from gradestep.model.attempts import AttemptBegun, AttemptEnded, StepSnapshot
from gradestep.model.journal import FlareBegun, Safety, SessionNote
from gradestep.planfile.edits import AddEntry, SetField

PAGES = {"home": "h", "ladder": "l", "practice": "p", "journal": "j", "settings": "s", "help": "question_mark"}


@pytest.fixture
def lived_in(home: Path) -> Path:
    """A home with a starter ladder and a few records."""
    notebook = notebook_in(home)
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True})
    first = notebook.plan.steps()[0][1]
    begun = notebook.record(AttemptBegun(step=StepSnapshot(id=first.id, title=first.title)))
    notebook.record(AttemptEnded(attempt=begun.id, outcome="done"))
    notebook.record(SessionNote(text="Ask about the stairs"))
    return home


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", [*PAGES, "help_now", "palette", "step"])
def test_every_page_fits_every_size(lived_in: Path, page: str, size: tuple[int, int]) -> None:
    """A20, A16, A28: one marker, nothing wider than the screen, F1 first in the foot and in the same place."""
    keys = {"help_now": ["f1"], "palette": ["m"], "step": ["l", "enter"]}.get(page) or [PAGES[page]]

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *keys)
        assert focus_line(pilot.app).startswith(">")
        assert widest(lines_of(pilot.app)) <= size[0]
        assert pilot.app.screen.max_scroll_x == 0
        assert text_of(pilot.app).split("\n")[size[1] - 1].startswith(f"  F1 {say('keys.help_now')}")

    play(app_in(lived_in), scenario, size)


def test_escape_leads_home_from_every_page(lived_in: Path) -> None:
    """A18: no page is a trap, and pages do not pile up."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *PAGES.values())
        assert len(pilot.app.screen_stack) <= 3
        await press(pilot, "escape", "escape", "escape")
        assert len(pilot.app.screen_stack) == 1
        assert "Your next step" in text_of(pilot.app)

    play(app_in(lived_in), scenario)


def test_home_shows_one_step_and_one_sentence(lived_in: Path) -> None:
    """S53, S21, S6: one next step, at most one sentence of progress, five ways on at most."""

    async def scenario(pilot: Pilot[Any]) -> None:
        text = text_of(pilot.app)
        assert text.count("Your next step") == 1
        assert len(row_ids(pilot.app)) <= 5
        assert row_ids(pilot.app)[-2:] == ["ladder", "more"]

    play(app_in(lived_in), scenario)


def test_what_a_plan_notes_of_a_list_and_of_a_step_is_read_where_they_are(lived_in: Path) -> None:
    """S4, issue 3.3: a clinician's words stand on the ladder, on the step's page, and where the step is begun, in both faces."""
    notebook = notebook_in(lived_in)
    ladder, step = notebook.plan.steps()[0]
    at = ("ladders", ladder.id)
    notebook.change_plan(
        [SetField(at, "note", "Any order is fine"), SetField((*at, "steps", step.id), "note", "The rail is left")]
    )

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "l")
        assert say("ladder.note", words="Any order is fine") in text_of(pilot.app)
        await press(pilot, "enter")
        assert say("ladder.note", words="The rail is left") in text_of(pilot.app)
        await press(pilot, "enter")
        assert say("ladder.note", words="The rail is left") in flat(text_of(pilot.app))

    play(app_in(lived_in), scenario)
    said = spoken(notebook_in(lived_in), FakeClock(), [say("plain.ways.ladder"), "", "leave"], stays=True)
    assert say("ladder.note", words="Any order is fine") in said


def test_home_starts_the_step_with_one_key(lived_in: Path) -> None:
    """S53, S15: Enter on Home begins the attempt of the step that is shown."""

    async def scenario(pilot: Pilot[Any]) -> None:
        while not focus_line(pilot.app).endswith(say("app.home.start")):
            await press(pilot, "down")
        await press(pilot, "enter")
        assert getattr(pilot.app.screen, "flow_id", "") == "attempt"

    play(app_in(lived_in), scenario)


def test_what_was_left_is_offered_and_taken_up(lived_in: Path) -> None:
    """S16, S47: a conversation left in the middle is offered on Home, and goes on with its words."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "n", *"half", "escape")
        assert focus_line(pilot.app)
        assert say("home.waiting.flows.note") in text_of(pilot.app)
        assert row_ids(pilot.app)[0] == "waiting:0"
        await press(pilot, "home", "enter")
        assert "half" in text_of(pilot.app)

    play(app_in(lived_in), scenario)


def test_a_flare_day_is_said_and_its_page_comes_first(lived_in: Path) -> None:
    """S46: on a flare day Home says so, and asks for nothing."""
    notebook_in(lived_in).record(FlareBegun())

    async def scenario(pilot: Pilot[Any]) -> None:
        assert say("home.flare") in text_of(pilot.app)
        assert "flare" in row_ids(pilot.app)

    play(app_in(lived_in), scenario)


def test_the_first_words_give_way_to_what_the_notebook_says(lived_in: Path) -> None:
    """Speed: Home shows what the snapshot says, and then what the notebook says, with the same keys."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "l", "escape")
        assert "Your next step" in text_of(pilot.app)
        assert "Words from the snapshot." not in text_of(pilot.app)

    play(app_in(lived_in, first_lines=("Words from the snapshot.",)), scenario)


def test_any_step_can_be_opened_and_started(lived_in: Path) -> None:
    """S45, S13: every step is listed, easiest first, and the last one starts as the first one does."""
    plan = notebook_in(lived_in).plan
    steps = [f"step:{step.id}" for ladder in plan.ladders for step in ladder.in_order()]

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "l")
        assert [row for row in row_ids(pilot.app) if row.startswith("step:")] == steps
        await press(pilot, *["down"] * (len(steps) - 1), "enter", "enter")
        assert getattr(pilot.app.screen, "flow_id", "") == "attempt"

    play(app_in(lived_in), scenario)


@pytest.mark.parametrize(("way", "told"), [("rest", "rested"), ("later", "moved")])
def test_a_step_is_rested_and_moved_and_each_is_taken_back(lived_in: Path, way: str, told: str) -> None:
    """S13, S62, A24: an order by hand, a rest, and one key that takes either back."""
    before = notebook_in(lived_in).plan

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "l", "enter")
        await press(pilot, *["down"] * row_ids(pilot.app).index(way), "enter")
        assert say(f"app.step.{told}") in flat(text_of(pilot.app))
        assert notebook_in(lived_in).plan != before
        await press(pilot, "u")
        assert notebook_in(lived_in).plan.ladders == before.ladders

    play(app_in(lived_in), scenario)


def test_moving_keeps_the_order_that_was_shown(lived_in: Path) -> None:
    """S13: the first move writes the order as it was on the screen, with one step a place on."""
    shown = [step.id for step in notebook_in(lived_in).plan.ladders[0].in_order()]

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "l", "enter")
        await press(pilot, *["down"] * row_ids(pilot.app).index("later"), "enter")
        order = [step.id for step in notebook_in(lived_in).plan.ladders[0].in_order()]
        assert order == [shown[1], shown[0], *shown[2:]]

    play(app_in(lived_in), scenario)


def test_what_was_avoided_is_listed_changed_and_taken_off(lived_in: Path) -> None:
    """S4, S5, A24: both can add, the person can edit all; each entry leads to splitting it."""
    entry = {"id": "town", "activity": "Walking into town", "by": "clinician"}
    notebook_in(lived_in).change_plan([AddEntry(("avoided",), entry)])

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "l", "up", "end", "enter")
        assert "Walking into town" in text_of(pilot.app)
        await press(pilot, "enter")
        assert row_ids(pilot.app) == ["split", "change", "remove"]
        await press(pilot, "down", "enter", *" centre", "enter")
        assert notebook_in(lived_in).plan.avoided[0].activity == "Walking into town centre"
        await press(pilot, "end", "enter")
        assert notebook_in(lived_in).plan.avoided == ()
        assert say("app.avoided.removed") in text_of(pilot.app)
        await press(pilot, "u")
        assert notebook_in(lived_in).plan.avoided[0].activity == "Walking into town centre"

    play(app_in(lived_in), scenario)


def test_the_journal_is_browsed_searched_and_narrowed(lived_in: Path) -> None:
    """S26, issue 4: the newest first; words find a record; one kind alone can be shown."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "j")
        records = [row for row in row_ids(pilot.app) if row.startswith("record:")]
        assert "Ask about the stairs" in lines_of(pilot.app)[1]
        await press(pilot, *["down"] * row_ids(pilot.app).index("search"), "enter", *"STAIRS", "enter")
        found = [row for row in row_ids(pilot.app) if row.startswith("record:")]
        assert found == records[:1]
        await press(pilot, *["down"] * row_ids(pilot.app).index("search"), "enter")
        await press(pilot, *["backspace"] * 6, *"zebra", "enter")
        assert say("journal.nothing_found") in text_of(pilot.app)

    play(app_in(lived_in), scenario)


def test_the_journal_goes_back_month_by_month(home: Path) -> None:
    """issue 4: whole months alone are listed, with nothing older among them; the older ones are one choice away."""
    clock = FakeClock()
    notebook = notebook_in(home, clock.clock)
    notebook.change_settings({"first_run_done": True})
    notebook.record(Safety(question="stop_now", answers=("clinician",)))
    notebook.record(SessionNote(text="Long ago"))
    clock.advance(100 * 86_400.0)
    notebook.record(SessionNote(text="Ask about the stairs"))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "j")
        assert len([row for row in row_ids(pilot.app) if row.startswith("record:")]) == 1
        await press(pilot, *["down"] * row_ids(pilot.app).index("further"), "enter")
        assert len([row for row in row_ids(pilot.app) if row.startswith("record:")]) == 3
        assert "further" not in row_ids(pilot.app)
        assert "Long ago" in text_of(pilot.app)

    play(app_in(home, clock=clock.clock), scenario)


def test_a_record_is_removed_and_comes_back(lived_in: Path) -> None:
    """A24, S27: Enter on a record changes nothing; removing it takes a choice, and one key takes that back."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "j", "enter")
        assert "Ask about the stairs" in text_of(pilot.app)
        assert row_ids(pilot.app)[0] == "back"
        await press(pilot, "end", "enter")
        assert "Ask about the stairs" not in text_of(pilot.app)
        assert say("app.journal.removed") in text_of(pilot.app)
        await press(pilot, "u")
        assert "Ask about the stairs" in text_of(pilot.app)

    play(app_in(lived_in), scenario)


def test_another_window_is_seen_when_this_one_is_looked_at(lived_in: Path) -> None:
    """R9: what a second window wrote is on the page once the window is looked at, or a page is opened."""

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "j")
        notebook_in(lived_in).record(SessionNote(text="From the other window"))
        await press(pilot, "escape", "j")
        assert "From the other window" in text_of(pilot.app)

    play(app_in(lived_in), scenario)


def test_the_clock_is_the_notebooks(lived_in: Path, fake_clock: FakeClock) -> None:
    """S25: after a long quiet time Home welcomes, and counts no days."""
    fake_clock.advance(40 * 24 * 3600)

    async def scenario(pilot: Pilot[Any]) -> None:
        text = text_of(pilot.app)
        assert "40" not in text
        assert "Your next step" in text

    play(app_in(lived_in, clock=fake_clock.clock), scenario)
