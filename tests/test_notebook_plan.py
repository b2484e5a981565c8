"""The plan and the settings in a person's folder: edited in place, never written over (R4, R13, R14, R16)."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_clock import FakeClock

from gradestep.files import FileProblem
from gradestep.model.journal import PlanChanged, SessionNote
from gradestep.notebook import Notebook
from gradestep.paths import HomePlaces
from gradestep.planfile.edits import SetField

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
colour = "blue"  # not a key of ours
"""


def with_plan(places: HomePlaces, clock: FakeClock) -> Notebook:
    """A notebook with a plan written by hand."""
    places.home.mkdir(mode=0o700)
    places.plan.write_text(PLAN, encoding="utf-8")
    return Notebook.open(places, clock.clock, seed="test")


def test_a_plan_is_edited_with_comments_and_unknown_keys_kept(places: HomePlaces, fake_clock: FakeClock) -> None:
    """R14, S50: one line changes, the earlier text is in backups, undo brings every byte back."""
    notebook = with_plan(places, fake_clock)
    notebook.change_plan([SetField(("ladders", "out", "steps", "gate"), "amount", 3)], subject="To the gate")
    assert places.plan.read_text(encoding="utf-8") == PLAN.replace("amount = 2", "amount = 3")
    assert [path.read_text(encoding="utf-8") for path in places.backups.iterdir()] == [PLAN]
    notebook.undo()
    assert places.plan.read_text(encoding="utf-8") == PLAN
    assert Notebook.open(places, fake_clock.clock).redo() is not None
    assert "amount = 3" in places.plan.read_text(encoding="utf-8")


def test_a_plan_edited_by_hand_meanwhile_is_not_written_over(places: HomePlaces, fake_clock: FakeClock) -> None:
    """R13: the hand edit stays, the change is refused in words, and works after a look."""
    notebook = with_plan(places, fake_clock)
    by_hand = PLAN.replace("Outside", "Out and about")
    places.plan.write_text(by_hand, encoding="utf-8")
    edit = SetField(("ladders", "out", "steps", "gate"), "amount", 3)
    with pytest.raises(FileProblem) as problem:
        notebook.change_plan([edit])
    assert problem.value.code == "changed_meanwhile"
    assert places.plan.read_text(encoding="utf-8") == by_hand
    assert notebook.refresh()
    notebook.change_plan([edit])
    assert places.plan.read_text(encoding="utf-8") == by_hand.replace("amount = 2", "amount = 3")


def test_a_plan_with_a_mistake_is_named_and_left_alone(places: HomePlaces, fake_clock: FakeClock) -> None:
    """R13: the line is named, the file stays, the journal works."""
    places.home.mkdir()
    broken = PLAN.replace('title = "Outside"', "title = Outside")
    places.plan.write_text(broken, encoding="utf-8")
    notebook = Notebook.open(places, fake_clock.clock)
    assert [(problem.code, problem.line) for problem in notebook.problems] == [("value_unquoted", 7)]
    notebook.record(SessionNote(text="still works"))
    with pytest.raises(FileProblem):
        notebook.change_plan([SetField((), "title", "x")])
    assert places.plan.read_text(encoding="utf-8") == broken


def test_a_plan_of_a_newer_version_is_shown_and_not_changed(places: HomePlaces, fake_clock: FakeClock) -> None:
    """R16: what is understood is shown, the file stays as it is."""
    places.home.mkdir()
    newer = PLAN.replace("format = 1", "format = 9")
    places.plan.write_text(newer, encoding="utf-8")
    notebook = Notebook.open(places, fake_clock.clock)
    assert notebook.plan.ladders[0].title == "Outside"
    with pytest.raises(FileProblem):
        notebook.change_plan([SetField((), "title", "x")])
    assert places.plan.read_text(encoding="utf-8") == newer


def test_a_change_cut_off_between_journal_and_file_is_taken_as_done(places: HomePlaces, fake_clock: FakeClock) -> None:
    """R4: the event is the commit point; a reader takes it as done, the next writer finishes it."""
    notebook = with_plan(places, fake_clock)
    notebook.change_plan([SetField((), "title", "New")])
    places.plan.write_text(PLAN, encoding="utf-8")
    cut_off = Notebook.open(places, fake_clock.clock)
    assert cut_off.plan.title == "New"
    assert places.plan.read_text(encoding="utf-8") == PLAN
    cut_off.record(SessionNote(text="next write"))
    assert 'title = "New"' in places.plan.read_text(encoding="utf-8")


def test_a_linked_plan_stays_a_link(places: HomePlaces, fake_clock: FakeClock, tmp_path: Path) -> None:
    """R13: a plan kept among other files of settings is replaced there."""
    real = tmp_path / "mine.toml"
    real.write_text(PLAN, encoding="utf-8")
    places.home.mkdir()
    places.plan.symlink_to(real)
    Notebook.open(places, fake_clock.clock).change_plan([SetField((), "title", "New")])
    assert places.plan.is_symlink()
    assert 'title = "New"' in real.read_text(encoding="utf-8")


def test_settings_are_changed_with_comments_kept_and_wrong_ones_named(
    places: HomePlaces, fake_clock: FakeClock
) -> None:
    """R13, E16: a wrong value costs its default, a hand-written comment costs nothing."""
    places.home.mkdir()
    places.settings.write_text('# mine\ncountry = "GB"\n[looks]\ntheme = "neon"\nmotion = "none"\n', encoding="utf-8")
    notebook = Notebook.open(places, fake_clock.clock)
    assert (notebook.settings.country, notebook.settings.looks.motion) == ("GB", "none")
    assert [(problem.code, problem.line) for problem in notebook.problems] == [("setting_wrong", 4)]
    notebook.change_settings({"low_energy": True})
    assert places.settings.read_text(encoding="utf-8").startswith("# mine\n")
    assert notebook.settings.low_energy


def test_a_starter_joins_a_plan_that_is_there(places: HomePlaces, fake_clock: FakeClock) -> None:
    """S2, R13: nothing of the person's own goes when a starter is added."""
    notebook = with_plan(places, fake_clock)
    notebook.use_starter("gut")
    assert {"out"} < {ladder.id for ladder in notebook.plan.ladders}
    assert PLAN.strip() in places.plan.read_text(encoding="utf-8")
    last = notebook.everything().entries[-1].event
    assert isinstance(last, PlanChanged)
    assert last.earlier == PLAN
