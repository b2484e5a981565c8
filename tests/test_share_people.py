"""The page for a supporter and the folder for the time after: the person's words, ticked one by one (S48, S54-S57, S70, B4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest
from commands import gradestep
from journals import CLEAR, PACED, PLAN, Past, history_of
from shared import HOSTILE, Tags, empty, marked, material
from walking import TODAY, Move, Walk, remembered, scene_of, walk

from gradestep.coach.if_then import RULE, USED
from gradestep.coach.my_week import DAYS
from gradestep.content import data, say, several
from gradestep.flows.effect import HandOut
from gradestep.flows.question import Answer, SeveralQuestion
from gradestep.flows.share import share
from gradestep.model.history import History
from gradestep.model.journal import Offer, Planned, Safety
from gradestep.model.people import Practical, Question, Questionnaire, QuestionnaireItem, Supporter
from gradestep.model.plan import EarlySign, IfThen, Limits, Maintenance, Pacing, Plan, Value
from gradestep.model.settings import CheckIns, EnergyMap, Settings, Window
from gradestep.share.gathering import PARTS, PEOPLE, PRIVATE, TRIES, Choice, Material
from gradestep.share.making import Made, made
from gradestep.share.supporter_page import KEPT

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


def handed(walked: Walk) -> HandOut:
    """What was written."""
    return next(one for one in walked.effects.values() if isinstance(one, HandOut))


def talk(answers: dict[str, Answer | Move], **options: str) -> Walk:
    """The conversation about a page for Sam, with the whole journal."""
    scene = replace(scene_of(LIVED), history=material().history, options={"what": "supporter", "who": "sam", **options})
    return walk(share(scene), scene, {"words": (PEOPLE,), "since": "all", "write": "yes", **answers})


def test_what_was_tried_is_ticked_line_by_line() -> None:
    """B4, care 1.8: in the conversation nothing of the journal is in unless its own line was ticked; no part lets all of it in."""
    usual = talk({})
    words, ticked = usual.question("words"), usual.question("ticked")
    assert isinstance(words, SeveralQuestion) and isinstance(ticked, SeveralQuestion)
    assert [option.value for option in words.options] == [PEOPLE]
    assert ticked.prefill is None
    assert "hold_tries" not in usual.stages()
    assert "Practices" not in handed(usual).text
    step = next(option for option in ticked.options if "Walk to the gate" in option.label)
    one = handed(talk({"ticked": (step.value,)}))
    assert "Walk to the gate" in one.text
    assert "Practices" not in one.text, "the line beside it was not ticked"
    assert one.held_back == handed(usual).held_back - 1
    assert handed(talk({"words": (PEOPLE, TRIES)})).text == handed(usual).text, "nor does a part let all of it in"


def test_a_command_names_all_of_what_was_tried() -> None:
    """B4: with `--with tries` every line is in, shown before it leaves, and each can stay away."""
    named = talk({"words": (PEOPLE, TRIES)}, **{"with": TRIES})
    assert "ticked" not in named.stages()
    assert "Practices" in handed(named).text and "Walk to the gate" in handed(named).text
    held = talk({"words": (PEOPLE, TRIES), "hold_tries": ("tries/sum/practices",)}, **{"with": TRIES})
    assert "Practices:" not in handed(held).text


def test_what_is_missing_is_said() -> None:
    """B4: how many lines stayed, and places that could not be read, on each page of one's own; nothing where there is nothing."""
    for what, form in (("supporter", "text"), ("supporter", "html"), ("graduation", "folder"), ("card", "text")):
        whole = replace(material(plan=LIVED), history=History(), who="sam")
        label = say(KEPT if what == "supporter" else "share.labels.held")
        assert label not in made(what, form, whole, ALL).text
        part = made(what, form, replace(whole, damaged=2), Choice(without_parts=frozenset(PARTS)))
        assert part.held_back > 0
        told = " ".join(Tags(part.text).texts) if form == "html" else part.text.replace(":", "")
        assert f"{label} {part.held_back}" in told
        assert say("share.damaged", count=2).replace(":", "") in told.replace(":", "")


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


UNSURE: Past = (Safety(question="pem", answers=("unsure", "unsure"), ticked=("after-more", "long-to-settle")), 1)
GATES: list[tuple[Literal["offer", "never"], tuple[Past, ...], bool]] = [
    ("offer", (CLEAR,), True),
    ("never", (CLEAR,), False),
    ("offer", (PACED,), False),
    ("offer", (CLEAR, UNSURE), False),
    ("offer", (), False),
]


