"""doctor, backup, restore and erase on a folder that something happened to: the real commands, the real files."""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import gradestep
from homes import Homes

from gradestep.content import text_of


def journal_of(home: Path) -> Path:
    """The one journal file."""
    (path,) = (home / "journal").glob("*.jsonl")
    return path


def bytes_under(folder: Path) -> dict[str, bytes]:
    """Every file and what it holds; locks and what a trouble put there left out."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not _is_left_out(path))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _is_left_out(path: Path) -> bool:
    return path.name == "lock" or "zzzz" in path.name


def ids_of(home: Path) -> list[str]:
    """The ids of all records."""
    return [json.loads(line)["id"] for line in gradestep(home, "history", "--json").stdout.splitlines()]


def three_tries(home: Path) -> None:
    """A plan and three tries."""
    gradestep(home, "plan", "adopt", "-", "--yes", typed=text_of("starters/gut.toml"))
    for number in range(3):
        assert gradestep(home, "log", f"walk {number}", "--outcome", "done").returncode == 0


@pytest.fixture
def lived_in(home: Path, homes: Homes) -> Path:
    """A home with a plan and three tries."""
    return homes.copy(three_tries, home)


def _line_of_another_version(home: Path) -> None:
    with journal_of(home).open("ab") as file:
        file.write(b'{"id":"x","v":99,"kind":"song","at":"2026-11-23T10:00:00Z"}\n')


def _torn_line(home: Path) -> None:
    with journal_of(home).open("ab") as file:
        file.write(b'{"id":"x","v":1,"kind":"check_in","at":"2026-')


def _zeros(home: Path) -> None:
    with journal_of(home).open("ab") as file:
        file.write(b"\x00" * 512)


def _month_is_a_folder(home: Path) -> None:
    (home / "journal" / "2026-10-zzzz.jsonl").mkdir()


def _month_is_a_pipe(home: Path) -> None:
    os.mkfifo(home / "journal" / "2026-10-zzzz.jsonl")


def _month_is_a_device(home: Path) -> None:
    (home / "journal" / "2026-10-zzzz.jsonl").symlink_to("/dev/zero")


def _month_is_huge(home: Path) -> None:
    with (home / "journal" / "2026-10-zzzz.jsonl").open("wb") as file:
        file.truncate(3 * 1024**3)


def _plan_is_broken(home: Path) -> None:
    (home / "plan.toml").write_bytes(b'title = "open\n')


def _plan_is_a_folder(home: Path) -> None:
    (home / "plan.toml").unlink()
    (home / "plan.toml").mkdir()


def _settings_are_broken(home: Path) -> None:
    (home / "settings.toml").write_bytes(b"\xff\xfe\x00")


def _draft_is_broken(home: Path) -> None:
    (drafts,) = [folder / "drafts" for folder in (home / "computers").iterdir()]
    drafts.mkdir(mode=0o700, exist_ok=True)
    (drafts / "a.json").write_bytes(b"{")


TROUBLES: tuple[Callable[[Path], None], ...] = (
    _line_of_another_version,
    _torn_line,
    _zeros,
    _month_is_a_folder,
    _month_is_a_pipe,
    _month_is_a_device,
    _month_is_huge,
    _plan_is_broken,
    _plan_is_a_folder,
    _settings_are_broken,
    _draft_is_broken,
)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__.strip("_"))
def test_doctor_says_it_and_repair_changes_nothing_that_was_there(
    lived_in: Path, trouble: Callable[[Path], None]
) -> None:
    """R7, R13, R15, R16, R18, R26: told in words; what is sound is read; repair only copies, and no journal byte moves."""
    trouble(lived_in)
    before = bytes_under(lived_in)
    looked = gradestep(lived_in, "doctor")
    assert (looked.returncode in (0, 1), "Traceback" in looked.stderr) == (True, False)
    assert len(looked.stdout.splitlines()) >= 1
    assert gradestep(lived_in, "history").stdout.count("walk ") == 3
    repaired = gradestep(lived_in, "doctor", "--repair")
    assert "Traceback" not in repaired.stderr
    after = bytes_under(lived_in)
    assert {path: after[path] for path in before if not path.startswith("computers/")} == {
        path: data for path, data in before.items() if not path.startswith("computers/")
    }
    assert all(path.startswith(("quarantine/", "computers/")) for path in set(after) - set(before))


@pytest.mark.parametrize(
    ("old", "new"), [('id = "b"', 'id = "a"'), ('values = ["tea"]', 'values = ["gone"]')], ids=["twice", "to nothing"]
)
def test_doctor_names_a_plan_whose_names_lead_astray(home: Path, old: str, new: str) -> None:
    """R13, R16: not "all is well" where a part of the plan is not where a person looks for it; the way to the lines is said."""
    plan = """format = 1
