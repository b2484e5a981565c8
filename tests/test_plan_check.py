"""`plan check` as a clinician meets it: each mistake with its line and what to do, a count, and a status (S14; R19, E7)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from commands import gradestep
from hypothesis import given, settings
from hypothesis import strategies as st
from terminal import started
from test_plan_new_table import inner, scalars

from gradestep.content import names, text_of
from gradestep.planfile.checks.finding import LEVELS
from gradestep.planfile.places import Places
from gradestep.planfile.writing import plan_text

PLANTED = '''format = 1
id = "ten"
revision = 1
title = "Ten mistakes"
note = """
Any order is fine.
You must do one a day."""

[pacing]
bigger = "never"
increase_percent = 10

[[values]]
id = "friends"
area = "friends"
words = "Coffee with a friend"

[[ladders]]
id = "outside"
title = "Outside"
values = ["friends", "freinds"]

[[ladders.steps]]
id = "gate"
title = "Walk to the gate"
difficulty = 25
amount = 2
unit = "minutes"
cue = "at 9 am"   # a clock

[[ladders.steps]]
id = "corner"
title = "Feel calm at the corner"
difficulty = 40
done_when = "I am at the corner"

[[ladders.steps]]
id = "shop"
title = "Buy bread"
difficulty = 70

[[ladders.steps]]
id = "shop"
title = "Walk to the park"
difficulty = 80
done_when = "the pain has gone"

[[contacts]]
name = "The clinic"
call = "5"
'''

TEN = [
    (7, 5, "words-press", "warning"),
    (11, 20, "bigger-never", "error"),
    (21, 22, "unknown-id", "error"),
    (26, 14, "no-easy-step", "warning"),
    (29, 7, "cue-is-time", "hint"),
    (33, 10, "state-not-action", "warning"),
    (39, 9, "no-amount", "warning"),
    (40, 14, "wide-gap", "warning"),
    (43, 6, "same-id", "error"),
    (46, 18, "symptom-goal", "warning"),
]

WARNED = PLANTED.replace("increase_percent = 10\n", "").replace(', "freinds"', "").replace('id = "shop"', 'id = "s"', 1)

TRICKY = """# [not.a.table]
"a.b" = 'x # no'
list = [ 1, [2, 3], { c = "}", d = [4] }, # ]
  5 ]
