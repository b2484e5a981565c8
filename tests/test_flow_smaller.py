"""Smaller, please: every way to make a step lighter, read as it will be, kept where it is agreed to (S38, S50)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from edited_plan import PLAN, TEXT, plan_after, plan_of, step_after, talked, text_after
from fake_clock import FakeClock
from screen_reading import app_in, notebook_in, play, press, text_of
from spoken import spoken
from textual.pilot import Pilot
from walking import Move

from gradestep.coach.step_sentence import step_sentence
from gradestep.flows.effect import ChangePlan
from gradestep.flows.question import Answer, AnyQuestion, ChoiceQuestion, SeveralQuestion
from gradestep.model.plan import Help, Plan, Step

Answers = dict[str, Answer | Move]

WAYS: list[tuple[Answers, dict[str, object], str]] = [
    (
        {"ways": ("time",), "smaller": 1.0, "take": "yes"},
        {"amount": 1},
        "Walk to the garden gate: 1 minute",
    ),
    (
        {"ways": ("company",), "company": "beside", "take": "yes"},
        {"help": (Help(id="gate-help-1", kind="company", who="someone beside me"),)},
        "Walk to the garden gate: 2 minutes, with someone beside me",
    ),
    (
        {"ways": ("company",), "company": "own", "company_own": "my [b]aunt[/b]", "take": "yes"},
        {"help": (Help(id="gate-help-1", kind="company", who="my [b]aunt[/b]"),)},
        "Walk to the garden gate: 2 minutes, with my [b]aunt[/b]",
    ),
    (
        {"ways": ("place",), "place": "near", "take": "yes"},
        {"condition": "close to home"},
        "Walk to the garden gate: 2 minutes, close to home",
    ),
    (
        {"ways": ("moment",), "moment": "own", "moment_own": "before the post", "take": "yes"},
        {"condition": "before the post"},
        "Walk to the garden gate: 2 minutes, before the post",
    ),
    (
        {"ways": ("posture", "aids"), "posture": "sitting", "aids": "stick", "take": "yes"},
        {"condition": "sitting down, with a stick or a frame"},
        "Walk to the garden gate: 2 minutes, sitting down, with a stick or a frame",
    ),
    ({"ways": ("time",), "smaller": 1.0, "take": "no"}, {}, ""),
    ({"ways": ("time", "place"), "take": "yes"}, {}, ""),
    ({"ways": ()}, {}, ""),
]


@pytest.mark.parametrize(("answers", "fields", "sentence"), WAYS, ids=[str(answers) for answers, _, _ in WAYS])
def test_each_way(answers: Answers, fields: dict[str, object], sentence: str) -> None:
    """S38, S50: each way changes its own part of the step and no other, and the last page reads the new sentence."""
    walked = talked("smaller", answers, step="gate")
    gate = PLAN.find("gate")
    assert gate is not None
    assert step_after(walked, "gate") == gate[1].model_copy(update=fields)
    assert "# as far as the gate" in text_after(walked)
    assert bool(walked.changes()) is bool(fields)
    if sentence:
        assert any(sentence in line for asked in walked.asked for line in _lines(asked.question))
        assert step_sentence(step_after(walked, "gate")) == sentence


def test_a_change_counts_as_an_adjustment() -> None:
    """S50: it is told in the brief as something the person adjusted."""
    walked = talked("smaller", {"ways": ("time",), "smaller": 1.0, "take": "yes"}, step="gate")
    change = walked.changes()[0]
    assert isinstance(change, ChangePlan)
    assert change.what == "adjustment"
    assert change.subject == "Walk to the garden gate"


def _lines(question: AnyQuestion) -> tuple[str, ...]:
    return (*question.lead, question.ask)


LESS = [
    ({"amount": 10, "unit": "minutes"}, "time"),
    ({"amount": 30, "unit": "seconds"}, "time"),
    ({"amount": 40, "unit": "metres"}, "distance"),
    ({"amount": 40, "unit": "steps"}, "distance"),
    ({"amount": 2, "unit": "pages"}, "amount"),
    ({"amount": 2, "unit": "laps"}, "amount"),
    ({"done_when": "I have bread"}, "words"),
    ({}, "words"),
]


@pytest.mark.parametrize(("fields", "first"), LESS)
def test_less_is_called_by_what_it_is_measured_in(fields: dict[str, object], first: str) -> None:
    """S15, S38: time, distance, a count, or words where there is no amount; always the first that is offered."""
    step = {"id": "one", "title": "One", "difficulty": 10, **fields}
    plan = Plan.model_validate({"id": "mine", "ladders": [{"id": "l", "title": "L", "steps": [step]}]})
    walked = talked("smaller", {"ways": ()}, plan=plan, step="one")
    asked = walked.question("ways")
    assert isinstance(asked, SeveralQuestion)
    assert asked.options[0].value == first


def test_once_more_the_other_way() -> None:
    """S50: ready words of one way take each other's place; what the person or a clinician wrote stays beside them."""
    text = TEXT.replace('cue = "after breakfast"', 'condition = "on a calm day, sitting down"')
    walked = talked(
        "smaller", {"ways": ("posture",), "posture": "leaning", "take": "yes"}, plan=plan_of(text), step="gate"
    )
    assert step_after(walked, "gate", text).condition == "on a calm day, leaning on something"


