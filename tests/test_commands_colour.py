"""Colours on request: the option stands over what the environment asks for."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from commands import gradestep
from terminal import started

COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")


@pytest.mark.parametrize(
    ("option", "environment", "coloured"),
    [
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
    ],
)
def test_the_option_stands_over_the_environment(
    home: Path, option: str, environment: dict[str, str], coloured: bool
) -> None:
    """E10, E9: `--color=auto` follows NO_COLOR; `never` and `always` do not."""
    gradestep(home, "note", "one")
    given = {"PATH": os.defpath, "HOME": str(home.parent), "TERM": "xterm-256color", "LANG": "C.UTF-8"} | environment
    command = [sys.executable, "-I", "-m", "gradestep", "--home", str(home), "--tui", f"--color={option}", "ground"]
    terminal = started(command, given)
    try:
        terminal.until_text("F1 Help now").until_quiet()
    finally:
        terminal.close()
    assert bool(COLOUR.search(bytes(terminal.written))) == coloured
