"""Conversations about the plan: every change fits a file written by hand, comments kept, and each can be left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from edited_plan import PLAN, TEXT, plan_after, step_after, text_after
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from test_flow_rules import wander
from walking import ENOUGH, PASS, Move, Walk, scene_of, walk

from gradestep.content import say
from gradestep.flows.effect import ChangePlan, StartFlow
from gradestep.flows.flow import Scene
from gradestep.flows.hints import hints
from gradestep.flows.question import Answer, ChoiceQuestion, Information, LineQuestion
from gradestep.flows.registry import flow
from gradestep.model.journal import Offer
from gradestep.model.plan import Plan, Step

Answers = dict[str, Answer | Move]

EDITING = ("add_step", "small_step", "split", "edit_step", "avoided", "stalled", "limits")
EMPTY = ""


def talked(name: str, answers: Answers, plan: Plan = PLAN, until: str = "", **options: str) -> Walk:
    """A conversation about the plan."""
    scene = replace(scene_of(plan), options=options)
    return walk(flow(name, scene), scene, answers, until)


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
    assert added(walked) == Step.model_validate({"id": "walk-round-the-block", "title": "Walk round the block", **fields})


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


@pytest.mark.parametrize(("reword", "title"), [(PASS, "Feel calm"), ("Feel calm", "Feel calm"), ("Sit down", "Sit down")])
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
    answers: Answers = {"change": "Seeing my friends again", "cue": "after tea", "action": "Send one text", "start": start}
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
    plan = Plan.model_validate(PLAN.model_dump(by_alias=True) | {"avoided": [{"id": "bus", "activity": "x", "ladder": "reading"}]})
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
        ({"what": "words", "activity": "Going into town"}, [("Going into town", "clinician"), ("Taking the bus", "me")]),
        ({"what": "by", "by": "me"}, [("Walking into town", "me"), ("Taking the bus", "me")]),
        ({"what": "remove"}, [("Taking the bus", "me")]),
        ({"what": "leave"}, [("Walking into town", "clinician"), ("Taking the bus", "me")]),
        ({"what": "words", "activity": "Walking into town"}, [("Walking into town", "clinician"), ("Taking the bus", "me")]),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_changing_what_was_avoided(answers: Answers, after: list[tuple[str, str]], named: bool) -> None:
    """S4: the person can edit all of it, the clinician's too; what reads the same is no change."""
    walked = talked("avoided", answers, avoided="town") if named else talked("avoided", {"which": "town", **answers})
    assert [(entry.activity, entry.by) for entry in plan_after(walked).avoided] == after


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
    plan = Plan.model_validate(PLAN.model_dump(by_alias=True) | {"limits": {"lines": ["No lifts"], "words": "Home early"}})
    walked = talked("limits", {"words": answer}, plan)
    assert walked.question("words").prefill == "No lifts\nHome early"
    limits = plan_after(walked, text).limits
    assert (limits.lines, limits.words) == (lines, None)
    assert talked("limits", {"words": "No lifts\nHome early"}, plan).changes() == []


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
