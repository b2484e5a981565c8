"""Whatever a person types is shown as it is and commands nothing: in every field, on every page, at two sizes (R19)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from screen_reading import Rehearsal, app_in, notebook_in, play, play_flow, press, row_ids, settled, text_of
from terminal import started
from textual import events
from textual.pilot import Pilot

from gradestep.flows.question import (
    AnyQuestion,
    ChoiceQuestion,
    Information,
    LineQuestion,
    Option,
    SeveralQuestion,
    TextQuestion,
)
from gradestep.model.attempts import AttemptBegun, AttemptEnded, StepSnapshot
from gradestep.model.journal import CheckIn, SessionNote
from gradestep.planfile.edits import AddEntry, PlanEdit, SetField
from gradestep.screens.asking import AskedQuestion
from gradestep.text import cleaned

HOSTILE = {
    "closing tag": "oops [/nope] and [/]",
    "open tag": "[bold red] and [link=x]",
    "action": "[@click=app.bell]press me[/]",
    "backslash": "\\[b\\] \\",
    "title": "\x1b]0;owned\x07after",
    "clipboard": "\x1b]52;c;aGk=\x07after",
    "clear": "\x1b[2J\x1b[31mafter",
    "c1": "\x9b31m\x9d0;owned\x9cafter",
    "bidi": "\u202etfel ot thgir\u202c after",
    "arabic": "مرحبا بالعالم",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈",
    "marks": "e\u0301\u0302\u0303\u0304" * 20,
    "wide": "漢字" * 60,
    "braces": "{name} {0} %s %(x)s $text",
    "markdown": "# not a heading `x` [a](b)",
    "lines": "one\r\ntwo\rthree\nfour\tfive",
    "long": "word " * 400,
    "unbroken": "x" * 3000,
}
CONTROLS = {chr(code) for code in (*range(32), *range(127, 160))} - {"\n"}
FIELDS = ("title", "cue", "condition", "smallest", "unit", "note")
"""Fields of a step that a page shows."""
SIZES = ((80, 24), (40, 15))


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("question", [LineQuestion(ask="A line?", limit=10_000), TextQuestion(ask="Text?")], ids=str)
def test_hostile_text_typed_into_a_field_is_kept_as_typed(tmp_path: Path, name: str, question: AnyQuestion) -> None:
    """R19, B6, issue 7: kept less control characters, shown literally, nothing carried out."""
    text = HOSTILE[name]
    rehearsal = Rehearsal.of(question, Information(ask="The end."))

    async def scenario(pilot: Pilot[Any]) -> None:
        focused = pilot.app.screen.focused
        assert focused is not None
        focused.post_message(events.Paste(text))
        await settled(pilot)
        assert not CONTROLS & set(text_of(pilot.app))
        await press(pilot, "enter")
        kept = rehearsal.answers["q0"]
        assert isinstance(kept, str)
        assert "".join(kept.split()) == "".join(cleaned(text).split())

    play_flow(tmp_path, rehearsal, scenario)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_shown_literally_in_every_kind_of_question(tmp_path: Path, name: str) -> None:
    """R19: as a question, a line before it, an option, a note, an earlier answer and a paragraph."""
    text = HOSTILE[name]
    options = (Option("one", text, text), Option("two", text))
    around: dict[str, Any] = {"ask": text, "lead": (text, text), "note": text}
    rehearsal = Rehearsal.of(
        Information(paragraphs=(text, text), go_on=text[:40], **around),
        ChoiceQuestion(options=options, **around),
        SeveralQuestion(options=options, own_words=True, prefill=("one", text), **around),
        LineQuestion(prefill=text, **around),
        TextQuestion(prefill=text, **around),
        title=text,
    )

    async def scenario(pilot: Pilot[Any]) -> None:
        for _ in range(5):
            assert not CONTROLS & set(text_of(pilot.app))
            await press(pilot, "pagedown")
            assert not CONTROLS & set(text_of(pilot.app))
            pilot.app.screen.query_one(AskedQuestion).answer("read")
            await settled(pilot)
        assert rehearsal.over

    play_flow(tmp_path, rehearsal, scenario, size=(40, 15))


@pytest.fixture
def hostile_home(home: Path) -> Path:
    """A home whose every field holds hostile text."""
    notebook = notebook_in(home)
    notebook.use_starter("palpitations")
    ladder = notebook.plan.ladders[0]
    at = ("ladders", ladder.id, "steps")
    edits: list[PlanEdit] = [SetField(("ladders", ladder.id), "title", cleaned(HOSTILE["closing tag"]))]
    edits.append(SetField(("ladders", ladder.id), "note", cleaned(HOSTILE["title"])))
    texts = [cleaned(text)[:2000] for text in HOSTILE.values()]
    for place in range(0, len(texts), len(FIELDS)):
        fields = dict(zip(FIELDS, texts[place:], strict=False))
        edits.append(AddEntry(at, {"id": f"hostile-{place}", "difficulty": place, "amount": 2, **fields}))
    for place, text in enumerate(texts):
        edits.append(AddEntry(("avoided",), {"id": f"hostile-{place}", "activity": text, "by": "me"}))
    for text in HOSTILE.values():
        notebook.record(SessionNote(text=text))
    for text in (HOSTILE["title"], HOSTILE["closing tag"], HOSTILE["bidi"]):
        notebook.record(CheckIn(mood=3, note=text))
        begun = notebook.record(AttemptBegun(step=StepSnapshot(title=text)))
        notebook.record(AttemptEnded(attempt=begun.id, outcome="changed", instead=text))
    notebook.change_plan(edits)
    notebook.change_settings({"first_run_done": True})
    return home


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_hostile_text_is_shown_literally_on_every_page(hostile_home: Path, size: tuple[int, int]) -> None:
    """R19: Home, ladder, every step, what was avoided, journal, records, search, and the words of what was taken back."""

    async def scenario(pilot: Pilot[Any]) -> None:
        async def seen(*keys: str) -> None:
            await press(pilot, *keys)
            assert not CONTROLS & set(text_of(pilot.app))
            assert pilot.app.screen.max_scroll_x == 0

        await seen()
        await seen("l")
        for place, row in enumerate(row_ids(pilot.app)):
            if row.startswith("step:hostile"):
                await seen("home", *["down"] * place, "enter", "pagedown")
                await seen("escape")
        await seen("end", "enter", "pagedown", "enter", "escape", "escape")
        await seen("j")
        for _ in range(9):
            await seen("enter", "pagedown")
            await seen("escape", "down")
        await seen("u", "u")

    play(app_in(hostile_home), scenario, size)


def test_nothing_hostile_reaches_the_terminal(hostile_home: Path, tmp_path: Path) -> None:
    """R19, E36: in a real terminal no title is set, nothing is put on the clipboard, nothing is cleared or coloured by text."""
    environment = {
        "HOME": str(tmp_path),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).parent.parent / "src"),
    }
    terminal = started((sys.executable, "-m", "gradestep", "--tui", "--home", str(hostile_home)), environment)
    try:
        terminal.until_text("Help now").until_quiet()
        for key in ("l", "pagedown", "pagedown", "escape", "j", "enter", "escape", "pagedown", "escape", "ctrl+q"):
            terminal.press(key)
            terminal.until_quiet()
        assert terminal.ended() == 0
        for sign in (b"\x1b]", b"\a", b"\x9b", b"\x1b[2J", b"\xe2\x80\xae"):
            assert sign not in terminal.written.replace(b"\xc2\x9b", b"\x9b")
    finally:
        terminal.close()


def test_a_million_characters_go_into_a_field(tmp_path: Path) -> None:
    """Issue 7, S23: a page or a book; all of it is kept."""
    text = "word " * 200_000
    rehearsal = Rehearsal.of(TextQuestion(ask="What happened?"), Information(ask="The end."))

    async def scenario(pilot: Pilot[Any]) -> None:
        focused = pilot.app.screen.focused
        assert focused is not None
        focused.post_message(events.Paste(text))
        await settled(pilot)
        await press(pilot, "enter")
        assert rehearsal.answers == {"q0": text}

    play_flow(tmp_path, rehearsal, scenario)


def test_a_million_characters_in_a_record_can_be_opened(home: Path) -> None:
    """Issue 7: the page shows the beginning and says that all of it is in the files."""
    notebook = notebook_in(home)
    notebook.record(SessionNote(text="word " * 200_000))
    notebook.change_settings({"first_run_done": True})

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "j", "enter")
        assert text_of(pilot.app).count("word") > 50
        assert len(text_of(pilot.app)) < 10_000

    play(app_in(home), scenario)
