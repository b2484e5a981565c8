"""What leaves is whole before it counts as shared, and what was there is never half replaced (B4, R5, R20, R21)."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from commands import gradestep
from homes import Homes
from shared import marked, past_of

from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.flows.effect import HandOut
from gradestep.flows.flow import Talk
from gradestep.flows.question import PlaceQuestion
from gradestep.flows.reading import Complaint
from gradestep.flows.share_choice import Sharing
from gradestep.model.journal import SessionNote, Shared
from gradestep.notebook import Notebook
from gradestep.notebook.placing import placed
from gradestep.notebook.sharing import OUTLET, Lock, Outlet, hand_out
from gradestep.share.as_text import as_text
from gradestep.share.shared_file import read_shared

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")


def one_note(home: Path) -> None:
    """A home with a note for a session."""
    assert gradestep(home, "note", "Ask about the stairs").returncode == 0


@pytest.fixture
def noted(home: Path, homes: Homes) -> Path:
    """A home with a note for a session."""
    return homes.copy(one_note, home)


def journal_of(home: Path) -> str:
    """All that its journal holds."""
    return "".join(file.read_text("utf-8") for file in sorted((home / "journal").glob("*.jsonl")))


def names_shared(notebook: Notebook) -> list[str | None]:
    """The file names of what the journal knows to be shared."""
    return [one.event.file for one in notebook.everything().standing() if isinstance(one.event, Shared)]


def tables(path: str, *, over: bool = False, words: str = "a") -> HandOut:
    """A folder of two files."""
    files = (("one.csv", f"{words}\n"), ("two.csv", f"{words}{words}\n"))
    return HandOut("csv", "", path, "csv", "myself", (), 3, over=over, files=files)


def page(path: str, *, over: bool = False, locked: bool = False) -> HandOut:
    """A page."""
    return HandOut("brief", "new\n", path, "brief.txt", "session", (), 3, over=over, locked=locked)


def run(home: Path, *words: str, out: int, closed: int | None = None) -> subprocess.CompletedProcess[str]:
    """The real command with its output there; of its three streams one can be closed before it starts."""
    return subprocess.run(
        [sys.executable, "-I", "-m", "gradestep", "--home", str(home), *words],
        stdout=out,
        stderr=subprocess.PIPE,
        preexec_fn=None if closed is None else lambda: os.close(closed),
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=60,
        check=False,
        env={"PATH": os.defpath, "HOME": str(home.parent), "LANG": "C.UTF-8"},
    )


SHOWING = [
    ("share", "brief", "--yes", "--to", "-"),
    ("share", "report", "--yes", "--to", "-"),
    ("share", "json", "--yes", "--with", "everything", "--to", "-"),
    ("share", "brief", "--plain", "--to", "-"),
]


@needs_full
@pytest.mark.parametrize("words", [*SHOWING, ("history",), ("privacy",)], ids=" ".join)
def test_a_full_output_is_a_sentence(noted: Path, words: tuple[str, ...]) -> None:
    """R5, R21, B4: where nothing can be written to, one sentence says so, and nothing counts as shared."""
    with FULL.open("w") as full:
        ran = run(noted, *words, out=full.fileno())
    assert (ran.returncode, ran.stderr) == (1, say("commands.output_failed") + "\n")
    assert "shared" not in journal_of(noted)


@pytest.mark.parametrize("words", [*SHOWING, ("history",), ("today",)], ids=" ".join)
def test_an_output_that_was_closed_is_a_sentence(noted: Path, words: tuple[str, ...]) -> None:
    """R5, R21, B4: as with a full one; nothing counts as shared."""
    ran = run(noted, *words, out=subprocess.DEVNULL, closed=1)
    assert (ran.returncode, ran.stderr) == (1, say("commands.output_failed") + "\n")
    assert "shared" not in journal_of(noted)


@pytest.mark.parametrize("closed", [0, 2])
def test_without_an_input_or_a_place_for_complaints_it_is_kept(noted: Path, closed: int) -> None:
    """R5, B4: what can be said is said, and what was to be kept is kept."""
    with (noted.parent / "out").open("w+") as out:
        assert run(noted, "note", "And the lift", out=out.fileno(), closed=closed).returncode == 0
        out.seek(0)
        assert out.read()
    assert "And the lift" in journal_of(noted)


@pytest.mark.parametrize("words", SHOWING[:3], ids=" ".join)
def test_a_closed_pipe_ends_quietly(noted: Path, words: tuple[str, ...]) -> None:
    """E7, B4: a reader that has gone ends it without a word, and nothing counts as shared."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = run(noted, *words, out=writing)
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "shared" not in journal_of(noted)


