"""Which editor is asked for, and how each one is told the line (E19)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gradestep.cli.editor import NoEditor, editor_words, opened_at


@pytest.mark.parametrize(
    ("words", "line", "command"),
    [
        (["vim"], 7, ["vim", "+7", "f"]),
        (["/usr/bin/nano", "-w"], 7, ["/usr/bin/nano", "-w", "+7", "f"]),
        (["emacs", "-nw"], 7, ["emacs", "-nw", "+7", "f"]),
        (["code"], 7, ["code", "--wait", "--goto", "f:7"]),
        (["code", "-w"], None, ["code", "-w", "f"]),
        (["subl"], 7, ["subl", "--wait", "f:7"]),
        (["hx"], 7, ["hx", "f:7"]),
        (["gvim"], None, ["gvim", "-f", "f"]),
        (["notepad.exe"], 7, ["notepad.exe", "f"]),
        (["vim"], None, ["vim", "f"]),
    ],
)
def test_each_editor_opens_at_the_line_in_its_own_way(words: list[str], line: int | None, command: list[str]) -> None:
    """B2: `+LINE` for the families of vi, nano and emacs, `--goto` for code; others open at the top."""
    assert opened_at(words, Path("f"), line) == command


def test_visual_comes_before_editor_and_takes_arguments() -> None:
    """E25: the two settings in their usual order, parted as a shell would."""
    assert editor_words({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert editor_words({"VISUAL": "", "EDITOR": "'/My Editors/e' -x"}) == ["/My Editors/e", "-x"] or os.name == "nt"
    with pytest.raises(NoEditor):
        editor_words({"PAGER": "less"})