def test_people_of_the_plan_come_first() -> None:
    """S57: supporters can be chosen by name; one who was there before gives place, and nobody else does."""
    text = (
        TEXT.replace(
            'cue = "after breakfast"', 'help = [{ id = "h", kind = "company", who = "Ana" }, { kind = "transport" }]'
        )
        + '\n[[supporters]]\nname = "Bea"\nrole = "friend"\n'
    )
    walked = talked(
        "smaller", {"ways": ("company",), "company": "person:Bea", "take": "yes"}, plan=plan_of(text), step="gate"
    )
    asked = walked.question("company")
    assert isinstance(asked, ChoiceQuestion)
    assert asked.options[0].label == "Bea"
    assert step_after(walked, "gate", text).help == (
        Help(id="h", kind="company", who="Bea"),
        Help(kind="transport"),
    )


def test_the_sentence_is_written_as_it_is_chosen(tmp_path: Path) -> None:
    """S50, A16: in the app the sentence changes with each key, before anything is answered or saved."""
    notebook = notebook_in(tmp_path)
    notebook.replace_plan(TEXT, what="edit")
    notebook.change_settings({"first_run_done": True})

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "space", "down", "down", "down", "down", "space", "enter", "enter")
        await press(pilot, "1", ".", "5")
        assert "It would read: Walk to the garden gate: 1.5 minutes" in text_of(pilot.app)
        await press(pilot, "enter")
        assert "It would read: Walk to the garden gate: 1.5 minutes, sitting down" in text_of(pilot.app)
        await press(pilot, "down")
        assert "It would read: Walk to the garden gate: 1.5 minutes, leaning on something" in text_of(pilot.app)
        assert notebook_in(tmp_path).plan == plan_of(TEXT)
        await press(pilot, "enter", "enter")

    play(app_in(tmp_path, flow="smaller", options={"step": "gate"}), scenario)
    found = notebook_in(tmp_path).plan.find("gate")
    assert found is not None
    assert (found[1].amount, found[1].condition) == (1.5, "leaning on something")


def test_the_same_in_plain_lines(tmp_path: Path) -> None:
    """S50, B5: in plain mode the new sentence is said before each next question and at the end; undo takes it back."""
    notebook = notebook_in(tmp_path)
    notebook.replace_plan(TEXT, what="edit")
    notebook.change_settings({"first_run_done": True})
    said = spoken(notebook, FakeClock(), ["1 5", "1", "2", "yes"], "smaller", {"step": "gate"})
    assert "Now it reads: Walk to the garden gate: 1 minute\n" in said
    assert "Now it reads: Walk to the garden gate: 1 minute, leaning on something" in said
    again = notebook_in(tmp_path)
    assert again.plan.find("gate") != plan_of(TEXT).find("gate")
    again.undo()
    assert notebook_in(tmp_path).plan == plan_of(TEXT)


def test_nothing_is_lost_by_a_sentence() -> None:
    """S33: a step with no amount reads by what is done then; one with nothing reads as its title."""
    assert step_sentence(Step(id="a", title="Buy bread.", done_when="it is in my bag")) == (
        "Buy bread: until it is in my bag"
    )
    assert step_sentence(Step(id="a", title="Buy bread.")) == "Buy bread."


def test_the_plan_after_is_one_plan() -> None:
    """R14: the whole of a change is one edit of the plan."""
    answers: Answers = {
        "ways": ("time", "company", "place"),
        "smaller": 1.0,
        "company": "dog",
        "place": "quiet",
        "take": "yes",
    }
    walked = talked("smaller", answers, step="gate")
    assert len(walked.changes()) == 1
    assert len(plan_after(walked).ladders) == len(PLAN.ladders)
