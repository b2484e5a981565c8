"""`plan edit` with real editors that save, leave, end at once, end badly, remove the file or are not there (R5, R8, R13, R14)."""

from __future__ import annotations

import json
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from commands import gradestep

PLAN = """# mine, by hand
format = 1
title = "Out"    # kept

[[ladders]]
id = "out"
title = "Outside"

[[ladders.steps]]
id = "gate"
title = "To the gate"
amount = 2
unit = "minutes"
"""
BETTER = PLAN.replace("amount = 2", "amount = 3")
WRONG = PLAN.replace("amount = 2", "amount = two")

EDITOR = """
import pathlib, sys
folder = pathlib.Path(__file__).parent
(folder / "called").open("a").write(" ".join(sys.argv[1:]) + "\\n")
file = pathlib.Path(sys.argv[-1])
turns = sorted(folder.glob("turn-*"))
if turns:
    turn = turns[0]
    text = turn.read_text()
    turn.unlink()
    if text == "remove":
        file.unlink()
    elif text.startswith("status "):
        file.write_text(text.partition("\\n")[2]) if "\\n" in text else None
        sys.exit(int(text.split()[1]))
    else:
        file.write_text(text)
"""


def editor(folder: Path, *turns: str, name: str = "editor.py") -> dict[str, str]:
    """An editor that does one of these each time it is opened, and nothing after them."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(EDITOR, encoding="utf-8")
    for place, turn in enumerate(turns):
        (folder / f"turn-{place}").write_text(turn, encoding="utf-8")
    return {"VISUAL": f"{shlex.quote(sys.executable)} {shlex.quote(str(folder / name))}"}


def with_plan(home: Path, text: str = PLAN) -> None:
    """A home with this plan, written by hand."""
    home.mkdir(mode=0o700, exist_ok=True)
    (home / "plan.toml").write_text(text, encoding="utf-8")


def edit(home: Path, environment: dict[str, str], typed: str = "") -> subprocess.CompletedProcess[str]:
    """`gradestep plan edit` to its end."""
    return gradestep(home, "plan", "edit", typed=typed, environment=environment)


def kept(home: Path) -> list[Path]:
    """What is left of edits."""
    return [path for path in home.glob("computers/*/editing/*") if path.is_file()]


def plan_of(home: Path) -> str:
    """The plan as it stands."""
    return (home / "plan.toml").read_text(encoding="utf-8")


def test_an_edit_is_saved_as_an_event_and_can_be_undone(home: Path, tmp_path: Path) -> None:
    """R14, S7: the new text is in place and in the journal, undo brings every byte back, no copy is left."""
    with_plan(home)
    done = edit(home, editor(tmp_path / "e", BETTER))
    assert (done.returncode, done.stderr) == (0, "")
    assert plan_of(home) == BETTER
    records = [json.loads(line) for line in gradestep(home, "history", "--json").stdout.splitlines()]
    assert [(record["kind"], record["what"]) for record in records] == [("plan_changed", "edit")]
    assert kept(home) == []
    assert gradestep(home, "undo").returncode == 0
    assert plan_of(home) == PLAN


def test_a_mistake_is_named_and_the_editor_opened_again_there(home: Path, tmp_path: Path) -> None:
    """R13: the line is named, the plan stays while it is wrong, the second round is saved."""
    with_plan(home)
    environment = editor(tmp_path / "e", WRONG, BETTER)
    environment["VISUAL"] = f"{shlex.quote(sys.executable)} {shlex.quote(str(tmp_path / 'e' / 'editor.py'))} -n"
    done = edit(home, environment, typed="keep\n")
    assert done.returncode == 0
    assert "line 12" in done.stderr
    assert plan_of(home) == BETTER
    assert len((tmp_path / "e" / "called").read_text().splitlines()) == 2


SLIPS = {
    "an id twice": (
        BETTER + '[[ladders.steps]]\nid = "gate"\ntitle = "To the park"\n',
        'The id "gate" is used twice.',
        15,
    ),
    "a link to nothing": (BETTER.replace('title = "Outside"', 'title = "Outside"\nvalues = ["freinds"]'), "freinds", 8),
    "a name not known": (BETTER.replace("amount", "amuont"), "The name amuont is not known here.", 12),
    "no words": (BETTER.replace('"To the gate"', '""'), "There is nothing to read here.", 11),
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("answer", ["use", "keep", "leave", ""])
def test_what_would_do_nothing_is_told_before_it_is_kept(home: Path, tmp_path: Path, slip: str, answer: str) -> None:
    """R13, B6: an id twice, a link to nothing, a name not known, no words: named with its line, and used only if wanted."""
    text, said, line = SLIPS[slip]
    with_plan(home)
    done = edit(home, editor(tmp_path / "e", text, BETTER), typed=f"{answer}\n" if answer else "")
    assert said in done.stderr
    assert f"line {line}, column" in done.stderr
    expected = {"use": text, "keep": BETTER}.get(answer, PLAN)
    assert (done.returncode, plan_of(home)) == (0 if answer in ("use", "keep") else 1, expected)
    assert [path.read_text(encoding="utf-8") for path in kept(home)] == ([] if expected != PLAN else [text])


def test_what_stood_there_before_is_not_told_again(home: Path, tmp_path: Path) -> None:
    """R16: a name from another version, or of the person's own, is nobody's new mistake, even where it moves."""
    own = PLAN.replace("format = 1", 'format = 1\nmy_colour = "green"')
    with_plan(home, own)
    changed = "# one line more\n" + own.replace("amount = 2", "amount = 3")
    done = edit(home, editor(tmp_path / "e", changed))
    assert (done.returncode, done.stderr, plan_of(home)) == (0, "", changed)
    again = edit(home, editor(tmp_path / "e", changed.replace("my_colour", "my_other")))
    assert "The name my_other is not known here." in again.stderr
    assert "my_colour" not in again.stderr.partition("These are")[0]


def test_a_mistake_can_be_left_and_gone_on_with(home: Path, tmp_path: Path) -> None:
    """R5, R13: at the end of input too, the plan is as it was, the edit is named and kept, and offered the next time."""
    with_plan(home)
    for typed in ("leave\n", ""):
        done = edit(home, editor(tmp_path / "e", WRONG), typed=typed)
        assert done.returncode == 1
        assert plan_of(home) == PLAN
        (copy,) = kept(home)
        assert str(copy) in done.stdout
        assert copy.read_text(encoding="utf-8") == WRONG
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    again = edit(home, editor(tmp_path / "e", BETTER), typed="go on\n")
    assert again.returncode == 0
    assert plan_of(home) == BETTER
    assert kept(home) == []


def test_an_edit_left_before_goes_to_backups_for_a_fresh_one(home: Path, tmp_path: Path) -> None:
    """R8: nothing typed is dropped when another edit begins."""
    with_plan(home)
    edit(home, editor(tmp_path / "e", WRONG))
    done = edit(home, editor(tmp_path / "e", BETTER), typed="begin\n")
    assert done.returncode == 0
    assert plan_of(home) == BETTER
    assert WRONG in [path.read_text(encoding="utf-8") for path in (home / "backups").iterdir()]


def test_a_copy_left_by_a_killed_run_that_was_saved_is_no_question(home: Path, tmp_path: Path) -> None:
    """R4: killed between saving and tidying up, the next edit begins from the plan and leaves nothing over."""
    with_plan(home)
    edit(home, editor(tmp_path / "e", WRONG))
    (copy,) = kept(home)
    copy.write_text(PLAN, encoding="utf-8")
    done = edit(home, editor(tmp_path / "e"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing was changed.\n", "")
    assert kept(home) == []


@pytest.mark.parametrize("plan", [PLAN, None])
def test_an_editor_that_changes_nothing(home: Path, tmp_path: Path, plan: str | None) -> None:
    """R8: no event, no new plan, no copy left, status 0; without a plan as well."""
    if plan is not None:
        with_plan(home, plan)
    done = edit(home, editor(tmp_path / "e"))
    assert (done.returncode, done.stdout) == (0, "Nothing was changed.\n")
    assert kept(home) == []
    assert not (home / "journal").exists() or not list((home / "journal").iterdir())
    assert (home / "plan.toml").exists() == (plan is not None)


def test_a_first_plan_is_begun_in_the_editor(home: Path, tmp_path: Path) -> None:
    """B2: a page of remarks is opened where there is no plan; what is saved is the plan."""
    assert edit(home, editor(tmp_path / "e", PLAN)).returncode == 0
    assert plan_of(home) == PLAN


def test_an_editor_that_ends_badly(home: Path, tmp_path: Path) -> None:
    """R5: unchanged, nothing happens; changed, it is asked about and never lost."""
    with_plan(home)
    done = edit(home, editor(tmp_path / "e", "status 3"))
    assert done.returncode == 1
    assert "status 3" in done.stderr
    assert kept(home) == []
    done = edit(home, editor(tmp_path / "e", f"status 3\n{BETTER}"))
    assert (done.returncode, plan_of(home)) == (1, PLAN)
    assert [path.read_text(encoding="utf-8") for path in kept(home)] == [BETTER]
    done = edit(home, editor(tmp_path / "f", f"status 3\n{BETTER}"), typed="go\nuse\n")
    assert (done.returncode, plan_of(home)) == (0, BETTER)


def test_an_editor_that_removes_the_file(home: Path, tmp_path: Path) -> None:
    """R5, R8: the plan stays; what was last seen is there again for another round."""
    with_plan(home)
    done = edit(home, editor(tmp_path / "e", "remove"))
    assert (done.returncode, plan_of(home)) == (1, PLAN)
    assert "is gone" in done.stderr
    assert kept(home) == []
    done = edit(home, editor(tmp_path / "e", WRONG, "remove"), typed="keep\nleave\n")
    assert (done.returncode, plan_of(home)) == (1, PLAN)
    assert [path.read_text(encoding="utf-8") for path in kept(home)] == [WRONG]


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "No editor is set"),
        ({"EDITOR": "  "}, "No editor is set"),
        ({"EDITOR": "/no/such/editor -w"}, "could not be started: /no/such/editor"),
        ({"EDITOR": "vi 'half"}, "a quote that is not closed"),
    ],
)
def test_without_an_editor_that_works(home: Path, environment: dict[str, str], said: str) -> None:
    """E25: one clear sentence, status 1, the plan as it was and nothing left over."""
    with_plan(home)
    done = edit(home, environment)
    assert (done.returncode, plan_of(home), kept(home)) == (1, PLAN, [])
    assert said in done.stderr


def test_a_plan_changed_meanwhile_is_not_written_over(home: Path, tmp_path: Path) -> None:
    """R9, R13: another window's change stays, the edit is kept."""
    with_plan(home)
    folder = tmp_path / "e"
    environment = editor(folder, BETTER)
    other = PLAN.replace("Outside", "Out and about")
    script = (folder / "editor.py").read_text(encoding="utf-8")
    script += f"\npathlib.Path({str(home / 'plan.toml')!r}).write_text({other!r})\n"
    (folder / "editor.py").write_text(script, encoding="utf-8")
    done = edit(home, environment)
    assert (done.returncode, plan_of(home)) == (1, other)
    assert "in the meantime" in done.stderr
    assert [path.read_text(encoding="utf-8") for path in kept(home)] == [BETTER]


@pytest.mark.parametrize("broken", [WRONG.encode(), PLAN.replace("Out", "\xdcber").encode("latin-1")])
def test_a_plan_that_cannot_be_read_is_mended_here(home: Path, tmp_path: Path, broken: bytes) -> None:
    """R13: it is opened as it is; once it is right it is put in place, and the broken one is in backups."""
    home.mkdir(mode=0o700)
    (home / "plan.toml").write_bytes(broken)
    left = edit(home, editor(tmp_path / "e", WRONG + "#\n"))
    assert left.returncode == 1
    assert (home / "plan.toml").read_bytes() == broken
    done = edit(home, editor(tmp_path / "e", BETTER), typed="go\n")
    assert (done.returncode, plan_of(home)) == (0, BETTER)
    assert broken in [path.read_bytes() for path in (home / "backups").iterdir()]
    assert gradestep(home, "note", "still works").returncode == 0


def test_hostile_words_in_an_edit_never_act(home: Path, tmp_path: Path) -> None:
    """R19: escape codes in a plan that is wrong come out as text."""
    with_plan(home)
    done = edit(home, editor(tmp_path / "e", 'title = "\x1b]0;X\x07"\n'))
    assert done.returncode == 1
    assert "\x1b" not in done.stdout + done.stderr
