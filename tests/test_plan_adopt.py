"""A clinician's file taken in, revised, taken back and brought again, in a person's own folder (issue 3.4; R13, R14, R18)."""

from __future__ import annotations

import pytest
from adopted_plans import FIRST, OTHER, OWN, revised, without_step
from fake_clock import FakeClock

from gradestep.coach.finding import snapshot
from gradestep.files import FileProblem, sha256_of
from gradestep.model.attempts import AttemptEnded
from gradestep.model.journal import PlanAdopted, SessionNote
from gradestep.notebook import Notebook
from gradestep.notebook.adopting import Decided, bases_of, look
from gradestep.notebook.plan_file import base_file
from gradestep.paths import HomePlaces
from gradestep.planfile.edits import SetField
from gradestep.planfile.merging_cases import Case

MAILBOX = ("ladders", "outside", "steps", "mailbox")
SECOND = revised(one="amount = 3 -> amount = 1", two="Any order is fine. -> Rest when you like.")


def adopt(
    notebook: Notebook, text: str, *, taking: tuple[str, ...] = (), together: tuple[str, ...] = ()
) -> PlanAdopted:
    """Take a file in; the event it left."""
    record = notebook.adopt(text, "plan.toml", Decided(taking, together))
    assert record is not None
    assert isinstance(record.event, PlanAdopted)
    return record.event


def base(places: HomePlaces, source: str = "getting-outside") -> str | None:
    """What stands in adopted/."""
    file = base_file(places, source)
    return file.read_text(encoding="utf-8") if file.exists() else None


def plan(places: HomePlaces) -> str:
    """What stands in plan.toml."""
    return places.plan.read_text(encoding="utf-8")


def test_an_adoption_is_one_event_and_two_files(notebook: Notebook, places: HomePlaces) -> None:
    """R14, R18, B3: the event holds all of it; the file stands in adopted/ byte for byte, private, and the plan has it."""
    event = adopt(notebook, FIRST)
    assert (event.plan, event.revision, event.base, event.earlier_base) == ("getting-outside", 1, FIRST, "")
    assert (event.before, event.after, event.text) == ("", sha256_of(plan(places).encode()), plan(places))
    assert base(places) == FIRST
    assert base_file(places, "getting-outside").stat().st_mode & 0o077 == 0
    assert notebook.plan.adopted == {"getting-outside": 1}


def test_a_week_then_a_revision_then_undo_all_the_way(
    notebook: Notebook, places: HomePlaces, fake_clock: FakeClock
) -> None:
    """B3, R14, issue 3 shows-when-done 2: adopt, use, change, adopt again, decide together; undo and redo bring back plan and file."""
    adopt(notebook, FIRST)
    first = plan(places)
    ladder, step = notebook.plan.steps()[0]
    notebook.record(AttemptEnded(step=snapshot(notebook.plan, ladder, step), outcome="done"))
    fake_clock.advance(7 * 86400)
    notebook.change_plan([SetField(MAILBOX, "amount", 2)])
    changed = plan(places)
    event = adopt(notebook, SECOND, together=("steps/mailbox/measure",))
    (undecided,) = event.together
    assert (undecided.title, undecided.mine, undecided.theirs) == ("Mailbox", "2 minutes", "1 minute")
    assert notebook.plan.note == "Rest when you like."
    assert 'amount = 2\nunit = "minutes"' in plan(places)
    assert base(places) == SECOND
    second = plan(places)

    notebook.undo()
    assert (plan(places), base(places)) == (changed, FIRST)
    notebook.undo()
    assert (plan(places), base(places)) == (first, FIRST)
    Notebook.open(places, fake_clock.clock, seed="test").redo()
    notebook.refresh()
    notebook.redo()
    assert (plan(places), base(places)) == (second, SECOND)
    assert notebook.history.standing()[-1].event.kind == "plan_adopted"
    assert look(notebook, SECOND.encode(), "plan.toml").case is Case.SAME


