"""`share brief` and `share report` as their user runs them (B4, R21, E7)."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from commands import gradestep
from homes import Homes

JOURNAL = (
    ("log", "Walk to the gate", "--outcome", "done", "--before", "6", "--learned", "The path is short"),
    ("log", "A thing of my own", "--outcome", "partly", "--note", "quietword"),
    ("note", "Ask about the stairs"),
    ("log", "Something", "--outcome", "done", "--private", "--note", "secretword"),
)


def journal_lived(home: Path) -> None:
    """Four entries, one of them private."""
    for line in JOURNAL:
        assert gradestep(home, *line).returncode == 0


@pytest.fixture
def lived_in(home: Path, homes: Homes) -> Path:
    """Four entries, one of them private."""
    return homes.copy(journal_lived, home)


def test_with_the_defaults(lived_in: Path) -> None:
    """B4, design 8: `--yes` holds free text back, writes to the folder of exports and says where and how much."""
    ran = gradestep(lived_in, "share", "brief", "--yes")
    assert ran.returncode == 0, ran.stderr
    (file,) = (lived_in / "exports").iterdir()
    assert str(file) in ran.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    told = file.read_text(encoding="utf-8")
    for words in ("The path is short", "quietword", "Ask about", "secretword", "A thing of my own"):
        assert words not in told
    assert "Practices: 2" in told


def test_words_come_where_they_are_named(lived_in: Path) -> None:
    """B4: `--with` names the parts of free text that go in; what is private stays."""
    told = gradestep(lived_in, "share", "brief", "--yes", "--to", "-", "--with", "notes", "--with", "learnings").stdout
    assert "Ask about the stairs" in told
    assert "The path is short" in told
    assert "secretword" not in told
    every = gradestep(lived_in, "share", "report", "--yes", "--to", "-", "--with", "words").stdout
    assert "quietword" in every
    assert "secretword" not in every


def test_as_json(lived_in: Path) -> None:
    """B4, E7: `--json` is the same content, and nothing else on that stream."""
    ran = gradestep(lived_in, "share", "brief", "--yes", "--json")
    told = json.loads(ran.stdout)
    assert told["gradestep"] == "brief"
    assert [section["part"] for section in told["sections"]][:2] == ["time", "practices"]


def test_every_form(lived_in: Path, tmp_path: Path) -> None:
    """A33: text, Markdown and HTML, each to the file named."""
    for form, first in (("text", "For a session"), ("markdown", "# For a session"), ("html", "<!DOCTYPE html>")):
        file = tmp_path / form
        assert gradestep(lived_in, "share", "brief", "--yes", "--format", form, "--to", str(file)).returncode == 0
        assert file.read_text(encoding="utf-8").splitlines()[0] == first


@pytest.mark.parametrize(
    ("name", "first"), [("b.txt", "For a session"), ("b.MD", "# For a session"), ("b.html", "<!DOCTYPE html>")]
)
def test_the_form_is_the_one_that_the_name_promises(lived_in: Path, tmp_path: Path, name: str, first: str) -> None:
    """A33, B4: with no `--format` a file is what its name says."""
    file = tmp_path / name
    assert gradestep(lived_in, "share", "brief", "--yes", "--to", str(file)).returncode == 0
    assert file.read_text(encoding="utf-8").splitlines()[0] == first


def test_never_over_a_file(lived_in: Path, tmp_path: Path) -> None:
    """R21: a file that is there stays, unless `--force`."""
    file = tmp_path / "mine.html"
    file.write_text("mine")
    refused = gradestep(lived_in, "share", "report", "--yes", "--to", str(file))
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    assert file.read_text() == "mine"
    assert gradestep(lived_in, "share", "report", "--yes", "--force", "--to", str(file)).returncode == 0
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_since_the_last_session(home: Path) -> None:
    """B4: a brief begins on the day the last one was made for a session, and one made again that day begins there too."""
    home.mkdir()
    (home / ".test-home").touch()
    days = {
        "2026-01-05": ("log", "Walk to the gate", "--outcome", "done"),
        "2026-01-12": ("share", "brief", "--yes", "--to", "-"),
        "2026-01-14": ("log", "Walk to the corner", "--outcome", "done"),
        "2026-01-19": ("share", "brief", "--yes", "--to", "-"),
    }
    told = [
        gradestep(home, *words, environment={"GRADESTEP_TEST_NOW": f"{day}T10:00:00+00:00"}).stdout
        for day, words in days.items()
    ]
    assert "From: Mon 5 January 2026\nTo: Mon 12 January 2026\n\nPractices\nPractices: 1\n" in told[1]
    assert "From: Mon 12 January 2026\nTo: Mon 19 January 2026\n\nPractices\nPractices: 1\n" in told[3]
    again = gradestep(home, *days["2026-01-19"], environment={"GRADESTEP_TEST_NOW": "2026-01-19T12:00:00+00:00"})
    assert again.stdout == told[3]


def test_privacy_lists_what_was_shared(lived_in: Path, tmp_path: Path) -> None:
    """B4: what left, when, what for, which parts, under which name and how much stayed; never a word of what was written."""
    before = gradestep(lived_in, "privacy").stdout
    assert before.rstrip().endswith("Nothing was shared so far.")
    assert gradestep(lived_in, "share", "brief", "--yes", "--with", "notes", "--to", "-").returncode == 0
    file = tmp_path / "tables"
    assert gradestep(lived_in, "share", "csv", "--yes", "--to", str(file)).returncode == 0
    told = gradestep(lived_in, "privacy").stdout.splitlines()
    at = told.index("What you shared so far, the latest first:")
    csv, brief = told[at + 1 :]
    assert (
        "Tables for a spreadsheet. For: Me. File: tables. Parts: Practices: how many, and exercises; Steps tried, and how they went"
        in csv
    )
    assert "One page for a session. For: A session. It was shown, and is no file of ours." in brief
    assert "My words: notes for a session" in brief
    for line in (csv, brief):
        held = int(line.rpartition("Lines held back: ")[2].rstrip("."))
        assert held > 0
    assert not any(words in "".join(told) for words in ("Ask about", "quietword", "A thing of my own"))


def test_nothing_is_said_to_be_seen_where_it_is_not(home: Path) -> None:
    """Care 4.6: what is said of `--yes` is true: nothing is shown before it leaves."""
    told = " ".join(gradestep(home, "privacy").stdout.split())
    assert "Nothing leaves until you have seen every line" not in told
    assert "With --yes nothing is shown first and nothing is asked." in told


def test_a_part_that_there_is_not(lived_in: Path) -> None:
    """E5: an unknown part is named, with the parts there are; nothing is written."""
    ran = gradestep(lived_in, "share", "brief", "--yes", "--with", "all-of-it")
    assert ran.returncode == 2
    assert "notes" in ran.stderr
    assert not (lived_in / "exports").exists()


def test_in_an_empty_home(home: Path) -> None:
    """B4: with nothing written there is a correct page."""
    assert "Practices: 0" in gradestep(home, "share", "brief", "--yes", "--to", "-").stdout
    assert "<h1>" in gradestep(home, "share", "report", "--yes", "--to", "-").stdout


def test_locked_with_a_passphrase(lived_in: Path, tmp_path: Path) -> None:
    """R21: an age file that opens with the passphrase alone; two that differ write nothing."""
    pyrage = pytest.importorskip("pyrage", reason="the extra crypt is not installed")
    file = tmp_path / "brief.age"
    to = ("share", "brief", "--yes", "--passphrase", "--to", str(file))
    assert gradestep(lived_in, *to, typed="one\ntwo\n").returncode == 1
    assert not file.exists()
    ran = gradestep(lived_in, *to, typed="many words here\nmany words here\n")
    assert ran.returncode == 0, ran.stderr
    assert "many words" not in ran.stdout + ran.stderr
    locked = file.read_bytes()
    assert locked.startswith(b"age-encryption.org/v1")
    assert b"For a session" in pyrage.passphrase.decrypt(locked, "many words here")
