"""Noting the body: once a day at the most, off where the person likes, and whether it helps after two weeks (S8, S27, care 1.6)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from commands import NOW, gradestep
from fake_clock import FakeClock
from journals import PLAN, Past, history_of
from spoken import spoken
from test_flow_stories import talk
from walking import TODAY, scene_of, walk

from gradestep.coach.dates import day_words
from gradestep.coach.symptom_log import ASK_AFTER, LESS, SUBJECT, asks_body, asks_whether, next_note, not_now
from gradestep.content import say
from gradestep.flows.check_in import check_in
from gradestep.flows.commands import Command, command_of
from gradestep.flows.question import Answer
from gradestep.flows.symptoms import symptoms
from gradestep.model.journal import CheckIn, Review, Symptoms
from gradestep.model.settings import Settings
from gradestep.notebook import Notebook
from gradestep.paths import HomePlaces

NOTED = Symptoms(rating=4)
LESS_OFTEN: Past = (Review(subject=SUBJECT, choice="less"), 10)
DAY = 86_400.0


@pytest.mark.parametrize(
    ("past", "asks"),
    [
        ([], True),
        ([(NOTED, 0)], False),
        ([(NOTED, 1)], True),
        ([(NOTED, LESS.days - 1), LESS_OFTEN], False),
        ([(NOTED, LESS.days), LESS_OFTEN], True),
        ([(CheckIn(sensations=3), 0)], False),
    ],
)
def test_the_body_once_a_day(past: list[Past], asks: bool) -> None:
    """care 0 and 1.6: once a day at the most, less often where that was chosen, never where it is off."""
    assert asks_body(Settings(), history_of(*past), TODAY) is asks
    assert not asks_body(Settings(symptom_log=False), history_of(*past), TODAY)


@pytest.mark.parametrize(
    ("past", "why"),
    [
        ([], None),
        ([(NOTED, 0)], "today"),
        ([(NOTED, 0), LESS_OFTEN], "today"),
        ([(NOTED, 1)], None),
        ([(NOTED, 1), LESS_OFTEN], "less"),
        ([(NOTED, LESS.days - 1), LESS_OFTEN], "less"),
        ([(NOTED, LESS.days), LESS_OFTEN], None),
    ],
)
def test_why_it_is_not_noted_now(past: list[Past], why: str | None) -> None:
    """care 0 and 1.6: below, at and above each edge; with "less often" the day it can be noted again is known."""
    history = history_of(*past)
    assert not_now(Settings(), history, TODAY) == why
    assert not_now(Settings(symptom_log=False), history, TODAY) == "off"
    if why == "less":
        assert not_now(Settings(), history, next_note(history, TODAY) - timedelta(days=1)) == "less"
        assert not_now(Settings(), history, next_note(history, TODAY)) is None


@pytest.mark.parametrize(
    ("days", "asks"), [(0, False), (ASK_AFTER.days - 1, False), (ASK_AFTER.days, True), (60, True)]
)
def test_whether_it_helps_is_asked_once(days: int, asks: bool) -> None:
    """care 1.6: two weeks after the first note, and never again."""
    assert asks_whether(Settings(), history_of((NOTED, days)), TODAY) is asks
    assert not asks_whether(Settings(), history_of((NOTED, days), (Review(subject=SUBJECT), 0)), TODAY)
    assert not asks_whether(Settings(symptom_log=False), history_of((NOTED, days)), TODAY)


@pytest.mark.parametrize(("answer", "is_on"), [("keep", True), ("less", True), ("stop", False), (None, True)])
def test_the_answer_is_kept_in_a_check_in(answer: str | None, is_on: bool) -> None:
    """S8, S27: asked within the four questions; "leave it out" changes the setting, passing over changes nothing."""
    scene = replace(scene_of(PLAN), history=history_of((NOTED, 20)))
    answers: dict[str, Answer] = {"energy": "medium", "mood": 5}
    walked = walk(check_in(scene), scene, answers | ({"symptom_log": answer} if answer else {}))
    assert len(walked.answered()) <= 4
    assert [one.choice for one in walked.events(Review)] == [answer]
    assert walked.settings().get("symptom_log", True) is is_on


def test_asked_once_over_half_a_year_of_files(notebook: Notebook, fake_clock: FakeClock) -> None:
    """care 0, 1.6: asked two weeks after the first note and never again; "less often" is kept for as long as it stands."""
    asked, noted = [], []
    for day in range(200):
        today = Notebook.open(notebook.places, fake_clock.clock, seed=f"day-{day}")
        if asks_whether(today.settings, today.history, today.today()):
            asked.append(day)
            talk(today, "check_in", {"energy": "medium", "mood": 5, "symptom_log": "less"})
        if asks_body(today.settings, today.history, today.today()):
            noted.append(day)
            today.record(NOTED)
        today.keep_digests()
        fake_clock.advance(DAY)
    assert asked == [ASK_AFTER.days]
    assert noted == [*range(ASK_AFTER.days), *range(ASK_AFTER.days + LESS.days - 1, 200, LESS.days)]


def check_in_line(home: Path, *line: str, days: int = 0) -> CompletedProcess[str]:
    """The command in one line, so many days on."""
    now = datetime.fromisoformat(NOW) + timedelta(days=days)
    return gradestep(home, "checkin", *line, environment={"GRADESTEP_TEST_NOW": now.isoformat()})


@pytest.fixture
def marked(home: Path) -> Path:
    """A home for tests, whose commands go by a clock of their own."""
    home.mkdir(mode=0o700)
    (home / ".test-home").touch(mode=0o600)
    return home


def kept_in(home: Path) -> list[tuple[str, int | None]]:
    """Kind and rating of every record."""
    lines = gradestep(home, "history", "--json").stdout.splitlines()
    return [(record["kind"], record.get("rating", record.get("mood"))) for record in map(json.loads, lines)]


def test_one_number_a_day_on_a_line_too(marked: Path) -> None:
    """care 0, 1.6, B6: a second number of a day is not kept, and that is said; the rest of the check-in is."""
    first = check_in_line(marked, "--mood", "4", "--sensations", "7")
    assert (first.returncode, first.stdout) == (0, f"{say('commands.saved_check_in')}\n")
    both = check_in_line(marked, "--mood", "2", "--sensations", "9")
    why = say("commands.body_not_kept.today", rating=9)
    assert (both.returncode, both.stdout) == (0, f"{say('commands.saved_check_in')}\n{why}\n")
    alone = check_in_line(marked, "--sensations", "9")
    assert (alone.returncode, alone.stdout, alone.stderr) == (1, "", f"{why}\n")
    assert check_in_line(marked, "--sensations", "3", days=1).returncode == 0
    assert kept_in(marked) == [("symptoms", 7), ("check_in", 4), ("check_in", 2), ("symptoms", 3)]


def test_no_number_where_it_is_off_or_less_often(marked: Path) -> None:
    """care 1.6: the switch and "less often" hold on a line as they do in a conversation; the way on is named."""
    (marked / "settings.toml").write_text("symptom_log = false\n", encoding="utf-8")
    off = check_in_line(marked, "--sensations", "9")
    assert say("settings.symptom_log.name") in off.stderr
    (marked / "settings.toml").write_text("symptom_log = true\n", encoding="utf-8")
    assert check_in_line(marked, "--sensations", "3").returncode == 0
    tag = next((marked / "computers").iterdir()).name
    clock = FakeClock(datetime.fromisoformat(NOW) + timedelta(days=2))
    Notebook.open(HomePlaces(marked, tag), clock.clock).record(Review(subject=SUBJECT, choice="less"))
    less = check_in_line(marked, "--sensations", "9", "--note", "Grey", days=3)
    assert less.returncode == 0
    assert "Mon 30 November" in less.stdout
    assert check_in_line(marked, "--sensations", "2", days=LESS.days).returncode == 0
    assert [rating for kind, rating in kept_in(marked) if kind == "symptoms"] == [3, 2]


def test_a_note_of_its_own(notebook: Notebook, fake_clock: FakeClock) -> None:
    """S27, care 0, 1.6: a page of its own, in the app and in lines, once a day; where it is off it is not among the ways on."""
    assert command_of("symptoms") == Command("symptoms", flow="symptoms")
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True})
    label = say("keys.symptoms")
    said = spoken(notebook, fake_clock, [label, "4", "left arm", "dull", ".", "more", "leave"], stays=True)
    assert say("check_in.body_kept") in said
    noted = [entry.event for entry in notebook.history.standing() if isinstance(entry.event, Symptoms)]
    assert noted == [Symptoms(rating=4, where="left arm", note="dull")]
    assert label not in said.partition(say("check_in.body_kept"))[2]
    again = spoken(notebook, fake_clock, [], "symptoms")
    assert say("check_in.body_not_now.today") in again and say("check_in.body.ask") not in again
    notebook.change_settings({"symptom_log": False})
    fake_clock.advance(DAY)
    assert "is off" in spoken(notebook, fake_clock, [], "symptoms")


def test_a_note_less_often() -> None:
    """care 1.6: with "less often" it says from which day on."""
    scene = scene_of(PLAN, LESS_OFTEN, (NOTED, 2))
    (asked,) = walk(symptoms(scene), scene, {"body": 5}).asked
    assert asked.question.ask == say("check_in.body_not_now.less", day=day_words(TODAY + LESS - timedelta(2), TODAY))
