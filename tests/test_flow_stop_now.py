"""Stop now and the country for help now: one question, then the right page (care 4.4, 4.5)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from edited_plan import PLAN
from screen_reading import SIZES, app_in, flat, focus_line, notebook_in, play, press, text_of
from textual.pilot import Pilot
from walking import Move, Walk, scene_of, walk

from gradestep.coach.help_now import help_now_lines
from gradestep.content import data, say, several
from gradestep.flows.question import Answer, ChoiceQuestion, Information
from gradestep.flows.registry import flow
from gradestep.model.attempts import AttemptBegun, AttemptEnded, StepSnapshot
from gradestep.model.journal import Event, Safety
from gradestep.model.people import Contact
from gradestep.model.plan import Plan
from gradestep.model.safety_kinds import SafetyAnswer
from gradestep.model.settings import Looks, Settings

Answers = dict[str, Answer | Move]

ASKED_PLAIN = Settings(looks=Looks(plain=False))


@pytest.mark.parametrize("name", ["first_run", "country"])
@pytest.mark.parametrize(("chosen", "kept"), [("GB", "GB"), ("none", None)])
def test_the_country(name: str, chosen: str, kept: str | None) -> None:
    """Care 4.5: chosen from the countries there are numbers for, or "not listed"; never guessed, never asked for twice."""
    scene = scene_of(Plan(), settings=ASKED_PLAIN)
    walked = walk(flow(name, scene), scene, {"country": chosen})
    assert walked.settings()["country"] == kept
    question = walked.question("country")
    assert isinstance(question, ChoiceQuestion)
    assert [option.value for option in question.options][-1] == "none"
    assert {option.value for option in question.options} == {*data("helplines")["countries"], "none"}
    assert question.prefill is None
    known = replace(scene, settings=Settings(country="gb"))
    assert walk(flow("country", known), known).question("country").prefill == "GB"


@pytest.mark.parametrize(("chosen", "number"), [("GB", "999"), ("none", "local emergency number")])
def test_the_numbers_of_a_country(chosen: str, number: str) -> None:
    """Care 4.5: what help-now will show is shown at once."""
    scene = scene_of(Plan())
    page = walk(flow("country", scene), scene, {"country": chosen}).question("numbers")
    assert isinstance(page, Information)
    assert any(number in line for line in page.paragraphs)


def stopped(answers: Answers, *past: Safety, country: str | None = None) -> Walk:
    """Stop now, some days after other stops."""
    scene = scene_of(PLAN, *((event, 3) for event in past), settings=Settings(country=country))
    return walk(flow("stop_now", scene), scene, answers)


@pytest.mark.parametrize("which", ["emergency", "clinician", "today"])
def test_stop_now(which: SafetyAnswer) -> None:
    """Care 4.4: one question, the page that fits, a record at once; no page names anxiety or any other cause."""
    walked = stopped({"which": which})
    assert walked.stages() == ("which", which)
    assert walked.only(Safety) == Safety(question="stop_now", answers=(which,))
    page = walked.question(which)
    assert isinstance(page, Information)
    said = " ".join((page.ask, *page.paragraphs)).casefold()
    assert not any(word in said for word in ("anxi", "panic", "stress", "nerves", "because"))
    assert all(line in page.paragraphs for line in several(f"safety.{which}.list"))
    assert say(f"safety.{which}.lead") in page.paragraphs
    assert say(f"safety.{which}.after") in page.paragraphs


@pytest.mark.parametrize(("days", "ended", "named"), [(0, False, True), (0, True, False), (1, False, False)])
def test_the_try_it_interrupts(days: int, ended: bool, named: bool) -> None:
    """care 4.4: the stop says which try was under way; one that ended, or of another day, is none."""
    begun = AttemptBegun(step=StepSnapshot(id="gate", title="Walk"))
    past: list[tuple[Event, int]] = [(begun, days)]
    past += [(AttemptEnded(attempt="past-0", outcome="done"), days)] if ended else []
    scene = scene_of(PLAN, *past)
    walked = walk(flow("stop_now", scene), scene, {"which": "today"})
    assert walked.only(Safety).attempt == ("past-0" if named else None)


def test_each_list_says_some_of_its_signs() -> None:
    """care 4.4: nobody has to guess which list is meant; a sign named there stands in that list, and in no other."""
    question = stopped({}).question("which")
    assert isinstance(question, ChoiceQuestion)
    assert [option.value for option in question.options] == ["emergency", "clinician", "today"]
    named = {
        "emergency": ("chest pain", "rest", "faint", "face", "ending your life"),
        "clinician": ("fever", "blood", "night", "fall", "effort"),
        "today": ("sharp", "light-headed", "heart"),
    }
    for option in question.options:
        whole = " ".join(several(f"safety.{option.value}.list")).casefold()
        assert all(sign in whole for sign in named[option.value])
        assert option.note.count(",") >= 2
        words = {word.strip(",.").casefold() for word in option.note.split()}
        assert len([sign for sign in named[option.value] if set(sign.split()) & words]) >= 3


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_three_lists_can_be_seen_at_once(home: Path, size: tuple[int, int]) -> None:
    """A20, care 4.4: at every size the question, its three answers and their signs are seen without scrolling."""
    notebook_in(home).change_settings({"first_run_done": True})

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "x")
        said = flat(text_of(pilot.app))
        for which in ("emergency", "clinician", "today"):
            assert say(f"safety.stop_now.options.{which}") in said
            assert say(f"safety.stop_now.signs.{which}") in said
        assert focus_line(pilot.app) == f"> {say('safety.stop_now.options.emergency')}"

    play(app_in(home), scenario, size)


@pytest.mark.parametrize("country", ["GB", None])
def test_whom_to_call_in_its_order(country: str | None) -> None:
    """care 4.1, 4.5, design 3: the emergency number, which cannot wait; then one's own people before every other line."""
    lines = help_now_lines((Contact(name="Ana", call="123"),), country)
    emergency = "In an emergency, call 999 or 112." if country else say("helplines.words.emergency_anywhere")
    assert lines[1:4] == (emergency, "Your own people", "Ana: call 123.")
    assert len(lines) > 5 and lines[-1] == say("helplines.words.nobody_told")


