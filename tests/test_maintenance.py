"""Keeping it going: the week that joins steps, skills and check-ins, and a plan for rough times, in the plan file (S63, care 1.10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from edited_plan import TEXT, plan_after, plan_of, talked, text_after
from journals import PLAN, history_of, tried
from shared import HOSTILE
from test_flow_stories import talk
from walking import TODAY, scene_of, walk

from gradestep.coach.my_week import my_week
from gradestep.coach.reviews import STANDS, later_due
from gradestep.content import say
from gradestep.flows.maintenance import SKILLS, maintenance
from gradestep.flows.question import Answer, Information, SeveralQuestion
from gradestep.model.history import History
from gradestep.model.journal import Planned, Review
from gradestep.model.people import Contact, Supporter
from gradestep.model.plan import Maintenance, Plan
from gradestep.model.settings import CheckIns, EnergyMap, Settings, Window
from gradestep.notebook import Notebook
from gradestep.planfile.reading import read_plan
from gradestep.share.gathering import Choice, Material
from gradestep.share.making import made
from gradestep.share.plan_shown import plan_page

ANSWERS: dict[str, Answer] = {
    "learned": ("The path is short", "It passes"),
    "keep_doing": ("Two walks", say("maintenance.skills.breathing")),
    "rough_times": "Winter\n\nAfter a cold\n",
    "today": "Half a step, and call Sam",
    "this_week": "Two steps from the start",
    "after_two_weeks": "Call the clinic",
    "people": ("Sam",),
    "clinician_contact": "The clinic, 555 0100",
    "next_steps": "The bus",
    "reviews": ("30", "180"),
}


def test_all_of_it_is_in_the_plan_file() -> None:
    """S63, R14: every part, one change, comments and everything else in the file as they were."""
    walked = talked("maintenance", dict(ANSWERS), plan_of(TEXT))
    kept = plan_after(walked, TEXT).maintenance
    assert kept == Maintenance(
        learned=("The path is short", "It passes"),
        keep_doing=("Two walks", "Slow breathing"),
        rough_times=("Winter", "After a cold"),
        today="Half a step, and call Sam",
        this_week="Two steps from the start",
        after_two_weeks="Call the clinic",
        people=("Sam",),
        clinician_contact="The clinic, 555 0100",
        next_steps=("The bus",),
        reviews=(30, 180),
    )
    assert len(walked.changes()) == 1
    assert [(one.subject, one.choice) for one in walked.events(Review)] == [("maintenance", "change")]


REVIEWS: list[tuple[str, tuple[str, ...] | None, str | None, tuple[int, ...]]] = [
    ("", ("30", "90", "180"), None, (30, 90, 180)),
    ("", ("180", "30"), "reviews = [30, 180]", (30, 180)),
    ("", (), "reviews = []", ()),
    ("", None, None, (30, 90, 180)),
    ("reviews = [14, 60]", None, "reviews = [14, 60]", (14, 60)),
    ("reviews = [14, 60]", ("14", "90"), "reviews = [14, 90]", (14, 90)),
    ("reviews = [14, 60]", ("30", "90", "180"), None, (30, 90, 180)),
]


@pytest.mark.parametrize(("there", "ticked", "written", "days"), REVIEWS)
def test_when_to_look_at_it_again(
    there: str, ticked: tuple[str, ...] | None, written: str | None, days: tuple[int, ...]
) -> None:
    """care 1.10, S63: 30, 90 and 180 days unless others were written or ticked; none is a choice; the days decide the offer."""
    text = f'{TEXT}\n[maintenance]\ntoday = "Half"\n{there}\n'
    answers: dict[str, Answer] = {} if ticked is None else {"reviews": ticked}
    walked = talked("maintenance", dict(answers), plan_of(text))
    plan, after = plan_after(walked, text), text_after(walked, text)
    assert plan.maintenance.reviews == days
    assert (written or "reviews") in after if written else "reviews" not in after
    for day in (14, 30, 60, 90, 180):
        history = history_of((Review(subject="maintenance", choice="change"), day))
        assert later_due(plan, history, TODAY) is any(at <= day < at + STANDS for at in days)


def test_it_reaches_every_place() -> None:
    """S63, S70, B3, design 8: the clinician and the days stand in the plan as it is shown, in the look back, in what is taken
    along, and are known names of a plan file; a day that is none is told with its line.
    """
    text = f'{TEXT}\n[maintenance]\nclinician_contact = "The clinic"\nreviews = [14, 60]\n'
    plan = plan_of(text)
    shown = {row for section in plan_page(plan).sections for row in section.rows}
    assert ("My clinician", "The clinic") in shown
    assert ("Looked at again", "after 14, 60 days") in shown
    taken = made("graduation", "folder", Material(plan, History(), TODAY), Choice()).text
    assert "My clinician: The clinic" in taken
    assert "To look at again: after 14, 60 days" in taken
    look = talked("review", {}, plan, kind="maintenance").question("later")
    assert isinstance(look, Information)
    assert "My clinician: The clinic" in look.paragraphs
    assert read_plan(text.encode(), Path("plan.toml"), outside=True).problems == ()
    (problem,) = read_plan(text.replace("14", "0").encode(), Path("plan.toml"), outside=True).problems
    assert problem.line == text.count("\n", 0, text.index("reviews")) + 1
    nothing = {row for section in plan_page(Plan()).sections for row in section.rows}
    assert not any("Looked at again" in row for row in nothing)


def test_all_of_it_can_be_passed_over() -> None:
    """A4, S63: nothing said leaves the plan as it is, and is no look at it."""
    walked = talked("maintenance", {}, plan_of(TEXT))
    assert walked.changes() == [] and walked.events(Review) == []


def test_what_is_there_is_ready_to_be_kept(notebook: Notebook) -> None:
    """A29, S63, R16: gone through again it keeps each line, one can be taken off, and undo brings it back."""
    notebook.use_starter("palpitations")
    talk(notebook, "maintenance", ANSWERS)
    scene = notebook.scene({})
    again = walk(maintenance(scene), scene, {})
    for field in ("learned", "keep_doing", "people"):
        asked = again.question(field)
        assert isinstance(asked, SeveralQuestion)
        assert asked.prefill == getattr(notebook.plan.maintenance, field)
    talk(notebook, "maintenance", {"rough_times": "", "today": "", "keep_doing": ("Two walks",)})
    kept = notebook.plan.maintenance
    assert (kept.rough_times, kept.today, kept.keep_doing) == ((), None, ("Two walks",))
    assert kept.learned == ANSWERS["learned"]
    notebook.undo()
    assert notebook.plan.maintenance.today == "Half a step, and call Sam"


def test_steps_skills_and_check_ins_are_offered() -> None:
    """S63: the week is picked from what is there: open steps, skills, a check-in, and what was found out."""
    history = history_of(tried("gate", 3, learned="The path is short"))
    scene = replace(scene_of(with_people()), history=history)
    walked = walk(maintenance(scene), scene, {})
    offered = {name: options_of(walked.question(name)) for name in ("learned", "keep_doing", "people")}
    assert offered["learned"] == ["The path is short"]
    assert set(offered["keep_doing"]) >= {"Walk to the gate", *(say(f"maintenance.skills.{one}") for one in SKILLS)}
    assert offered["people"] == ["Sam", "The clinic"]


def with_people() -> Plan:
    """The plan with a supporter and a contact."""
    return PLAN.model_copy(update={"supporters": (Supporter(name="Sam"),), "contacts": (Contact(name="The clinic"),)})


def options_of(asked: object) -> list[str]:
    """The labels offered."""
    assert isinstance(asked, SeveralQuestion)
    return [option.label for option in asked.options]


def test_a_week_in_lines() -> None:
    """S63, S20: check-in times, steps meant for a day, times of little energy, and what is kept up; a past day is past."""
    later = TODAY + timedelta(days=2)
    own = Settings(
        check_in=CheckIns(windows=(Window(days=("mon",), start="09:00", end="10:00"),)),
        energy_map=EnergyMap(mon=("high", "low", "low", "low")),
    )
    history = history_of(
        (Planned(step="gate", day_planned=later, time="10:00"), 1),
        (Planned(step="corner", day_planned=TODAY - timedelta(days=1)), 1),
        (Planned(step="shop", day_planned=TODAY + timedelta(days=7)), 1),
    )
    plan = PLAN.model_copy(update={"maintenance": Maintenance(keep_doing=("Two walks",))})
    lines = my_week(plan, own, history, TODAY)
    assert lines == (
        "Monday: a check-in between 09:00 and 10:00; little energy: the afternoon, the evening, the night.",
        "Wednesday: Walk to the gate, at 10:00.",
        "On any day: Two walks.",
    )


def test_an_open_week() -> None:
    """S63, S36: a week with nothing set is a week as well."""
    assert my_week(Plan(), Settings(), History(), TODAY) == (say("maintenance.week.open"),)
    scene = scene_of(Plan())
    shown = walk(maintenance(scene), scene, {}).question("week")
    assert isinstance(shown, Information)
    assert shown.paragraphs == (say("maintenance.week.open"),)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str) -> None:
    """R20: whatever is typed is one line of the plan each, and the plan can be read again."""
    walked = talked("maintenance", {**ANSWERS, "today": words, "people": (words,)}, plan_of(TEXT))
    plan = plan_after(walked, TEXT)
    assert plan.maintenance.rough_times == ("Winter", "After a cold")
    assert "\n" not in (plan.maintenance.today or "")
