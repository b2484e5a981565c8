"""A pause as it is met: in the snapshot, on the command line, in the app and in plain lines, with its way out (O0, B5)."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from commands import gradestep
from fake_clock import FakeClock
from journals import tried
from screen_reading import (
    app_in,
    flat,
    focus_line,
    lines_of,
    notebook_in,
    play,
    press,
    row_ids,
    settled,
    text_of,
    widest,
)
from spoken import Typed, spoken
from textual.pilot import Pilot

from gradestep.coach.attempts import attempts
from gradestep.coach.safety import Stop
from gradestep.content import say
from gradestep.flows.question import Ran
from gradestep.glance import kept_glance
from gradestep.model.journal import FlareBegun, Safety
from gradestep.notebook import Notebook
from gradestep.notebook.home import keep_glance
from gradestep.notebook.talking import Talking
from gradestep.plain.opening import open_plainly
from gradestep.plain.speaker import Speaker
from gradestep.screens.appearance import Appearance
from gradestep.screens.flow import FlowScreen
from gradestep.screens.home import HomePage
from gradestep.screens.opening import Opened


def begun(notebook: Notebook, stop: Stop, *, flared: bool = False) -> Notebook:
    """A starter ladder, then a stop."""
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True})
    notebook.record(Safety(question="stop_now", answers=(stop,)))
    if flared:
        notebook.record(FlareBegun())
    return notebook


def last(notebook: Notebook) -> Safety:
    """The last answer about safety."""
    return [entry.event for entry in notebook.history.standing() if isinstance(entry.event, Safety)][-1]


def test_the_snapshot_says_the_same(notebook: Notebook) -> None:
    """O0: what `today` and the first paint are told beforehand names no step either, and has the way out."""
    begun(notebook, "emergency")
    keep_glance(notebook)
    kept = kept_glance(str(notebook.places.home), notebook.places.tag)
    assert kept is not None
    glance = kept[0]
    assert glance.today == say("safety.paused.words")
    assert glance.home == glance.steady == (say("safety.paused.words"), say("safety.paused.open"))
    assert glance.looks["lift"] == "It was looked at"
    first = HomePage(Opened(lambda: notebook), Appearance(), glance.home, glance.looks["lift"])
    assert [row.id for row in first.rows()] == ["help_now", "lift", "practice", "ladder", "more"]
    notebook.record(Safety(question="checked", answers=("yes",)))
    keep_glance(notebook)
    kept = kept_glance(str(notebook.places.home), notebook.places.tag)
    assert kept is not None and kept[0].looks["lift"] == "" and "Next step" in kept[0].today


def test_the_command_says_the_same(home: Path) -> None:
    """O0: `today` names no step, told from the files and from the snapshot, and a program can tell that there is a pause."""
    begun(notebook_in(home), "clinician")
    told = json.loads(gradestep(home, "today", "--json").stdout)
    assert told == {"today": say("safety.paused.words"), "step": None, "flare": False, "paused": True}
    assert gradestep(home, "today").stdout == say("safety.paused.words") + "\n"


@pytest.mark.parametrize("flared", [False, True])
@pytest.mark.parametrize(("stop", "way"), [("clinician", "It was looked at"), ("today", "I am all right to go on")])
@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=str)
def test_the_way_out_in_the_app(home: Path, stop: Stop, way: str, flared: bool, size: tuple[int, int]) -> None:
    """O0, A16, A20, A22: whom to call first, then a row named for what it does, on a flare day too; then Home as before."""
    begun(notebook_in(home), stop, flared=flared)

    async def scenario(pilot: Pilot[Any]) -> None:
        rows = ["help_now", "lift", "practice", "flare" if flared else "ladder", "more"]
        assert row_ids(pilot.app) == rows
        assert focus_line(pilot.app) == f"> {say('keys.help_now')}"
        assert widest(lines_of(pilot.app)) <= size[0]
        await press(pilot, "down")
        assert focus_line(pilot.app) == f"> {way}"
        await press(pilot, "enter", *(() if stop == "today" else ("enter",)))
        done = say("safety.checked.on_again" if stop == "today" else "safety.checked.done")
        assert done in flat(text_of(pilot.app))
        await press(pilot, "enter")
        assert "start" in row_ids(pilot.app) and "lift" not in row_ids(pilot.app)

    play(app_in(home), scenario, size)
    assert last(notebook_in(home)) == Safety(question="checked", answers=("today" if stop == "today" else "yes",))


@pytest.mark.parametrize("flared", [False, True])
@pytest.mark.parametrize(("stop", "way"), [("emergency", "It was looked at"), ("today", "I am all right to go on")])
def test_the_way_out_in_plain(notebook: Notebook, fake_clock: FakeClock, stop: Stop, way: str, flared: bool) -> None:
    """O0, B5: the same as lines; the words on it are kept, and Home has its step again."""
    begun(notebook, stop, flared=flared)
    more = [] if stop == "today" else ["The nurse said it is fine"]
    said = spoken(notebook, fake_clock, [way, *more, "leave"], stays=True)
    paused, _, after = said.partition(say("safety.checked.on_again" if stop == "today" else "safety.checked.done"))
    offered = [line for line in paused.split("\n") if line[:2] in ("1.", "2.", "3.", "4.", "5.")]
    fourth = say("plain.ways.flare" if flared else "plain.ways.ladder")
    assert offered[:4] == [
        f"1. {say('plain.ways.help_now')}", f"2. {way}", f"3. {say('plain.ways.practice')}", f"4. {fourth}",
    ]  # fmt: skip
    assert "Your next step" not in paused and "Your next step" in after
    assert last(notebook).checked == (more[0] if more else None)


def test_left_at_the_question_nothing_is_lifted(home: Path) -> None:
    """A18, O0: Esc at "What was said about it?" leaves the stop as it is."""
    begun(notebook_in(home), "emergency")

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "down", "enter", "escape")
        assert row_ids(pilot.app)[:2] == ["help_now", "lift"]

    play(app_in(home), scenario)


def test_a_row_that_is_late_leads_nowhere_else(home: Path) -> None:
    """R9: the stop was ended in another window: the row asks nothing, the question of Home's own least of all."""
    begun(notebook_in(home), "clinician")

    async def scenario(pilot: Pilot[Any]) -> None:
        other = notebook_in(home)
        other.record(Safety(question="checked", answers=("yes",)))
        for _ in range(2):
            other.record(tried("gate", 0, next_day="much_worse_or_still_worse")[0])
        await press(pilot, "down", "enter")
        assert "asks" in row_ids(pilot.app) and "lift" not in row_ids(pilot.app)

    play(app_in(home), scenario)