text = \"\"\"one \\\\\"\"\" # end
dots.of."k\\u00e9y" = 1979-05-27T07:32:00Z
raw = '''a'b''c'''
[t]
x.y = true
[[rows]]
name = "first"
[[rows.inner]]
deep = 1
[[rows]]
[[rows.inner]]
deep = 2
[rows.inner.table]
last = "\\"]"
"""


def plan_file(tmp_path: Path, text: str, name: str = "plan.toml") -> str:
    """Where a file with that text lies."""
    file = tmp_path / name
    file.write_bytes(text.encode())
    return str(file)


@pytest.mark.parametrize("text", [PLANTED, PLANTED.replace("\n", "\r\n")], ids=["lf", "crlf"])
def test_ten_mistakes_get_ten_problems_with_their_lines(home: Path, tmp_path: Path, text: str) -> None:
    """S14, S27, S33, S34, S59: ten planted, ten found, each at its line and column."""
    done = gradestep(home, "plan", "check", "--json", plan_file(tmp_path, text))
    rows = json.loads(done.stdout)
    assert [(row["line"], row["column"], row["code"], row["level"]) for row in rows] == TEN
    assert {row["file"] for row in rows} == {str(tmp_path / "plan.toml")}
    assert all(row["sentence"] and row["do"] for row in rows)
    assert (done.returncode, done.stderr, home.exists()) == (1, "", False)


@pytest.mark.parametrize("columns", [80, 40, 25])
def test_lines_break_between_words_at_the_width_of_the_terminal(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """A20, B3: at a terminal no word is cut in two and no mark slips; what is piped stays in whole lines."""
    (tmp_path / "p.toml").write_text(PLANTED, encoding="utf-8")
    command = [sys.executable, "-I", "-m", "gradestep", "--home", str(home), "plan", "check", "p.toml"]
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), "TERM": "xterm", "LANG": "C.UTF-8"}
    monkeypatch.chdir(tmp_path)
    terminal = started(command, environment, columns=columns, rows=300)
    try:
        assert terminal.until_text("errors,").ended() == 1
        lines = terminal.text.splitlines()
    finally:
        terminal.close()
    whole = subprocess.run(command, capture_output=True, text=True, env=environment, check=False).stdout
    assert {word for line in lines if "|" not in line for word in line.split()} <= set(whole.split())
    marked = next(place for place, line in enumerate(lines) if "|" in line and "Feel" in line)
    assert lines[marked + 1].index("^") == lines[marked].index("Feel")
    assert any(len(line) > 80 for line in whole.splitlines()) or columns == 80


def test_what_is_printed(home: Path, tmp_path: Path) -> None:
    """E7, R19: place, sentence, the line with a mark under the very word, what to do, the code; and a count at the end."""
    file = plan_file(tmp_path, PLANTED)
    lines = gradestep(home, "plan", "check", file).stdout.splitlines()
    start = lines.index(f"{file}:33:10: warning: This is a way to be, and a step is something to do.")
    assert lines[start + 1 : start + 5] == [
        '    33 | title = "Feel calm at the corner"',
        "       |          ^^^^^^^^^",
        "Say what a camera could see. For instance: walk to the gate.",
        "Code: state-not-action.",
    ]
    assert lines[-2] == f"{file}: 3 errors, 6 warnings, 1 hint."
    assert 'Did you mean "friends"? Check the spelling, or add what it points to.' in lines
    assert max(len(line) for line in lines if "|" in line) <= 80


def test_status(home: Path, tmp_path: Path) -> None:
    """E7: 1 with an error; 0 with warnings and hints; --strict turns warnings into errors and leaves hints."""
    assert gradestep(home, "plan", "check", plan_file(tmp_path, PLANTED)).returncode == 1
    warned = plan_file(tmp_path, WARNED)
    mild = gradestep(home, "plan", "check", warned)
    assert (mild.returncode, "error" in mild.stdout) == (0, False)
    strict = gradestep(home, "plan", "check", "--strict", warned)
    assert (strict.returncode, "6 errors, 1 hint." in strict.stdout) == (1, True)
    starter = plan_file(tmp_path, text_of("starters/pain.toml"))
    assert gradestep(home, "plan", "check", "--strict", starter).returncode == 0


def test_several_files_each_get_their_own(home: Path, tmp_path: Path) -> None:
    """E7: one that is not there, one that is no TOML and a sound one; none hides another."""
    sound = plan_file(tmp_path, text_of("starters/gut.toml") + '[[contacts]]\nname = "A"\n', "a.toml")
    broken = plan_file(tmp_path, 'title = "a\n', "b.toml")
    done = gradestep(home, "plan", "check", sound, broken, str(tmp_path / "none.toml"))
    assert done.returncode == 1
    assert f"{sound}: nothing found." in done.stdout
    assert f"{broken}:1:" in done.stdout
    assert f"error: {tmp_path / 'none.toml'} is not there." in done.stdout
    assert done.stdout.count("1 error.") == 2
    codes = [row["code"] for row in json.loads(gradestep(home, "plan", "check", "--json", sound, broken).stdout)]
    assert len(codes) == 1


def test_a_value_that_does_not_fit_is_told(home: Path, tmp_path: Path) -> None:
    """R19, E8: a wrong value, an id out of form and bytes that are no text: a sentence each, status 1, no traceback."""
    wrong = plan_file(tmp_path, 'title = 5\n[[ladders]]\nid = "A b"\ntitle = "L"\n')
    done = gradestep(home, "plan", "check", wrong)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{wrong}:1" in done.stdout
    assert f"{wrong}: 2 errors, 1 hint." in done.stdout
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfeh")
    done = gradestep(home, "plan", "check", str(tmp_path / "bytes.toml"))
    assert (done.returncode, done.stderr, "UTF-8" in done.stdout) == (1, "", True)


def test_what_is_piped_in(home: Path) -> None:
    """E7: without a file, and with `-`, what comes in is looked at."""
    for arguments in ([], ["-"]):
        done = gradestep(home, "plan", "check", "--json", *arguments, typed=PLANTED)
        assert len(json.loads(done.stdout)) == len(TEN)


def test_hostile_words_do_nothing(home: Path, tmp_path: Path) -> None:
    """R19: a line is shown made harmless and cut around the mark; markup and braces stay as typed; no more than it is quoted."""
    secret = "Own: nobody else reads this"
    text = PLANTED.replace(
        "Feel calm at the corner", "\u202e{name} [red]" + "x" * 400 + " feel calm \u200b<b>"
    ).replace("Any order is fine.", secret)
    done = gradestep(home, "plan", "check", plan_file(tmp_path, text.replace("Buy bread", "Buy \ufffd\u009b31m bread")))
    assert not {"\x1b", "\u202e", "\u009b"} & set(done.stdout)
    assert secret not in done.stdout
    assert max(len(line) for line in done.stdout.splitlines() if " | " in line) <= 80
    marked = done.stdout.splitlines()
    place = next(place for place, line in enumerate(marked) if "feel calm" in line)
    assert marked[place].index("feel calm") == marked[place + 1].index("^")
    assert marked[place + 1].count("^") == len("feel calm")


def test_wide_letters_are_marked_where_they_stand(home: Path, tmp_path: Path) -> None:
    """B3: a wide letter takes two columns, a combining mark none."""
    text = PLANTED.replace("Feel calm at", "\u6b69\u304fe\u0301 feel calm at")
    lines = gradestep(home, "plan", "check", plan_file(tmp_path, text)).stdout.splitlines()
    place = next(place for place, line in enumerate(lines) if "feel calm" in line)
    assert lines[place + 1].index("^") == lines[place].index("feel calm") + 2 - 1


def test_why(home: Path) -> None:
    """B3: the rule, why, where that is from, an example; alone every code; a code there is none of names the nearest."""
    done = gradestep(home, "plan", "check", "--why", "two-if-thens")
    assert (done.returncode, done.stderr) == (0, "")
    for part in ("What it looks at:", "Why:", "From: care.md 1.4; Verhoeven 2013.", "Before:", "After:"):
        assert part in done.stdout
    assert '\n    step = "gate"\n    active = false\n' in done.stdout
    every = gradestep(home, "plan", "check", "--why").stdout
    assert [code for code in LEVELS if f"\n{code}. " not in every] == []
    wrong = gradestep(home, "plan", "check", "--why", "two-if-then")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "two-if-thens" in wrong.stderr


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    """Every value that holds no other, by its path."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if pairs is None:
        return [(path, value)]
    return [leaf for key, inner in pairs for leaf in leaves(inner, (*path, key))]


