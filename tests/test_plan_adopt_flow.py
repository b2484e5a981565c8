"""The conversation about a clinician's file: shown, asked, side by side, left and taken up again (issue 3.4; B3, A23)."""

from __future__ import annotations

from pathlib import Path

import pytest
from adopted_plans import FIRST, OTHER, OWN, revised, without_step
from fake_clock import FakeClock
from spoken import spoken
from walking import scene_of, walk

from gradestep.coach.step_sentence import step_sentence
from gradestep.content import say
from gradestep.flows.effect import AdoptFile
from gradestep.flows.question import ChoiceQuestion, Information, YesNoQuestion
from gradestep.flows.registry import flow
from gradestep.model.journal import PlanAdopted
from gradestep.model.plan import Plan
from gradestep.notebook import Notebook
from gradestep.notebook.adopting import FILE, ON_CONFLICT, TEXT, Decided
from gradestep.notebook.talking import Talking
from gradestep.planfile.edits import SetField
from gradestep.planfile.reading import read_plan

MAILBOX = ("ladders", "outside", "steps", "mailbox")
CONFLICT = "both/steps/mailbox/measure"
SECOND = without_step(revised(one="amount = 3 -> amount = 1"), "shop")


def with_first(notebook: Notebook) -> Notebook:
    """The first file adopted, and one step changed by the person."""
    notebook.adopt(FIRST, "plan.toml", Decided())
    notebook.change_plan([SetField(MAILBOX, "amount", 2)])
    return notebook


def about(text: str, **options: str) -> dict[str, str]:
    """What the conversation about a file begins with."""
    return {FILE: "plan.toml", TEXT: text, **options}


def adoptions(notebook: Notebook) -> list[PlanAdopted]:
    """The adoptions in the journal."""
    return [entry.event for entry in notebook.history.standing() if isinstance(entry.event, PlanAdopted)]


def told(talking: Talking) -> list[str]:
    """Every line of the page that is shown."""
    question = talking.question
    assert isinstance(question, Information)
    return [line for words in (*question.lead, question.ask, *question.paragraphs) for line in words.splitlines()]


def test_the_first_time_shows_what_is_in_it_and_asks(notebook: Notebook) -> None:
    """B3: whom it says it is from, what it holds, what it turns off; nothing changes before a yes."""
    text = FIRST.replace("[pacing]", '[pacing]\nbigger = "never"\nbreathing_before = "off"')
    text += '\n[[questions]]\nid = "reach"\nask = "How able were you?"\nevery_days = 7\n'
    talking = Talking.begin(notebook, "adopt", about(text))
    lines = told(talking)
    assert say("adopt.from", who="Dr Ada") in lines
    assert say("adopt.holds.ladder.many", title="Outside the front door", count="3") in lines
    steps = read_plan(text.encode(), Path()).plan
    assert steps is not None
    for number, (_, step) in enumerate(steps.steps(), 1):
        assert say("adopt.holds.step", number=str(number), words=step_sentence(step)) in lines
    assert say("adopt.switches.never_bigger") in lines
    assert say("adopt.switches.breathing.off") in lines
    assert say("adopt.switches.question", ask="How able were you?", days="7") in lines
    talking.answer("read")
    assert isinstance(talking.question, YesNoQuestion)
    talking.answer("no")
    assert told(talking) == [say("adopt.done.left")]
    talking.answer("read")
    assert talking.over
    assert adoptions(notebook) == []
    assert not notebook.places.plan.exists()


@pytest.mark.parametrize(("choice", "amount"), [("keep", 2), ("take", 1), ("decide", 2), (None, 2)])
def test_side_by_side_one_at_a_time(notebook: Notebook, choice: str | None, amount: int) -> None:
    """B3: both sentences, three answers; deciding together keeps the person's and is kept for the brief; passing keeps it too."""
    with_first(notebook)
    talking = Talking.begin(notebook, "adopt", about(SECOND))
    lines = told(talking)
    assert say("adopt.rested") in lines
    assert say("adopt.row", words="Shop") in lines
    talking.answer("read")
    talking.answer("yes")
    question = talking.question
    assert isinstance(question, ChoiceQuestion)
    assert question.lead == ("Dr Ada shortened Mailbox to 1 minute.", "You had made it 2 minutes.")
    assert [option.value for option in question.options] == ["keep", "take", "decide"]
    talking.answer(choice) if choice else talking.pass_over()
    talking.answer("read")
    assert talking.over
    event = adoptions(notebook)[-1]
    step = notebook.plan.find("mailbox")
    assert step is not None
    assert step[1].amount == amount
    assert [row.title for row in event.together] == (["Mailbox"] if choice == "decide" else [])
    assert notebook.drafts == ()
    assert next(step.rested for _, step in notebook.plan.steps() if step.id == "shop")


