"""A look at if-then plans after four weeks: kept, changed or rested, offered like any look back (S61, S64, care 1.4)."""

from __future__ import annotations

import pytest
from edited_plan import TEXT, plan_after, plan_of, talked
from fake_clock import FakeClock
from journals import PLAN, done, history_of
from screen_reading import notebook_in
from spoken import spoken
from test_flow_stories import follow, standing, talk
from test_if_then import OVERWHELMED, THREE
from walking import TODAY, Move, scene_of, walk

from gradestep.coach.if_then import LOOK, LOOK_AFTER, STANDS, SUBJECT, due_plans
from gradestep.coach.reviews import due, subject_words
from gradestep.content import say
from gradestep.flows.if_then import if_then
from gradestep.flows.if_then_review import if_then_review
from gradestep.flows.question import Answer, ChoiceQuestion
from gradestep.model.history import History
from gradestep.model.journal import Review
from gradestep.model.plan import IfThen, Plan
from gradestep.model.settings import Settings
from gradestep.notebook import Notebook
from gradestep.notebook.home import home_now
from gradestep.share.plan_shown import plan_page

DAYS = LOOK_AFTER.days
ONE = IfThen.model_validate({"id": "one", "if": "it is noon", "then": "I sit", "kind": "flare"})
TWO = IfThen.model_validate({"id": "two", "if": "it rains", "then": "I call", "active": False})
WITH_TWO = PLAN.model_copy(update={"if_then": (ONE, TWO)})


@pytest.mark.parametrize(
    ("days", "is_due"),
    [
        (DAYS - 1, False),
        (DAYS, True),
        (DAYS + STANDS.days - 1, True),
        (DAYS + STANDS.days, False),
        (2 * DAYS - 1, False),
        (2 * DAYS, True),
    ],
)
def test_four_weeks_after_the_last_look(days: int, is_due: bool) -> None:
    """care 1.4, S61, S7: from the look, the making or the first practice; for a week; one at rest is never looked at."""
    history = history_of((Review(subject=SUBJECT + "one"), days), (Review(subject=SUBJECT + "two"), days))
    assert due_plans(WITH_TWO, history, TODAY) == ((ONE,) if is_due else ())
    assert (LOOK in due(WITH_TWO, Settings(), history, TODAY)) is is_due
    assert due_plans(WITH_TWO, history_of(*done("gate", days)), TODAY) == ((ONE,) if is_due else ())
    again = history_of((Review(subject=SUBJECT + "one"), 400), (Review(subject=SUBJECT + "one", choice="keep"), days))
    assert bool(due_plans(WITH_TWO, again, TODAY)) is is_due
    assert due_plans(WITH_TWO, History(), TODAY) == ()


def looked(answers: dict[str, Answer | Move]) -> tuple[list[Review], Plan, str]:
    """What was kept, the plan afterwards, what was said."""
    walked = talked("if_then_review", answers, plan_of(THREE))
    question = walked.question("kept")
    assert len(walked.changes()) <= 1
    return (
        walked.events(Review),
        plan_after(walked, THREE),
        " ".join((question.ask, *getattr(question, "paragraphs", ()))),
    )


def test_kept_changed_and_rested() -> None:
    """care 1.4, S62: each by itself, all edits in one change; what rests and what reads otherwise is said."""
    kept, plan, said = looked({"look_p0": "rest", "look_p1": "change", "action_p1": "I stand up", "look_p2": "keep"})
    assert [(one.id, one.active, one.action) for one in plan.if_then] == [
        ("p0", False, "I sit"),
        ("p1", True, "I stand up"),
        ("p2", True, "I sit"),
    ]
    assert [(one.subject, one.choice) for one in kept] == [
        (f"{SUBJECT}p0", "rest"),
        (f"{SUBJECT}p1", "change"),
        (f"{SUBJECT}p2", "keep"),
    ]
    assert say("if_then.kept.other_rests", plan="If it is 0, then I sit.") in said
    assert say("if_then.kept.changed", plan="If it is 1, then I stand up.") in said
    assert say("if_then.kept.undo") in said


def test_passed_over_changes_nothing_and_rests_for_its_time() -> None:
    """A4, S61: nothing said is a look as well; words begun and then kept are none; left early, the rest is not looked at."""
    kept, plan, _ = looked({"look_p1": "change"})
    assert plan == plan_of(THREE)
    assert [one.choice for one in kept] == [None, "change", None]
    left = talked("if_then_review", {"look_p0": "keep", "look_p1": Move.ENOUGH}, plan_of(THREE))
    assert [one.subject for one in left.events(Review)] == [f"{SUBJECT}p0"]


def test_each_row_says_what_it_is_for_and_that_it_rests() -> None:
    """S64, care 1.4: in the list and in the plan as it is shown; the look is one way on from the list."""
    scene = scene_of(WITH_TWO)
    walked = walk(if_then(scene), scene, {"which": LOOK})
    asked = walked.question("which")
    assert isinstance(asked, ChoiceQuestion)
    assert [option.note for option in asked.options[2:]] == ["For a flare day.", "For a hard moment. It rests for now."]
    following = walked.next_flow()
    assert following is not None and following.flow == LOOK
    assert not walked.changes()
    (section,) = (one for one in plan_page(WITH_TWO).sections if one.title == say("plan_show.section.if_then"))
    said = [[words for _, words in part.rows] for part in section.parts]
    assert ["For a flare day" in words for words in said] == [True, False]
    assert ["For a hard moment" in words for words in said] == [False, True]
    assert [say("plan_show.rested") in words for words in said] == [False, True]


def test_what_was_looked_at_in_words() -> None:
    """S61: in the journal and in what is shared by its sentence; one that is gone by a word."""
    assert subject_words(WITH_TWO, SUBJECT + "one") == "If it is noon, then I sit."
    assert subject_words(WITH_TWO, SUBJECT + "gone") == say("if_then.look.subject")
    scene = scene_of(Plan())
    assert walk(if_then_review(scene), scene, {}).stages() == ("none",)


def test_offered_on_home_four_weeks_after_it_was_made(notebook: Notebook, fake_clock: FakeClock) -> None:
    """care 1.4, S61, B5: with real files, made, offered four weeks later, looked at, and not offered again; in plain lines too."""
    notebook.replace_plan(TEXT, what="edit")
    notebook.change_settings({"first_run_done": True})
    talk(notebook, "if_then", OVERWHELMED)
    (made,) = notebook.plan.if_then
    assert standing(notebook, "review") == [Review(subject=SUBJECT + made.id)]
    assert home_now(notebook).review == ""
    fake_clock.advance(DAYS * 86_400)
    assert home_now(notebook).review_flow == LOOK
    said = spoken(notebook_in(notebook.places.home, fake_clock.clock), fake_clock, [], stays=True)
    assert said.count(say("keys.review")) == 1
    assert follow(notebook, talk(notebook, "if_then", {"which": LOOK}), {f"look_{made.id}": "rest"}) is None
    assert home_now(notebook).review == ""
    assert not notebook.plan.if_then[0].active
    talk(notebook, "if_then", {"which": made.id, "what": "wake"})
    assert due_plans(notebook.plan, notebook.history, notebook.today()) == (), "back from rest, it counts from that day"
