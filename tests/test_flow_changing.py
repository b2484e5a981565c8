"""Changing a step, one that stands still, and limits: one choice, one answer, undone with one key (S7, S38, S44)."""

from __future__ import annotations

from collections import Counter

import pytest
from edited_plan import PLAN, TEXT, plan_after, plan_of, step_after, talked, text_after
from walking import Move

from gradestep.content import say
from gradestep.flows.question import Answer, ChoiceQuestion, Information
from gradestep.model.journal import Offer
from gradestep.model.plan import Plan

Answers = dict[str, Answer | Move]

CHANGES: list[tuple[Answers, dict[str, object]]] = [
    ({"what": "shorten", "smaller": 1.0}, {"amount": 1}),
    ({"what": "shorten", "smaller": 0.5}, {"amount": 0.5}),
    ({"what": "cue", "cue": "when the kettle is on"}, {"cue": "when the kettle is on"}),
    ({"what": "cue", "cue": ""}, {"cue": None}),
    ({"what": "condition", "condition": "on a calm day"}, {"condition": "on a calm day"}),
    ({"what": "smallest", "smallest": "Look at the door"}, {"smallest": "Look at the door"}),
    ({"what": "title", "title": "Walk to the hedge"}, {"title": "Walk to the hedge"}),
    ({"what": "title", "title": ""}, {}),
    ({"what": "difficulty", "place": "shop"}, {"difficulty": 80}),
    ({"what": "difficulty", "place": "+number", "difficulty": 33}, {"difficulty": 33}),
    ({"what": "energy", "energy": "high"}, {"energy": "high"}),
    ({"what": "setting", "setting": "home"}, {"setting": "home"}),
    ({"what": "rest"}, {"rested": True}),
    ({"what": "measure", "measured": "metres", "amount": 40.0}, {"amount": 40, "unit": "metres"}),
    (
        {"what": "measure", "measured": "done_when", "done_when": "I touch the gate"},
        {"amount": None, "unit": None, "done_when": "I touch the gate"},
    ),
    ({"what": "leave"}, {}),
]


@pytest.mark.parametrize(("answers", "fields"), CHANGES, ids=[str(answers) for answers, _ in CHANGES])
def test_changing_a_step(answers: Answers, fields: dict[str, object]) -> None:
    """S7, S44, S50: one choice, one answer, one part of the step changed; the rest and the comment beside it stay."""
    walked = talked("edit_step", answers, step="gate")
    gate = PLAN.find("gate")
    assert gate is not None
    assert step_after(walked, "gate") == gate[1].model_copy(update=fields)
    assert "# as far as the gate" in text_after(walked)
    assert bool(walked.changes()) is bool(fields)
    assert ("changed" in walked.stages()) is bool(fields)


def test_a_change_named_at_the_start() -> None:
    """A29: a change that was named is not asked for."""
    walked = talked("edit_step", {"cue": "after tea"}, step="gate", what="cue")
    assert walked.stages() == ("cue", "changed")
    assert step_after(walked, "gate").cue == "after tea"


PACED = TEXT.replace('id = "gate"  #', 'kind = "quota"\nunit_step = 0.5\nid = "gate"  #')
"""TEXT, with a step by time that says by how much it changes."""


@pytest.mark.parametrize(
    ("field", "given", "kept"), [("unit_step", 1.0, 1), ("unit_step", 0.0, None), ("rest_plan", 5.0, 5), ("rest_plan", 0.0, None)]
)  # fmt: skip
def test_by_how_much_and_when_to_rest(field: str, given: float, kept: float | None) -> None:
    """care 1.2: a step by time or count says by how much it changes and how long a planned rest is; 0 takes it away."""
    plan = plan_of(PACED)
    walked = talked("edit_step", {field: given}, plan=plan, step="gate", what=field)
    step = step_after(walked, "gate", PACED)
    assert getattr(step, field) == kept
    assert walked.question(field).prefill == {"unit_step": 0.5, "rest_plan": None}[field]
    ways = talked("edit_step", {}, plan=plan, step="gate").question("what")
    assert isinstance(ways, ChoiceQuestion) and field in [option.value for option in ways.options]
    other = talked("edit_step", {}, plan=plan, step="corner").question("what")
    assert isinstance(other, ChoiceQuestion) and field not in [option.value for option in other.options]


def test_another_unit_has_another_unit_step() -> None:
    """care 1.2: half a minute says nothing of pages; more of the same unit keeps it."""
    for measured, kept in (("pages", None), ("minutes", 0.5)):
        walked = talked(
            "edit_step", {"measured": measured, "amount": 3.0}, plan=plan_of(PACED), step="gate", what="measure"
        )
        assert step_after(walked, "gate", PACED).unit_step == kept


