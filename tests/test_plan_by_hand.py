"""A plan edited by hand: noticed at the next change, kept in the journal both ways, and copies that do not pile up."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from commands import gradestep
from fake_clock import FakeClock

from gradestep.content import say
from gradestep.model.journal import PlanChanged
from gradestep.notebook import Notebook
from gradestep.notebook.home import home_now
from gradestep.notebook.plan_file import NEWEST_KEPT, keep_backup
from gradestep.paths import HomePlaces
from gradestep.planfile.edits import SetField

PLAN = """\
# Mine.
format = 1

[[ladders]]
id = "outside"
title = "Outside"

[[ladders.steps]]
id = "gate"
title = "Gate"
amount = 2
unit = "minutes"
"""
BY_HAND = PLAN.replace("amount = 2", "amount = 4  # by hand")


@pytest.fixture
def edited(notebook: Notebook, places: HomePlaces, fake_clock: FakeClock) -> Notebook:
    """A plan written by the app and then edited by hand, opened afresh."""
    notebook.replace_plan(PLAN, what="edit")
    places.plan.write_text(BY_HAND, encoding="utf-8")
    return Notebook.open(places, fake_clock.clock, seed="again")


def changes(notebook: Notebook) -> list[str]:
    """What changed the plan, in order."""
    return [entry.event.what for entry in notebook.history.entries if isinstance(entry.event, PlanChanged)]


def test_an_edit_by_hand_is_noted_before_the_next_change(edited: Notebook, places: HomePlaces) -> None:
    """R13, R14, design 8: its text is in the journal with the one before it, and undo brings back either."""
    edited.change_plan([SetField(("ladders", "outside", "steps", "gate"), "amount", 3)])
    assert changes(edited) == ["edit", "by_hand", "edit"]
    edited.undo()
    assert places.plan.read_text(encoding="utf-8") == BY_HAND
    edited.undo()
    assert places.plan.read_text(encoding="utf-8") == PLAN


def test_undo_after_an_edit_by_hand_takes_that_back_first(edited: Notebook, places: HomePlaces) -> None:
    """R14, A24: the last thing that happened to the plan is the first to go, and redo brings it again."""
    edited.undo()
    assert places.plan.read_text(encoding="utf-8") == PLAN
    edited.redo()
    assert places.plan.read_text(encoding="utf-8") == BY_HAND


def test_an_edit_by_hand_with_a_mistake_is_left_as_it_is(
    notebook: Notebook, places: HomePlaces, fake_clock: FakeClock
) -> None:
    """R13: no event is made of what cannot be read."""
    notebook.replace_plan(PLAN, what="edit")
    places.plan.write_text("title = ", encoding="utf-8")
    again = Notebook.open(places, fake_clock.clock, seed="again")
    again.undo()
    assert "by_hand" not in changes(again)


BROKEN = ("title = ", '[[ladders]]\nid = "l"\ntitle = 5\n', "\udcff")
"""A plan that stops being TOML, one whose title is a number, and one that is no text."""


@pytest.mark.parametrize("broken", BROKEN, ids=["no TOML", "a number", "no text"])
def test_today_says_that_a_plan_cannot_be_read(home: Path, fake_clock: FakeClock, broken: str) -> None:
    """R13, S53: one short sentence, on Home too, kept for the next prompt as well, until the plan can be read; nothing is written over."""
    home.mkdir(mode=0o700)
    (home / "plan.toml").write_text(PLAN, encoding="utf-8")
    assert gradestep(home, "note", "first").returncode == 0
    raw = broken.encode("utf-8", "surrogateescape")
    (home / "plan.toml").write_bytes(raw)
    for _ in range(2):
        done = gradestep(home, "today")
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{say('home.today_unread')}\n", "")
    told = json.loads(gradestep(home, "today", "--json").stdout)
    assert (told["today"], told["step"]) == (say("home.today_unread"), None)
    assert (home / "plan.toml").read_bytes() == raw
    lines = home_now(Notebook.open(HomePlaces(home, "k7f3"), fake_clock.clock)).lines()
    assert say("home.plan_unread") in lines
    assert say("home.no_step") not in lines
    assert gradestep(home, "flare", "--on").returncode == 0
    assert gradestep(home, "today").stdout == f"{say('home.today_flare')}\n"
    assert gradestep(home, "flare", "--over").returncode == 0
    (home / "plan.toml").write_text(PLAN, encoding="utf-8")
    assert "Gate" in gradestep(home, "today").stdout


def test_copies_of_the_plan_do_not_pile_up(places: HomePlaces) -> None:
    """R14, promises 4: the newest fifty and one a month stay; what is not ours stays too."""
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for day in range(200):
        keep_backup(places, f"# {day}\n".encode(), start + timedelta(days=day))
    places.backups.joinpath("mine.toml").write_text("mine")
    keep_backup(places, b"# last\n", start + timedelta(days=200))
    kept = sorted(path.name for path in places.backups.iterdir() if path.name.startswith("plan-"))
    months = {Path(name).name[5:11] for name in kept}
    assert len(kept) == NEWEST_KEPT + len({f"2026{month:02}" for month in range(1, 6)})
    assert months == {f"2026{month:02}" for month in range(1, 8)}
    assert (places.backups / "mine.toml").exists()


def test_a_damaged_journal_says_nothing_of_whose_edit_it_was(
    notebook: Notebook, places: HomePlaces, fake_clock: FakeClock
) -> None:
    """R11, R12, R14: where the record of a change is damaged, the plan it left is not told as an edit by hand; nothing is lost."""
    notebook.replace_plan(PLAN, what="edit")
    notebook.change_plan([SetField(("ladders", "outside", "steps", "gate"), "amount", 3)])
    (file,) = places.journal.glob("*.jsonl")
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(lines[0] + lines[1][: len(lines[1]) // 2] + b"\n")
    now = places.plan.read_text(encoding="utf-8")
    again = Notebook.open(places, fake_clock.clock, seed="again")
    again.change_plan([SetField(("ladders", "outside", "steps", "gate"), "amount", 5)])
    assert "by_hand" not in changes(again)
    last = again.history.entries[-1].event
    assert isinstance(last, PlanChanged)
    assert last.earlier == now