@pytest.mark.parametrize(
    ("country", "first"), [("US", "Call 911 now."), ("gb", "Call 999 or 112 now."), (None, ""), ("XX", "")]
)
def test_the_number_comes_first(country: str | None, first: str) -> None:
    """Care 4.4, 4.5: the emergency number of the country is the first line; without a country, the local one."""
    page = stopped({"which": "emergency"}, country=country).question("emergency")
    assert isinstance(page, Information)
    assert page.paragraphs[0] == (first or say("safety.emergency.call_anywhere"))
    assert sum("emergency number" in line or "911" in line or "999" in line for line in page.paragraphs) == 1


def test_stop_now_passed_over() -> None:
    """A26: nothing is kept where nothing was said."""
    walked = stopped({})
    assert walked.effects == {}


@pytest.mark.parametrize(
    ("before", "offered"),
    [
        ((), False),
        ((Safety(question="stop_now", answers=("emergency",)),), True),
        ((Safety(question="stop_now", answers=("clinician",)),), True),
        ((Safety(question="stop_now", answers=("today",)),), False),
        ((Safety(question="stop_now", answers=("clinician",)), Safety(question="checked", answers=("today",))), True),
        ((Safety(question="stop_now", answers=("emergency",)), Safety(question="checked", answers=("yes",))), False),
    ],
)
def test_it_was_looked_at(before: tuple[Safety, ...], offered: bool) -> None:
    """Care 4.4, O0: where a stop stands, saying that it was looked at opens steps again, with a word on it or none."""
    walked = stopped({"which": "looked_at", "checked": "The nurse said it is fine"}, *before)
    question = walked.question("which")
    assert isinstance(question, ChoiceQuestion)
    assert ("looked_at" in [option.value for option in question.options]) is offered
    if offered:
        checked = Safety(question="checked", answers=("yes",), checked="The nurse said it is fine")
        assert walked.only(Safety) == checked
        assert walked.question("open_again").ask == say("safety.checked.done")
