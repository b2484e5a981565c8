"""Conversations about the plan: every change fits a file written by hand, comments kept, and each can be left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edited_plan import PLAN, TEXT, plan_after, talked, text_after
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from test_flow_rules import wander
from walking import ENOUGH, PASS, Move, Walk, scene_of, walk

from gradestep.content import say
from gradestep.flows.effect import ChangePlan, StartFlow
from gradestep.flows.flow import Scene
from gradestep.flows.hints import hints
from gradestep.flows.question import Answer, ChoiceQuestion, LineQuestion
from gradestep.flows.registry import flow
from gradestep.model.plan import Plan, Step

Answers = dict[str, Answer | Move]

EDITING = ("add_step", "small_step", "split", "edit_step", "avoided", "stalled", "limits")
EMPTY = ""


@pytest.mark.parametrize("name", EDITING)
@pytest.mark.parametrize("plan", [PLAN, Plan()], ids=["plan", "nothing"])
def test_everything_passed_changes_nothing(name: str, plan: Plan) -> None:
    """A26, S3, S7: every question can be passed over; then the plan is as it was and nothing else begins."""
    walked = talked(name, {}, plan)
    assert all(asked.question.may_pass for asked in walked.asked)
    assert walked.asked, "a conversation says something even where there is nothing to ask"
    assert walked.changes() == []
    assert walked.next_flow() is None


@pytest.mark.parametrize("name", EDITING)
@pytest.mark.parametrize("options", [{}, {"step": "gate"}, {"avoided": "town"}, {"ladder": "reading"}], ids=str)
@pytest.mark.parametrize(("plan", "text"), [(PLAN, TEXT), (Plan(), EMPTY)], ids=["plan", "nothing"])
@given(data=st.data())
@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_any_way_through_leaves_a_sound_plan(
    name: str, options: dict[str, str], plan: Plan, text: str, data: st.DataObject
) -> None:
    """B6, A22, S7: whatever is said, passed, taken back or stopped, the edits fit the file and the plan reads on."""
    scene = replace(scene_of(plan), options=options)
    walked = wander(data, scene, name)
    assert walked.conversation.over
    for asked in walked.asked:
        question = asked.question
        assert question.may_pass
        if isinstance(question, ChoiceQuestion):
            values = [option.value for option in question.options]
            assert values
            assert len(set(values)) == len(values)
            assert all(option.label for option in question.options)
    after = plan_after(walked, text)
    ids = [entry.id for _, entry in after.steps()]
    assert len(ids) == len(set(ids))
    if text:
        assert "# Mine. This comment stays." in text_after(walked, text)


def added(walked: Walk, text: str = TEXT) -> Step:
    """The one step that is new."""
    before = {step.id for _, step in PLAN.steps()} if text else set()
    (new,) = [step for _, step in plan_after(walked, text).steps() if step.id not in before]
    return new


def test_adding_a_step() -> None:
    """S33, S34, S29, S13: an action, an amount, energy, cue, setting, its place by comparison; on the ladder chosen."""
    answers: Answers = {
        "title": "Walk to the post box",
        "ladder": "outside",
        "measured": "minutes",
        "amount": 4.0,
        "kind": "quota",
        "place": "gate",
        "energy": "low",
        "cue": "after lunch",
        "setting": "errand",
    }
    walked = talked("add_step", answers)
    assert added(walked) == Step(
        id="walk-to-the-post-box",
        title="Walk to the post box",
        kind="quota",
        difficulty=22,
        amount=4,
        unit="minutes",
        cue="after lunch",
        energy="low",
        setting="errand",
    )
    titles = [step.title for step in plan_after(walked).ladders[0].in_order()]
    assert titles.index("Walk to the post box") == titles.index("Walk to the garden gate") + 1
    assert say("editing.added.line", step="Walk to the post box", ladder="Outside the front door") in (
        walked.question("added").ask
    )


@pytest.mark.parametrize(
    ("answers", "fields"),
    [
        ({"measured": "done_when", "done_when": "the bread is in my bag"}, {"done_when": "the bread is in my bag"}),
        ({"measured": "own", "own_unit": "laps", "amount": 2.5}, {"amount": 2.5, "unit": "laps"}),
        ({"measured": "own", "amount": 2.5}, {}),
        ({"measured": "times", "amount": PASS}, {}),
        ({"setting": "own", "own_setting": "at the allotment"}, {"setting": "at the allotment"}),
        ({"setting": "own"}, {}),
        ({"place": "+first"}, {"difficulty": 7}),
        ({"place": "shop"}, {"difficulty": 80}),
        ({"place": "+number", "difficulty": 0}, {"difficulty": 0}),
        ({"measured": ENOUGH}, {}),
    ],
)
def test_parts_of_a_step(answers: Answers, fields: dict[str, object]) -> None:
    """S33, S29, S13: an amount in any unit or "done when"; a setting of one's own; by number; each can be left out."""
    walked = talked("add_step", {"title": "Walk round the block", "ladder": "outside", **answers})
    assert added(walked) == Step.model_validate(
        {"id": "walk-round-the-block", "title": "Walk round the block", **fields}
    )


