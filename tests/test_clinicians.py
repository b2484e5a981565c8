"""docs/clinicians.md and examples/: every command, every list and every plan in them, run as they stand (S4, S14, B3, E3)."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from commands import gradestep
from readability import sentences, words_of
from words import Said, pressing, strings

from gradestep import __version__
from gradestep.planfile.from_table import table_from
from gradestep.planfile.reading import read_plan
from gradestep.planfile.writing import plan_text

CHECKOUT = Path(__file__).parents[1]
PAGE = (CHECKOUT / "docs" / "clinicians.md").read_text(encoding="utf-8")
EXAMPLES = sorted((CHECKOUT / "examples").glob("*.toml"))
LONGEST_SENTENCE = 25


def blocks(kind: str) -> list[str]:
    """The blocks of code of one kind, in their order."""
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


def story() -> list[str]:
    """Every command of the page, in its order."""
    return [line for block in blocks("sh") for line in block.splitlines() if line.strip()]


def test_every_command_of_the_page_runs_in_its_order(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E3, B3: from an empty folder to a plan made, checked, shown, adopted and handed back, each line as it is typed."""
    (tmp_path / "list.csv").write_text(blocks("csv")[0], encoding="utf-8")
    (tmp_path / "list.md").write_text(blocks("md")[0], encoding="utf-8")
    shutil.copytree(CHECKOUT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    assert len(story()) >= 12
    for line in story():
        words = shlex.split(line)
        assert words[0] == "gradestep", line
        asks = ["--yes"] if words[1:3] in (["plan", "adopt"], ["share", "brief"]) else []
        ran = gradestep(home, *asks, *words[1:], typed="\n" * 200, environment={"VISUAL": "true"})
        assert (ran.returncode, ran.stderr) == (0, ""), (line, ran.stderr)
    made = {path.name for path in tmp_path.glob("*.toml")}
    assert {"outside.toml", "people.toml", "stairs.toml", "back.toml"} <= made
    assert "Stand at the open front door" in (home / "plan.toml").read_text(encoding="utf-8")


def test_the_lists_of_the_page_are_read_whole(tmp_path: Path) -> None:
    """S4: no line is left out; the one without a rating is placed by comparison."""
    spreadsheet, markdown = (table_from(blocks(kind)[0].encode(), f"list.{kind}") for kind in ("csv", "md"))
    assert spreadsheet is not None and markdown is not None
    assert [row.difficulty for row in spreadsheet.rows] == [10, 20, 40, 60, 75]
    assert all(row.cue for row in spreadsheet.rows)
    assert spreadsheet.left_out == markdown.left_out == ()
    assert [row.activity for row in markdown.unrated] == ["Go to the choir"]
    assert {row.ladder for row in markdown.rows} == {"Seeing people again"}


def test_the_list_of_the_page_becomes_a_plan_that_passes(home: Path, tmp_path: Path) -> None:
    """S14: with nothing said but the list, the check finds nothing that is wrong."""
    listed, file = tmp_path / "list.csv", tmp_path / "p.toml"
    listed.write_text(blocks("csv")[0], encoding="utf-8")
    assert gradestep(home, "plan", "new", str(file), "--from", str(listed), "--yes").returncode == 0
    done = gradestep(home, "plan", "check", "--strict", str(file))
    assert (done.returncode, done.stderr) == (0, "")


def test_the_step_of_the_page_is_a_step() -> None:
    """S33: the piece of a file that is shown fits in a plan as it stands."""
    (piece,) = blocks("toml")
    text = plan_text({"format": 1, "ladders": [{"id": "a", "title": "A"}]}, explained=False) + "\n" + piece
    reading = read_plan(text.encode(), Path("p.toml"))
    assert reading.plan is not None and reading.problems == ()
    assert reading.plan.ladders[0].steps[0].amount == 2


def as_given(folder: Path) -> Path:
    """The folder as somebody gets it: what belongs to it and nothing that was made in it."""
    left = shutil.ignore_patterns(".venv", ".git", "__pycache__", ".*_cache", ".hypothesis")
    return Path(shutil.copytree(CHECKOUT, folder, ignore=left))


@pytest.mark.parametrize("command", re.findall(r"`(git clone [^`]+|tar xf [^`]+)`", PAGE))
def test_getting_the_folder_as_the_page_says(tmp_path: Path, command: str) -> None:
    """E3: from an address or an archive to a folder with this page, the examples and what pip needs; each line as typed."""
    program, *words = shlex.split(command)
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed here; scripts/install-system-packages installs it")
    given = as_given(tmp_path / "given" / "gradestep")
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), "GIT_CONFIG_GLOBAL": os.devnull}
    quiet: dict[str, Any] = {"check": True, "capture_output": True, "env": environment}
    if program == "git":
        for line in ("init -q", "add -A", "-c user.name=a -c user.email=b commit -q -m c"):
            subprocess.run(["git", *line.split()], cwd=given, **quiet)
        words = [str(given) if word == "ADDRESS" else word for word in words]
    else:
        packed = shutil.make_archive(str(tmp_path / "gradestep"), "gztar", given.parent, "gradestep")
        words = [packed if word == "ARCHIVE" else word for word in words]
    work = tmp_path / "work"
    work.mkdir()
    subprocess.run([program, *words], cwd=work, **quiet)
    for name in ("pyproject.toml", "docs/clinicians.md", "examples/pain.toml", "examples/plan.schema.json"):
        assert (work / "gradestep" / name).read_bytes() == (CHECKOUT / name).read_bytes()


