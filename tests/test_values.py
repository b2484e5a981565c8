"""What matters, in the person's own words; what points there; a look again that rests and relinks (S58-S62, care 1.7)."""

from __future__ import annotations

from typing import Literal

import pytest
from edited_plan import PLAN, TEXT, plan_after, plan_of, step_after, talked
from test_flow_stories import standing, talk
from walking import TODAY, Walk, scene_of, walk

from gradestep.coach.reviews import VALUES, due, values_due
from gradestep.coach.values import value_line
from gradestep.content import say
from gradestep.flows.question import Answer, ChoiceQuestion, SeveralQuestion
from gradestep.flows.values import values
from gradestep.flows.values_kept import AREAS
from gradestep.model.journal import Review
from gradestep.model.plan import Plan, Value
from gradestep.model.settings import Looks, Settings
from gradestep.notebook import Notebook

NEW: dict[str, Answer] = {
    "which": "+new",
    "area": "learning",
    "words": "Reading with my niece",
    "matters": 9,
    "lately": 3,
}


def made(answers: dict[str, Answer], text: str = TEXT, **options: str) -> tuple[Walk, Plan]:
    """The conversation, and the plan afterwards."""
    walked = talked("values", dict(answers), plan_of(text), **options)
    return walked, plan_after(walked, text)


def test_an_area_in_own_words() -> None:
    """S58, S59: an area, words, two ratings and what points there, all in one change."""
    walked, plan = made({**NEW, "why": "She asks for it", "links": ("reading", "corner")})
    value = plan.values[-1]
    assert (value.area, value.words, value.matters, value.lately, value.why) == (
        "learning", "Reading with my niece", 9, 3, "She asks for it",
    )  # fmt: skip
    assert plan.ladders[1].values == (value.id,)
    assert step_after(walked, "corner").values == (value.id,)
    assert len(walked.changes()) == 1
    assert [found.words for found in plan.values_of(*plan.steps()[-1])] == ["Reading with my niece"]


def test_an_area_of_ones_own() -> None:
    """S58: or a word of one's own; ratings and reasons may all be passed over."""
    _, plan = made({"which": "+new", "area": "own", "own_area": "My allotment", "words": "Beans in June"})
    value = plan.values[-1]
    assert (value.id, value.area, value.words, value.matters) == ("my-allotment", "My allotment", "Beans in June", None)
    assert "own" in AREAS
    assert {"work", "hobbies", "friends", "family"} < set(AREAS)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"matters": 9, "lately": 3}, "Friends: matters 9, lately 3. You have 3 steps that point there."),
        ({"matters": 9}, "Friends: matters 9. You have 3 steps that point there."),
        ({}, "Friends: Coffee. You have 3 steps that point there."),
        ({"id": "alone", "area": "The sea"}, "The sea: Coffee. No step points there so far."),
        ({"id": "one"}, "Friends: Coffee. You have one step that points there."),
    ],
)
def test_one_line_for_a_value(fields: dict[str, object], line: str) -> None:
    """Care 1.7: no total and no gap; a rested step points nowhere for now."""
    plan = plan_of(TEXT.replace('title = "Read a letter"', 'title = "Read a letter"\nvalues = ["one"]'))
    value = Value.model_validate({"id": "friends", "area": "friends", "words": "Coffee", **fields})
    assert value_line(plan, value) == line
    hidden = value_line(plan, value, hide_numbers=True)
    assert not any(letter.isdigit() for letter in hidden)
    assert value.words in hidden


def test_hidden_numbers_stay_hidden() -> None:
    """S21: where numbers are hidden, neither the list nor the look at one area says any; without the setting they stand there."""
    text = TEXT.replace('area = "friends"', 'area = "friends"\nmatters = 9\nlately = 3')
    for hidden in (True, False):
        scene = scene_of(plan_of(text), settings=Settings(looks=Looks(hide_numbers=hidden)))
        walked = walk(values(scene), scene, {"which": "friends"})
        listed, looked = walked.question("which"), walked.question("what")
        assert isinstance(listed, ChoiceQuestion) and isinstance(looked, ChoiceQuestion)
        said = " ".join((*(option.note for option in listed.options), *looked.lead))
        assert any(letter.isdigit() for letter in said) is not hidden


def with_areas(count: int, *resting: int) -> str:
    """A plan with so many areas, some at rest."""
    rows = (
        f'\n[[values]]\nid = "v{n}"\narea = "own"\nwords = "Thing {n}"\n{"rested = true" if n in resting else ""}\n'
        for n in range(1, count)
    )
    return TEXT + "".join(rows)


FOURTH: list[tuple[str | None, set[str]]] = [("friends", {"friends"}), ("v2", {"v2"}), ("none", set()), (None, set())]


@pytest.mark.parametrize(("answer", "resting"), FOURTH)
def test_a_fourth_area_asks_which_could_rest(answer: str | None, resting: set[str]) -> None:
    """care 1.7, S12: three are enough; of a fourth it is asked which could rest, in the same change; passed over, all stay."""
    walked, plan = made(NEW | ({"rest_which": answer} if answer else {}), with_areas(3))
    asked = walked.question("rest_which")
    assert isinstance(asked, ChoiceQuestion)
    assert asked.ask == "You have three. Which one could rest?"
    assert [option.value for option in asked.options] == ["none", "friends", "v1", "v2"]
    assert {value.id for value in plan.values if value.rested} == resting
    assert len(plan.values) == 4
    assert len(walked.changes()) == 1


