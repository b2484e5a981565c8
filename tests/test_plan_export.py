"""`plan export`: the plan as a file to hand back, personal words left out unless asked for (issue 3.3; R19, R20, R21)."""

from __future__ import annotations

import shutil
import stat
import tomllib
from pathlib import Path

import pytest
from adopted_plans import FIRST, revised
from commands import gradestep
from edited_plan import TEXT

from gradestep.content import say
from gradestep.notebook import Notebook
from gradestep.notebook.adopting import Decided
from gradestep.planfile.reading import read_plan
from gradestep.planfile.writing import plan_text
from gradestep.planfile.writing_back import handed_back

OWN = """
[limits]
lines = ["Own: no stairs"]

[[supporters]]
id = "ann"
name = "Own: Ann"
say = ["Own: company or quiet?"]

[[contacts]]
id = "ann-call"
name = "Own: Ann's phone"

[[early_signs]]
id = "tired"
sign = "Own: I sit down more"

[maintenance]
learned = ["Own: it passes"]

[of-mine]
secret = "Own: a key"
"""
PERSONAL = (
    TEXT.replace('title = "Getting outside again"', 'title = "Getting outside again"\nnote = "Own: my note"', 1) + OWN
)


@pytest.fixture
def plan_home(home: Path) -> Path:
    """A home whose plan holds words of every personal kind, and a remark."""
    home.mkdir(mode=0o700)
    (home / "plan.toml").write_text(PERSONAL, encoding="utf-8")
    return home