def test_left_in_the_middle_and_taken_up_again(notebook: Notebook, fake_clock: FakeClock) -> None:
    """A23, B6: the file may be gone by then; what was answered stays answered, and a change made meanwhile is kept."""
    with_first(notebook)
    talking = Talking.begin(notebook, "adopt", about(SECOND))
    talking.answer("read")
    talking.answer("yes")
    talking.leave()
    again = Notebook.open(notebook.places, fake_clock.clock, seed="again")
    again.change_plan([SetField(MAILBOX, "cue", "after lunch")])
    (draft,) = again.drafts
    resumed = Talking.resume(again, draft)
    assert resumed.stage_id == CONFLICT
    resumed.answer("take")
    resumed.answer("read")
    step = again.plan.find("mailbox")
    assert step is not None
    assert (step[1].amount, step[1].cue) == (1, "after lunch")
    assert len(adoptions(again)) == 2


def test_one_answer_for_everything_both_changed(notebook: Notebook) -> None:
    """Issue 3.4: `--on-conflict` leaves out the questions and nothing else."""
    with_first(notebook)
    talking = Talking.begin(notebook, "adopt", about(SECOND, **{ON_CONFLICT: "decide"}))
    talking.answer("read")
    talking.answer("yes")
    assert told(talking)[1] == say("adopt.done.together")
    talking.answer("read")
    assert [row.title for row in adoptions(notebook)[-1].together] == ["Mailbox"]


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_older_file_is_asked_about_first(notebook: Notebook, answer: str) -> None:
    """Issue 3.4: an older number is said, and gone on with where the person says so."""
    notebook.adopt(revised(), "plan.toml", Decided())
    talking = Talking.begin(notebook, "adopt", about(FIRST))
    question = talking.question
    assert isinstance(question, YesNoQuestion)
    assert question.lead == (say("adopt.cases.older", revision="1", had="2"),)
    talking.answer(answer)
    assert talking.stage_id == ("told" if answer == "yes" else "said")


def test_the_very_file_again_and_one_that_cannot_be_taken_in(notebook: Notebook) -> None:
    """R18: one sentence each, and nothing asked."""
    with_first(notebook)
    for text, key in ((FIRST, "same"), (FIRST.replace("format = 1", "format = 9"), "newer_format"), ("", "nothing")):
        talking = Talking.begin(notebook, "adopt", about(text))
        assert told(talking) == [say(f"adopt.cases.{key}", revision="1")]
        talking.answer("read")
        assert talking.over
    assert len(adoptions(notebook)) == 1


@pytest.mark.parametrize(
    ("answer", "plans"),
    [("beside", {"getting-outside": 1, "getting-outside-2": 4}), ("newer", {"getting-outside": 4}), ("leave", None)],
)
def test_another_plan_of_the_same_id(notebook: Notebook, answer: str, plans: dict[str, int] | None) -> None:
    """Issue 3.4: beside the one that is there, as its next one, or left out."""
    notebook.adopt(FIRST, "plan.toml", Decided())
    stranger = (
        OTHER.replace('id = "gut"', 'id = "getting-outside"').replace('"outside"', '"meals"').replace("gate", "tea")
    )
    talking = Talking.begin(notebook, "adopt", about(stranger))
    talking.answer(answer)
    if plans:
        talking.answer("read")
        talking.answer("yes")
    talking.answer("read")
    assert notebook.plan.adopted == (plans or {"getting-outside": 1})


def test_first_run_leads_to_the_same_conversation() -> None:
    """B3: looked at at once, and shown once the first pages are behind."""
    scene = scene_of(Plan())
    walked = walk(flow("first_run", scene), scene, {"way": "file", "file": "~/plan.toml"})
    assert walked.effects["file.AdoptFile"] == AdoptFile("~/plan.toml")
    assert walked.effects["closing.AdoptFile"] == AdoptFile("~/plan.toml", begin=True)


def test_where_the_file_is_is_asked(notebook: Notebook, tmp_path: Path) -> None:
    """B3, A30: what is wrong with it is said while it can be typed again, and nothing is taken in unasked."""
    file = tmp_path / "from the clinic.toml"
    file.write_text(FIRST, encoding="utf-8")
    talking = Talking.begin(notebook, "adopt")
    talking.answer(str(tmp_path / "no such file"))
    assert [problem.code for problem in talking.problems] == ["adopt_missing"]
    assert told(talking) == [say("adopt.file_read.ask")]
    talking.back()
    talking.answer(str(file))
    assert talking.problems == ()
    assert talking.over
    assert adoptions(notebook) == []
    assert talking.next_flow is not None
    assert dict(talking.next_flow.options) == {FILE: str(file), TEXT: FIRST}


def test_in_plain_lines_with_own_ladders_beside(notebook: Notebook, fake_clock: FakeClock, tmp_path: Path) -> None:
    """A1, B3: every line can be read aloud; own lists stay; words of a file never act on the terminal (R19)."""
    notebook.places.home.mkdir(mode=0o700)
    notebook.places.plan.write_text(OWN, encoding="utf-8")
    notebook.refresh()
    hostile = FIRST.replace("Dr Ada", "Dr \\u001b]0;x\\u0007Ada [/] ").replace("Shop", "Shop \\u202e[b]")
    said = spoken(notebook, fake_clock, ["", "yes"], "adopt", about(hostile))
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert say("adopt.cases.own") in said
    assert say("adopt.done.taken_in") in said
    assert {ladder.id for ladder in notebook.plan.ladders} == {"garden", "outside"}