def test_undo_of_the_first_adoption_leaves_no_file_and_loses_none(notebook: Notebook, places: HomePlaces) -> None:
    """R8, R14: nothing stands in adopted/, what stood there is in backups, and the file can be adopted as if for the first time."""
    adopt(notebook, FIRST)
    notebook.undo()
    assert base(places) is None
    assert FIRST in [path.read_text(encoding="utf-8") for path in places.backups.iterdir()]
    assert notebook.plan.ladders == ()
    assert look(notebook, FIRST.encode(), "plan.toml").case is Case.FIRST
    notebook.redo()
    assert base(places) == FIRST
    assert notebook.plan.find("gate") is not None


def test_an_attempt_stays_bound_to_the_revision_it_answered(notebook: Notebook) -> None:
    """Issue 3.4: the plan, its number and the words of the step as they were, whatever comes later, from each clinician."""
    adopt(notebook, FIRST)
    adopt(notebook, OTHER)
    taken = [snapshot(notebook.plan, ladder, step) for ladder, step in notebook.plan.steps()]
    kept = notebook.record(AttemptEnded(step=taken[1], outcome="done"))
    assert {(step.plan, step.revision) for step in taken} == {("getting-outside", 1), ("gut", 4)}
    adopt(notebook, SECOND)
    event = notebook.history.find(kept.id)
    assert event is not None
    assert isinstance(event.event, AttemptEnded)
    assert event.event.step == taken[1]
    now = {snapshot(notebook.plan, ladder, step).revision for ladder, step in notebook.plan.steps()}
    assert now == {2, 4}


def test_a_plan_changed_meanwhile_is_merged_as_it_stands(
    notebook: Notebook, places: HomePlaces, fake_clock: FakeClock
) -> None:
    """R9, R13: what another window changed between looking and taking in is kept."""
    adopt(notebook, FIRST)
    found = look(notebook, SECOND.encode(), "plan.toml")
    assert found.conflicts == ()
    Notebook.open(places, fake_clock.clock, seed="other").change_plan([SetField(MAILBOX, "cue", "after lunch")])
    adopt(notebook, SECOND)
    step = notebook.plan.find("mailbox")
    assert step is not None
    assert (step[1].cue, step[1].amount) == ("after lunch", 1)


@pytest.mark.parametrize("base_written", [False, True])
def test_an_adoption_cut_off_is_taken_as_done_and_finished(
    notebook: Notebook, places: HomePlaces, fake_clock: FakeClock, *, base_written: bool
) -> None:
    """R4, R18: killed between the event and the files, a reader takes it as done and the next writer finishes it."""
    adopt(notebook, FIRST)
    first = plan(places)
    adopt(notebook, SECOND)
    second = plan(places)
    places.plan.write_text(first, encoding="utf-8")
    if not base_written:
        base_file(places, "getting-outside").write_text(FIRST, encoding="utf-8")
    cut_off = Notebook.open(places, fake_clock.clock, seed="next")
    assert cut_off.plan.adopted == {"getting-outside": 2}
    assert bases_of(cut_off) == {"getting-outside": SECOND}
    assert look(cut_off, SECOND.encode(), "plan.toml").case is Case.SAME
    cut_off.record(SessionNote(text="the next write"))
    assert (plan(places), base(places)) == (second, SECOND)


def test_a_file_that_differs_in_a_comment_alone_is_finished_too(
    notebook: Notebook, places: HomePlaces, fake_clock: FakeClock
) -> None:
    """R4: the plan stays as it is, so that the file alone says whether it was finished."""
    adopt(notebook, FIRST)
    commented = FIRST + "# One more line.\n"
    event = adopt(notebook, commented)
    assert event.before == event.after
    base_file(places, "getting-outside").write_text(FIRST, encoding="utf-8")
    cut_off = Notebook.open(places, fake_clock.clock, seed="next")
    assert look(cut_off, commented.encode(), "plan.toml").case is Case.SAME
    cut_off.record(SessionNote(text="the next write"))
    assert base(places) == commented


