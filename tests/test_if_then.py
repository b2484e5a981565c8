"""If-then plans: made from examples, one for a step, three in all; choosing the *if* starts the *then* (S64, S65, care 1.4)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from edited_plan import PLAN, TEXT, plan_after, plan_of, talked
from fake_clock import FakeClock
from screen_reading import app_in, flat, notebook_in, play, press, text_of
from spoken import spoken
from test_flow_stories import standing, talk
from textual.pilot import Pilot
from walking import Walk

from gradestep.coach.if_then import MOST, active, as_sentence, says_what_not
from gradestep.content import data
from gradestep.flows.effect import StartFlow
from gradestep.flows.if_then_kept import DOES, KINDS
from gradestep.flows.question import Answer, ChoiceQuestion
from gradestep.model.journal import Exercise, Offer
from gradestep.model.plan import IfThen
from gradestep.notebook import Notebook

OVERWHELMED: dict[str, Answer] = {"kind": "obstacle", "step": "gate", "cue": "0", "action": "0"}
THREE = TEXT + "".join(
    f'\n[[if_then]]\nid = "p{n}"\nif = "it is {n}"\nthen = "I sit"\n' + (f'step = "{step}"\n' if step else "")
    for n, step in enumerate(("gate", "", ""))
)


def made(answers: dict[str, Answer], text: str = TEXT, **options: str) -> tuple[Walk, tuple[IfThen, ...]]:
    """The conversation, and the plans afterwards."""
    walked = talked("if_then", dict(answers), plan_of(text), **options)
    return walked, plan_after(walked, text).if_then


def test_the_shipped_example() -> None:
    """S65: if overwhelmed, then two minutes of breathing, bound to a step, in one change."""
    walked, plans = made(OVERWHELMED)
    (plan,) = plans
    assert as_sentence(plan.cue, plan.action) == (
        "If I feel overwhelmed before I start, then I pause and breathe slowly for two minutes before I choose."
    )
    assert (plan.does, plan.minutes, plan.step, plan.kind, plan.active) == ("breathe", 2, "gate", "obstacle", True)
    assert len(walked.changes()) == 1
    assert walked.question("kept").ask.startswith("If I feel overwhelmed")


def test_examples_come_first_and_own_words_last() -> None:
    """Care 1.4: guided rather than free; the cue is something to notice."""
    walked, _ = made(OVERWHELMED)
    for stage in ("cue", "action"):
        question = walked.question(stage)
        assert isinstance(question, ChoiceQuestion)
        assert question.options[-1].value == "own"
        assert len(question.options) >= 2
    kinds = data("if_then")["kinds"]
    assert set(kinds) == set(KINDS)
    assert all(action["does"] in DOES for kind in kinds.values() for action in kind["actions"])
    assert not [action for kind in kinds.values() for action in kind["actions"] if says_what_not(action["words"])]


def test_in_own_words() -> None:
    """S64: words of one's own, with a minute of breathing to begin; "if" and "then" typed as well are not doubled."""
    own: dict[str, Answer] = {
        "kind": "start", "step": "none", "cue": "own", "own_cue": "If the kettle is on.",
        "action": "own", "own_action": "then I breathe", "does": "breathe", "minutes": "1",
    }  # fmt: skip
    _, (plan,) = made(own)
    assert (plan.does, plan.minutes, plan.step) == ("breathe", 1, None)
    assert as_sentence(plan.cue, plan.action) == "If the kettle is on, then I breathe."


@pytest.mark.parametrize(
    ("action", "asked"),
    [("I do not go home", True), ("I don\u2019t go home", True), ("I never look", True), ("I knot my laces", False)],
)
def test_an_action_is_something_done(action: str, asked: bool) -> None:
    """Care 1.4: turning it round is offered, with the words as they are ready to be kept."""
    answers: dict[str, Answer] = {"kind": "flare", "cue": "0", "action": "own", "own_action": action}
    walked, (plan,) = made(answers)
    assert ("turned" in walked.stages()) is asked
    assert plan.action == action
    if asked:
        assert walked.question("turned").prefill == action
        _, (turned,) = made({**answers, "turned": "I go on to the corner"})
        assert turned.action == "I go on to the corner"


