"""Plan files from anyone: taken, cleaned or refused in words, in bounded time and memory, and nothing in them acts."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from commands import gradestep
from hostile_plans import ACCEPTED, CLEANED, Case, cases, step

from gradestep.cli.dispatch import dispatch
from gradestep.cli.surroundings import Surroundings
from gradestep.model.plan import Plan
from gradestep.notebook.telling import told
from gradestep.planfile.checks.spoken import texts
from gradestep.planfile.reading import read_plan

ALL = tuple(cases())
HEAVY = ("1 MiB", "100,000", "50,000", "2,000", "2,001", "900,000", "200,000")
"""In the names of files that take time; a process of its own looks at each."""
LIGHT = tuple(case for case in ALL if not any(word in case.name for word in HEAVY))
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would do something in a terminal, or turn a line around."""
UNSEEN = re.compile("[\u00ad\u2060-\u2064\ufeff\U000e0041]|[A-Za-z][\u200b-\u200d]")
"""What nobody sees and no script needs."""

SECONDS = 2
"""Of processor time for one command, the interpreter's start among it (design 8)."""
MEMORY = 200 * 1024 * 1024
"""Bytes (design 8)."""


def test_the_table_is_long_enough() -> None:
    """R18: at least 120 cases, each of a name of its own."""
    assert len({case.name for case in ALL}) == len(ALL) >= 120


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_every_file_comes_to_what_its_row_says(case: Case) -> None:
    """R18, R19, B3: accepted, cleaned or refused with a code; each problem has its sentence, with nothing that acts."""
    reading = read_plan(case.raw, Path("plan.toml"), outside=True)
    codes = [problem.code for problem in reading.problems]
    if case.comes_to in (ACCEPTED, CLEANED):
        assert reading.plan is not None
        assert codes == []
        assert not _acting(reading.plan)
        assert not [words for _, words in texts(reading.plan) if UNSEEN.search(words)]
    else:
        assert case.comes_to in codes
    for problem in reading.problems[:50]:
        assert told(problem)
        assert not ACTS.search(told(problem))


def _acting(plan: Plan) -> list[str]:
    dumped = plan.model_dump_json()
    return ACTS.findall(dumped.encode().decode("unicode_escape", "replace") if "\\u00" in dumped else dumped)


def test_valid_words_of_any_script_stay_as_they_are() -> None:
    """R18, E31: no letter of a title that may stay is changed."""
    for words in ("المشي إلى الباب", "👨\u200d👩\u200d👧", "می\u200cخواهم", "Cafe\u0301", "[bold]x[/bold]"):
        plan = read_plan(step(words), Path("plan.toml"), outside=True).plan
        assert plan is not None
        assert plan.ladders[0].steps[0].title == words


def test_a_newer_format_is_shown_and_not_taken_in(home: Path, tmp_path: Path) -> None:
    """R16, B3: what is understood is shown, and nothing is adopted.

    R15, a copy before an older format is changed, has nothing to show so far: format 1 is the first, and the only one.
    """
    file = tmp_path / "newer.toml"
    file.write_bytes(b"format = 2\nnever_heard_of = true\n" + step("Gate"))
    shown, taken = gradestep(home, "plan", "show", str(file)), gradestep(home, "plan", "adopt", str(file), "--yes")
    assert (shown.returncode, "Gate" in shown.stdout) == (0, True)
    assert (taken.returncode, (home / "plan.toml").exists()) == (1, False)


@pytest.mark.parametrize("action", [("check",), ("show",), ("adopt", "--yes")], ids=lambda action: action[0])
def test_every_file_on_the_command_line(home: Path, tmp_path: Path, action: tuple[str, ...]) -> None:
    """R18, R19, E8: no traceback, and no byte that acts, by the command itself; show and adopt have all of them below."""
    sample = ALL if action[0] == "check" else ALL[:: len(ALL) // 5]
    files = []
    for number, case in enumerate(sample):
        files.append(tmp_path / f"{number}.toml")
        files[-1].write_bytes(case.raw)
    runs = [[str(file) for file in files]] if action[0] == "check" else [[str(file)] for file in files]
    for names in runs:
        done = gradestep(home, "plan", *action, *names)
        assert done.returncode in (0, 1), done.stderr
        assert "Traceback" not in done.stderr
        assert not ACTS.search(done.stdout + done.stderr)


@pytest.mark.parametrize("case", LIGHT, ids=lambda case: case.name)
def test_every_file_shown_and_taken_in(home: Path, tmp_path: Path, case: Case) -> None:
    """R18, R19: shown as text, as a page and as data, looked at and taken in: no exception, no byte that acts, no half plan."""
    file = tmp_path / "plan.toml"
    file.write_bytes(case.raw)
    taken = case.comes_to in (ACCEPTED, CLEANED)
    for form in ("show", "show --html", "show --json", "adopt --dry-run", "adopt --yes"):
        action, *options = form.split()
        said, complained = StringIO(), StringIO()
        surroundings = Surroundings(StringIO(), said, complained, {"HOME": str(tmp_path)})
        status = dispatch(["--home", str(home), "plan", action, str(file), *options], surroundings)
        assert status in ((0,) if action == "show" and taken else (0, 1)), complained.getvalue()
        assert not ACTS.search(said.getvalue() + complained.getvalue())
    if (home / "plan.toml").exists():
        own = read_plan((home / "plan.toml").read_bytes(), home / "plan.toml")
        assert own.plan is not None and own.problems == ()
        assert not ACTS.search((home / "plan.toml").read_text(encoding="utf-8").replace("\r\n", "\n"))


@pytest.mark.parametrize("case", [case for case in ALL if case not in LIGHT], ids=lambda case: case.name)
def test_heavy_files_stay_within_time_and_memory(tmp_path: Path, case: Case) -> None:
    """R18, design 8: read by a process that may use no more than 200 MB and is ended when it takes too long.

    The best of three counts: others may be at work on this machine, and then a second is none.
    """
    file = tmp_path / "plan.toml"
    file.write_bytes(case.raw)

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    command = [sys.executable, "-I", "-m", "gradestep", "--home", str(tmp_path / "home"), "plan", "check", str(file)]
    for _ in range(3):
        done = subprocess.run(command, capture_output=True, text=True, preexec_fn=bounded, check=False)
        if done.returncode != -signal.SIGKILL:
            break
    assert done.returncode in (0, 1), done.stderr[-500:]


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "loop", "missing"])
def test_what_is_no_file_is_one_sentence(home: Path, tmp_path: Path, kind: str) -> None:
    """R18, R26: a folder, a pipe that nobody writes to, a device, a link to itself, nothing at all."""
    place = tmp_path / "plan.toml"
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "loop":
        place.symlink_to(place)
    elif kind == "device":
        place = Path("/dev/zero")
    for action in ("check", "show", "adopt"):
        done = gradestep(home, "plan", action, str(place))
        said = (done.stdout + done.stderr).strip().splitlines()
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert len(said) <= 4, said
