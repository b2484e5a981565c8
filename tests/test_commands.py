"""The commands as a person types them: what they say, where they say it, and their status (design 5, E1-E36)."""

from __future__ import annotations

import json
import os
import re
import shlex
import stat
from pathlib import Path

import pytest
from commands import NOW, gradestep, started

from gradestep.cli.parser import COMMANDS, build_parser
from gradestep.content import say, text_of

README = Path(__file__).parent.parent / "README.md"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help(home: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """E1, E3: --help and -h on every command, status 0, with an example."""
    for option in ("--help", "-h"):
        with pytest.raises(SystemExit) as ended:
            build_parser().parse_args([*command.split(), option])
        assert ended.value.code == 0
        assert "xample" in capsys.readouterr().out


def test_the_version_is_said_without_anything_else(home: Path) -> None:
    """E2: one line, status 0, nothing written."""
    done = gradestep(home, "--version")
    assert re.fullmatch(r"gradestep \d+\.\d+\.\d+\n", done.stdout)
    assert (done.returncode, done.stderr, home.exists()) == (0, "", False)


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["todayy"], "today"),
        (["help-nwo"], "help-now"),
        (["log", "x", "--outcom", "done"], ""),
        (["--hom", "x"], ""),
        (["log"], ""),
        (["log", "x", "--before", "12"], ""),
        (["breathe", "--minutes", "900"], ""),
        (["history", "--since", "yesterday"], ""),
    ],
)
def test_wrong_usage_is_told_and_changes_nothing(home: Path, arguments: list[str], meant: str) -> None:
    """E4, E5: status 2, on stderr alone, nothing abbreviated, the nearest command named."""
    done = gradestep(home, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Try: gradestep" in done.stderr
    assert meant in done.stderr
    assert not home.exists()


@pytest.mark.parametrize(
    "arguments",
    [["today"], ["where"], ["doctor"], ["rules"], ["privacy"], ["history"], ["plan", "show"], ["help-now"]],
)
def test_reading_works_without_a_home_and_makes_none(home: Path, arguments: list[str]) -> None:
    """R6, E17, S3: no first run, no files, status 0, and plain text on stdout."""
    done = gradestep(home, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()
    assert "\x1b" not in done.stdout
    assert not home.exists()


def test_one_attempt_on_one_line(home: Path) -> None:
    """S15, R1, E7: kept with its numbers and words, and said once it is safe."""
    assert gradestep(home, "plan", "adopt", "-", "--yes", typed=text_of("starters/gut.toml")).returncode == 0
    step = json.loads(gradestep(home, "today", "--json").stdout)["step"]["id"]
    done = gradestep(
        home, "log", step, "--outcome", "partly", "--before", "6", "--after", "somewhat", "--amount", "1", "--note", "-",
        typed="It was windy\nand fine\n",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Saved: ")
    kept = json.loads(gradestep(home, "history", "--json", "--kind", "attempt_ended").stdout)
    assert kept["step"]["id"] == step
    assert (kept["before"]["distress"], kept["after"]["distress"], kept["actual"]) == (6, 5, 1)
    assert kept["after"]["note"] == "It was windy\nand fine"


def test_something_on_no_ladder_and_entered_later(home: Path) -> None:
    """R17, E9: any words will do, and the day it happened is the day it is kept under."""
    assert gradestep(home, "log", "waved to a neighbour", "--at", "2026-11-20T18:00", "--private").returncode == 0
    kept = json.loads(gradestep(home, "history", "--json").stdout)
    assert (kept["day"], kept["private"], kept["later"]) == ("2026-11-20", True, True)
    assert "outcome" not in kept


def test_undo_and_redo_across_runs(home: Path) -> None:
    """A24: each run takes one thing back; what was taken back can come again."""
    gradestep(home, "note", "one")
    gradestep(home, "note", "-", typed="two")
    assert "Taken back: a note for your session." in gradestep(home, "undo").stdout
    assert "two" not in gradestep(home, "history").stdout
    assert "Brought back" in gradestep(home, "redo").stdout
    assert "two" in gradestep(home, "history").stdout


def test_check_in_and_flare_in_one_line(home: Path) -> None:
    """S8, S27, S46: the body's rating is a record of its own; a flare is marked and lifted."""
    assert gradestep(home, "checkin", "--mood", "4", "--sensations", "7", "--energy", "low").returncode == 0
    assert gradestep(home, "flare", "--on").returncode == 0
    assert "flare day" in gradestep(home, "today").stdout
    assert gradestep(home, "flare", "--over").returncode == 0
    kinds = [json.loads(line)["kind"] for line in gradestep(home, "history", "--json").stdout.splitlines()]
    assert kinds == ["symptoms", "check_in", "flare_begun", "flare_ended"]


@pytest.mark.parametrize("environment", [{}, {"TERM": "dumb"}, {"ACCESSIBLE": "1"}, {"GRADESTEP_PLAIN": "1"}])
def test_without_a_terminal_it_is_plain_and_ends_with_the_input(home: Path, environment: dict[str, str]) -> None:
    """A1, A2, E8, E11, E12: no escape code, no full screen, no wait, status 0 at the end of input."""
    done = gradestep(home, typed="\n", environment=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout


def test_help_now_answers_whatever_the_files_are(home: Path) -> None:
    """S3, A28: a broken plan, broken settings, a journal of nonsense, or no home at all."""
    home.mkdir()
    (home / "plan.toml").write_bytes(b"\xff\xfe nonsense [[[")
    (home / "settings.toml").write_text("country = 'GB'", encoding="utf-8")
    (home / "journal").mkdir()
    (home / "journal" / "2026-11-k7f3.jsonl").write_bytes(b"\x00" * 5000)
    done = gradestep(home, "help-now")
    assert done.returncode == 0
    assert "116 123" in done.stdout
    assert "911" in gradestep(home, "help-now", "--country", "US").stdout


def test_damage_is_told_with_its_line_and_kept(home: Path) -> None:
    """R7, R13: the line is named on stderr, the rest is read, doctor copies it and leaves the file alone."""
    gradestep(home, "note", "sound")
    file = next((home / "journal").iterdir())
    file.write_bytes(file.read_bytes() + b"half a li\n")
    before = file.read_bytes()
    done = gradestep(home, "history", "--json")
    assert len(done.stdout.splitlines()) == 1
    assert "line 2" in done.stderr
    looked = gradestep(home, "doctor")
    assert looked.returncode == 1
    assert "line 2" in looked.stdout
    repaired = gradestep(home, "doctor", "--repair")
    assert "quarantine" in repaired.stdout
    assert file.read_bytes() == before
    assert [path.read_bytes() for path in (home / "quarantine").iterdir()] == [before]
    assert "Copied" not in gradestep(home, "doctor", "--repair").stdout


def test_a_copy_of_everything_comes_back_in_another_home(home: Path, tmp_path: Path) -> None:
    """R8, R11, R25: the journal is the same set, nothing is written over, a second time changes nothing."""
    gradestep(home, "note", "one")
    copy = tmp_path / "copy.zip"
    assert gradestep(home, "backup", str(copy)).returncode == 0
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert gradestep(home, "backup", str(copy)).returncode == 1
    other = tmp_path / "other"
    gradestep(other, "note", "two")
    assert gradestep(other, "restore", str(copy)).returncode == 0
    assert gradestep(other, "restore", str(copy)).returncode == 0
    notes = [json.loads(line)["text"] for line in gradestep(other, "history", "--json").stdout.splitlines()]
    assert sorted(notes) == ["one", "two"]
    assert gradestep(other, "restore", str(README)).returncode == 1


def test_erase_lists_everything_and_needs_a_word(home: Path) -> None:
    """E36: anything but the word keeps it all; what is not ours stays."""
    gradestep(home, "note", "one")
    (home / "mine.txt").write_text("not of gradestep", encoding="utf-8")
    kept = gradestep(home, "erase", typed="yes\n")
    assert "Everything is kept." in kept.stdout
    assert any((home / "journal").iterdir())
    gone = gradestep(home, "erase", typed="erase\n")
    assert "Every file is removed." in gone.stdout
    assert os.listdir(home) == ["mine.txt"]


def test_a_fault_of_its_own_shows_nothing_a_person_wrote(home: Path) -> None:
    """R24, E25: its kind and place, no values, status 1."""
    done = gradestep(home, "log", "my secret words", environment={"GRADESTEP_TEST_NOW": NOW})
    assert done.returncode == 1
    assert "TestClockRefused" in done.stderr
    assert "secret" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_hostile_words_never_act(home: Path) -> None:
    """R19: escape codes and direction overrides typed as words come out as text in every listing."""
    words = "\x1b]0;PWNED\x07[bold]\u202e=SUM(1)"
    gradestep(home, "note", "-", typed=words)
    gradestep(home, "log", words, "--outcome", "done")
    for arguments in (["history"], ["history", "--json"], ["today"], ["doctor"], ["where"]):
        done = gradestep(home, *arguments)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", done.stdout + done.stderr)


def test_a_million_characters_from_a_pipe(home: Path) -> None:
    """B6, R2: long text is kept whole."""
    assert gradestep(home, "note", "-", typed="word " * 200_000).returncode == 0
    assert len(json.loads(gradestep(home, "history", "--json").stdout)["text"]) == 1_000_000


def shown_in_the_readme() -> list[str]:
    """Every gradestep line of README.md's shell blocks, without its comment."""
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    lines = [re.sub(r"\s+#.*", "", line) for block in blocks for line in block.splitlines()]
    return [line for line in lines if "gradestep" in line.split()]


def test_every_command_of_the_readme_runs(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """E3: what README.md shows, each a start of its own, can be typed as it stands and ends well; of the demonstration it is said what it is."""
    monkeypatch.chdir(tmp_path)
    plan = tmp_path / "FILE"
    plan.write_text(text_of("starters/pain.toml"), encoding="utf-8")
    gradestep(home, "plan", "adopt", str(plan), "--yes")
    assert len(shown_in_the_readme()) >= 15
    for line in shown_in_the_readme():
        said, _, command = line.rpartition("| ")
        words = [str(plan) if word == "FILE" else word for word in shlex.split(command)[1:]]
        quick = ["--quiet"] if words[:1] == ["breathe"] else []
        typed = shlex.split(said)[1] if said else ":stop\n"
        done = started(home, *words, *quick, typed=typed)
        marks = f"{say('demo.mark')}\n{say('demo.gone')}\n" if "--demo" in words else ""
        some = say("share_json.cannot_restore") if words[:2] == ["share", "json"] else ""
        assert (done.returncode, done.stderr.partition("\n")[0] if some else done.stderr) == (0, some or marks), line
    assert json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))["gradestep"] == "gradestep-share"


def test_every_picture_and_page_that_is_named_is_there() -> None:
    """E3: no link of README.md or of docs/ leads to a file that is missing, and no picture is heavy."""
    for page in (README, *sorted(README.parent.glob("docs/*.md"))):
        for target in re.findall(r"\]\(([^):#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page.name, target)
    for picture in README.parent.glob("docs/pictures/*"):
        assert picture.stat().st_size < 300_000, picture.name
