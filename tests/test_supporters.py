"""People beside me: what was agreed, in the plan file; help made smaller together; help wanted for a step (S54, S57, care 1.8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from edited_plan import TEXT, plan_after, plan_of, step_after, talked
from journals import history_of
from shared import HOSTILE
from test_flow_stories import talk
from walking import TODAY, Walk, scene_of, walk

from gradestep.coach.people import STANDS, due_help, ended_help
from gradestep.coach.reviews import SUPPORTERS, due
from gradestep.content import say, several
from gradestep.flows.attempt import attempt
from gradestep.flows.question import Answer, ChoiceQuestion, Information, SeveralQuestion
from gradestep.flows.supporters import supporters
from gradestep.model.history import History
from gradestep.model.journal import Review
from gradestep.model.people import Practical, Supporter
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings
from gradestep.notebook import Notebook
from gradestep.planfile.reading import read_plan

ANSWERS: dict[str, Answer] = {
    "name": "Sam",
    "role": "my sister",
    "say": (several("supporters.say.examples")[0], "Take your time", "Shall we?", "One too many"),
    "please_dont": several("supporters.please_dont.examples")[:1],
    "help_kind": "company",
    "help_until": "2027-01-31",
    "help_next": "Waiting in the car",
    "take_over": "Shopping\nThe post\n",
    "part": "The post",
    "flare_plan": "Soup and quiet",
    "check_in": "Sundays, by text",
}
WITH_SAM = (
    TEXT
    + """
[[supporters]]
id = "sam"
name = "Sam"  # my sister
say = ["Take your time"]

[[supporters.practical]]
kind = "company"
until = 2026-11-20
next_smaller_help = "a call"

[[supporters.practical]]
kind = "a lift"

