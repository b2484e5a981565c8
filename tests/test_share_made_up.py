"""Pages of the demonstration person: marked in every form, shown where a file would be gone, and of nobody else (issue 4.5)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from commands import gradestep
from homes import Homes
from shared import material
from test_demo import demo

from gradestep.model.settings import Settings
from gradestep.share.gathering import PARTS, Choice
from gradestep.share.making import FORMS, made
from gradestep.share.shared_file import read_shared


@pytest.mark.parametrize(("what", "form"), [(what, form) for what, forms in FORMS.items() for form in forms])
def test_a_made_up_person_is_marked(what: str, form: str) -> None:
    """Issue 4.5, R21: every page of the demonstration says that the person is made up, and no other page does."""
    mark = "up person: " if what != "calendar" else "this person is made up"
    every = Choice(with_parts=frozenset(PARTS))
    one = replace(material(), settings=Settings(demonstration=True))
    finished = made(what, form, one, every)
    told = [text for name, text in finished.files if not name.endswith(".csv")] or [finished.text]
    if what == "csv":
        assert any(mark in text for text in told)
    elif form == "json":
        shared = read_shared(finished.text.encode())
        assert "A made-up person: " in finished.text or (shared is not None and shared.made_up)
    else:
        assert all(mark in text for text in told)
    assert "made-up" not in made(what, form, material(), every).text


def test_the_demonstration_shows_its_page(tmp_path: Path) -> None:
    """Issue 4.5, R21: with no place named it is shown, because a file in that folder is gone; with one named the file stays."""
    shown = demo(tmp_path, "share", "brief", "--yes")
    assert shown.stdout.startswith("A made-up person: For a session\n")
    assert "Written" not in shown.stdout
    file = tmp_path / "brief.txt"
    kept = demo(tmp_path, "share", "brief", "--yes", "--to", str(file))
    assert f"Written: {file}" in kept.stdout
    assert file.read_text("utf-8").startswith("A made-up person: ")


def one_note(home: Path) -> None:
    """A home with a note for a session."""
    assert gradestep(home, "note", "Ask about the stairs").returncode == 0


def test_the_demonstration_is_of_nobody(home: Path, homes: Homes) -> None:
    """R21: a home that is named beside it is neither read nor written."""
    noted = homes.copy(one_note, home)
    before = {path: path.stat().st_mtime_ns for path in noted.rglob("*")}
    assert "Saved" in gradestep(noted, "--demo", "log", "Something", "--outcome", "done").stdout
    assert {path: path.stat().st_mtime_ns for path in noted.rglob("*")} == before
