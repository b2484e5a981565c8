"""A note for the session, walked through."""

from __future__ import annotations

import pytest
from walking import scene_of, walk

from gradestep.flows.note import note
from gradestep.model.journal import SessionNote
from gradestep.model.plan import Plan


@pytest.mark.parametrize("words", ["one line", "two\nlines", "x" * 1_000_000, "[b]{not}[/b] \u65e5\u672c\u8a9e"])
def test_a_note_of_any_length(words: str) -> None:
    """S26, B6: kept as typed."""
    scene = scene_of(Plan())
    assert walk(note(scene), scene, {"note": words}).only(SessionNote).text == words


def test_control_characters_are_left_out() -> None:
    """B6: what could turn a terminal round is no part of a note."""
    scene = scene_of(Plan())
    assert walk(note(scene), scene, {"note": "a\x1b[2Jb\u202ec"}).only(SessionNote).text == "a[2Jbc"


@pytest.mark.parametrize("words", ["", "  \n "])
def test_nothing_written(words: str) -> None:
    """A26: nothing is kept."""
    scene = scene_of(Plan())
    assert walk(note(scene), scene, {"note": words}).effects == {}
    assert walk(note(scene), scene).effects == {}
