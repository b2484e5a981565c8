"""The ways out for programs: JSON that brings everything back, tables no spreadsheet runs, and looking at what was shared."""

from __future__ import annotations

import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from commands import gradestep
from fake_clock import FakeClock
from homes import Homes
from hypothesis import given, settings
from journals import PLAN, journals
from shared import HOSTILE, empty, marked, material
from walking import TODAY, remembered

from gradestep.files import FileProblem
from gradestep.model.history import History
from gradestep.model.record import Damaged, Record, read_line, sealed
from gradestep.notebook import Notebook
from gradestep.notebook.restoring import restore_shared
from gradestep.paths import HomePlaces
from gradestep.share.as_csv import COLUMNS
from gradestep.share.gathering import PARTS, Choice, Material
from gradestep.share.making import made
from gradestep.share.shared_file import SharedBrief, SharedFile, SharedLine, SharedSection, read_shared

ALL = Choice(with_parts=frozenset(PARTS))

JOURNAL = (
    ("log", "Walk to the gate", "--outcome", "done", "--before", "6", "--learned", "The path is short"),
    ("log", "=HYPERLINK(1)", "--outcome", "partly", "--note", "+1 quietword"),
    ("checkin", "--mood", "4"),
    ("note", "Ask about the stairs"),
    ("log", "Something", "--outcome", "done", "--private", "--note", "secretword"),
    ("undo",),
)


def journal_lived(home: Path) -> None:
    """Entries of several kinds, one of them private, the last taken back."""
    for line in JOURNAL:
        assert gradestep(home, *line).returncode == 0


@pytest.fixture
def lived_in(home: Path, homes: Homes) -> Path:
    """Entries of several kinds, one of them private, the last taken back."""
    return homes.copy(journal_lived, home)


def lines_of(home: Path) -> set[str]:
    """Every line of a journal."""
    return {line for file in (home / "journal").glob("*.jsonl") for line in file.read_text("utf-8").splitlines()}


def whole(history: History) -> Material:
    """Everything, for `share json`."""
    return Material(PLAN, history, TODAY)


def sealed_records(past: list[tuple[object, int]]) -> list[Record]:
    """Records with the lines that stand in a file."""
    found: list[Record] = []
    for n, (event, days) in enumerate(past):
        record = remembered(event, days, n)  # type: ignore[arg-type]  # any event of the strategy
        assert record.event is not None
        read = read_line(sealed(record.envelope, record.event).removesuffix(b"\n"))
        assert not isinstance(read, Damaged)
        found.append(read)
    return found


@given(past=journals())
@settings(max_examples=60, deadline=None)
def test_any_journal_comes_back(tmp_path_factory: pytest.TempPathFactory, past: list[tuple[object, int]]) -> None:
    """R25: shared with nothing held back and restored into an empty home, any journal is the same set of lines; twice is once."""
    records = sealed_records(past)
    text = made("json", "json", whole(History.of(records)), ALL).text
    home = tmp_path_factory.mktemp("empty") / "home"
    places = HomePlaces(home, "k7f3")
    restore_shared(places, text.encode(), Path("all.json"))
    restore_shared(places, text.encode(), Path("all.json"))
    again = Notebook.open(places, FakeClock().clock, seed="again").everything()
    assert {record.raw for record in again.records} == {record.raw for record in records}
    assert [entry.id for entry in again.entries] == [entry.id for entry in History.of(records).entries]


def test_by_the_commands(lived_in: Path, tmp_path: Path) -> None:
    """R25, B4: everything, asked for by name, in one file; an empty home elsewhere has the same journal after."""
    file, elsewhere = tmp_path / "all.json", tmp_path / "elsewhere"
    before = lines_of(lived_in)
    ran = gradestep(lived_in, "share", "json", "--yes", "--with", "everything", "--since", "all", "--to", str(file))
    assert ran.returncode == 0, ran.stderr
    assert "Lines held back: 0" in ran.stdout
    done = gradestep(elsewhere, "restore", str(file))
    assert done.returncode == 0, done.stderr
    assert lines_of(elsewhere) == before
    assert gradestep(elsewhere, "history", "--json").stdout.count("\n") == len(before)
    assert gradestep(elsewhere, "restore", str(file)).stdout.strip() == "Every record of the file is here already."


