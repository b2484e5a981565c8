"""The page for a supporter and the folder for the time after: the person's words, ticked one by one (S48, S54-S57, S70, B4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from commands import gradestep
from journals import PLAN
from shared import HOSTILE, Tags, empty, marked, material

from gradestep.content import data, say, several
from gradestep.model.people import Practical, Supporter
from gradestep.model.plan import EarlySign, IfThen, Limits, Maintenance, Plan, Value
from gradestep.share.gathering import PARTS, PEOPLE, TRIES, Choice, Material
from gradestep.share.making import Made, made

SAM = Supporter(
    id="sam",
    name=marked("sam"),
    role=marked("role"),
    say=(marked("say"),),
    please_dont=(marked("leave"),),
    practical=(
        Practical(kind="company", until=date(2027, 1, 31), next_smaller_help=marked("smaller")),
        Practical(kind="transport"),
    ),
    take_over=(marked("shopping"),),
    flare_plan=marked("flareplan"),
    check_in=marked("checkin"),
)
OTHER = Supporter(id="kim", name=marked("kim"), say=(marked("kimsays"),))
LIVED = PLAN.model_copy(
    update={
        "supporters": (SAM, OTHER),
        "if_then": (IfThen.model_validate({"id": "a", "if": marked("cue"), "then": marked("action")}),),
        "values": (Value(id="v", area="friends", words=marked("value")),),
        "early_signs": (EarlySign(id="s", sign=marked("sign")),),
        "maintenance": Maintenance(today=marked("today"), keep_doing=(marked("keep"),), people=(marked("people"),)),
        "limits": Limits(lines=(marked("limit"),)),
    }
)
ALL = Choice(with_parts=frozenset(PARTS))


def page(choice: Choice, who: str = "", form: str = "text", plan: Plan = LIVED) -> Made:
    """The supporter's page."""
    return made("supporter", form, replace(material(plan=plan), who=who), choice)


def test_nothing_leaves_that_was_not_ticked() -> None:
    """B4, care 1.8: with nothing ticked, not even a name; what is always said is there, help in an emergency last."""
    told = page(Choice()).text
    assert "zq" not in told
    assert told.startswith(say("share_people.supporter.title_nobody"))
    assert told.rstrip().endswith(say("share_people.emergency"))


def test_what_was_agreed_with_one_person() -> None:
    """S54, S55, S57: role, checking in, say and please-don't lines, help with its end and the next smaller help; nobody else's."""
    told = page(Choice(with_parts=frozenset({PEOPLE}))).text
    for name in ("sam", "role", "say", "leave", "shopping", "flareplan", "checkin"):
        assert marked(name) in told
    assert f"company, until Sun 31 January 2027. Then: {marked('smaller')}" in told
    assert marked("kim") not in told
    assert marked("kim") in page(Choice(with_parts=frozenset({PEOPLE})), who="kim").text
    assert "Practices" not in told, "nothing of the journal"
    assert marked("sam") not in page(Choice(with_parts=frozenset({TRIES}))).text, "a name is of what was agreed"
    assert "Practices" in page(Choice(with_parts=frozenset({PEOPLE, TRIES}))).text


def test_small_steps_out_loud() -> None:
    """S56: a part on practising one's own small steps out loud stands on every such page."""
    for choice in (Choice(), ALL):
        told = page(choice).text
        assert all(line in told for line in several("share_people.supporter.aloud.lines"))


def test_one_line_stays_with_the_person() -> None:
    """B4: any line of it can be held back by itself, and is counted."""
    held = Choice(with_parts=frozenset({PEOPLE}), held=frozenset({"supporter/sam/say-0"}))
    assert marked("say") not in page(held).text
    assert page(held).held_back == page(Choice(with_parts=frozenset({PEOPLE}))).held_back + 1


def test_nobody_of_that_name(tmp_path: Path, home: Path) -> None:
    """S55: a name that is in no plan makes a page with nobody's words."""
    assert "zq" not in page(Choice(with_parts=frozenset({PEOPLE})), who="nobody").text
    ran = gradestep(home, "share", "supporter", "--yes", "--to", str(tmp_path / "page.txt"))
    assert ran.returncode == 0, ran.stderr


def graduated(one: Material, choice: Choice = ALL) -> dict[str, str]:
    """The files of the folder."""
    return dict(made("graduation", "folder", one, choice).files)


def test_a_folder_that_works_alone() -> None:
    """S70, S48: ladders, if-thens, values, signs, what keeps it going, learnings, skills and how to start again, as text and HTML."""
    files = graduated(material(plan=LIVED))
    assert set(files) == {"start-here.txt", "start-here.html"}
    text = files["start-here.txt"]
    for name in ("cue", "action", "value", "sign", "today", "keep", "people", "limit", "gate-learned"):
        assert marked(name) in text
    assert all(step.title in text for _, step in PLAN.steps())
    assert all(line in text for line in several("share_people.graduation.again.lines"))
    assert all(line in text for line in data("exercises")["posture"]["lines"])
    tags = Tags(files["start-here.html"])
    assert "script" not in tags.tags
    assert not {name for name, _ in tags.attributes} & {"src", "href"}
    assert tags.headings[0] == 1 and set(tags.headings[1:]) == {2}


def test_learnings_come_where_they_were_asked_for() -> None:
    """B4: what was found out is free text; without asking, the plan alone goes along."""
    text = graduated(material(plan=LIVED), Choice())["start-here.txt"]
    assert marked("gate-learned") not in text
    assert marked("cue") in text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str) -> None:
    """R20: whatever stands in a plan, no tag of it is in a page."""
    person = Supporter(id="sam", name=words, say=(words,))
    plan = LIVED.model_copy(update={"supporters": (person,), "limits": Limits(lines=(words,))})
    for told in (page(ALL, form="html", plan=plan).text, graduated(material(plan=plan))["start-here.html"]):
        assert not Tags(told).tags - {
            "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "section", "dl", "dt", "dd", "p",
            "table", "caption", "thead", "tbody", "tr", "th", "td",
        }  # fmt: skip


def test_of_nobody() -> None:
    """S70: the toolkit works with no clinician's file and no entry at all."""
    text = graduated(empty())["start-here.txt"]
    assert several("share_people.graduation.again.lines")[0] in text
    assert made("supporter", "text", empty(), ALL).text
