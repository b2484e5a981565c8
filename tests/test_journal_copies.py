"""Weekly copies of the journal: one a week, two kept, whole and private."""

from __future__ import annotations

import stat
from datetime import date, timedelta
from pathlib import Path

from commands import gradestep

from gradestep.notebook.journal_copies import KEPT, keep_weekly_copies
from gradestep.paths import HomePlaces

MONDAY = date(2026, 11, 2)


def copies(places: HomePlaces) -> list[str]:
    """The names of the copies."""
    return sorted(path.name for path in places.backups.iterdir()) if places.backups.is_dir() else []


def a_month(places: HomePlaces) -> Path:
    """A file of the journal with something in it."""
    places.journal.mkdir(parents=True)
    file = places.journal / "2026-11-k7f3.jsonl"
    file.write_bytes(b"one\n")
    return file


def test_one_copy_a_week_of_what_grew(places: HomePlaces) -> None:
    """R12, promises 4: the first time in a week, not again in it, and not where nothing came."""
    file = a_month(places)
    for days in range(7):
        keep_weekly_copies(places, [file], MONDAY + timedelta(days=days))
        file.write_bytes(file.read_bytes() + b"more\n")
    assert copies(places) == ["2026-11-k7f3-2026w45.copy"]
    keep_weekly_copies(places, [file], MONDAY + timedelta(days=7))
    keep_weekly_copies(places, [file], MONDAY + timedelta(days=14))
    assert copies(places) == ["2026-11-k7f3-2026w45.copy", "2026-11-k7f3-2026w46.copy"]
    copy = places.backups / "2026-11-k7f3-2026w46.copy"
    assert copy.read_bytes() == file.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_the_newest_copies_stay(places: HomePlaces) -> None:
    """R12: each holds all of the one before it, so that two are enough; nothing else in the folder goes."""
    file = a_month(places)
    for week in range(6):
        file.write_bytes(file.read_bytes() + b"more\n")
        keep_weekly_copies(places, [file], MONDAY + timedelta(weeks=week))
    (places.backups / "mine").write_text("mine")
    keep_weekly_copies(places, [file], MONDAY + timedelta(weeks=9))
    assert len([name for name in copies(places) if name.endswith(".copy")]) == KEPT
    assert "mine" in copies(places)


def test_an_emptied_file_takes_no_copy_away(places: HomePlaces) -> None:
    """R12: what is smaller than its last copy is not copied, and the copy stays."""
    file = a_month(places)
    keep_weekly_copies(places, [file], MONDAY)
    file.write_bytes(b"")
    keep_weekly_copies(places, [file], MONDAY + timedelta(weeks=1))
    assert (places.backups / "2026-11-k7f3-2026w45.copy").read_bytes() == b"one\n"


def test_the_commands_keep_them(home: Path) -> None:
    """R12: after a check-in there is one, and erase takes it with the rest."""
    gradestep(home, "checkin", "--mood", "5")
    assert len(list((home / "backups").glob("*.copy"))) == 1
    assert gradestep(home, "erase", typed="erase\n").returncode == 0
    assert not list(home.rglob("*.copy"))
