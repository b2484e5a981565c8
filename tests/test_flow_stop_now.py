"""Stop now and the country for help now: one question, then the right page (care 4.4, 4.5)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edited_plan import PLAN
from walking import Move, Walk, scene_of, walk

from gradestep.content import data, say, several
from gradestep.flows.question import Answer, ChoiceQuestion, Information
from gradestep.flows.registry import flow
from gradestep.model.journal import Safety
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


def stopped(answers: Answers, *past: Safety, country: str | None = None, **options: str) -> Walk:
    """Stop now, some days after other stops."""
    scene = scene_of(PLAN, *((event, 3) for event in past), settings=Settings(country=country))
    scene = replace(scene, options=options)
    return walk(flow("stop_now", scene), scene, answers)


@pytest.mark.parametrize("which", ["emergency", "clinician", "today"])
def test_stop_now(which: SafetyAnswer) -> None:
    """Care 4.4: one question, the page that fits, a record at once; no page names anxiety or any other cause."""
    walked = stopped({"which": which}, attempt="id-7")
    assert walked.stages() == ("which", which)
    assert walked.only(Safety) == Safety(question="stop_now", answers=(which,), attempt="id-7")
    page = walked.question(which)
    assert isinstance(page, Information)
    said = " ".join((page.ask, *page.paragraphs)).casefold()
    assert not any(word in said for word in ("anxi", "panic", "stress", "nerves", "because"))
    if which != "today":
        assert all(line in page.paragraphs for line in several(f"safety.{which}.list"))
        assert say(f"safety.{which}.after") in page.paragraphs


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
