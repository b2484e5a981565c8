"""What terminal users expect of a command: no network, streams and pipes, forms that machines read, two at once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import gradestep
from terminal import Terminal, started

from gradestep.content import text_of
from gradestep.flows.commands import COMMANDS

DAILY = (
    ("log", "A walk", "--outcome", "done"),
    ("today",),
    ("history", "--json"),
    ("plan", "show"),
    ("doctor",),
    ("help-now",),
    ("undo",),
)
BLOCKED = """
import sys
def refuse(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        sys.stderr.write("NETWORK " + event)
        raise SystemExit(99)
sys.addaudithook(refuse)
from gradestep.__main__ import run
run()
"""


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Any]:
    """Starts programs in a terminal, and ends what is left of them."""
    running: list[Terminal] = []

    def start(*command: str, **environment: str) -> Terminal:
        given = {"PATH": os.defpath, "HOME": str(tmp_path), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        running.append(started(command, given | environment))
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()


@pytest.mark.parametrize("arguments", DAILY, ids=lambda arguments: arguments[0])
def test_no_command_touches_a_network(home: Path, arguments: tuple[str, ...]) -> None:
    """E17, E18, B1, R23: in a new home and with every use of a socket refused, each does its work and asks nothing."""
    gradestep(home, *DAILY[0])
    command = [sys.executable, "-I", "-c", BLOCKED, "--home", str(home), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False)
    assert (done.returncode, "NETWORK" in done.stderr) == (0, False), done.stderr


@pytest.mark.parametrize("arguments", [("log", "A walk", "--outcome", "done"), ("history",)], ids=["log", "history"])
def test_the_kernel_sees_no_network(home: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """E18, B1, R23: traced from outside, no address on any network is ever connected to or waited at."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed here; scripts/install-system-packages installs it")
    trace = tmp_path / "trace"
    command = [sys.executable, "-I", "-m", "gradestep", "--home", str(home), *arguments]
    traced = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(trace), *command]
    done = subprocess.run(traced, capture_output=True, text=True, check=False)
    if "ptrace" in done.stderr and "not permitted" in done.stderr:
        pytest.skip("this machine lets nobody trace a process")
    assert done.returncode == 0, done.stderr
    assert "AF_INET" not in trace.read_text()


def test_a_file_comes_in_by_a_pipe_and_goes_out_by_one(home: Path) -> None:
    """E20, E7: a minus stands for what is piped in and for what is piped out, and nothing else is in it."""
    plan = text_of("starters/gut.toml")
    assert gradestep(home, "plan", "check", "-", typed=plan).returncode == 0
    assert gradestep(home, "plan", "adopt", "-", "--yes", typed=plan).returncode == 0
    out = gradestep(home, "plan", "export", "--to", "-")
    assert out.returncode == 0
    assert gradestep(home, "plan", "check", "-", typed=out.stdout).returncode == 0
    assert gradestep(home, "note", "-", typed="From a pipe\n").returncode == 0
    assert "From a pipe" in gradestep(home, "history", "--search", "pipe").stdout + gradestep(home, "history").stdout


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (("today", "--json"), {"today"}),
        (("where", "--json"), None),
        (("doctor", "--json"), None),
        (("rules", "--json"), {"pacing", "rules"}),
        (("help-now", "--json"), {"lines"}),
        (("history", "--json"), {"id", "v", "kind", "at", "day", "crc"}),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_machines_read_keeps_its_form(home: Path, arguments: tuple[str, ...], keys: set[str] | None) -> None:
    """E21: each is JSON with the names it is known by; every record carries its format as `v`."""
    gradestep(home, "log", "A walk", "--outcome", "done")
    done = gradestep(home, *arguments)
    lines = [json.loads(line) for line in done.stdout.splitlines()] if arguments[0] == "history" else None
    found = lines[0] if lines else json.loads(done.stdout)
    assert done.returncode == 0
    assert keys is None or keys <= set(found)


def test_two_commands_at_once_both_keep_their_record(home: Path) -> None:
    """E33, R9: no second one is turned away, and neither loses anything."""
    command = [sys.executable, "-I", "-m", "gradestep", "--home", str(home), "log"]
    both = [subprocess.Popen([*command, f"walk {number}", "--outcome", "done"]) for number in range(4)]
    assert [one.wait(60) for one in both] == [0, 0, 0, 0]
    said = gradestep(home, "history").stdout
    assert [f"walk {number}: done" in said for number in range(4)] == [True] * 4


def test_ascii_alone_is_enough(home: Path, run: Any) -> None:
    """E31: with `--ascii`, or in a terminal that knows no more, every sign on the screen is ASCII."""
    gradestep(home, "plan", "adopt", "-", "--yes", typed=text_of("starters/gut.toml"))
    terminal = run(sys.executable, "-I", "-m", "gradestep", "--home", str(home), "--tui", "--ascii", "breathe")
    terminal.until_text("F1 Help now").until_quiet()
    assert terminal.text.isascii()


def test_no_command_needs_alt_or_a_function_key_alone() -> None:
    """E29: nothing is on Alt, which tmux and some terminals keep; what has a function key has a name to choose as well."""
    for command in COMMANDS:
        assert "alt+" not in f"{command.key} {command.letter}".casefold()
        assert command.label()
    assert [command.id for command in COMMANDS if command.key.startswith("f")] == ["help_now", "help"]


def test_a_snapshot_answers_at_once(home: Path) -> None:
    """E34, S53: `--version`, `today` and `help-now` come without pydantic, Textual or argparse being imported."""
    gradestep(home, "log", "A walk", "--outcome", "done")
    for arguments in (["--version"], ["today"], ["help-now"]):
        command = [sys.executable, "-I", "-X", "importtime", "-m", "gradestep", "--home", str(home), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
        assert done.returncode == 0
        assert not imported & {"pydantic", "textual", "argparse", "tomlrt", "hypothesis"}, arguments


def test_the_editor_is_the_persons_own(home: Path, tmp_path: Path) -> None:
    """E19: VISUAL stands over EDITOR, with its arguments; one that ends badly leaves the plan as it was."""
    gradestep(home, "plan", "adopt", "-", "--yes", typed=text_of("starters/gut.toml"))
    before = (home / "plan.toml").read_bytes()
    script = tmp_path / "my editor"
    script.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(tmp_path / 'seen')!r}, 'w').write(repr(sys.argv[1:]))\nsys.exit(3)\n"
    )
    script.chmod(0o755)
    environment = {"VISUAL": f"'{script}' --wait", "EDITOR": "/nonexistent/editor"}
    done = gradestep(home, "plan", "edit", typed="leave\n", environment=environment)
    assert "Traceback" not in done.stderr
    assert (tmp_path / "seen").read_text().startswith("['--wait', ")
    assert (home / "plan.toml").read_bytes() == before


def test_nothing_but_the_standard_places_is_written_to(tmp_path: Path) -> None:
    """E14, E32: with no home named the platform's folder holds everything, and every page is there as lines."""
    person = tmp_path / "person"
    person.mkdir()
    environment = {"XDG_DATA_HOME": str(person / "data"), "HOME": str(person), "PATH": os.defpath}
    for arguments in (["log", "A walk", "--outcome", "done"], ["history"], ["plan", "show"], ["today"]):
        command = [sys.executable, "-I", "-m", "gradestep", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert (done.returncode, "\x1b" in done.stdout) == (0, False), done.stderr
    assert [path.name for path in person.iterdir()] == ["data"]