def with_lock(notebook: Notebook, effect: HandOut, opened: Callable[[bytes], bytes]) -> None:
    """Hand it out locked, with a lock that opens like that."""
    kept = OUTLET.set(Outlet(lock=Lock(lambda data: b"locked " + data, opened)))
    try:
        hand_out(notebook, effect)
    finally:
        OUTLET.reset(kept)


def test_a_locked_file_is_read_back(notebook: Notebook, tmp_path: Path) -> None:
    """R21: what stands in the file is opened again and compared before anything is said; what does not open is not kept."""
    file = tmp_path / "brief.age"
    seen: list[bytes] = []

    def opened(data: bytes) -> bytes:
        assert file.read_bytes() == data, "it is the file that is opened"
        seen.append(data)
        return data.removeprefix(b"locked ")

    with_lock(notebook, page(str(file), locked=True), opened)
    assert seen == [b"locked new\n"]
    assert names_shared(notebook) == ["brief.age"]
    for wrong in (lambda _: b"", lambda data: data):
        with pytest.raises(FileProblem) as problem:
            with_lock(notebook, page(str(tmp_path / "other.age"), locked=True), wrong)
        assert problem.value.code == "broken"
    assert not (tmp_path / "other.age").exists()
    file.write_bytes(b"what was there")
    with pytest.raises(FileProblem):
        with_lock(notebook, page(str(file), locked=True, over=True), lambda _: b"")
    assert file.read_bytes() == b"what was there"
    assert names_shared(notebook) == ["brief.age"]


def test_a_folder_makes_room_whole(notebook: Notebook, tmp_path: Path) -> None:
    """R3, R8, R21: written over, a folder stays as it was under another name, with whatever else was in it."""
    folder = tmp_path / "tables"
    assert hand_out(notebook, tables(str(folder))).kept is None
    (folder / "mine.txt").write_text("mine")
    for number, words in enumerate(("b", "c")):
        handed = hand_out(notebook, tables(str(folder), over=True, words=words))
        kept = tmp_path / ("tables-earlier" if number == 0 else "tables-earlier-2")
        assert (handed.path, handed.kept) == (folder, kept)
        assert {path.name: path.read_text() for path in folder.iterdir()} == {
            "one.csv": f"{words}\n", "two.csv": f"{words}{words}\n",
        }  # fmt: skip
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (tmp_path / "tables-earlier" / "mine.txt").read_text() == "mine"
    assert (tmp_path / "tables-earlier-2" / "one.csv").read_text() == "b\n"
    assert sorted(path.name for path in tmp_path.iterdir() if "tables" in path.name) == [
        "tables", "tables-earlier", "tables-earlier-2",
    ]  # fmt: skip


def test_a_folder_is_as_it_was_where_it_cannot_be(notebook: Notebook, tmp_path: Path) -> None:
    """R3, R21: where one file of it cannot be written, or the journal cannot, the folder that was there is there, and no other."""
    notebook.record(SessionNote(text="first"))
    folder = tmp_path / "tables"
    hand_out(notebook, tables(str(folder)))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (tmp_path / ".tables.tmp" / "two.csv" / "in the way").mkdir(parents=True)
    with pytest.raises(FileProblem):
        hand_out(notebook, tables(str(folder), over=True, words="b"))
    for file in notebook.places.journal.glob("*.jsonl"):
        file.rename(file.with_suffix(".away"))
        file.mkdir()
    with pytest.raises(FileProblem):
        hand_out(notebook, replace(tables(str(folder), over=True, words="b"), path=str(folder)))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert not (tmp_path / "tables-earlier").exists()
    page_there = tmp_path / "there.txt"
    page_there.write_text("old")
    with pytest.raises(FileProblem):
        hand_out(notebook, page(str(page_there), over=True))
    assert page_there.read_text() == "old"


