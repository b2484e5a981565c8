"""`plan new`: the form of a plan beside the new file, and how it begins on a fresh computer (S1, A3, B3, R21)."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from commands import gradestep
from terminal import started

from gradestep.content import say
from gradestep.planfile.schema import NAME


def test_the_form_of_a_plan_is_kept_beside_it(home: Path, tmp_path: Path) -> None:
    """B3, design 3: the first line names it and an editor finds it; without it there is neither."""
    form = gradestep(home, "plan", "schema").stdout
    for arguments in (["--yes"], ["--yes", "--pattern", "gut"]):
        folder = tmp_path / f"{len(arguments)}"
        folder.mkdir()
        done = gradestep(home, "plan", "new", str(folder / "p.toml"), *arguments)
        assert (done.returncode, str(folder / NAME) in done.stdout) == (0, True)
        assert (folder / NAME).read_text(encoding="utf-8") == form
        assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600
        assert (folder / "p.toml").read_text(encoding="utf-8").startswith(f"#:schema ./{NAME}\n# A plan for gradestep")
        bare = gradestep(home, "plan", "new", str(folder / "q.toml"), "--no-schema", *arguments)
        assert (bare.returncode, NAME in bare.stdout) == (0, False)
        assert (folder / "q.toml").read_text(encoding="utf-8").startswith("# A plan for gradestep")
    asked = gradestep(home, "plan", "new", str(tmp_path / "p.toml"), "--pattern", "gut", typed="\n" * 30)
    assert asked.returncode == 0
    assert (tmp_path / "p.toml").read_text(encoding="utf-8").startswith(f"#:schema ./{NAME}\n")
    assert (tmp_path / NAME).read_text(encoding="utf-8") == form


@pytest.mark.parametrize(("typed", "goes"), [("leave\n", False), ("", False), ("2\n", False), ("write\n", True)])
def test_another_form_beside_it_is_left_unless_it_may_go(home: Path, tmp_path: Path, typed: str, goes: bool) -> None:
    """R21: asked first; at the end of input and with --yes it stays, and that is said."""
    (tmp_path / NAME).write_text("mine", encoding="utf-8")
    walked_through = "\n" * 7
    done = gradestep(home, "plan", "new", str(tmp_path / "p.toml"), "--pattern", "gut", typed=walked_through + typed)
    assert (done.returncode, say("plan_new.schema.options.leave") in done.stdout) == (0, True)
    assert ((tmp_path / NAME).read_text(encoding="utf-8") != "mine") == goes
    assert ("was left as it was" in done.stdout) != goes
    (tmp_path / NAME).write_text("mine", encoding="utf-8")
    quiet = gradestep(home, "plan", "new", str(tmp_path / "q.toml"), "--yes", typed="write\n")
    assert (quiet.returncode, (tmp_path / NAME).read_text(encoding="utf-8")) == (0, "mine")


def test_making_a_file_for_somebody_else_begins_with_no_words_for_the_person(home: Path, tmp_path: Path) -> None:
    """S1, A3: a clinician on a fresh computer is asked how to show it and no more; a person's own first run is greeted."""
    command = [sys.executable, "-I", "-m", "gradestep", "--home", str(home)]
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), "TERM": "xterm", "LANG": "C.UTF-8"}
    file = str(tmp_path / "p.toml")
    terminal = started([*command, "plan", "new", file, "--pattern", "gut"], environment)
    try:
        terminal.until_text("screen reader or braille?")
        assert "made sense" not in terminal.text
        terminal.press("y", "enter")
        terminal.until_text(say("plan_new.plan_title.ask"))
        assert "made sense" not in terminal.text
    finally:
        terminal.close()
    first = started(command, environment)
    try:
        first.until_text("made sense")
        assert "?" not in first.text.partition("made sense")[0]
    finally:
        first.close()
