"""The conversation about sharing and what it leaves: every line shown, a file for oneself alone, a record that it was shared (B4, B5, R21)."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_clock import FakeClock
from shared import marked, past_of
from spoken import answered
from walking import Move, walk

from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.flows.effect import HandOut
from gradestep.flows.question import Answer, Information, SeveralQuestion
from gradestep.flows.share import share
from gradestep.model.journal import SessionNote, Shared
from gradestep.notebook import Notebook
from gradestep.notebook.sharing import OUTLET, Outlet, hand_out
from gradestep.notebook.talking import Talking

ALL = {"all": "yes"}


def shared_in(notebook: Notebook) -> list[Shared]:
    """What the journal says was shared."""
    return [entry.event for entry in notebook.everything().standing() if isinstance(entry.event, Shared)]


def lived_in(notebook: Notebook) -> Notebook:
    """One of every kind of entry, and a private note."""
    notebook.use_starter("pain")
    for place, (event, _) in enumerate(past_of(marked)):
        notebook.record(event, id=f"past-{place}")
    notebook.record(SessionNote(text=marked("hidden")), private=True)
    return notebook


def test_every_line_is_shown_and_a_held_one_is_gone(notebook: Notebook) -> None:
    """B4: each line of the page is among the questions, ticked ones stay, the last look is the whole page."""
    scene = lived_in(notebook).scene(ALL)
    note = next(entry.id for entry in scene.history.entries if isinstance(entry.event, SessionNote))
    words = ("notes", "predictions", "learnings")
    answers: dict[str, Answer | Move] = {
        "what": "brief",
        "purpose": "session",
        "since": "all",
        "words": words,
        "write": "yes",
    }
    walked = walk(share(scene), scene, answers)
    groups = [
        one.question
        for one in walked.asked
        if isinstance(one.question, SeveralQuestion) and one.stage.startswith(("hold_", "private"))
    ]
    labels = " ".join(option.label for question in groups for option in question.options)
    look = walked.question("look")
    assert isinstance(look, Information)
    for word in ("session-note", "gate-learned", "gate-before-prediction", "own-learned"):
        assert marked(word) in labels
        assert marked(word) in " ".join(look.paragraphs)
    assert marked("hidden") in labels, "a private line is shown to the person"
    held = walk(share(scene), scene, {**answers, "hold_talk": (f"{note}/text",)})
    (effect,) = (one for one in held.effects.values() if isinstance(one, HandOut))
    assert marked("session-note") not in effect.text
    assert marked("hidden") not in effect.text, "another answer lets no private line through"
    private = held.question("private")
    assert isinstance(private, SeveralQuestion)
    let = walk(share(scene), scene, {**answers, "private": tuple(one.value for one in private.options)})
    (effect,) = (one for one in let.effects.values() if isinstance(one, HandOut))
    assert marked("hidden") in effect.text, "a private line that was let through by itself is in"
    (usual,) = (one for one in walked.effects.values() if isinstance(one, HandOut))
    assert marked("hidden") not in usual.text, "a private line starts held back"


def test_a_damaged_month_is_counted_in_what_is_shown(notebook: Notebook, fake_clock: FakeClock) -> None:
    """B4, R12: begun in the app or by a command, the page says how many places could not be read."""
    notebook.record(SessionNote(text="one"))
    older = notebook.places.journal / "2020-01-zzzz.jsonl"
    older.write_text("damaged\n", encoding="utf-8")
    scene = Notebook.open(notebook.places, fake_clock.clock).scene(ALL)
    look = walk(share(scene), scene, {"what": "brief", "since": "all"}).question("look")
    assert isinstance(look, Information)
    assert say("share.damaged", count=1) in " ".join(look.paragraphs)


def test_nothing_is_written_where_nobody_said_yes(notebook: Notebook) -> None:
    """B4: passed over to its end, the conversation writes nothing."""
    scene = lived_in(notebook).scene(ALL)
    assert not walk(share(scene), scene).effects


def test_as_lines(notebook: Notebook) -> None:
    """B5, B4: the same in plain lines; the file is in the folder of exports, private, and the journal knows."""
    lived_in(notebook)
    said = answered(notebook, "share", ALL, {"make?": "brief", "Write it": "yes"})
    (file,) = notebook.places.exports.iterdir()
    assert f"Itiswritten:{file}." in "".join(said.split()), "a long path goes over a line"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(notebook.places.exports.stat().st_mode) == 0o700
    (event,) = shared_in(notebook)
    assert (event.what, event.purpose, event.file) == ("brief", "session", file.name)
    assert event.held_back > 0
    assert "practices" in event.parts
    assert not notebook.drafts


def test_taken_up_again(notebook: Notebook) -> None:
    """A23, R1: left in the middle, it goes on where it was, with what was held back."""
    lived_in(notebook)
    talking = Talking.begin(notebook, "share", ALL)
    for value in ("brief", "session", "all"):
        talking.answer(value)
    talking.answer(("notes",))
    while talking.stage_id != "hold_steps":
        talking.pass_over()
    talking.leave()
    again = Talking.resume(notebook, notebook.drafts[0])
    assert again.stage_id == "hold_steps"
    while talking.stage_id != "write":
        talking.pass_over()
    talking.answer("yes")
    assert len(shared_in(notebook)) == 1


def effect(path: str = "", *, over: bool = False, locked: bool = False) -> HandOut:
    """Something to hand out."""
    return HandOut("brief", "words\n", path, "brief.txt", "session", ("notes",), 2, over=over, locked=locked)


def test_never_over_another_file(notebook: Notebook, tmp_path: Path) -> None:
    """R21: a file that is there, or a link, stays as it is; nothing is said to be shared."""
    there = tmp_path / "there.txt"
    there.write_text("mine")
    link = tmp_path / "link.txt"
    link.symlink_to(there)
    for path in (there, link):
        with pytest.raises(FileProblem):
            hand_out(notebook, effect(str(path)))
    assert there.read_text() == "mine"
    assert shared_in(notebook) == []
    hand_out(notebook, effect(str(there), over=True))
    assert there.read_text() == "words\n"
    assert stat.S_IMODE(there.stat().st_mode) == 0o600


def test_no_file_and_no_record_where_one_of_them_cannot_be(notebook: Notebook, tmp_path: Path) -> None:
    """R21: a folder that is not there leaves no record; a journal that cannot be written leaves no file."""
    notebook.record(SessionNote(text="first"))
    with pytest.raises(FileProblem):
        hand_out(notebook, effect(str(tmp_path / "nowhere" / "brief.txt")))
    assert shared_in(notebook) == []
    for file in notebook.places.journal.glob("*.jsonl"):
        file.unlink()
        file.mkdir()
    with pytest.raises(FileProblem):
        hand_out(notebook, effect(str(tmp_path / "brief.txt")))
    assert not (tmp_path / "brief.txt").exists()


def test_a_second_one_has_a_name_of_its_own(notebook: Notebook) -> None:
    """R21: in the folder of exports nothing is written over."""
    first, second = hand_out(notebook, effect()).path, hand_out(notebook, effect()).path
    assert first is not None
    assert second is not None
    assert first != second


def test_shown_is_shared_too(notebook: Notebook) -> None:
    """B4: what is shown in place of a file is remembered as shared."""
    shown: list[tuple[bytes, Callable[[], None]]] = []
    kept = OUTLET.set(Outlet(lambda data, remember: shown.append((data, remember))))
    try:
        assert hand_out(notebook, effect("-")).path is None
    finally:
        OUTLET.reset(kept)
    ((data, remember),) = shown
    assert data == b"words\n"
    assert shared_in(notebook) == [], "nothing is known to be shared before all of it is out"
    remember()
    assert [event.file for event in shared_in(notebook)] == ["-"]


def test_locked_or_not_at_all(notebook: Notebook) -> None:
    """R21: what was to be locked is never written open, where the passphrase is not at hand."""
    with pytest.raises(FileProblem):
        hand_out(notebook, effect(locked=True))
    assert not notebook.places.exports.exists()
    assert shared_in(notebook) == []