@pytest.mark.parametrize("what", ["brief", "csv"])
def test_the_folder_that_is_missing_is_named(home: Path, tmp_path: Path, what: str) -> None:
    """E22, R21: not the file but the folder is what is not there; nothing is made or remembered."""
    ran = gradestep(home, "share", what, "--yes", "--to", str(tmp_path / "nodir" / "deeper" / "a.txt"))
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"There is no folder at {tmp_path / 'nodir'}.")
    assert not (tmp_path / "nodir").exists()


def test_a_place_as_it_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A30, R21: a new name, quoted or from home, or a folder that is there; what cannot be is a sentence."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "stick").mkdir()
    (tmp_path / "there.txt").touch()
    question = PlaceQuestion(ask="?", name="brief-today.txt")
    for typed, meant in (
        ("page.txt", "page.txt"), ("~/page.txt", "page.txt"), ("'my page.txt'", "my page.txt"),
        ("stick", "stick/brief-today.txt"), (str(tmp_path / "stick" / "x"), "stick/x"),
    ):  # fmt: skip
        assert placed(question, typed) == str(tmp_path / meant)
    for typed, part in (("there.txt", "is there already"), ("nodir/x", "There is no folder at")):
        told = placed(question, typed)
        assert isinstance(told, Complaint) and part in told.sentence
    (tmp_path / "stick" / "brief-today.txt").touch()
    assert isinstance(placed(question, "stick"), Complaint)


COUNTED = {
    "brief": "Lines held back: {}\n",
    "report": '<dd class="words">{}</dd>',
    "markdown": "- Lines held back: {}\n",
    "csv": "Lines held back: {}\n",
    "json": '"held_back": {},',
    "calendar": "X-WR-CALDESC:Lines held back: {}",
}
"""How the count stands in each."""


@pytest.mark.parametrize("what", COUNTED)
@pytest.mark.parametrize("options", [{}, {"with": "notes learnings"}, {"without": "steps practices planned check_ins"}])
def test_one_count_everywhere(notebook: Notebook, tmp_path: Path, what: str, options: dict[str, str]) -> None:
    """B4: what is looked at, the file and the journal tell the same number of lines held back, and the brief in a file too."""
    notebook.use_starter("pain")
    notebook.change_settings({"check_in.windows": ({"start": "10:00"},)})
    for place, (event, _) in enumerate(past_of(marked)):
        notebook.record(event, id=f"past-{place}")
    scene = notebook.scene({"all": "yes", "what": what, "to": str(tmp_path / "out"), **options})
    sharing, talk = Sharing(scene), Talk(scene, {"write": "yes"})
    effect = sharing.hand_out(talk)
    assert isinstance(effect, HandOut)
    path = hand_out(notebook, effect).path
    assert path is not None
    (event,) = (one.event for one in notebook.everything().standing() if isinstance(one.event, Shared))
    number = event.held_back
    assert number > 0 or what == "calendar"
    assert sharing.made(talk).look.count(f"Lines held back: {number}") >= 1
    text = (path / "about.txt" if path.is_dir() else path).read_text("utf-8")
    assert (COUNTED[what].format(number) in text) == (number > 0)
    if what == "json":
        shared = read_shared(path.read_bytes())
        brief = shared.page() if shared is not None else None
        assert shared is not None and brief is not None
        assert f"Lines held back: {number}\n" in as_text(brief)
        assert shared.held_back == brief.held_back == number


def test_the_count_on_the_terminal(noted: Path) -> None:
    """B4, E7: the same number is said where it was written, and beside what is shown; either way it counts."""
    written, shown = (gradestep(noted, "share", "brief", "--yes", *to) for to in ((), ("--to", "-")))
    assert journal_of(noted).count('"kind":"shared"') == 2
    assert "Lines held back: 1\n" in written.stdout
    assert "Lines held back: 1\n" in shown.stdout
    assert shown.stderr == "Lines held back: 1\n"