def test_into_a_home_that_is_in_use(lived_in: Path, tmp_path: Path) -> None:
    """R21, R25: what is here stays byte for byte; what was missing stands beside it."""
    file, other = tmp_path / "all.json", tmp_path / "other"
    gradestep(lived_in, "share", "json", "--yes", "--with", "everything", "--since", "all", "--to", str(file))
    gradestep(other, "log", "Read a page", "--outcome", "done")
    here = {path: path.read_bytes() for path in (other / "journal").iterdir()}
    assert gradestep(other, "restore", str(file)).returncode == 0
    assert all(path.read_bytes() == data for path, data in here.items())
    assert lines_of(other) > lines_of(lived_in) - {line for line in lines_of(lived_in) if '"shared"' in line}


@pytest.mark.parametrize("more", [(), ("--with", "words"), ("--with", "everything", "--since", "2026-01-01")])
def test_a_part_is_never_taken_for_all(lived_in: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    """R25, design 8: where anything was held back, or days were named, it cannot be restored from, and says so."""
    file = tmp_path / "some.json"
    assert gradestep(lived_in, "share", "json", "--yes", *more, "--to", str(file)).returncode == 0
    assert json.loads(file.read_text("utf-8")).get("journal") is None
    done = gradestep(tmp_path / "elsewhere", "restore", str(file))
    assert done.returncode == 1
    assert "cannot be restored from" in done.stderr
    assert not (tmp_path / "elsewhere").exists()


def test_one_line_held_back_takes_the_whole_away() -> None:
    """B4, R25: a single line that stays with the person keeps every raw record out."""
    line = "past-0/learned"
    assert line in made_lines()
    one = made("json", "json", material(), Choice(with_parts=frozenset(PARTS), held=frozenset({line})))
    assert read_shared(one.text.encode()) is not None
    assert '"journal"' not in one.text
    assert marked("gate-learned") not in one.text
    assert '"journal"' in made("json", "json", material(), ALL).text


def made_lines() -> list[str]:
    """The ids of every line there could be."""
    from gradestep.share.making import candidates

    return [line.id for lines in candidates("json", material(), ALL).values() for line in lines]


NO_SUCH_FILE = [
    b"",
    b"{}",
    b"[]",
    b"{" * 100_000,
    b'{"gradestep": "gradestep-share"}',
    b'{"gradestep": "other", "schema_version": 1}',
    b"\xff\xfe\x00",
    b"\x00" * 1000,
    b'{"gradestep":"gradestep-share","schema_version":1,"made":"2026-11-23","first":"x","last":"y","held_back":0,"groups":{}}',
]


@pytest.mark.parametrize("raw", NO_SUCH_FILE, ids=range(len(NO_SUCH_FILE)))
def test_any_other_file_is_told_in_a_sentence(tmp_path: Path, raw: bytes) -> None:
    """R17, E22: whatever is opened, one sentence, no traceback, nothing changed and no folder made."""
    file = tmp_path / "file.json"
    file.write_bytes(raw)
    for words in (["view", str(file)], ["restore", str(file)]):
        ran = gradestep(tmp_path / "home", *words)
        assert ran.returncode == 1
        assert "Nothing was changed." in ran.stderr
        assert "Traceback" not in ran.stderr
        assert len(ran.stderr.splitlines()) <= 2
    assert not (tmp_path / "home").exists()
    with pytest.raises(FileProblem):
        restore_shared(HomePlaces(tmp_path / "home", "k7f3"), raw, file)


def test_a_newer_form_is_said_to_be_newer(tmp_path: Path) -> None:
    """R24: a later form is named as such, and neither shown nor restored."""
    told = json.loads(made("json", "json", material(), ALL).text) | {"schema_version": 2}
    file = tmp_path / "newer.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    assert "newer gradestep" in gradestep(tmp_path / "home", "view", str(file)).stderr
    assert gradestep(tmp_path / "home", "restore", str(file)).returncode == 1


def test_a_clinician_looks_at_it(lived_in: Path, tmp_path: Path) -> None:
    """B4, S27, A33: the same report and brief from the file, in every form, and not a byte of any home is touched."""
    file, nobody = tmp_path / "record.json", tmp_path / "nobody"
    gradestep(lived_in, "share", "json", "--yes", "--with", "words", "--to", str(file))
    before = {path: path.stat().st_mtime_ns for path in lived_in.rglob("*")}
    shown = gradestep(nobody, "view", str(file))
    assert shown.returncode == 0, shown.stderr
    assert "To keep: The path is short" in shown.stdout
    assert "Mood: 4 of 10" in shown.stdout
    assert "secretword" not in shown.stdout
    brief = gradestep(nobody, "view", str(file), "--brief").stdout
    assert "For a session" in brief
    assert "Practices: 2" in brief
    page = tmp_path / "report.html"
    assert gradestep(nobody, "view", str(file), "--report", "--to", str(page)).returncode == 0
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    again = gradestep(nobody, "view", str(file), "--brief", "--to", str(page))
    assert again.returncode == 1
    assert "there already" in again.stderr
    assert not nobody.exists()
    assert before == {path: path.stat().st_mtime_ns for path in lived_in.rglob("*")}


def test_the_same_page_from_the_file() -> None:
    """B4: the report made from a shared file is the report its maker saw, byte for byte."""
    shared = read_shared(made("json", "json", material(), ALL).text.encode())
    assert shared is not None
    from gradestep.share.report_html import report_html

    assert report_html(shared.report()) == made("report", "html", material(), ALL).text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(tmp_path: Path, words: str) -> None:
    """R19, R20: whatever a person wrote, JSON reads back as it was, and looking at it sends no escape code to a terminal."""
    text = made("json", "json", material(lambda _: f"\x1b[31m{words}"), ALL).text
    file = tmp_path / "hostile.json"
    file.write_text(text, encoding="utf-8")
    assert read_shared(text.encode()) is not None
    ran = gradestep(tmp_path / "nobody", "view", str(file))
    assert ran.returncode == 0, ran.stderr
    assert "\x1b" not in ran.stdout


def test_a_folder_whole_or_not_at_all(lived_in: Path, tmp_path: Path) -> None:
    """R21: a new private folder; one that is there stays; with a full disk there is no half folder and no record of it."""
    folder = tmp_path / "tables"
    assert gradestep(lived_in, "share", "csv", "--yes", "--to", str(folder)).returncode == 0
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    again = gradestep(lived_in, "share", "csv", "--yes", "--to", str(folder))
    assert again.returncode == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    told = lines_of(lived_in)
    command = [sys.executable, "-I", "-m", "gradestep", "--home", str(lived_in), "share", "csv", "--yes"]
    full = subprocess.run(
        [*command, "--to", str(tmp_path / "small")],
        capture_output=True,
        text=True,
        env={"PATH": os.defpath, "HOME": "/nonexistent"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300)),
        check=False,
    )
    assert full.returncode == 1
    assert full.stderr
    assert "Traceback" not in full.stderr
    assert sorted(path.name for path in tmp_path.iterdir() if "small" in path.name) == []
    assert lines_of(lived_in) == told