def test_choosing_the_step_first() -> None:
    """S45: any step can be chosen, a resting one too, and brought back."""
    walked = talked("edit_step", {"which": "page", "what": "wake"})
    assert step_after(walked, "page").rested is False
    what = walked.question("what")
    assert isinstance(what, ChoiceQuestion)
    assert "rest" not in [option.value for option in what.options]


def test_making_a_step_without_an_amount_smaller() -> None:
    """S44: in other words, with its smallest version ready."""
    walked = talked("edit_step", {"what": "shorten", "smaller_words": "Look into the shop"}, step="shop")
    assert step_after(walked, "shop").title == "Look into the shop"


def test_half_is_named() -> None:
    """S44: the present amount and half of it are named; nothing is filled in."""
    question = talked("edit_step", {"what": "shorten"}, step="gate").question("smaller")
    assert question.note == "It was 2 minutes. Half is 1 minute."
    assert question.prefill is None


@pytest.mark.parametrize(
    ("step", "to", "order"),
    [
        ("shop", "+first", ["shop", "gate", "corner"]),
        ("gate", "shop", ["corner", "shop", "gate"]),
        ("gate", "corner", ["corner", "gate", "shop"]),
        ("corner", "shop", ["gate", "shop", "corner"]),
        ("gate", "+first", ["gate", "corner", "shop"]),
    ],
)
def test_moving_a_step(step: str, to: str, order: list[str]) -> None:
    """S7, S13: it goes where it is put among the steps as they are shown, and stays there."""
    walked = talked("edit_step", {"what": "move", "move_to": to}, step=step)
    ladder = plan_after(walked).ladders[0]
    assert [moved.id for moved in ladder.in_order()] == order
    assert ladder.order == "hand"


def test_dropping_a_step() -> None:
    """S7, S44: off the list with one choice and no second question; undo is named."""
    walked = talked("edit_step", {"what": "remove"}, step="gate")
    assert plan_after(walked).find("gate") is None
    assert walked.stages() == ("what", "changed")
    said = walked.question("changed")
    assert isinstance(said, Information)
    assert say("editing.taken_back") in said.paragraphs


@pytest.mark.parametrize(
    ("answers", "change"),
    [
        ({"four_ways": "goal", "goal": "still"}, ""),
        ({"four_ways": "goal", "goal": "words", "goal_words": "Coffee, any day"}, 'words = "Coffee, any day"'),
        ({"four_ways": "goal", "goal": "rest"}, "rested = true"),
        ({"four_ways": "cue", "cue": "after tea"}, 'cue = "after tea"'),
        ({"four_ways": "shorten", "smaller": 1.0}, "amount = 1"),
        ({"four_ways": "leave"}, ""),
    ],
)
def test_a_step_that_stands_still(answers: Answers, change: str) -> None:
    """S38: exactly four ways, the answer kept, and an edit that undo can take back, or none."""
    walked = talked("stalled", answers, step="gate")
    four = walked.question("four_ways")
    assert isinstance(four, ChoiceQuestion)
    assert [option.value for option in four.options] == ["goal", "cue", "shorten", "leave"]
    assert walked.only(Offer) == Offer(rule="S38", subject="Walk to the garden gate", answer=str(answers["four_ways"]))
    new = Counter(text_after(walked).splitlines()) - Counter(TEXT.splitlines())
    assert list(new) == ([change] if change else [])
    assert walked.stages()[-1] == "said"


def test_the_goal_of_a_ladder_without_values() -> None:
    """S38: where no value is named, the list's own name is what it is for."""
    walked = talked("stalled", {"four_ways": "goal", "goal": "words", "goal_words": "Letters"}, step="letter")
    assert walked.question("goal").lead == ("Reading again",)
    assert plan_after(walked).ladders[1].title == "Letters"


@pytest.mark.parametrize(
    ("answer", "lines"),
    [("No stairs\n\n  Home by noon ", ("No stairs", "Home by noon")), ("One", ("One",)), ("", ()), ("\n \n", ())],
)
def test_limits(answer: str, lines: tuple[str, ...]) -> None:
    """S44: one's own limits, a line each; emptied, there are none; free words written by hand are taken along."""
    text = TEXT + '\n[limits]\nlines = ["No lifts"]\nwords = "Home early"\n'
    plan = Plan.model_validate(
        PLAN.model_dump(by_alias=True) | {"limits": {"lines": ["No lifts"], "words": "Home early"}}
    )
    walked = talked("limits", {"words": answer}, plan)
    assert walked.question("words").prefill == "No lifts\nHome early"
    limits = plan_after(walked, text).limits
    assert (limits.lines, limits.words) == (lines, None)
    assert talked("limits", {"words": "No lifts\nHome early"}, plan).changes() == []