@pytest.mark.parametrize(
    ("ladder", "place", "order"),
    [("reading", "page", ["page", "new", "letter"]), ("reading", "+first", ["new", "page", "letter"])],
)
def test_a_place_in_an_order_by_hand(ladder: str, place: str, order: list[str]) -> None:
    """S13: where a ladder is ordered by hand, a step goes right after the one it was compared with."""
    walked = talked("add_step", {"title": "New", "ladder": ladder, "place": place})
    assert [step.id for step in plan_after(walked).ladders[1].in_order()] == order


@pytest.mark.parametrize(("title", "named"), [("Outside again", "Outside again"), (None, "My steps")])
def test_the_first_step_of_all(title: str | None, named: str) -> None:
    """S70, S45: with no plan there is a list of one's own, named or not, and a step on it."""
    answers: Answers = {"title": "Open the window", **({"ladder_title": title} if title else {})}
    walked = talked("add_step", answers, Plan())
    (ladder,) = plan_after(walked, EMPTY).ladders
    assert (ladder.title, [step.title for step in ladder.steps]) == (named, ["Open the window"])
    assert "ladder" not in walked.stages()


def test_pacing_first_makes_a_ceiling() -> None:
    """Care 4.3, 1.2: in pacing first an amount is a quota with a ceiling, and no other kind is asked for."""
    paced = Plan.model_validate({"pacing": {"bigger": "never"}})
    walked = talked("add_step", {"title": "Sit outside", "measured": "minutes", "amount": 3.0}, paced)
    step = added(walked, '[pacing]\nbigger = "never"\n')
    assert (step.kind, step.amount, step.ceiling) == ("quota", 3, 3)
    assert "kind" not in walked.stages()


@pytest.mark.parametrize(
    ("title", "hint"),
    [
        ("Walk to the gate", ""),
        ("Feel calm on the bus", "state"),
        ("To have no pain", "state"),
        ("Exercise", "vague"),
        ("Exercise 5 minutes on the mat", ""),
        ("Be  more\tACTIVE", "vague"),
        ("Skip meals on Monday", "danger"),
        ("Walk until it hurts", "danger"),
        ("Unstarved", ""),
        ("", ""),
        ("   ", ""),
        ("散歩する", ""),
        ("[b]{walk}", ""),
    ],
)
def test_hints(title: str, hint: str) -> None:
    """S33, care 1.6, 4.4: a state, an open word or a danger gets a hint with what to do; all else is let be."""
    said = hints(title)
    wanted = {
        "": (),
        "state": (say("safety.step_words.state"),),
        "vague": (say("editing.vague"),),
        "danger": tuple(say(f"safety.step_words.{key}") for key in ("hint", "never", "also_never")),
    }
    assert said == wanted[hint]


@pytest.mark.parametrize(
    ("reword", "title"), [(PASS, "Feel calm"), ("Feel calm", "Feel calm"), ("Sit down", "Sit down")]
)
@pytest.mark.parametrize("name", ["add_step", "small_step"])
def test_a_hint_is_no_refusal(name: str, reword: Answer | Move, title: str) -> None:
    """S33: the words stand ready to be kept, and are kept where the person wants that."""
    first = "title" if name == "add_step" else "action"
    walked = talked(name, {first: "Feel calm", "reword": reword}, Plan())
    question = walked.question("reword")
    assert isinstance(question, LineQuestion)
    assert question.prefill == "Feel calm"
    assert question.lead == (say("safety.step_words.state"),)
    assert added(walked, EMPTY).title == title


@pytest.mark.parametrize("start", ["now", "later"])
def test_one_small_step(start: str) -> None:
    """S28: what to change, the cue, the smallest action become a step; the fourth question comes after trying it."""
    answers: Answers = {
        "change": "Seeing my friends again",
        "cue": "after tea",
        "action": "Send one text",
        "start": start,
    }
    walked = talked("small_step", answers)
    assert walked.stages()[:3] == ("change", "cue", "action")
    new = added(walked)
    assert (new.title, new.cue, new.note) == ("Send one text", "after tea", "Seeing my friends again")
    assert new.difficulty <= 20
    assert plan_after(walked).ladders[-1].title == "Seeing my friends again"
    begins = StartFlow("attempt", (("step", new.id),)) if start == "now" else None
    assert walked.next_flow() == begins


def test_a_second_small_step_of_the_same_change() -> None:
    """S28: the same change is the same list, whatever its capitals."""
    walked = talked("small_step", {"change": "reading AGAIN", "action": "Open the book"})
    assert [ladder.id for ladder in plan_after(walked).ladders] == ["outside", "reading"]
    assert added(walked).title == "Open the book"


def test_what_a_change_is_about() -> None:
    """R14, S38: each change names its step in the journal, so that undo can say what it takes back."""
    (change,) = talked("edit_step", {"what": "rest"}, step="gate").changes()
    assert isinstance(change, ChangePlan)
    assert (change.what, change.subject) == ("edit", "Walk to the garden gate")


def test_nothing_is_proposed() -> None:
    """S11: no conversation about the plan begins an attempt unasked."""
    scene: Scene = scene_of(PLAN)
    walked = walk(flow("small_step", scene), scene, {"action": "Send one text"})
    assert walked.next_flow() is None