id = "p"
title = "Out"
[[values]]
id = "tea"
area = "friends"
words = "Tea"
[[ladders]]
id = "l"
title = "L"
values = ["tea"]
[[ladders.steps]]
id = "a"
title = "A"
difficulty = 10
[[ladders.steps]]
id = "b"
title = "B"
difficulty = 20
"""
    home.mkdir(mode=0o700)
    file = home / "plan.toml"
    for text, status in ((plan, 0), (plan.replace(old, new), 1)):
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)
        done = gradestep(home, "doctor")
        assert done.returncode == status, done.stdout
        assert (f"gradestep plan check {file}" in done.stdout) == bool(status)


def test_a_copy_in_quarantine_is_the_file_itself(lived_in: Path) -> None:
    """R7: what cannot be read is copied whole, once, and private."""
    _zeros(lived_in)
    gradestep(lived_in, "doctor", "--repair")
    gradestep(lived_in, "doctor", "--repair")
    (copy,) = (lived_in / "quarantine").iterdir()
    assert copy.read_bytes() == journal_of(lived_in).read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_backup_brought_into_an_empty_home_is_the_same_history(lived_in: Path, tmp_path: Path) -> None:
    """R21, R25: journal, plan and adopted file come back byte for byte; the copy is private."""
    copy, other = tmp_path / "copy.zip", tmp_path / "other"
    assert gradestep(lived_in, "backup", str(copy)).returncode == 0
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert gradestep(other, "restore", str(copy)).returncode == 0
    assert ids_of(other) == ids_of(lived_in)
    assert (other / "plan.toml").read_bytes() == (lived_in / "plan.toml").read_bytes()


def test_restore_joins_and_writes_nothing_over(lived_in: Path, tmp_path: Path) -> None:
    """R8, R14, R25: what is here stays, what is missing comes, and twice is once."""
    copy = tmp_path / "copy.zip"
    gradestep(lived_in, "backup", str(copy))
    gradestep(lived_in, "log", "only here", "--outcome", "done")
    (lived_in / "plan.toml").write_bytes(b'title = "Mine now"\n')
    before = bytes_under(lived_in)
    assert gradestep(lived_in, "restore", str(copy)).returncode == 0
    assert gradestep(lived_in, "restore", str(copy)).returncode == 0
    after = bytes_under(lived_in)
    assert {path: after[path] for path in before if not path.startswith("computers/")} == {
        path: data for path, data in before.items() if not path.startswith("computers/")
    }
    ids = ids_of(lived_in)
    assert len(ids) == len(set(ids))
    assert gradestep(lived_in, "history").stdout.count("only here") == 1


def _zip(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as copy:
        for name, data in members.items():
            copy.writestr(name, data)
    return held.getvalue()


def _link() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as copy:
        link = zipfile.ZipInfo("journal/2026-11-link.jsonl")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        copy.writestr(link, "/etc/passwd")
    return held.getvalue()


HOSTILE = {
    "climbs out": _zip({"../outside.jsonl": b"x", "journal/../../outside.jsonl": b"x", "/outside.jsonl": b"x"}),
    "climbs out the other way": _zip(
        {"..\\outside.jsonl": b"x", "journal\\..\\outside.jsonl": b"x", "c:outside": b"x"}
    ),
    "other folders": _zip({"exports/outside.html": b"x", ".ssh/outside": b"x", "journal/deep/outside.jsonl": b"x"}),
    "a link": _link(),
    "not a copy": b"Dear clinic",
    "cut off": _zip({"journal/2026-11-aaaa.jsonl": b"x" * 5000})[:200],
    "nothing": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_copy_from_anyone_writes_only_where_it_may(lived_in: Path, tmp_path: Path, name: str) -> None:
    """R18, R21: nothing outside the home, no links, nothing written over; the history stays."""
    copy = tmp_path / "copy.zip"
    copy.write_bytes(HOSTILE[name])
    before = ids_of(lived_in)
    done = gradestep(lived_in, "restore", str(copy))
    assert (done.returncode in (0, 1), "Traceback" in done.stderr) == (True, False)
    assert list(tmp_path.rglob("*outside*")) == []
    assert not any(path.is_symlink() for path in lived_in.rglob("*"))
    assert ids_of(lived_in) == before


def test_erase_takes_what_is_ours_and_leaves_what_is_not(lived_in: Path) -> None:
    """E36, R21: every file is listed first; a file of the person's own in the folder stays."""
    (lived_in / "my-own.txt").write_text("mine")
    listed = gradestep(lived_in, "erase", typed="\n")
    assert journal_of(lived_in).name in listed.stdout
    assert gradestep(lived_in, "erase", typed="erase\n").returncode == 0
    assert (lived_in / "my-own.txt").read_text() == "mine"
    assert [path.name for path in lived_in.rglob("*") if path.is_file()] == ["my-own.txt"]