def test_a_lost_file_is_found_in_the_journal(notebook: Notebook, places: HomePlaces, fake_clock: FakeClock) -> None:
    """B6: with adopted/ gone, the base of the next merge comes from the journal."""
    adopt(notebook, FIRST)
    notebook.change_plan([SetField(MAILBOX, "amount", 2)])
    base_file(places, "getting-outside").unlink()
    anew = Notebook.open(places, fake_clock.clock, seed="next")
    assert [conflict.key for conflict in look(anew, SECOND.encode(), "plan.toml").conflicts] == [
        "steps/mailbox/measure"
    ]


def test_a_damaged_record_is_no_base(notebook: Notebook, places: HomePlaces, fake_clock: FakeClock) -> None:
    """R7: where a byte of the journal is other than it was, the file in adopted/ is the base."""
    adopt(notebook, FIRST)
    (journal,) = places.journal.glob("*.jsonl")
    journal.write_bytes(journal.read_bytes().replace(b"Tuesday coffee", b"Tuesday coffeg"))
    assert bases_of(Notebook.open(places, fake_clock.clock, seed="next")) == {"getting-outside": FIRST}


def test_a_plan_with_a_mistake_takes_nothing_in(notebook: Notebook, places: HomePlaces) -> None:
    """R13: the person's own broken plan is never written over."""
    places.home.mkdir(mode=0o700)
    places.plan.write_text("title = oops\n", encoding="utf-8")
    notebook.refresh()
    assert look(notebook, FIRST.encode(), "plan.toml").case is Case.UNSOUND
    with pytest.raises(FileProblem):
        notebook.adopt(FIRST, "plan.toml", Decided())
    assert plan(places) == "title = oops\n"
    assert base(places) is None


def test_the_very_file_again_writes_nothing(notebook: Notebook, places: HomePlaces) -> None:
    """B3: the same bytes again leave journal, plan and file as they are."""
    adopt(notebook, FIRST)
    before = (len(notebook.history.records), plan(places))
    assert notebook.adopt(FIRST, "plan.toml", Decided()) is None
    assert (len(notebook.history.records), plan(places)) == before


def test_own_ladders_and_two_clinicians_through_the_notebook(notebook: Notebook, places: HomePlaces) -> None:
    """B3: each file is kept under its own id; the person's text is a part of the plan, comments and all."""
    places.home.mkdir(mode=0o700)
    places.plan.write_text(OWN, encoding="utf-8")
    notebook.refresh()
    adopt(notebook, FIRST)
    adopt(notebook, OTHER)
    adopt(notebook, without_step(SECOND, "shop"))
    assert plan(places).startswith(OWN.split("[[ladders]]", maxsplit=1)[0])
    assert {ladder.id for ladder in notebook.plan.ladders} == {"garden", "outside", "outside-2"}
    assert (base(places), base(places, "gut")) == (without_step(SECOND, "shop"), OTHER)


@pytest.mark.parametrize("name", ["con", "nul", "com1", "a" * 64])
def test_any_id_makes_a_name_that_every_system_takes(notebook: Notebook, places: HomePlaces, name: str) -> None:
    """R21, promises 5: one file inside adopted/, never a device."""
    adopt(notebook, FIRST.replace('id = "getting-outside"', f'id = "{name}"'))
    (file,) = places.adopted.iterdir()
    assert file.stem not in ("con", "nul", "com1")
    assert base(places, name) is not None
    assert look(notebook, file.read_bytes(), "plan.toml").case is Case.SAME


def test_a_large_file_is_taken_in_whole(notebook: Notebook) -> None:
    """R18: 100 ladders and 2,000 steps, and every one of them marked; how long it may take is in test_plan_adopt_bounds."""
    ladders = [
        f'[[ladders]]\nid = "l{ladder}"\ntitle = "Ladder {ladder}"\n'
        + "".join(
            f'[[ladders.steps]]\nid = "s{ladder}-{step}"\ntitle = "Step {step}"\ndifficulty = {step}\n'
            for step in range(20)
        )
        for ladder in range(100)
    ]
    event = adopt(notebook, 'format = 1\nid = "large"\nrevision = 1\ntitle = "Large"\n' + "".join(ladders))
    assert len(notebook.plan.steps()) == 2000
    assert event.text.count('from = "large"') == 2100
