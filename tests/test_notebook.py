"""The one door to a person's files: saved means saved, nothing is lost, nothing is written over (B6)."""

from __future__ import annotations

import os
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from fake_clock import FakeClock

from gradestep.coach.totals import Totals
from gradestep.files import FileProblem
from gradestep.model.journal import CheckIn, FlareBegun, SessionNote
from gradestep.notebook import Notebook
from gradestep.notebook.draft_files import files as draft_files
from gradestep.paths import HomePlaces
from gradestep.planfile.edits import SetField


def texts(notebook: Notebook) -> list[str]:
    """The notes that stand."""
    standing = notebook.everything().standing()
    return [entry.event.text for entry in standing if isinstance(entry.event, SessionNote)]


def journal_bytes(places: HomePlaces) -> bytes:
    """All of the journal."""
    return b"".join(path.read_bytes() for path in sorted(places.journal.glob("*.jsonl")))


def test_opening_a_home_that_is_not_there_writes_nothing(notebook: Notebook) -> None:
    """R6, design 5: every reading works in a home that does not exist, and makes none."""
    assert notebook.plan.ladders == ()
    assert not notebook.places.home.exists()


def test_what_is_recorded_is_there_for_the_next_window(notebook: Notebook, fake_clock: FakeClock) -> None:
    """R1, R9: another window that was open before sees it after a look."""
    other = Notebook.open(notebook.places, fake_clock.clock)
    notebook.record(SessionNote(text="one"))
    assert other.refresh()
    other.record(SessionNote(text="two"))
    assert not other.refresh()
    assert notebook.refresh()
    assert texts(notebook) == texts(other) == ["one", "two"]
    assert [record.envelope.n for record in notebook.history.records] == [1, 2]


def test_nothing_written_before_is_ever_changed(notebook: Notebook) -> None:
    """R3, R8: after each command the old journal is the beginning of the new one."""
    note = notebook.record(SessionNote(text="one"))
    for act in (
        lambda: notebook.amend(note.id, {"text": "two"}),
        notebook.undo,
        notebook.redo,
        lambda: notebook.remove(note.id),
        lambda: notebook.change_settings({"country": "GB"}),
    ):
        before = journal_bytes(notebook.places)
        act()
        assert journal_bytes(notebook.places).startswith(before)


def test_undo_goes_ten_back_across_restarts_and_a_month(places: HomePlaces, fake_clock: FakeClock) -> None:
    """A24, R14: taken back one by one by windows opened afresh, and brought back again."""
    for number in range(12):
        Notebook.open(places, fake_clock.clock).record(SessionNote(text=str(number)))
        fake_clock.advance(86_400)
    assert f"{fake_clock.moment:%Y-%m}" == "2026-12"
    for left in range(11, 1, -1):
        assert Notebook.open(places, fake_clock.clock).undo() is not None
        assert len(texts(Notebook.open(places, fake_clock.clock))) == left
    for there in range(3, 13):
        assert Notebook.open(places, fake_clock.clock).redo() is not None
        assert len(texts(Notebook.open(places, fake_clock.clock))) == there


def test_undo_of_a_correction_brings_the_reading_before_it(notebook: Notebook) -> None:
    """R14: first, second, third; back to second; back to first; forward again."""
    note = notebook.record(SessionNote(text="first"))
    notebook.amend(note.id, {"text": "second"})
    notebook.amend(note.id, {"text": "third"})
    seen = []
    for act in (notebook.undo, notebook.undo, notebook.redo, notebook.redo, notebook.undo):
        act()
        seen += texts(notebook)
    assert seen == ["second", "first", "second", "third", "second"]


def test_an_emptied_folder_is_an_alarm(notebook: Notebook, fake_clock: FakeClock) -> None:
    """R12: what this computer remembers is more than what is there."""
    notebook.record(SessionNote(text="one"))
    notebook.record(SessionNote(text="two"))
    file = next(notebook.places.journal.iterdir())
    whole = file.read_bytes()
    file.write_bytes(whole.split(b"\n")[0] + b"\n")
    assert "journal_smaller" in {problem.code for problem in Notebook.open(notebook.places, fake_clock.clock).problems}
    file.unlink()
    codes = {problem.code for problem in Notebook.open(notebook.places, fake_clock.clock).problems}
    assert "journal_emptied" in codes
    file.write_bytes(whole)
    assert not Notebook.open(notebook.places, fake_clock.clock).problems


@pytest.mark.parametrize(
    "name",
    [
        "2026-11-k7f3.sync-conflict-20261123-101500-ABCDEFG.jsonl",
        "2026-11-k7f3 (Anna's conflicted copy 2026-11-23).jsonl",
        "2026-11-k7f3-DESKTOP-AB12.jsonl",
        "2026-11-k7f3 (1).jsonl",
        "copy of 2026-11-k7f3.jsonl",
    ],
)
def test_conflict_copies_are_read_and_left_in_place(notebook: Notebook, fake_clock: FakeClock, name: str) -> None:
    """R11: every entry once, whatever the sync client called the copy."""
    notebook.record(SessionNote(text="one"))
    notebook.record(SessionNote(text="two"))
    file = next(notebook.places.journal.iterdir())
    first, second = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(first)
    copy = notebook.places.journal / name
    copy.write_bytes(first + second)
    again = Notebook.open(notebook.places, fake_clock.clock)
    assert texts(again) == ["one", "two"]
    again.record(SessionNote(text="three"))
    assert texts(again) == ["one", "two", "three"]
    assert copy.read_bytes() == first + second


