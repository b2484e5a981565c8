"""`gradestep plan adopt` as it is typed: in one line, as a look, as JSON, and with answers from a pipe (issue 3.4, E1-E17)."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from adopted_plans import FIRST, revised, without_step
from commands import gradestep

SECOND = without_step(revised(one="amount = 3 -> amount = 1"), "shop")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """The first and the second file of a clinician."""
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text(FIRST, encoding="utf-8")
    second.write_text(SECOND, encoding="utf-8")
    return str(first), str(second)


def changed(home: Path) -> None:
    """The person makes the mailbox two minutes, by hand."""
    plan = home / "plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("amount = 3", "amount = 2  # enough"), encoding="utf-8")


def test_a_look_changes_nothing(home: Path, files: tuple[str, str]) -> None:
    """R8: --dry-run says what is in it, and makes no home."""
    done = gradestep(home, "plan", "adopt", files[0], "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert "- Outside the front door: 3 steps" in done.stdout
    assert "Nothing was changed." in done.stdout
    assert not home.exists()


@pytest.mark.parametrize(("choice", "amount"), [("keep", "2  # enough"), ("take", "1"), ("decide", "2  # enough")])
def test_in_one_line(home: Path, files: tuple[str, str], choice: str, amount: str) -> None:
    """Issue 3.4: --yes with --on-conflict; "Saved" last; the comment of the person stays where their number stays."""
    first = gradestep(home, "plan", "adopt", files[0], "--yes")
    assert first.stdout.splitlines()[-1] == "Saved. Getting outside again is in your plan."
    changed(home)
    done = gradestep(home, "plan", "adopt", files[1], "--yes", "--on-conflict", choice)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Dr Ada shortened Mailbox to 1 minute." in done.stdout
    assert f"amount = {amount}" in (home / "plan.toml").read_text(encoding="utf-8")
    assert (home / "adopted" / "getting-outside.toml").read_text(encoding="utf-8") == SECOND
    events = [json.loads(line) for line in gradestep(home, "history", "--json").stdout.splitlines()]
    together = [row["title"] for row in events[-1].get("together", ())]
    assert together == (["Mailbox"] if choice == "decide" else [])
    again = gradestep(home, "plan", "adopt", files[1], "--yes")
    assert (again.returncode, "already" in again.stdout) == (0, True)


def test_undo_on_the_command_line_brings_back_plan_and_file(home: Path, files: tuple[str, str]) -> None:
    """R14: across processes, with what the person wrote by hand in between."""
    gradestep(home, "plan", "adopt", files[0], "--yes")
    changed(home)
    before = (home / "plan.toml").read_text(encoding="utf-8")
    gradestep(home, "plan", "adopt", files[1], "--yes", "--on-conflict", "take")
    assert gradestep(home, "undo").returncode == 0
    assert (home / "plan.toml").read_text(encoding="utf-8") == before
    assert (home / "adopted" / "getting-outside.toml").read_text(encoding="utf-8") == FIRST
    assert gradestep(home, "redo").returncode == 0
    assert (home / "adopted" / "getting-outside.toml").read_text(encoding="utf-8") == SECOND


def test_what_was_taken_in_back_and_in_again_is_told_apart(home: Path, files: tuple[str, str]) -> None:
    """A24, R14: the history names the plan and its version at each turn, and so does what undo and redo say."""
    for file in files:
        gradestep(home, "plan", "adopt", file, "--yes")
    plan = "Getting outside again"
    said = [gradestep(home, turn).stdout.splitlines()[0] for turn in ("undo", "undo", "redo")]
    taken_back, brought_back = (f"the plan {plan}, version {number}" for number in (2, 1))
    assert [line.partition(".")[0] for line in said] == [
        f"Taken back: {taken_back}",
        f"Taken back: {brought_back}",
        f"Brought back: {brought_back}",
    ]
    rows = gradestep(home, "history", "--kind", "plan_adopted").stdout.splitlines()
    assert [row.partition(". ")[2] for row in rows] == [
        f"A plan was taken in, version 1: {plan}",
        f"A plan was taken in, version 2: {plan}",
        f"A plan was taken back to version 1: {plan}",
        f"A plan was taken back, version 1: {plan}",
        f"A plan was taken in again, version 1: {plan}",
    ]


def test_an_older_file_is_left_out_and_said(home: Path, files: tuple[str, str]) -> None:
    """Issue 3.4: status 1, the sentence on stderr, nothing written."""
    gradestep(home, "plan", "adopt", files[1], "--yes")
    before = (home / "plan.toml").read_bytes()
    done = gradestep(home, "plan", "adopt", files[0], "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    assert "You have version 2, a later one." in done.stderr
    assert (home / "plan.toml").read_bytes() == before


def test_as_json(home: Path, files: tuple[str, str]) -> None:
    """E17: what would be taken, kept, rested and decided, in plain data; nothing is changed without --yes."""
    gradestep(home, "plan", "adopt", files[0], "--yes")
    changed(home)
    before = (home / "plan.toml").read_bytes()
    said = json.loads(gradestep(home, "plan", "adopt", files[1], "--json").stdout)
    assert (said["case"], said["plan"], said["revision"], said["had"], said["saved"]) == (
        "revision",
        "getting-outside",
        2,
        1,
        False,
    )
    assert [(row["key"], row["decided"]) for row in said["conflicts"]] == [("steps/mailbox/measure", "keep")]
    assert [row["title"] for row in said["rested"]] == ["Shop"]
    assert (home / "plan.toml").read_bytes() == before


def test_answers_from_a_pipe_left_and_taken_up(home: Path, files: tuple[str, str]) -> None:
    """A23, design 8: the end of input keeps the draft and is no problem; the same command goes on where it was left."""
    gradestep(home, "plan", "adopt", files[0], "--yes")
    changed(home)
    left = gradestep(home, "plan", "adopt", files[1], typed="\nyes\n")
    assert left.returncode == 0
    assert "You had made it 2 minutes." in left.stdout
    assert "revision = 1" in (home / "plan.toml").read_text(encoding="utf-8")
    done = gradestep(home, "plan", "adopt", files[1], typed="take\n")
    assert "This is a new version" not in done.stdout
    assert "It is in your plan now." in done.stdout
    assert "amount = 1" in (home / "plan.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nothing in this file"),
        ("format = 7\ntitle = 'Later'\n", "newer gradestep"),
        (FIRST.replace('"Shop"', "Shop"), "mistake in it"),
        ("\ufeffPK\x03\x04", "mistake in it"),
    ],
)
def test_what_cannot_be_taken_in_is_said(home: Path, tmp_path: Path, text: str, said: str) -> None:
    """R18: refused whole, on stderr, status 1, no home made."""
    file = tmp_path / "odd.toml"
    file.write_text(text, encoding="utf-8")
    for options in ((), ("--yes",), ("--dry-run",)):
        done = gradestep(home, "plan", "adopt", str(file), *options)
        assert (done.returncode, done.stdout) == (1, "")
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert not home.exists()


def test_what_is_no_file_is_said(home: Path, tmp_path: Path) -> None:
    """R18: missing, a folder, a pipe that nobody writes to: one sentence each."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path / "missing.toml", tmp_path, pipe):
        done = gradestep(home, "plan", "adopt", str(path), "--yes")
        assert (done.returncode, done.stdout) == (1, "")
        assert str(path) in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_what_is_piped_in_cannot_be_asked_about(home: Path) -> None:
    """E12: with --yes it is taken in; without, the way is named and nothing is written."""
    asked = gradestep(home, "plan", "adopt", "-", typed=FIRST)
    assert (asked.returncode, asked.stdout) == (1, "")
    assert "--yes" in asked.stderr
    assert not home.exists()
    assert gradestep(home, "plan", "adopt", "-", "--yes", typed=FIRST).returncode == 0