def test_three_are_asked_of_nobody() -> None:
    """care 1.7: a third area, or a fourth beside one at rest, is made without a question more; one that rests is in no step."""
    for text in (with_areas(2), with_areas(3, 1)):
        walked, plan = made(NEW, text)
        assert "rest_which" not in walked.stages()
        assert not plan.values[-1].rested
    _, plan = made({**NEW, "rest_which": "friends"}, with_areas(3))
    assert plan.values_of(plan.ladders[0], plan.ladders[0].steps[0]) == ()
    assert plan.ladders[0].values == ("friends",), "what points there points there still"


def test_brought_back_from_rest() -> None:
    """S62, care 1.7: a resting area says so, is not looked at, comes back by a word, and asks which could rest where there are three."""
    text = with_areas(2, 1)
    scene = scene_of(plan_of(text))
    listed = walk(values(scene), scene, {}).question("which")
    assert isinstance(listed, ChoiceQuestion)
    assert [say("values.rests") in option.note for option in listed.options] == [False, False, True]
    walked, plan = made({"which": "v1", "what": "wake"}, text)
    assert not any(value.rested for value in plan.values)
    assert "rest_which" not in walked.stages()
    _, plan = made({"which": "v3", "what": "wake", "rest_which": "v1"}, with_areas(4, 3))
    assert [value.id for value in plan.values if value.rested] == ["v1"]
    own = Settings(values_days=28)
    past = scene_of(PLAN, (Review(subject="v1"), 28)).history
    assert not values_due(plan_of(text), own, past, TODAY)
    assert values_due(plan_of(with_areas(2)), own, past, TODAY)


def test_looked_at_again() -> None:
    """S61: both ratings anew, kept as a review; kept as it is, nothing else changes."""
    walked, plan = made({"which": "friends", "what": "again", "matters_again": 8, "lately_again": 4, "still": "keep"})
    assert (plan.values[0].matters, plan.values[0].lately) == (8, 4)
    assert walked.only(Review) == Review(subject="friends", choice="keep")
    walked, plan = made({"which": "friends", "what": "again"})
    assert walked.only(Review) == Review(subject="friends")
    assert not walked.changes()


def test_what_points_there_rests_and_keeps_its_order() -> None:
    """S62: resting a list by what it is for keeps its steps, their order and their log."""
    walked, plan = made({"which": "friends", "what": "again", "still": "rest"})
    assert plan.ladders[0].rested
    assert [step.id for step in plan.ladders[0].steps] == [step.id for step in PLAN.ladders[0].steps]
    assert walked.question("kept").ask.startswith("These rest: Outside the front door.")
    assert plan.values[0].rested


def test_relinking() -> None:
    """S59, S62: what points there now stands ready to be kept; another list takes its place."""
    walked, plan = made({"which": "friends", "what": "links", "links": ("reading",)})
    question = walked.question("links")
    assert isinstance(question, SeveralQuestion)
    assert question.prefill == ("outside",)
    assert [ladder.values for ladder in plan.ladders] == [(), ("friends",)]
    untouched, _ = made({"which": "friends", "what": "links"})
    assert not untouched.changes()


def test_other_words_and_off_the_list() -> None:
    """S58: the words can change; what is removed leaves nothing that points to it."""
    _, plan = made({"which": "friends", "what": "words", "other_words": "Coffee anywhere"})
    assert plan.values[0].words == "Coffee anywhere"
    _, plan = made({"which": "friends", "what": "remove"})
    assert plan.values == ()
    assert plan.ladders[0].values == ()


@pytest.mark.parametrize(
    ("days", "every", "is_due"),
    [
        (89, 90, False),
        (90, 90, True),
        (96, 90, True),
        (97, 90, False),
        (180, 90, True),
        (28, 28, True),
        (28, 90, False),
    ],
)
def test_when_a_look_again_may_be_offered(days: int, every: Literal[28, 90], is_due: bool) -> None:
    """S61, S7, care 1.7: 28 or 90 days after the last look, for a week, and not before there was one; a stretch later again."""
    own = Settings(values_days=every)
    looked = scene_of(PLAN, (Review(subject="friends"), days)).history
    assert values_due(PLAN, own, looked, TODAY) is is_due
    assert (VALUES in due(PLAN, own, looked, TODAY)) is is_due
    assert not values_due(PLAN, own, scene_of(PLAN, (Review(subject="gone"), 400)).history, TODAY)


def test_nothing_is_made_of_nothing() -> None:
    """S12: passed over, nothing is kept; an area without words is none."""
    for answers in ({}, {"which": "+new"}, {"which": "+new", "area": "work"}, {"which": "+new", "area": "own"}):
        assert not made(dict(answers))[0].effects


def test_with_real_files_and_taken_back(notebook: Notebook) -> None:
    """S58, R14: written into the plan with its comments kept, and taken back whole."""
    notebook.replace_plan(TEXT, what="edit")
    talk(notebook, "values", {**NEW, "links": ("outside", "letter")})
    assert "# Mine. This comment stays." in notebook.plan_text
    assert notebook.plan.ladders[0].values == ("friends", "learning")
    assert standing(notebook, "review") == [Review(subject="learning")]
    notebook.undo()
    assert notebook.plan_text == TEXT