@pytest.mark.parametrize("text", [TRICKY, PLANTED, *(text_of(f"starters/{name}.toml") for name in names("starters"))])
def test_every_value_is_found_where_it_stands(text: str) -> None:
    """B3: each value of a text is found, and what stands on its line begins with it."""
    _are_found(text)
    assert Places(text).of(("nowhere", 3)) is None


@given(st.dictionaries(st.text(), scalars | inner | st.lists(inner, min_size=1, max_size=3), max_size=5), st.booleans())
@settings(deadline=None, max_examples=100)
def test_any_value_is_found_where_it_stands(entries: dict[str, Any], explained: bool) -> None:
    """B3: the same for any names and values, quotes, brackets, backslashes and other scripts among them."""
    _are_found(plan_text(entries, explained=explained))


def _are_found(text: str) -> None:
    places = Places(text)
    for path, value in leaves(tomllib.loads(text)):
        place = places.of(path)
        assert place is not None, path
        stretch = place.text[place.column - 1 : place.column - 1 + place.length]
        assert text.split("\n")[place.line - 1] == place.text
        if not stretch.startswith(('"""', "'''")):
            assert tomllib.loads("k = " + stretch)["k"] == value, path
        assert places.key(path) is not None


def test_a_file_full_of_mistakes_is_told_in_bounds(home: Path, tmp_path: Path) -> None:
    """R18: two thousand steps, each wrong in several ways: the first rows are printed, all are counted, JSON has each."""
    rows = "".join(f'[[ladders.steps]]\nid = "x"\ntitle = "feel calm you must {"done " * 9}"\n' for _ in range(2000))
    file = plan_file(tmp_path, f'format = 1\nnote = "{"done " * 1000}"\n[[ladders]]\nid = "l"\ntitle = "L"\n{rows}')
    done = gradestep(home, "plan", "check", file)
    told = json.loads(gradestep(home, "plan", "check", "--json", file).stdout)
    assert len(told) > 6000
    assert f"And {len(told) - 200} more" in done.stdout
    assert f"{file}: 1999 errors, " in done.stdout
    assert len(done.stdout) < 100_000
