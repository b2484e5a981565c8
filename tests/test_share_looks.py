"""Every line is looked at before it leaves, in pages of which none is cut, and where it is to go is asked and said (B4, B5, A20, R21)."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from hypothesis import given
from hypothesis import strategies as some
from journals import PLAN, Past, done, history_of, tried
from screen_reading import (
    Rehearsal,
    app_in,
    flat,
    focus_line,
    lines_of,
    notebook_in,
    play,
    play_flow,
    press,
    row_ids,
    text_of,
)
from shared import marked, past_of
from spoken import answered
from terminal import started
from textual.pilot import Pilot
from walking import TODAY, remembered, scene_of, walk

from gradestep.content import say
from gradestep.flows.flow import Talk
from gradestep.flows.paging import LONGEST, MOST, pages_of
from gradestep.flows.question import ChoiceQuestion, Information, SeveralQuestion
from gradestep.flows.share import share
from gradestep.flows.share_choice import Sharing
from gradestep.model.journal import Event, SessionNote, Shared
from gradestep.model.record import sealed
from gradestep.notebook import Notebook
from gradestep.paths import HomePlaces
from gradestep.share.gathering import PARTS, Choice, Material
from gradestep.share.looking import MOST_LOOKED_AT
from gradestep.share.making import FORMS, candidates, looked_at

NUMBERED = [f"Line {number} of very many." for number in range(250)]


@given(some.lists(some.text(max_size=40) | some.just("x" * (LONGEST + 5)), max_size=260))
def test_pages_lose_nothing(paragraphs: list[str]) -> None:
    """A20, B4: page by page it is every letter in order, and no page is longer than can be drawn."""
    pages = pages_of(paragraphs)
    assert pages
    assert "".join(piece for page in pages for piece in page).replace("\n", "") == "".join(paragraphs).replace("\n", "")
    for page in pages:
        lines = [line for piece in page for line in piece.split("\n")]
        assert len(lines) <= MOST + 1 and sum(map(len, lines)) <= LONGEST
    whole = pages_of(["one\ntwo", "three"])
    assert whole == (("one\ntwo", "three"),), "what fits stays as it was"


def test_in_the_app_page_by_page(tmp_path: Path) -> None:
    """A17, A20, B4: a page, the next, back again; the last one goes on, and so does leaving the rest."""
    rehearsal = Rehearsal.of(Information(ask="All of it.", paragraphs=tuple(NUMBERED)), Information(ask="The end."))

    async def scenario(pilot: Pilot[Any]) -> None:
        seen: list[str] = []

        async def read_on(line: str) -> None:
            """Enter reads on window by window, to the end of a page and to the next."""
            while line not in text_of(pilot.app):
                seen.extend(lines_of(pilot.app))
                await press(pilot, "enter")

        assert row_ids(pilot.app, "AskInformation Rows") == ["next", "on"]
        await read_on("Line 100 of very many.")
        shown = [line for line in lines_of(pilot.app) if "Line" in line]
        assert "Line 100 of very many." in shown[0], "a page begins at its beginning"
        assert row_ids(pilot.app, "AskInformation Rows") == ["next", "earlier", "on"]
        while not focus_line(pilot.app).startswith("> The next page (3 of 3)"):
            await press(pilot, "enter")
        await press(pilot, "down", "enter")
        assert "Line 0 of very many." in text_of(pilot.app)
        await read_on("Line 200 of very many.")
        assert row_ids(pilot.app, "AskInformation Rows") == ["on", "earlier"]
        await read_on("The end.")
        assert all(any(one in line for line in seen) for one in NUMBERED), "no line was passed by"

    play_flow(tmp_path, rehearsal, scenario, size=(80, 90))


def much(places: HomePlaces) -> None:
    """More tries than can be looked at at once, and one note, written in one go."""
    events: list[Event] = [
        tried("gate", 0, learned=f"kept number {number}.", distress=3)[0] for number in range(MOST_LOOKED_AT // 2 + 5)
    ]
    records = (remembered(event, 0, n) for n, event in enumerate((*events, SessionNote(text="Ask about the stairs"))))
    lines = [sealed(record.envelope, record.event) for record in records if record.event is not None]
    places.journal.mkdir(parents=True, mode=0o700)
    (places.journal / "2026-11-k7f3.jsonl").write_bytes(b"".join(lines))


def test_a_long_record_is_read_part_by_part(places: HomePlaces, fake_clock: FakeClock) -> None:
    """B4, B5: of very much the numbers come first, then any part of it line by line, in pages that can be left."""
    much(places)
    notebook = Notebook.open(places, fake_clock.clock, seed="test")
    answers = {
        "own words go in": "1, 2",
        "read any of it": "2",
        "Press Enter for page 2": ["", ":skip"],
    }
    said = answered(notebook, "share", {"all": "yes", "what": "report"}, answers)
    look = said.partition(say("share_flow.look.ask"))[2]
    assert "Tries, one by one: 615" in look
    assert "The list of steps" not in look, "what there is none of is not asked about"
    read = flat(look.partition(say("share_flow.read.note"))[2])
    assert "To keep: kept number 204." in read
    assert "Press Enter for page 2 of 7." in read
    assert "To keep: kept number 150." in read, "the second page"
    assert "To keep: kept number 0." not in read, "the rest was left"


def test_a_part_that_is_read_is_what_will_be_written() -> None:
    """B4: line by line it is what stays of that part, with its count, and nothing that is held back."""
    past = [tried("gate", day % 50, learned=f"kept{day}", distress=3) for day in range(MOST_LOOKED_AT)]
    scene = scene_of(PLAN, *past, what="markdown", all="yes")
    held = ("past-7/learned", "past-8/outcome")
    walked = walk(share(scene), scene, {"words": ("learnings",), "hold_attempts": held, "read": ("attempts",)}, "to")
    read, question = walked.question("read_attempts"), walked.question("read")
    assert isinstance(read, Information) and isinstance(question, SeveralQuestion)
    (told,) = read.paragraphs
    rows = told.split("\n")
    assert f"Tries, one by one: {len(rows)}" in [option.label for option in question.options]
    assert len(rows) == 3 * MOST_LOOKED_AT - len(held)
    assert "kept7\n" not in told and "kept70" in told
    text = Sharing(scene).made(walked.conversation.said).text
    assert all(line.rpartition(": ")[2] in text for line in rows)
    assert looked_at("markdown", Material(PLAN, scene.history, TODAY), Choice(), "talk") == ()


@pytest.mark.parametrize("what", FORMS)
def test_groups_have_the_titles_of_their_page(what: str) -> None:
    """B4: the question about a group of lines calls it what the page calls it."""
    titles = {
        ("brief", "learnings"): "What I keep",
        ("graduation", "learnings"): "What I found out",
        ("report", "if_then"): "If-then plans used",
        ("card", "if_then"): "If, then",
        ("supporter", "tries"): "What I tried",
    }
    scene = scene_of(PLAN, what=what)
    sharing, talk = Sharing(scene), Talk(scene)
    groups = candidates(what, Material(PLAN, history_of(), TODAY), Choice(with_parts=frozenset(PARTS)))
    for group in groups:
        title = sharing.title(talk, group)
        assert title and title != group
        assert titles.get((what, group), title) == title


WITH_FORMS = [
    ("brief", ["text", "markdown", "html"]), ("card", ["text", "html"]), ("supporter", ["text", "html"]), ("report", []),
]  # fmt: skip


@pytest.mark.parametrize(("what", "forms"), WITH_FORMS)
def test_the_form_is_asked_for(what: str, forms: list[str]) -> None:
    """B4, A33: where there are several, the usual one first; each is what is written; named on the line, it is not asked."""
    starts = {"text": "", "markdown": "# ", "html": "<!DOCTYPE html>"}
    scene = scene_of(PLAN, *done("gate", 3), what=what)
    walked = walk(share(scene), scene, {}, "look")
    asked = [one.question for one in walked.asked if one.stage == "format"]
    assert [[option.value for option in one.options] for one in asked if isinstance(one, ChoiceQuestion)] == (
        [forms] if forms else []
    )
    for form in forms:
        chosen = walk(share(scene), scene, {"format": form}, "write").conversation
        finished = Sharing(scene).made(chosen.said)
        assert finished.text.startswith(starts[form])
        assert finished.ending == {"text": ".txt", "markdown": ".md", "html": ".html"}[form]
    named = scene_of(PLAN, *done("gate", 3), what=what, format="html")
    assert "format" not in walk(share(named), named, {}, "look").stages()


def test_a_place_of_ones_own(notebook: Notebook, tmp_path: Path) -> None:
    """B4, B5, R21: a folder that is there, in which the page has its usual name; all of that name is said at the end."""
    notebook.record(SessionNote(text="Ask about the stairs"))
    (tmp_path / "stick").mkdir()
    answers = {
        "In which form?": "markdown",
        "Where would you like it?": "named",
        "Where to?": [str(tmp_path / "nodir" / "x.md"), str(tmp_path / "stick")],
        "Write it": "yes",
    }
    said = flat(answered(notebook, "share", {"all": "yes", "what": "brief"}, answers))
    file = tmp_path / "stick" / "brief-2026-11-23.md"
    assert f"There is no folder at {tmp_path / 'nodir'}." in said
    assert f"Writeitto{file}?" in said.replace(" ", "")
    assert f"Itiswritten:{file}.Yourjournalknows" in said.replace(" ", "")
    assert file.read_text("utf-8").startswith("# For a session")
    assert "Lines held back: 0" in said
    (event,) = (one.event for one in notebook.everything().standing() if isinstance(one.event, Shared))
    assert event.file == file.name


def test_a_place_in_the_app(home: Path, tmp_path: Path) -> None:
    """B4, B5, R21: typed in a field; one that cannot be is said and asked for again, and the whole name is said at the end."""
    clock = FakeClock()
    notebook = notebook_in(home, clock.clock)
    notebook.change_settings({"first_run_done": True, "looks.plain": False})
    notebook.record(SessionNote(text="Ask about the stairs"))
    file = tmp_path / "for-friday.txt"
    options = {"all": "yes", "what": "brief", "purpose": "session", "since": "all", "format": "text"}

    async def scenario(pilot: Pilot[Any]) -> None:
        for _ in range(20):
            if say("share_flow.to.ask") in text_of(pilot.app):
                break
            await press(pilot, "enter")
        await press(pilot, "down", "enter")
        await press(pilot, *str(tmp_path / "no" / "x"), "enter")
        assert "There is no folder at" in flat(text_of(pilot.app))
        await press(pilot, *["backspace"] * len("no/x"), *file.name, "enter")
        await press(pilot, "enter")
        shown = "".join(text_of(pilot.app).split())
        assert f"Itiswritten:{file}.".replace(" ", "") in shown

    play(app_in(home, clock=clock.clock, flow="share", options=options), scenario)
    assert file.read_text("utf-8").startswith("For a session")


def test_the_place_stands_in_the_terminal_after(home: Path, tmp_path: Path) -> None:
    """B4, R21: closed again, the terminal keeps the whole name of the place that was typed in the app."""
    notebook = notebook_in(home)
    notebook.change_settings({"first_run_done": True, "looks.plain": False})
    notebook.record(SessionNote(text="Ask about the stairs"))
    command = (sys.executable, "-I", "-m", "gradestep", "--home", str(home), "share", "card")
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    terminal = started(command, environment, columns=160)
    try:
        for ask, keys in {
            "In which form?": ["enter"],
            say("share_flow.look.ask"): ["enter"],
            say("share_flow.to.ask"): ["down", "enter"],
            say("share_flow.path.ask"): [*str(tmp_path / "a card.txt"), "enter"],
            "Write it to": ["enter"],
            "It is written:": ["enter"],
        }.items():
            terminal.until_text(ask).until_quiet().press(*keys)
        assert terminal.ended() == 0
        assert f"Written: {tmp_path / 'a card.txt'}" in terminal.text
    finally:
        terminal.close()


def test_what_is_in_the_journal_is_what_can_be_left_out(notebook: Notebook) -> None:
    """B4: nothing is asked about a part that there is nothing of."""
    notebook.record(SessionNote(text="Ask about the stairs"))
    said = answered(notebook, "share", {"all": "yes", "what": "report"}, {})
    for part in ("flares", "planned", "stuck", "offers", "symptoms", "learnings"):
        assert say(f"share_flow.part.{part}") not in said, part
    assert say("share_flow.part.notes") in said


def test_a_draft_holds_no_passphrase(notebook: Notebook) -> None:
    """R24, B4: what is typed is kept as a draft, so that a passphrase is for the command, and the question says so."""
    for place, (event, _) in enumerate(past_of(marked)):
        notebook.record(event, id=f"past-{place}")
    said = flat(answered(notebook, "share", {"all": "yes", "what": "brief"}, {}))
    assert say("share_flow.to.note") in said
    locked = flat(answered(notebook, "share", {"all": "yes", "what": "brief", "locked": "yes"}, {}))
    assert say("share_flow.to.note") not in locked


def test_a_made_up_persons_place(notebook: Notebook) -> None:
    """Issue 4.5, R21: in the demonstration it is said that the folder goes, before a place is chosen and after."""
    notebook.change_settings({"demonstration": True})
    past: Past = (SessionNote(text="Ask about the stairs"), 0)
    notebook.record(past[0])
    said = flat(answered(notebook, "share", {"all": "yes", "what": "brief"}, {"Write it": "yes"}))
    assert say("share_flow.to.note_demo") in said
    assert said.endswith(say("share_flow.gone"))
