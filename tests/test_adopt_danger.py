"""A file with words of danger: its steps are named before it is taken in, and nothing is refused (care 4.4)."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import gradestep

from gradestep.content import say

FILE = """
format = 1
id = "clinic"
revision = 1
title = "Out"
[[ladders]]
id = "outside"
title = "Outside"
[[ladders.steps]]
id = "one"
title = "{title}"
amount = 1
unit = "times"
difficulty = 20
"""


@pytest.mark.parametrize(
    ("title", "is_named"),
    [("Walk to the gate", False), ("Stop taking my medicine for a day", True), ("Walk until I faint", True)],
)
def test_steps_with_words_of_danger_are_named(tmp_path: Path, home: Path, title: str, is_named: bool) -> None:
    """care 4.4: it says which, and whom to ask first; whether to take it in is the person's."""
    file = tmp_path / "plan.toml"
    file.write_text(FILE.format(title=title), encoding="utf-8")
    ran = gradestep(home, "plan", "adopt", str(file), "--yes")
    assert ran.returncode == 0, ran.stderr
    assert (say("adopt.danger") in ran.stdout) is is_named
    assert ran.stdout.count(title) == 1 + is_named