[[supporters]]
name = "Kim"
"""
)


def made(answers: dict[str, Answer], text: str = TEXT, **options: str) -> tuple[Walk, Plan]:
    """The conversation, and the plan afterwards."""
    walked = talked("supporters", dict(answers), plan_of(text), **options)
    return walked, plan_after(walked, text)


def test_someone_new_in_one_change() -> None:
    """S54, S55, care 1.8: name, role, three lines at the most, help with its end and what is smaller, a flare plan, one change."""
    walked, plan = made(ANSWERS)
    (sam,) = plan.supporters
    assert sam == Supporter(
        id="sam",
        name="Sam",
        role="my sister",
        say=("Take your time", "Shall we?", "One too many"),
        please_dont=several("supporters.please_dont.examples")[:1],
        practical=(Practical(kind="company", until=date(2027, 1, 31), next_smaller_help="Waiting in the car"),),
        take_over=("Shopping", "The post"),
        flare_plan="Soup and quiet",
        check_in="Sundays, by text",
    )
    assert plan.avoided[-1].activity == "The post", "what is to be tried in part can be split there"
    assert len(walked.changes()) == 1


def test_a_name_alone_or_nothing() -> None:
    """S54, A4: everything but a name can be passed over; with no name nobody is written down."""
    _, plan = made({"name": "Sam"})
    assert plan.supporters == (Supporter(id="sam", name="Sam"),)
    walked, _ = made({})
    assert walked.changes() == []


@pytest.mark.parametrize(
    ("what", "answers", "fields"),
    [
        ("words", {"say": ("Shall we?",)}, {"say": ("Shall we?",)}),
        ("words", {"say": ()}, {"say": ()}),
        ("flare_plan", {"flare_plan": "Soup"}, {"flare_plan": "Soup"}),
        ("check_in", {"check_in": "On Sundays"}, {"check_in": "On Sundays"}),
        ("name", {"name": "Samira"}, {"name": "Samira"}),
        ("take_over", {"take_over": "Bins", "part": "none"}, {"take_over": ("Bins",)}),
        ("leave", {}, {}),
    ],
)
def test_one_part_alone(what: str, answers: dict[str, Answer], fields: dict[str, object]) -> None:
    """S54, R14: for someone who is there only the part that was chosen is asked, and nothing else of the file is touched."""
    walked, plan = made({"which": "sam", "what": what, **answers}, WITH_SAM)
    before = plan_of(WITH_SAM).supporters
    assert plan.supporters == (before[0].model_copy(update=fields), before[1])
    asked = set(walked.answered()) - {"which", "what", "part"}
    assert asked <= {"say", "please_dont", "flare_plan", "check_in", "name", "role", "take_over"}


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ({"help_which": "#0", "help_what": "keep"}, ["company", "a lift"]),
        ({"help_which": "#0", "help_what": "smaller"}, ["a call", "a lift"]),
        ({"help_which": "#0", "help_what": "end"}, ["a lift"]),
        ({"help_which": "#1", "help_what": "end"}, ["company"]),
        ({"help_which": "+new", "help_kind": "own", "help_own": "the bins"}, ["company", "a lift", "the bins"]),
        ({"help_which": "+new"}, ["company", "a lift"]),
        ({}, ["company", "a lift"]),
    ],
)
def test_help_is_made_smaller_one_at_a_time(answers: dict[str, Answer], left: list[str]) -> None:
    """care 1.8: kept, smaller, done or one more; the others stay, and undo brings back what was."""
    _, plan = made({"which": "sam", "what": "help", **answers}, WITH_SAM)
    assert [one.kind for one in plan.supporters[0].practical] == left


def test_another_day() -> None:
    """care 1.8: another last day is kept; what is no day leaves the one there was."""
    for typed, day in (("2026-12-24", date(2026, 12, 24)), ("soon", date(2026, 11, 20))):
        answers = {"which": "sam", "what": "help", "help_which": "#0", "help_what": "change", "help_until": typed}
        walked, plan = made(dict(answers), WITH_SAM)
        assert plan.supporters[0].practical[0].until == day
        assert (say("supporters.kept.no_day") in done_words(walked)) is (typed == "soon")
    emptied = {
        "which": "sam",
        "what": "help",
        "help_which": "#0",
        "help_what": "change",
        "help_until": "",
        "help_next": "",
    }
    _, plan = made(dict(emptied), WITH_SAM)
    assert plan.supporters[0].practical[0] == Practical(kind="company"), "an end and what is smaller can be taken away"
    walked, plan = made({"name": "Sam", "help_kind": "company", "help_until": "5.1.2027"})
    assert plan.supporters[0].practical[0].until is None
    assert say("supporters.kept.no_day") in done_words(walked)


def test_taken_off_by_place_where_there_is_no_id() -> None:
    """S54: someone written by hand without an id can be looked at and taken off; undo brings them back."""
    _, plan = made({"which": "Kim", "what": "remove"}, WITH_SAM)
    assert [one.name for one in plan.supporters] == ["Sam"]


def with_help(days_ago: int) -> Plan:
    """Help whose last day was so many days ago."""
    practical = Practical(kind="company", until=TODAY - timedelta(days=days_ago), next_smaller_help="a call")
    return Plan(supporters=(Supporter(id="sam", name="Sam", practical=(practical,)),))


@pytest.mark.parametrize(
    ("days_ago", "is_over", "is_offered"),
    [(-1, False, False), (0, False, False), (1, True, True), (STANDS.days, True, True), (STANDS.days + 1, True, False)],
)
def test_the_day_after_its_last(days_ago: int, is_over: bool, is_offered: bool) -> None:
    """care 1.8, S7: its last day belongs to it; then it is offered for a week, once, and is never late."""
    plan = with_help(days_ago)
    assert bool(ended_help(plan, TODAY)) is is_over
    assert bool(due_help(plan, History(), TODAY)) is is_offered
    assert (SUPPORTERS in due(plan, Settings(), History(), TODAY)) is is_offered
    assert not due_help(plan, history_of((Review(subject="help/sam", choice="keep"), 0)), TODAY)


def test_looking_at_it_once_is_enough() -> None:
    """care 1.8: whatever was answered, it is not offered again; nothing ends by itself."""
    walked, plan = made({"which": "sam", "what": "help", "help_which": "#0", "help_what": "keep"}, WITH_SAM)
    assert walked.only(Review) == Review(subject="help/sam", choice="keep")
    assert plan == plan_of(WITH_SAM)
    assert any("company" in line for line in lead(walked))
    scene = replace(scene_of(plan_of(WITH_SAM)), history=history_of((walked.only(Review), 0)))
    assert not any("company" in line for line in lead(walk(supporters(scene), scene, {})))
    renamed, _ = made({"which": "sam", "what": "name", "name": "Samira"}, WITH_SAM)
    assert renamed.events(Review) == [], "another name is no look at the help"


def lead(walked: Walk) -> tuple[str, ...]:
    """What stands above the list of people."""
    asked = walked.question("which")
    assert isinstance(asked, ChoiceQuestion)
    return asked.lead


def done_words(walked: Walk) -> str:
    """What is said at the end."""
    page = walked.question("kept")
    assert isinstance(page, Information)
    return " ".join((page.ask, *page.paragraphs))


def test_no_word_tells_to_hold_help_back() -> None:
    """care 1.8: no example presses, and none is about medicine, food, aids or watching over anyone."""
    for field in ("say", "please_dont"):
        for line in several(f"supporters.{field}.examples"):
            assert not any(word in line.casefold() for word in ("medicine", "food", "ignore", "check up", "stick"))


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"help_kind": "transport", "help_who": "Sam"}, "a lift or a ride, from Sam"),
        ({"help_kind": "company", "help_who": "+someone", "help_name": "Ana"}, "company, from Ana"),
        ({"help_kind": "routine", "help_who": "+nobody"}, "a shared routine"),
        ({"help_kind": "own", "help_words": "an umbrella"}, "an umbrella"),
        ({"help_kind": "own"}, ""),
    ],
)
def test_help_wanted_for_a_step(answers: dict[str, Answer], said: str) -> None:
    """S57: kind and from whom are set in the step's own conversation, and are shown before the try."""
    walked = talked("edit_step", {"what": "help", **answers}, plan_of(WITH_SAM), step="corner")
    plan = plan_after(walked, WITH_SAM)
    scene = scene_of(plan, step="corner")
    shown = walk(attempt(scene), scene, {}).asked
    told = [line for one in shown for line in (*one.question.lead, *_paragraphs(one.question))]
    assert any(said in line for line in told if "Help you wanted" in line) is bool(said)