@pytest.mark.parametrize(("bigger", "past", "said"), GATES)
def test_no_word_of_anything_bigger_past_the_gate(
    bigger: Literal["offer", "never"], past: tuple[Past, ...], said: bool
) -> None:
    """care 0.2, 4.3, S70: where no bigger step is ever offered, by the plan or by the answers, none is spoken of here either."""
    plan = LIVED.model_copy(update={"pacing": Pacing(bigger=bigger)})
    text = " ".join(graduated(Material(plan, history_of(*past), TODAY)).values())
    assert ("bigger" in text) is said
    assert (say("share_people.graduation.again.bigger") in text) is said
    assert (say("share_people.graduation.again.steady") in text) is not said


def test_if_then_plans_with_what_they_are_for_and_how_often_used() -> None:
    """S70, care 1.4: what each is for, that it rests where it does, and a plain number of uses; what is private counts nowhere."""
    plans = tuple(
        IfThen.model_validate({"id": name, "if": marked(name), "then": "I sit", "kind": kind, "active": active})
        for name, kind, active in (("one", "flare", True), ("two", "support", False))
    )
    used: list[Past] = [(Offer(rule=RULE, subject="one", answer=USED), days) for days in (5, 4, 3)]
    past = history_of(*used, (Offer(rule="O5", subject="one", answer=USED), 2))
    hidden = remembered(Offer(rule=RULE, subject="one", answer=USED), 1, 9)
    hidden = replace(hidden, envelope=hidden.envelope.model_copy(update={"private": True}))
    one = Material(LIVED.model_copy(update={"if_then": plans}), History.of((*past.records, hidden)), TODAY)
    lines = graduated(one)["start-here.txt"].splitlines()
    assert f"For a flare day: If {marked('one')}, then I sit." in lines
    assert f"To ask someone: If {marked('two')}, then I sit. It rests for now." in lines
    assert [line for line in lines if line.startswith(say("share_people.graduation.used"))] == ["Used so far: 3"]


def test_the_week_that_joins_steps_skills_and_check_ins() -> None:
    """S63, S20, S70: what is kept up, each weekday with its times and its little energy, steps meant for the days to come; one
    that is private starts held back, is counted, and is in no line of another."""
    own = Settings(
        check_in=CheckIns(windows=(Window(days=("mon",), start="09:00", end="10:00"),)),
        energy_map=EnergyMap(mon=("low", "high", "low", "low")),
    )
    planned = [
        remembered(Planned(step=step, day_planned=TODAY + timedelta(days=days)), 1, n)
        for n, (step, days) in enumerate((("gate", 1), ("corner", 2), ("shop", DAYS)))
    ]
    planned[1] = replace(planned[1], envelope=planned[1].envelope.model_copy(update={"private": True}))
    one = Material(LIVED, History.of(planned), TODAY, settings=own)
    usual = made("graduation", "folder", one, Choice())
    section = (
        dict(usual.files)["start-here.txt"]
        .partition(say("share_people.graduation.sections.week"))[2]
        .partition("\n\n")[0]
    )
    assert section.splitlines()[1:] == [
        f"On any day: {marked('keep')}",
        "Monday: a check-in between 09:00 and 10:00; little energy: the morning, the evening, the night",
        "Tue 24 November 2026: Walk to the gate",
    ]
    with_private = made("graduation", "folder", one, Choice(with_parts=frozenset({PRIVATE})))
    assert "Wed 25 November 2026: Walk to the corner" in with_private.text
    assert with_private.held_back == usual.held_back - 1


def test_people_and_a_clinicians_questions_go_along() -> None:
    """S70, S54, care 1.8, 3: what was agreed under each name, where it was ticked; the clinician's questions with their scale."""
    question = Question(id="reach", ask=marked("reach"), low="not able", high="as I would like", every_days=7)
    sheet = Questionnaire(id="sleep", title=marked("sheet"), items=(QuestionnaireItem(id="late", ask=marked("late")),))
    plan = LIVED.model_copy(update={"questions": (question,), "questionnaires": (sheet,)})
    text = graduated(material(plan=plan), Choice())["start-here.txt"]
    assert f"Question: {marked('reach')} From 0, not able, to 10, as I would like. Once in 7 days." in text
    assert f"{marked('sheet')}: {marked('late')}" in text
    assert marked("sam") not in text and marked("say") not in text
    told = graduated(material(plan=plan), Choice(with_parts=frozenset({PEOPLE})))["start-here.txt"]
    assert f"{marked('sam')}. Helpful to say: {marked('say')}" in told
    assert f"{marked('kim')}. Helpful to say: {marked('kimsays')}" in told
    assert f"{marked('sam')}. A wish: Please don't {marked('leave')}." in told


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
