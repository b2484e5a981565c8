"""What was kept away from, and splitting it or a step into small steps (S4, S5)."""

from __future__ import annotations

import pytest
from edited_plan import PLAN, TEXT, plan_after, talked
from walking import Move

from gradestep.flows.effect import StartFlow
from gradestep.flows.question import Answer
from gradestep.model.plan import Plan

Answers = dict[str, Answer | Move]


@pytest.mark.parametrize(
    ("options", "answers", "avoided"),
    [
        ({"avoided": "bus"}, {}, "bus"),
        ({}, {"which": "bus"}, "bus"),
        ({}, {"which": "+new", "activity": "Taking the tram"}, "taking-the-tram-2"),
    ],
)
def test_splitting_what_was_avoided(options: dict[str, str], answers: Answers, avoided: str) -> None:
    """S5, S14: small steps in their order, the first at 20 or less, and the entry leads to them."""
    parts: Answers = {"part_1": "Look at the timetable", "part_2": "Stand at the stop", "part_3": "Ride one stop"}
    walked = talked("split", {**answers, **parts}, PLAN, "", **options)
    plan = plan_after(walked)
    entry = next(entry for entry in plan.avoided if entry.id == avoided)
    ladder = next(ladder for ladder in plan.ladders if ladder.id == entry.ladder)
    assert ladder.title == entry.activity
    assert [(step.title, step.difficulty) for step in ladder.in_order()] == [
        ("Look at the timetable", 10),
        ("Stand at the stop", 20),
        ("Ride one stop", 30),
    ]
    assert walked.stages()[-2:] == ("part_4", "split")


def test_splitting_ends_with_an_empty_part() -> None:
    """S5, A26: six parts at most, fewer where one is passed over; earlier parts are shown."""
    walked = talked("split", {f"part_{number}": f"Part {number}" for number in range(1, 8)}, avoided="bus")
    assert len(plan_after(walked).ladders[-1].steps) == 6
    sixth = walked.question("part_6")
    assert sixth.lead == ("Taking the bus", "1. Part 1", "2. Part 2", "3. Part 3", "4. Part 4", "5. Part 5")


def test_splitting_a_step() -> None:
    """S5: a step's parts stand before it on its ladder, each less hard than it."""
    walked = talked("split", {"part_1": "Put my shoes on", "part_2": "Stand outside"}, step="corner")
    ladder = plan_after(walked).ladders[0]
    assert [step.id for step in ladder.steps] == ["shop", "gate", "put-my-shoes-on", "stand-outside", "corner"]
    assert [step.difficulty for step in ladder.steps[2:]] == [10, 20, 30]


def test_splitting_further() -> None:
    """S5: what was split once gets more steps on the same list."""
    text = TEXT.replace('activity = "Taking the bus"', 'activity = "Taking the bus"\nladder = "reading"')
    plan = Plan.model_validate(
        PLAN.model_dump(by_alias=True) | {"avoided": [{"id": "bus", "activity": "x", "ladder": "reading"}]}
    )
    walked = talked("split", {"part_1": "Turn a page"}, plan, avoided="bus")
    assert [step.title for step in plan_after(walked, text).ladders[1].steps][-1] == "Turn a page"


def test_adding_what_was_avoided() -> None:
    """S4, S2: one's own or the clinician's, and from there into small steps."""
    walked = talked("avoided", {"which": "+new", "activity": "The stairs", "by": "clinician", "split_now": "yes"})
    entry = plan_after(walked).avoided[-1]
    assert (entry.id, entry.activity, entry.by) == ("the-stairs", "The stairs", "clinician")
    assert walked.next_flow() == StartFlow("split", (("avoided", "the-stairs"),))


@pytest.mark.parametrize(
    ("answers", "after"),
    [
        (
            {"what": "words", "activity": "Going into town"},
            [("Going into town", "clinician"), ("Taking the bus", "me")],
        ),
        ({"what": "by", "by": "me"}, [("Walking into town", "me"), ("Taking the bus", "me")]),
        ({"what": "remove"}, [("Taking the bus", "me")]),
        ({"what": "leave"}, [("Walking into town", "clinician"), ("Taking the bus", "me")]),
        (
            {"what": "words", "activity": "Walking into town"},
            [("Walking into town", "clinician"), ("Taking the bus", "me")],
        ),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_changing_what_was_avoided(answers: Answers, after: list[tuple[str, str]], named: bool) -> None:
    """S4: the person can edit all of it, the clinician's too; what reads the same is no change."""
    walked = talked("avoided", answers, avoided="town") if named else talked("avoided", {"which": "town", **answers})
    assert [(entry.activity, entry.by) for entry in plan_after(walked).avoided] == after