def _paragraphs(question: object) -> tuple[str, ...]:
    return question.paragraphs if isinstance(question, Information) else ()


def test_help_wanted_can_be_taken_out() -> None:
    """S57: one that is there can be taken out, and one more can be added beside it."""
    walked = talked("edit_step", {"what": "help", "help_kind": "company"}, plan_of(TEXT), step="corner")
    text = _text_after(walked)
    again = talked("edit_step", {"what": "help", "help_which": "#0"}, plan_of(text), step="corner")
    assert step_after(again, "corner", text).help == ()
    more = {"what": "help", "help_which": "+new", "help_kind": "routine"}
    assert len(step_after(talked("edit_step", dict(more), plan_of(text), step="corner"), "corner", text).help) == 2


def _text_after(walked: Walk) -> str:
    from edited_plan import text_after

    return text_after(walked)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str) -> None:
    """R20: whatever is typed, the file can be read again and every other part of it is as it was."""
    answers: dict[str, Answer] = {
        "name": words,
        "role": words,
        "say": (words,),
        "flare_plan": words,
        "take_over": words,
    }
    _, plan = made(answers)
    assert len(plan.supporters) <= 1
    assert plan.ladders == plan_of(TEXT).ladders


def test_in_the_notebook(notebook: Notebook) -> None:
    """S54, R16, B5: kept, shown again ready to be changed, and taken back whole."""
    notebook.use_starter("palpitations")
    before = notebook.places.plan.read_bytes()
    talk(notebook, "supporters", {**ANSWERS, "part": "none"})
    assert [one.name for one in notebook.plan.supporters] == ["Sam"]
    scene = replace(notebook.scene({"who": "sam"}))
    asked = walk(supporters(scene), scene, {"what": "words"}).question("say")
    assert isinstance(asked, SeveralQuestion)
    assert asked.prefill == notebook.plan.supporters[0].say
    notebook.undo()
    assert notebook.plan.supporters == ()
    assert read_plan(before, notebook.places.plan).plan == notebook.plan