def test_a_share_of_nobody() -> None:
    """B4: an empty journal gives sound files that say so."""
    files = dict(made("csv", "csv", empty(), ALL).files)
    assert all(text.count("\r\n") == 1 for name, text in files.items() if name.endswith(".csv"))
    shared = read_shared(made("json", "json", empty(), ALL).text.encode())
    assert shared is not None
    assert shared.journal == ()
    assert "There are no tries" in made("report", "html", empty(), ALL).text


def test_lines_of_text(lived_in: Path, tmp_path: Path) -> None:
    """A33: the whole record as lines, a label before each value, no table and no picture."""
    file = tmp_path / "record.md"
    assert gradestep(lived_in, "share", "markdown", "--yes", "--with", "words", "--to", str(file)).returncode == 0
    told = file.read_text("utf-8")
    assert "- To keep: The path is short" in told
    assert "|" not in told.replace("\\|", "")
    assert told.startswith("# The whole record\n")
    assert [line for line in told.splitlines() if line and not line.startswith(("#", "- "))] == []


def test_the_page_about_the_forms_is_true(lived_in: Path, tmp_path: Path) -> None:
    """B2, B4: every command of docs/sharing.md runs as written, and every column and field of the forms is named there."""
    page = (Path(__file__).parent.parent / "docs" / "sharing.md").read_text("utf-8")
    commands = [line.split()[1:] for line in page.splitlines() if line.startswith("gradestep ")]
    assert len(commands) > 6
    for words in commands:
        places = [
            str(tmp_path / word)
            if word.endswith((".json", ".md", ".html", ".ics")) or word in ("tables", "what-i-take")
            else word
            for word in words
        ]
        ran = gradestep(lived_in, *places)
        assert ran.returncode == 0, (words, ran.stderr)
    assert all(f"`{name}`" in page for names in COLUMNS.values() for name in names)
    for model in (SharedFile, SharedLine, SharedBrief, SharedSection):
        assert all(f"`{name}`" in page for name in model.model_fields), model