def test_one_for_a_step() -> None:
    """Care 1.4: a step has one; the earlier rests on a yes, and on a no nothing is asked further or made."""
    _, plans = made({"which": "+new", **OVERWHELMED, "replace": "yes"}, THREE)
    assert [(one.id, one.active) for one in plans if one.step == "gate"] == [
        ("p0", False),
        ("i-feel-overwhelmed-before-i-start", True),
    ]
    walked, plans = made({"which": "+new", **OVERWHELMED, "replace": "no"}, THREE)
    assert len(plans) == 3
    assert "cue" not in walked.stages()
    assert not walked.changes()


@pytest.mark.parametrize(("answer", "resting"), [("p1", {"p1"}), ("+new", {"new"}), (None, {"new"})])
def test_three_in_all(answer: str | None, resting: set[str]) -> None:
    """Care 1.4: a fourth asks which one could rest; with none, the new one rests, and nothing else is touched."""
    answers: dict[str, Answer] = {"which": "+new", "kind": "flare", "cue": "0", "action": "0"}
    walked, plans = made(answers | ({"rest_which": answer} if answer else {}), THREE)
    assert "rest_which" in walked.stages()
    assert {"new" if one.id not in ("p0", "p1", "p2") else one.id for one in plans if not one.active} == resting
    assert len(active(plan_after(walked, THREE))) == MOST


def test_two_are_not_full() -> None:
    """Care 1.4: a third is made without a question more."""
    text = THREE[: THREE.rindex("\n[[if_then]]")]
    walked, plans = made({"which": "+new", "kind": "flare", "cue": "0", "action": "0"}, text)
    assert "rest_which" not in walked.stages()
    assert len([one for one in plans if one.active]) == 3


def test_changed_rested_woken_and_removed() -> None:
    """S64: edited from the list, each in a change of its own; waking one is not the way past three."""
    _, plans = made({"which": "p1", "what": "words", "new_action": "I stand up"}, THREE)
    assert plans[1].action == "I stand up"
    walked, plans = made({"which": "p1", "what": "rest"}, THREE)
    assert [one.active for one in plans] == [True, False, True]
    _, plans = made({"which": "p1", "what": "remove"}, THREE)
    assert [one.id for one in plans] == ["p0", "p2"]
    four = THREE + '\n[[if_then]]\nid = "p3"\nif = "a"\nthen = "b"\nactive = false\n'
    walked, plans = made({"which": "p3", "what": "wake"}, four)
    assert not plans[3].active
    assert walked.question("kept").ask.startswith("It rests still.")
    _, plans = made({"which": "p3", "what": "wake"}, four.replace('id = "p2"', 'id = "p2"\nactive = false'))
    assert plans[3].active


def test_nothing_is_made_of_nothing() -> None:
    """S12: passed over, no plan is made; a cue without an action is none."""
    for answers in ({}, {"kind": "start"}, {"kind": "start", "cue": "0"}, {"kind": "start", "cue": "own"}):
        assert not made(dict(answers))[0].changes()


def test_a_stop_on_time_plan_from_the_note() -> None:
    """Care 1.2: the boom-bust note begins one for good days, and what it is for is not asked again."""
    walked, (plan,) = made({"cue": "0", "action": "0"}, kind="good_day")
    assert "kind" not in walked.stages()
    assert plan.kind == "good_day"
    assert plan.action == "I stop on time and leave some for later"


