"""The page of support, wherever it comes: in its order, with a way to stop, and again after one's own plan (care 3)."""

from __future__ import annotations

import pytest
from walking import Move, Walk, scene_of, walk

from gradestep.content import say
from gradestep.flows.first_run import first_run
from gradestep.flows.measure import measure
from gradestep.flows.question import Answer, ChoiceQuestion
from gradestep.model.journal import Measure
from gradestep.model.people import Contact, ItemSafety, Questionnaire, QuestionnaireItem
from gradestep.model.plan import Maintenance, Plan
from gradestep.model.settings import Settings

DARK = QuestionnaireItem(id="dark", ask="Were there dark thoughts?", safety=ItemSafety(when=">=1"))
OWN = Questionnaire(
    id="sleep",
    title="Sleep, five nights",
    options=("No", "A little", "A lot"),
    every_days=7,
    items=(DARK, QuestionnaireItem(id="rest", ask="Did you rest by day?")),
)
WITH_OWN = Plan(
    questionnaires=(OWN,),
    contacts=(Contact(name="Ana", call="123"),),
    maintenance=Maintenance(today="Half a step, and call Ana"),
)


def after_item(said: dict[str, Answer | Move], plan: Plan = WITH_OWN, country: str | None = None) -> Walk:
    """A clinician's set, whose first answer brings the page."""
    scene = scene_of(plan, settings=Settings(country=country), measure="sleep")
    return walk(measure(scene), scene, {"sleep_dark": "2", **said})


@pytest.mark.parametrize(
    ("country", "line", "emergency"),
    [
        ("GB", "Samaritans: call 116 123.", ["In an emergency, call 999 or 112."]),
        (
            None,
            say("helplines.words.no_country"),
            [say("helplines.words.emergency_anywhere"), say("helplines.words.mobile_in_europe")],
        ),
    ],
)
def test_the_page_of_support_in_its_order(country: str | None, line: str, emergency: list[str]) -> None:
    """care 3, in both places: thanks, who sees it, own people, lines to text and call, the emergency number, the choice."""
    scene = scene_of(WITH_OWN, settings=Settings(country=country))
    first = walk(first_run(scene), scene, {"check_first": ("ending_life",)})
    pages = (after_item({}, country=country).question("sleep_dark_support"), first.question("support"))
    for page in pages:
        assert isinstance(page, ChoiceQuestion)
        lead = list(page.lead)
        assert lead[:2] == ["Thank you for saying so.", "No one sees this answer unless you share it."]
        assert lead[3:5] == ["Your own people", "Ana: call 123."]
        assert lead[5].startswith(line)
        assert lead[-len(emergency) :] == emergency
        assert not any("mergency" in one for one in lead[: -len(emergency)])
        assert page.ask == say("safety.support.ask")
        assert [option.value for option in page.options] == ["go_on", "stop", "plan"]


def test_stop_here_with_the_plan_in_sight() -> None:
    """care 3: after the plan there is the same choice again."""
    stopped = after_item({"sleep_dark_support": "plan", "sleep_dark_plan": "stop"})
    assert "sleep_rest" not in stopped.stages()
    assert stopped.only(Measure).answers == {"dark": 2, "rest": None}
    gone_on = after_item({"sleep_dark_support": "plan", "sleep_dark_plan": "go_on"})
    assert "sleep_rest" in gone_on.stages()


def test_without_a_plan_there_is_none_to_show() -> None:
    """care 3: go on or stop here, where nothing was written for a rough day."""
    bare = WITH_OWN.model_copy(update={"maintenance": Maintenance()})
    page = after_item({}, bare).question("sleep_dark_support")
    assert isinstance(page, ChoiceQuestion)
    assert [option.value for option in page.options] == ["go_on", "stop"]