@pytest.mark.parametrize("stop", ["emergency", "today"])
def test_the_ladder_says_what_holds(home: Path, fake_clock: FakeClock, stop: Stop) -> None:
    """O0, S45: while steps are paused no row of the ladder says that it is shown on Home, and none is held out as still."""
    opened = begun(notebook_in(home), stop)
    paused = say("safety.paused.today" if stop == "today" else "safety.paused.words")

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "l")
        said = flat(text_of(pilot.app))
        assert paused in said and say("ladder.paused") in said
        assert say("ladder.next") not in said and say("ladder.any_order") not in said
        notebook_in(home).record(Safety(question="checked", answers=("yes" if stop == "emergency" else "today",)))
        await press(pilot, "escape", "l")
        said = flat(text_of(pilot.app))
        assert say("ladder.any_order") in said and said.count(say("ladder.next")) == 1

    plain = " ".join(spoken(opened, fake_clock, ["See the whole ladder", ":back", "leave"], stays=True).split())
    assert say("ladder.paused") in plain and say("ladder.next") not in plain
    play(app_in(home), scenario)


def under_way(home: Path) -> Notebook:
    """The starter's own first step, with nothing begun."""
    notebook = notebook_in(home)
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True})
    return notebook


def kept_try(notebook: Notebook) -> None:
    """The one try, which the stop names; its conversation is kept, past the timer."""
    (one,) = attempts(notebook.history)
    answers = [entry.event for entry in notebook.history.standing() if isinstance(entry.event, Safety)]
    assert answers[0] == Safety(question="stop_now", answers=("today",), attempt=one.id)
    assert one.begun is not None and one.ended is None
    (draft,) = [draft for draft in notebook.drafts if draft.flow == "attempt"]
    ran = draft.answers["doing"]
    assert isinstance(ran, Ran) and ran.stopped and draft.at == "outcome"


@pytest.mark.parametrize("way", ["enter", "escape"], ids=["read", "left"])
@pytest.mark.parametrize("stays", [True, False])
def test_after_a_stop_a_try_does_not_run_on(home: Path, way: str, stays: bool) -> None:
    """care 4.4, O0, B6: a stop in a try leads to Home and its pause, however it is left; the try is kept for after it."""
    step = next(iter(under_way(home).plan.steps()))[1].id

    async def scenario(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        if stays:
            await press(pilot, "enter")
        while say("app.i_am_back") not in text_of(pilot.app):
            before = text_of(pilot.app)
            await press(pilot, "ctrl+s")
            await press(pilot, *(["enter"] if text_of(pilot.app) == before else []))
        await press(pilot, "ctrl+o", "down", "down", "enter")
        while isinstance(pilot.app.screen, FlowScreen):
            await press(pilot, way)
        assert row_ids(pilot.app)[:3] == ["help_now", "lift", "practice"]
        assert isinstance(pilot.app.screen, HomePage)
        kept_try(notebook_in(home))
        await press(pilot, "down", "enter", "enter")
        assert row_ids(pilot.app)[0] == "waiting:0"
        await press(pilot, "up", "enter")
        assert say("reflect.outcome.ask") in flat(text_of(pilot.app))

    play(app_in(home) if stays else app_in(home, flow="attempt", options={"step": step}, stays=False), scenario)


@pytest.mark.parametrize("stays", [True, False])
def test_after_a_stop_a_try_does_not_run_on_in_plain(home: Path, fake_clock: FakeClock, stays: bool) -> None:
    """care 4.4, O0, B5: the same in lines."""
    notebook = under_way(home)
    step = next(iter(notebook.plan.steps()))[1].id
    talk = Talking.begin(notebook, "attempt", {"step": step})
    while talk.stage_id != "doing":
        talk.pass_over()
    talk.leave()
    (draft,) = notebook.drafts
    lines = [":stop-now", "3", "", "I am all right to go on", "Go on", ":leave", "Leave"]
    said = io.StringIO()
    speaker = Speaker(Typed(lines), said)
    assert open_plainly(notebook, speaker, lambda _: "over", None, {}, draft=draft, stays=stays) == 0
    spoken_words = " ".join(said.getvalue().split())
    stop, _, after = spoken_words.partition(say("safety.today.after"))
    assert say("attempt.doing.ask") in stop and say("plain.when_back") not in after
    paused, _, lifted = after.partition(say("safety.checked.on_again"))
    assert f"2. {say('safety.checked.all_right')}" in paused
    assert say("reflect.outcome.ask") in lifted
    kept_try(notebook)