def test_a_huge_foreign_file_is_named_and_not_read(notebook: Notebook, fake_clock: FakeClock) -> None:
    """R26: a gigabyte that is not ours costs nothing and hides nothing."""
    notebook.record(SessionNote(text="mine"))
    with (notebook.places.journal / "2026-11-film.jsonl").open("wb") as file:
        file.truncate(1 << 30)
    again = Notebook.open(notebook.places, fake_clock.clock)
    assert [problem.code for problem in again.problems] == ["file_too_large"]
    assert texts(again) == ["mine"]


@pytest.mark.parametrize("days", [40, 400])
def test_sums_from_digests_are_the_sums_of_everything(places: HomePlaces, fake_clock: FakeClock, days: int) -> None:
    """S32, speed: opening reads the newest months and is right about all of them, with digests and without."""
    for _ in range(4):
        notebook = Notebook.open(places, fake_clock.clock)
        notebook.record(CheckIn(mood=4))
        notebook.record(FlareBegun())
        fake_clock.advance(86_400 * days / 4)
    for _ in range(2):
        notebook = Notebook.open(places, fake_clock.clock)
        whole = Totals.of(notebook.everything())
        assert (notebook.totals.records, notebook.totals.practices) == (whole.records, whole.practices)
        notebook.keep_digests()
    assert len(notebook.history.records) < 8 or days == 40


def test_a_correction_of_an_old_month_is_honoured(places: HomePlaces, fake_clock: FakeClock) -> None:
    """R11: a removal that reaches back past the months that are read counts all the same."""
    old = Notebook.open(places, fake_clock.clock).record(CheckIn(mood=4))
    fake_clock.advance(86_400 * 200)
    notebook = Notebook.open(places, fake_clock.clock)
    notebook.keep_digests()
    notebook.remove(old.id)
    again = Notebook.open(places, fake_clock.clock)
    entry = again.history.find(old.id)
    assert entry is not None
    assert entry.removed


@pytest.mark.parametrize(
    ("moment", "zone", "day", "offset"),
    [
        ("2026-03-29T01:59:30", "Europe/Berlin", "2026-03-28", "+01:00"),
        ("2026-03-29T03:00:30", "Europe/Berlin", "2026-03-28", "+02:00"),
        ("2026-10-25T02:30:00", "Europe/Berlin", "2026-10-24", "+02:00"),
        ("2026-11-01T12:00:00", "America/New_York", "2026-11-01", "-05:00"),
        ("2026-11-23T09:00:00", "Asia/Kathmandu", "2026-11-23", "+05:45"),
    ],
)
def test_a_record_says_when_it_was_where_the_person_was(
    places: HomePlaces, moment: str, zone: str, day: str, offset: str
) -> None:
    """R17: UTC for order, the local time for reading, the day as the person meant it."""
    clock = FakeClock(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)))
    clock.zone = zone
    envelope = Notebook.open(places, clock.clock).record(SessionNote(text="x")).envelope
    assert envelope.day.isoformat() == day
    assert envelope.local.isoformat().endswith(offset)
    assert envelope.at.utcoffset() == envelope.at.astimezone(ZoneInfo("UTC")).utcoffset()
    assert envelope.tz == zone


def test_a_clock_set_back_is_noted_and_nothing_is_lost(notebook: Notebook, fake_clock: FakeClock) -> None:
    """R17: saved all the same, marked, and in the order it was written."""
    notebook.record(SessionNote(text="one"))
    fake_clock.advance(-86_400 * 365)
    record = notebook.record(SessionNote(text="two"))
    assert record.envelope.clock == "doubtful"
    assert texts(Notebook.open(notebook.places, fake_clock.clock)) == ["one", "two"]


def test_a_read_only_folder_is_told_and_can_be_read(notebook: Notebook, fake_clock: FakeClock) -> None:
    """R5, R6: what was saved can be read; what cannot be saved is said."""
    notebook.record(SessionNote(text="one"))
    file = next(notebook.places.journal.iterdir())
    file.unlink()
    file.mkdir()
    again = Notebook.open(notebook.places, fake_clock.clock)
    with pytest.raises(FileProblem) as problem:
        again.record(SessionNote(text="my private words"))
    assert problem.value.code == "folder"
    assert "private" not in repr(problem.value)
    assert not again.everything().records


def test_everything_in_the_home_is_private(notebook: Notebook) -> None:
    """R22: folders 0700, files 0600."""
    notebook.use_starter("palpitations")
    notebook.change_settings({"country": "GB"})
    notebook.change_plan([SetField((), "title", "Mine")])
    modes = {
        path.relative_to(notebook.places.home): path.stat().st_mode & 0o777 for path in notebook.places.home.rglob("*")
    }
    assert {mode for path, mode in modes.items() if (notebook.places.home / path).is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if not (notebook.places.home / path).is_dir()} == {0o600}


def test_no_drafts_and_no_litter_stay_behind(notebook: Notebook) -> None:
    """R4: only what a home is made of."""
    notebook.record(SessionNote(text="one"))
    names = {path.name for path in notebook.places.home.rglob("*") if path.is_file()}
    assert names == {"2026-11-k7f3.jsonl", "last-seen.json", "lock"}
    assert draft_files(notebook.places) == ()
    assert os.listdir(notebook.places.journal) == ["2026-11-k7f3.jsonl"]
