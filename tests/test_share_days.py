"""Which days are shared: those since the last session, and those that are typed, in the forms a person writes a day in (B4, A30)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from commands import gradestep
from homes import Homes
from hypothesis import given
from hypothesis import strategies as some
from journals import PLAN, Past, done, history_of
from spoken import answered
from walking import TODAY, scene_of, walk

from gradestep.coach.dates import day_words, typed_day
from gradestep.flows.conversation import Conversation
from gradestep.flows.flow import Talk
from gradestep.flows.question import ChoiceQuestion, DayQuestion
from gradestep.flows.reading import Complaint, read_answer
from gradestep.flows.share import share
from gradestep.flows.share_choice import Sharing
from gradestep.model.journal import SessionNote, Shared
from gradestep.notebook import Notebook
from gradestep.share.gathering import PARTS, Choice, Material
from gradestep.share.making import FORMS, made

THIRD = date(2026, 3, 3)
TYPED = [
    ("2026-03-03", THIRD), (" 2026-3-3 ", THIRD), ("2026 03 03", THIRD), ("2026/3/3", THIRD), ("2026.03.03", THIRD),
    ("3 March 2026", THIRD), ("Tue 3 March 2026", THIRD), ("tuesday, 3 march 2026", THIRD), ("March 3, 2026", THIRD),
    ("3 mar 2026", THIRD), ("3. March", THIRD), ("today", TODAY), ("Yesterday", date(2026, 11, 22)),
    ("23 november", TODAY), ("24 November", date(2025, 11, 24)), ("29 February 2024", date(2024, 2, 29)),
    ("", None), ("03-03-2026", None), ("3/4/2026", None), ("3", None), ("March", None), ("2026-02-30", None),
    ("30 February 2026", None), ("3 4 March 2026", None), ("3 ma 2026", None), ("3 March 26 2026", None), ("soon", None),
    ("3 March April 2026", None), ("\u0663 March 2026", None), ("2026-03-03T10:00", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), TYPED, ids=[text or "nothing" for text, _ in TYPED])
def test_a_day_as_it_is_typed(text: str, day: date | None) -> None:
    """A30: in numbers with the year first, in words as these pages write it, or today and yesterday; never one of two it could be."""
    assert typed_day(text, TODAY) == day


@given(some.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_any_day_reads_back(day: date) -> None:
    """A30: whatever these pages write a day as, that can be typed."""
    assert typed_day(day_words(day, date.min), TODAY) == typed_day(day.isoformat(), TODAY) == day


@given(some.text(max_size=30))
def test_any_text_is_a_day_or_none(text: str) -> None:
    """A30: nothing that can be typed is more than an unread day."""
    found = typed_day(text, TODAY)
    assert found is None or isinstance(found, date)


def test_what_cannot_be_is_said() -> None:
    """A30: no day, one too early and one too late are each a sentence that says what to type."""
    question = DayQuestion(ask="?", today=TODAY, earliest=TODAY.replace(day=10), latest=TODAY)
    assert read_answer(question, "20 November") == "2026-11-20"
    for typed, part in (("some day", "Type a day, such as Mon 23 November 2026"), ("2026-11-09", "before Tue 10")):
        told = read_answer(question, typed)
        assert isinstance(told, Complaint) and part in told.sentence
    late = read_answer(question, "2026-11-24")
    assert isinstance(late, Complaint) and "after Mon 23 November 2026" in late.sentence


def test_asked_again_until_it_is_a_day(notebook: Notebook) -> None:
    """A30, B4, B5: a day that cannot be read never becomes another one; the first and the last day are on the page."""
    notebook.record(SessionNote(text="Ask about the stairs"))
    answers = {
        "From when on?": "day",
        "From which day on?": ["whenever", "in March", "30 November 2026", "1 March 2026"],
        "Up to which day?": ["1 February 2026", "20 Nov 2026"],
        "Write it": "yes",
    }
    said = answered(notebook, "share", {"all": "yes", "what": "brief"}, answers)
    assert said.count("Type a day, such as") == 2
    assert "That is after" in said
    assert "That is before Sun 1 March 2026" in said
    (file,) = notebook.places.exports.iterdir()
    told = file.read_text("utf-8")
    assert "From: Sun 1 March 2026\nTo: Fri 20 November 2026\n" in told
    assert "Ask about the stairs" not in told, "it is of another day"


def test_a_last_day_that_no_longer_fits_is_asked_for() -> None:
    """A29, B4: gone back to begin later, the day it was to end on is not offered again where it would come before."""
    scene = scene_of(PLAN, *done("gate", 30, 1), what="brief")
    walked = walk(share(scene), scene, {"since": "day", "since_day": "2026-11-01", "until_day": "2026-11-10"}, "format")
    back = walked.conversation.back().back()
    assert back.question is not None and back.question.prefill == "2026-11-01"
    kept = back.answered("2026-11-05")
    assert kept.question is not None and kept.question.prefill == "2026-11-10"
    later = back.answered("2026-11-15")
    assert later.question is not None and later.question.prefill is None


def a_session_long_ago(home: Path) -> None:
    """A try and a brief of a day that is past whenever the tests run."""
    home.mkdir()
    (home / ".test-home").touch()
    long_ago = {"GRADESTEP_TEST_NOW": "2026-01-05T10:00:00+00:00"}
    for words in (("log", "x", "--outcome", "done"), ("share", "brief", "--yes", "--to", "-")):
        assert gradestep(home, *words, environment=long_ago).returncode == 0


CROSSED = [
    ("--since", "2026-11-01", "--until", "2026-10-01"),
    ("--since", "2999-01-01"),
    ("--since", "last-session", "--until", "2020-01-01"),
]


@pytest.mark.parametrize("days", CROSSED, ids=[" ".join(days) for days in CROSSED])
def test_days_that_end_before_they_begin(home: Path, homes: Homes, days: tuple[str, ...]) -> None:
    """E4, B4: said in a sentence with both days; nothing is written, asked or remembered."""
    homes.copy(a_session_long_ago, home)
    (file,) = (home / "journal").iterdir()
    before = file.read_bytes()
    for more in (("--yes",), ()):
        ran = gradestep(home, "share", "brief", *days, *more)
        assert ran.returncode == 2
        assert "before they begin" in ran.stderr
        assert ran.stdout == ""
    assert [one.read_bytes() for one in (home / "journal").iterdir()] == [before]
    assert not (home / "exports").exists()


SESSIONS: list[tuple[list[tuple[str, str, int]], date | None]] = [
    ([], None),
    ([("brief", "session", 8)], TODAY.replace(day=15)),
    ([("report", "session", 8)], TODAY.replace(day=15)),
    ([("brief", "session", 8), ("brief", "session", 0)], TODAY.replace(day=15)),
    ([("brief", "session", 0)], None),
    ([("brief", "session", 8), ("csv", "session", 3), ("json", "session", 2), ("markdown", "session", 1)], TODAY.replace(day=15)),
    ([("brief", "session", 8), ("brief", "myself", 3), ("report", "supporter", 2)], TODAY.replace(day=15)),
    ([("card", "session", 8)], None),
]  # fmt: skip


@pytest.mark.parametrize(("shared", "last"), SESSIONS)
def test_what_counts_as_a_session(shared: list[tuple[str, str, int]], last: date | None) -> None:
    """B4: a brief or a report for a session, on a day before today; nothing else narrows what the next page is of."""
    past: list[Past] = [(Shared(what=what, purpose=purpose), days) for what, purpose, days in shared]
    scene = scene_of(PLAN, *past, *done("gate", 40, 20, 4), what="brief")
    assert Material(PLAN, scene.history, TODAY).last_session == last
    usual = Sharing(scene).choice(Talk(scene))
    assert usual.since == last
    question = Conversation.begin(share(scene), Talk(scene)).passed_over().question
    assert isinstance(question, ChoiceQuestion)
    first = question.options[0]
    named = f"Since the last page for a session, {day_words(last, TODAY)}" if last else "From the start"
    assert (first.label, question.default) == (named, first.value)


def test_made_again_the_same_day(home: Path) -> None:
    """B4: tables for oneself, and a brief made twice, leave the next brief whole."""
    assert gradestep(home, "log", "Walk to the gate", "--outcome", "done").returncode == 0
    told = [gradestep(home, "share", what, "--yes", "--to", "-").stdout for what in ("csv", "brief", "brief")]
    assert told[1] == told[2]
    assert "Practices: 1" in told[2]


@pytest.mark.parametrize("what", FORMS)
def test_what_for_by_itself(what: str) -> None:
    """B4: what is made for a program or for oneself is no session, where nobody said so."""
    scene = scene_of(PLAN, *done("gate", 3), what=what)
    usual = {"json": "program", "supporter": "supporter", "brief": "session", "report": "session"}
    assert Sharing(scene).choice(Talk(scene)).purpose == usual.get(what, "myself")
    asked = scene_of(PLAN, *done("gate", 3), what=what, purpose="session")
    assert Sharing(asked).choice(Talk(asked)).purpose == "session"


def test_the_whole_is_of_every_day(home: Path, homes: Homes, tmp_path: Path) -> None:
    """R25: with everything asked for, no days have to be named, whatever was shared before; then it can be restored from."""
    homes.copy(a_session_long_ago, home)
    ran = gradestep(home, "share", "json", "--yes", "--with", "everything", "--to", str(tmp_path / "all.json"))
    assert ran.returncode == 0
    assert "restored" not in ran.stderr
    assert len(json.loads((tmp_path / "all.json").read_text("utf-8"))["journal"]) == 2


WHY_NOT = [
    (Choice(with_parts=frozenset({"records"})), 0, {"Lines that stay with you"}),
    (Choice(), 0, {"The whole journal was not asked for", "Lines that stay with you"}),
    (Choice(with_parts=frozenset({"everything"}), since=TODAY), 0, {"of some days"}),
    (Choice(with_parts=frozenset({"everything"}), until=TODAY), 0, {"of some days"}),
    (Choice(with_parts=frozenset({"everything"})), 2, {"could not be read"}),
    (Choice(with_parts=frozenset({"everything"})), 0, set()),
]


@pytest.mark.parametrize(("choice", "damaged", "why"), WHY_NOT)
def test_why_it_cannot_be_restored_from(choice: Choice, damaged: int, why: set[str]) -> None:
    """R25: a file that cannot be restored from says so and why, before it is written; one that can says that, and nothing else."""
    if "everything" in choice.with_parts:
        choice = replace(choice, with_parts=frozenset(PARTS))
    note: Past = (SessionNote(text="Ask about the stairs"), 0)
    one = Material(PLAN, history_of(note, *done("gate", 0)), TODAY, damaged)
    finished = made("json", "json", one, choice)
    told = " ".join(finished.cannot)
    reasons = {"Lines that stay with you", "The whole journal was not asked for", "of some days", "could not be read"}
    assert {reason for reason in reasons if reason in told} == why
    assert ('"journal"' in finished.text) == (not why)
    assert ("not restored from" in finished.look) == bool(why)
    assert ("brings the whole journal back" in finished.look) == (not why)


def test_said_beside_the_file(home: Path) -> None:
    """R25, E7: with nothing asked, it is said on the stream that the file is not on."""
    gradestep(home, "note", "Ask about the stairs")
    ran = gradestep(home, "share", "json", "--yes", "--to", "-")
    assert "not restored from" in ran.stderr
    assert "The whole journal was not asked for." in ran.stderr
    json.loads(ran.stdout)