@pytest.mark.parametrize(
    ("fields", "following"),
    [
        ({"does": "breathe", "minutes": 2.0}, StartFlow("breathe", (("minutes", "2"),))),
        ({"does": "breathe"}, StartFlow("breathe")),
        ({"does": "ground"}, StartFlow("ground")),
        ({"does": "posture"}, StartFlow("posture")),
        ({"does": "smaller", "step": "corner"}, StartFlow("attempt", (("step", "corner"), ("size", "half")))),
        ({"does": "smaller"}, StartFlow("attempt", (("step", "gate"), ("size", "half")))),
        ({"does": "none"}, None),
    ],
)
def test_the_if_starts_the_then(fields: dict[str, object], following: StartFlow | None) -> None:
    """S64: choosing the if runs the then: the exercise for its minutes, or a smaller step; and the use is kept."""
    one = IfThen.model_validate({"id": "p", "if": "my heart pounds", "then": "I go slow.", **fields})
    plan = PLAN.model_copy(update={"if_then": (one,)})
    walked = talked("use_if_then", {"which": "p"}, plan)
    question = walked.question("which")
    assert isinstance(question, ChoiceQuestion)
    assert [(option.label, option.note) for option in question.options] == [("My heart pounds", "I go slow.")]
    assert walked.question("then").ask == "Then: I go slow."
    assert walked.next_flow() == following
    assert walked.only(Offer) == Offer(rule="if-then", subject="p", answer="used")
    assert talked("use_if_then", {}, plan).next_flow() is None


def test_made_used_and_taken_back(notebook: Notebook) -> None:
    """S64, S65, R14: with real files: made, its if chosen, two minutes of breathing, and undone."""
    notebook.replace_plan(TEXT, what="edit")
    talk(notebook, "if_then", OVERWHELMED)
    following = talk(notebook, "use_if_then", {"which": "i-feel-overwhelmed-before-i-start"})
    assert following == StartFlow("breathe", (("minutes", "2"),))
    assert standing(notebook, "offer") == [
        Offer(rule="if-then", subject="i-feel-overwhelmed-before-i-start", answer="used")
    ]
    notebook.undo()
    notebook.undo()
    assert notebook.plan_text == TEXT


def test_used_in_the_middle_of_a_try_in_plain(notebook: Notebook, fake_clock: FakeClock) -> None:
    """S64, S65, B5: typed at any question of a try, it breathes for its minutes and comes back to that question."""
    notebook.replace_plan(TEXT, what="edit")
    notebook.change_settings({"first_run_done": True})
    talk(notebook, "if_then", OVERWHELMED)
    lines = [":use-if-then", "1", "", "", "same", "", "", "somewhat"]
    said = spoken(notebook, fake_clock, ["", *lines], "attempt", {"step": "gate"})
    _, _, after = said.partition("What is it now?")
    assert "Then: I pause and breathe slowly for two minutes before I choose." in flat(after)
    assert "Back to where you were." in after
    assert "What do you think will happen?" in after.partition("Back to where you were.")[2]
    (breathed,) = [event for event in standing(notebook, "exercise") if isinstance(event, Exercise)]
    assert breathed.exercise == "breathing"
    assert 100 <= (breathed.seconds or 0) <= 130


def test_used_in_the_middle_of_a_try_in_the_app(home: Path) -> None:
    """S64, S65, B5: one key inside a text field, the if chosen, the breathing begins; left, the question is there again."""
    clock = FakeClock()
    notebook = notebook_in(home, clock.clock)
    notebook.replace_plan(TEXT, what="edit")
    notebook.change_settings({"first_run_done": True, "exercises.taught": True})
    talk(notebook, "if_then", OVERWHELMED)

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter", "enter")
        assert "What do you think will happen?" in text_of(pilot.app)
        await press(pilot, "ctrl+t")
        assert "I feel overwhelmed before I start" in text_of(pilot.app)
        await press(pilot, "1")
        while getattr(pilot.app.screen, "flow_id", "") == "use_if_then":
            await press(pilot, "enter")
        assert getattr(pilot.app.screen, "flow_id", "") == "breathe"
        await press(pilot, "escape")
        assert getattr(pilot.app.screen, "flow_id", "") == "attempt"
        assert "What do you think will happen?" in text_of(pilot.app)

    play(app_in(home, clock=clock.clock), scenario)