def test_what_is_personal_is_left_out_and_said(plan_home: Path, tmp_path: Path) -> None:
    """R21, issue 3.3: no personal word and no remark goes; steps, amounts and cues do; what was left out is told by kind."""
    file = tmp_path / "back.toml"
    done = gradestep(plan_home, "plan", "export", "--to", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    text = file.read_text(encoding="utf-8")
    assert "Own" not in text
    assert "Mine. This comment stays" not in text
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for kind in (
        "notes (1)",
        "own limits (1)",
        "people and how they help (2)",
        "early signs",
        "entries of your own (1)",
    ):
        assert kind in done.stdout
    assert "--with-notes" in done.stdout
    reading = read_plan(file.read_bytes(), file)
    assert reading.plan is not None and reading.problems == ()
    own = read_plan(PERSONAL.encode(), file).plan
    assert own is not None
    assert reading.plan.ladders == own.ladders
    assert (reading.plan.id, reading.plan.if_then, reading.plan.avoided) == (own.id, own.if_then, own.avoided)


def test_with_notes_it_is_the_plan_byte_for_byte(plan_home: Path, tmp_path: Path) -> None:
    """R20: remarks, order and unknown keys go along where they are asked for."""
    file = tmp_path / "back.toml"
    assert gradestep(plan_home, "plan", "export", "--to", str(file), "--with-notes").returncode == 0
    assert file.read_text(encoding="utf-8") == PERSONAL


def test_it_is_never_written_over_another_file(plan_home: Path, tmp_path: Path) -> None:
    """R21: a file and a link are left alone; --force is said on purpose; a missing folder is told."""
    file = tmp_path / "there.toml"
    file.write_text("mine", encoding="utf-8")
    done = gradestep(plan_home, "plan", "export", "--to", str(file))
    assert (done.returncode, file.read_text(encoding="utf-8")) == (1, "mine")
    assert "--force" in done.stderr
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    assert gradestep(plan_home, "plan", "export", "--to", str(link)).returncode == 1
    assert file.read_text(encoding="utf-8") == "mine"
    assert gradestep(plan_home, "plan", "export", "--to", str(file), "--force").returncode == 0
    assert "Getting outside" in file.read_text(encoding="utf-8")
    assert gradestep(plan_home, "plan", "export", "--to", str(tmp_path / "no" / "x.toml")).returncode == 1


def test_without_a_place_it_goes_to_the_exports(plan_home: Path) -> None:
    """R21, design 3: a private file in a private folder, each time another name."""
    for _ in range(2):
        assert gradestep(plan_home, "plan", "export").returncode == 0
    names = sorted(path.name for path in (plan_home / "exports").iterdir())
    assert len(names) == 2 and all(name.startswith("getting-outside-20") for name in names)
    assert stat.S_IMODE((plan_home / "exports").stat().st_mode) == 0o700


def test_shown_it_is_the_file_alone(plan_home: Path) -> None:
    """E7: what would be written on stdout, what is said of it on stderr, no file made."""
    done = gradestep(plan_home, "plan", "export", "--to", "-")
    assert tomllib.loads(done.stdout)["id"] == "getting-outside"
    assert "Left out" in done.stderr
    assert not (plan_home / "exports").exists()


def test_what_a_clinician_wrote_goes_back_to_them() -> None:
    """Issue 3.3: a note or a contact that stands as it was handed over is no secret; one that was changed is."""
    handed = {
        "id": "p",
        "note": "Any order",
        "contacts": [{"id": "clinic", "name": "Clinic", "call": "1"}],
        "ladders": [{"id": "a", "title": "A", "steps": [{"id": "s", "title": "S", "note": "theirs"}]}],
    }
    own = {
        **handed,
        "contacts": [*handed["contacts"], {"id": "ann", "name": "Ann"}],
        "ladders": [{"id": "a", "title": "A", "note": "mine", "steps": [{"id": "s", "title": "S", "note": "theirs"}]}],
    }
    back = handed_back(own, [handed])
    assert back.entries == handed
    assert back.left_out == {"people": 1, "notes": 1}
    assert handed_back(handed, [handed]).left_out == {}
    assert "note" not in handed_back(handed).entries


def test_a_plan_adopted_and_handed_back_is_the_clinicians_again(home: Path, tmp_path: Path) -> None:
    """B3: adopted, exported and compared, the clinician's words are all there."""
    file = tmp_path / "p.toml"
    assert gradestep(home, "plan", "new", str(file), "--pattern", "pain", "--yes").returncode == 0
    with file.open("a", encoding="utf-8") as more:
        more.write('\n[[contacts]]\nid = "clinic"\nname = "Clinic"\ncall = "1"\n')
    assert gradestep(home, "plan", "adopt", str(file), "--yes").returncode == 0
    back = tmp_path / "back.toml"
    done = gradestep(home, "plan", "export", "--to", str(back))
    assert done.returncode == 0
    assert say("plan_export.nothing_left_out") in done.stdout.splitlines()
    theirs, ours = (tomllib.loads(path.read_text(encoding="utf-8")) for path in (file, back))
    for key in ("id", "title", "note", "pacing", "values", "contacts", "adopted"):
        assert ours.get(key) == theirs.get(key), key
    assert [step["id"] for step in ours["ladders"][0]["steps"]] == [
        step["id"] for step in theirs["ladders"][0]["steps"]
    ]


@pytest.mark.parametrize("text", ["", "title = oops\n"])
def test_without_a_plan_that_can_be_read(home: Path, text: str) -> None:
    """R13, E25: told in words with the line, status 1, nothing written."""
    home.mkdir()
    if text:
        (home / "plan.toml").write_text(text, encoding="utf-8")
    done = gradestep(home, "plan", "export")
    assert (done.returncode, done.stdout) == (1, "")
    assert ("line 1" if text else "no plan so far") in done.stderr
    assert not (home / "exports").exists()


def test_a_plan_of_a_newer_form_goes_whole_or_not_at_all(home: Path, tmp_path: Path) -> None:
    """R16: what is not understood is not picked apart."""
    home.mkdir()
    newer = 'format = 9\nid = "x"\ntitle = "T"\nshape = "new"\n'
    (home / "plan.toml").write_text(newer, encoding="utf-8")
    assert gradestep(home, "plan", "export", "--to", str(tmp_path / "a")).returncode == 1
    assert gradestep(home, "plan", "export", "--to", str(tmp_path / "b"), "--with-notes").returncode == 0
    assert (tmp_path / "b").read_text(encoding="utf-8") == newer


def test_hostile_words_are_written_out_and_read_back() -> None:
    """R19, R20: direction overrides and control characters in a title never stand raw in the file."""
    entries = {"format": 1, "title": 'a\u202eb\x85\x7f"\\\U0001f600 \u0645', "ladders": [{"id": "a", "title": "x\ny"}]}
    text = plan_text(handed_back(entries).entries, explained=False)
    assert tomllib.loads(text) == entries
    assert not {"\u202e", "\x85", "\x7f"} & set(text)


def test_a_plan_taken_in_and_cut_off_is_handed_back_as_taken_in(notebook: Notebook, tmp_path: Path) -> None:
    """R3, R19: the record is on the disk and the files are not yet: what goes out is the clinician's newest all the same."""
    home, later = notebook.places.home, revised(note="Any order is fine. -> Rest when you like.")
    notebook.adopt(FIRST, "plan.toml", Decided())
    before = shutil.copytree(home, tmp_path / "before")
    notebook.adopt(later, "plan.toml", Decided())
    for file in ("plan.toml", "adopted/getting-outside.toml"):
        shutil.copy(before / file, home / file)
    done = gradestep(home, "plan", "export", "--to", "-")
    assert tomllib.loads(done.stdout)["note"] == "Rest when you like."