def test_where_the_command_is_not_found(tmp_path: Path) -> None:
    """E3: on each of the three the page names a line that needs no place on the path; it answers as the command does."""
    rows = re.findall(r"^\| (Windows|macOS|Linux) \|.*\| `(py|python3) (-m gradestep)` \|$", PAGE, re.MULTILINE)
    assert [(system, program) for system, program, _ in rows] == [
        ("Windows", "py"),
        ("macOS", "python3"),
        ("Linux", "python3"),
    ]
    spelt_out = re.findall(r"`(?:py|python3) (-m gradestep --version)`", PAGE)
    assert len(spelt_out) == 2
    for words in {*spelt_out, *(f"{words} --version" for _, _, words in rows)}:
        ran = subprocess.run(
            [sys.executable, *words.split()], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout == f"gradestep {__version__}\n"


def test_installing_as_the_page_says(tmp_path: Path) -> None:
    """E3: the line of the table, into a folder of its own and without a network."""
    lines = set(re.findall(r"`(?:py|python3) (-m pip install \.)`", PAGE))
    assert lines == {"-m pip install ."}
    offline = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--target", str(tmp_path / "there")]
    copy = as_given(tmp_path / "copy")
    ran = subprocess.run(
        [sys.executable, "-m", "pip", "install", ".", *offline], cwd=copy, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "there" / "gradestep" / "content" / "en" / "plan_new.toml").exists()


def test_the_examples_are_one_for_each_pattern() -> None:
    """B3: five, and every link on the page leads somewhere."""
    assert [path.stem for path in EXAMPLES] == ["dizziness", "fatigue", "gut", "pain", "palpitations"]
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        assert (CHECKOUT / "docs" / target).exists(), target


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_passes_the_strict_check(home: Path, example: Path) -> None:
    """S14, S59: no error and no warning, by the command a clinician would type."""
    done = gradestep(home, "plan", "check", "--strict", str(example))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_a_whole_plan(example: Path) -> None:
    """S14, S33, S54, S59, S64: remarks, a small start, no wide gap, a value, contacts, supporters, a breathing plan."""
    text = example.read_text(encoding="utf-8")
    reading = read_plan(text.encode(), example)
    assert reading.plan is not None and reading.problems == ()
    plan = reading.plan
    assert text.startswith("#:schema ./plan.schema.json\n# ") and text.count("\n# ") >= 10
    assert plan.contacts and plan.supporters and plan.questions and plan.author
    assert len([one for one in plan.if_then if one.active]) <= 3
    assert any(one.does == "breathe" for one in plan.if_then)
    for ladder in plan.ladders:
        hard = [step.difficulty for step in ladder.in_order()]
        assert hard[0] <= 20 and max(b - a for a, b in pairwise(hard)) <= 25
        assert all(plan.values_of(ladder, step) for step in ladder.steps)
        assert all((step.amount and step.unit) or step.done_when for step in ladder.steps)
    assert (plan.pacing.bigger == "never") == (example.stem == "fatigue")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_presses_in_an_example(example: Path) -> None:
    """A31, care 5.1: the words of a plan and its remarks stand under the same list as the app's."""
    text = example.read_text(encoding="utf-8")
    remarks = "\n".join(line.partition("# ")[2] for line in text.splitlines() if "# " in line)
    said = [Said("examples", key, value) for key, value in strings(tomllib.loads(text), frozenset({"id", "prepared"}))]
    found = [one for words in (*said, Said("examples", "remarks", remarks)) for one in pressing(words)]
    assert not found, "\n".join(str(one) for one in found)


def test_nothing_presses_on_the_page_and_sentences_are_short() -> None:
    """A31, care 4.7, 5: no word of the list but the one that is denied; no claim; what it is not comes first."""
    words = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    found = {one.word for one in pressing(Said("clinicians", "", words.replace("CSV", "").replace("SUDS", "")))}
    assert found == {"treatment"}, "said once, to say that it is none"
    long = [sentence for sentence in sentences(words, wrapped=True) if len(words_of(sentence)) > LONGEST_SENTENCE]
    assert not long, long
    assert PAGE.index("## What it is not") < PAGE.index("## Minute")
    for said in ("makes no diagnosis", "no\ntreatment", "watches nobody"):
        assert said in PAGE or said.replace("\n", " ") in PAGE
