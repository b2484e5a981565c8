"""`plan edit` at a real terminal: an editor with a window of its own, and Ctrl+C that is the editor's (R5, R13, E16)."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import Terminal, started
from test_plan_edit import BETTER, PLAN, kept, plan_of, with_plan

WAITING = "import sys\nprint('editor is open', flush=True)\nsys.stdin.readline()\n"


@pytest.fixture
def at_terminal(home: Path, tmp_path: Path) -> Iterator[Terminal]:
    """`gradestep plan edit` at a terminal, with an editor that ends once a line is typed."""
    with_plan(home)
    script = tmp_path / "waiting.py"
    script.write_text(WAITING, encoding="utf-8")
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), "TERM": "xterm", "LANG": "C.UTF-8"}
    environment["VISUAL"] = f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}"
    terminal = started([sys.executable, "-I", "-m", "gradestep", "--home", str(home), "plan", "edit"], environment)
    yield terminal.until_text("editor is open")
    terminal.close()


def test_an_editor_that_comes_back_at_once_is_waited_for(home: Path, at_terminal: Terminal) -> None:
    """R5: nothing is taken for done while a window may be open; what was saved there is found and kept."""
    at_terminal.press("enter")
    at_terminal.until_text("in a window of its own?")
    (copy,) = kept(home)
    copy.write_text(BETTER, encoding="utf-8")
    at_terminal.press("1", "enter")
    at_terminal.until_text("Saved: your plan.")
    assert at_terminal.ended() == 0
    assert plan_of(home) == BETTER


def test_an_editor_that_comes_back_at_once_can_be_left(home: Path, at_terminal: Terminal) -> None:
    """R8: left as it was, with no copy over."""
    at_terminal.press("enter")
    at_terminal.until_text("in a window of its own?").press("2", "enter")
    assert at_terminal.ended() == 0
    assert (plan_of(home), kept(home)) == (PLAN, [])


def test_an_interrupt_in_the_editor_does_not_end_gradestep(home: Path, at_terminal: Terminal) -> None:
    """E16: the editor may end by it; what comes after is told in words and the plan is as it was."""
    at_terminal.press("ctrl+c")
    at_terminal.until_text("Your editor ended with status").until_text("Nothing was changed.")
    assert at_terminal.ended() == 1
    assert (plan_of(home), kept(home)) == (PLAN, [])


def test_a_window_that_vanishes_keeps_the_edit(home: Path, at_terminal: Terminal) -> None:
    """R5: hung up while the editor was open, what was saved in it is still there and offered the next time."""
    (copy,) = kept(home)
    copy.write_text(BETTER, encoding="utf-8")
    at_terminal.hang_up()
    assert at_terminal.ended() != 0
    assert plan_of(home) == PLAN
    assert [path.read_text(encoding="utf-8") for path in kept(home)] == [BETTER]
