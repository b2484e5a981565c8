"""The set of records and what it says: the same in any order, from any copies (R11, R14, R17)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gradestep.model.acts import Acts
from gradestep.model.attempts import AttemptEnded
from gradestep.model.history import History, merged, reaching_out
from gradestep.model.journal import Amend, Event, Restore, Retract, SessionNote
from gradestep.model.record import Envelope, Record, read_line, sealed

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def a_record(event: Event, number: int, *, computer: str = "k7f3", at: datetime = NOON) -> Record:
    """A record as it is read from its line."""
    envelope = Envelope(
        id=f"{computer}-{number}", v=1, kind=event.kind, at=at, local=at, day=date(2026, 11, 23), dev=computer, n=number
    )
    record = read_line(sealed(envelope, event)[:-1])
    assert isinstance(record, Record)
    return record


@some.composite
def journals(draw: some.DrawFn) -> list[Record]:
    """Notes, corrections, removals and restorations of two computers with clocks that go anywhere."""
    records: list[Record] = []
    for computer in ("aaaa", "bbbb"):
        for number in range(1, draw(some.integers(1, 7))):
            ids = [record.id for record in records] or ["nobody"]
            target = draw(some.sampled_from(ids))
            known: list[Event] = [
                SessionNote(text=f"{computer} {number}"),
                Amend(of=target, fields={"text": f"again {number}"}),
                Retract(of=target),
                Restore(of=target),
            ]
            event = draw(some.sampled_from(known))
            at = NOON + timedelta(seconds=draw(some.integers(-100, 100)))
            records.append(a_record(event, number, computer=computer, at=at))
    return records


@given(journals(), some.randoms())
def test_copies_in_any_order_say_the_same(records: list[Record], chance: Random) -> None:
    """R11: union is commutative, associative and idempotent, and what it says does not hang on the order of reading."""
    shuffled = list(records)
    chance.shuffle(shuffled)
    cut = len(records) // 2
    assert merged(shuffled) == merged(records)
    assert merged([*merged(records[:cut]), *records[cut:]]) == merged(records)
    assert merged([*records, *records]) == merged(records)
    assert History.of(shuffled) == History.of([*records, *shuffled[:cut]])


@given(journals())
def test_one_computers_records_stay_in_the_order_they_were_written(records: list[Record]) -> None:
    """R17: whatever the clock did, nothing is lost, doubled or put in another order."""
    ordered = merged(records)
    assert len(ordered) == len(records)
    for computer in ("aaaa", "bbbb"):
        numbers = [record.envelope.n for record in ordered if record.envelope.dev == computer]
        assert all(before < after for before, after in pairwise(numbers))


@pytest.mark.parametrize("moment", ["1970-01-01T00:00:00+00:00", "2100-01-01T00:00:00+00:00"])
def test_a_wrong_clock_moves_nothing(moment: str) -> None:
    """R17: one record from 1970 or 2100 stays where it was written."""
    records = [
        a_record(SessionNote(text="first"), 1),
        a_record(SessionNote(text="odd"), 2, at=datetime.fromisoformat(moment)),
        a_record(SessionNote(text="last"), 3, at=NOON + timedelta(hours=1)),
    ]
    assert [record.envelope.n for record in merged(reversed(records))] == [1, 2, 3]


def test_of_two_that_differ_the_sealed_one_stands() -> None:
    """R11: a copy damaged on the way does not take the place of the whole one; two whole ones are both kept."""
    whole = a_record(SessionNote(text="whole"), 1)
    touched = read_line(whole.raw.replace(b"whole", b"other"))
    assert isinstance(touched, Record)
    assert merged([touched, whole]) == (whole,)
    second = read_line(sealed(whole.envelope, SessionNote(text="as whole"))[:-1])
    assert isinstance(second, Record)
    assert set(merged([whole, second])) == {whole, second}


def test_a_correction_keeps_the_first_answer_and_can_be_taken_back() -> None:
    """R14: every earlier reading can be had again from the same lines."""
    note = a_record(SessionNote(text="first"), 1)
    amend = a_record(Amend(of=note.id, fields={"text": "second"}), 2)
    again = a_record(Amend(of=note.id, fields={"text": "third"}), 3)
    back = a_record(Restore(of=note.id, to=amend.id), 4)
    first = a_record(Restore(of=note.id), 5)
    texts = []
    for count in range(1, 6):
        entry = History.of([note, amend, again, back, first][:count]).entries[0]
        assert isinstance(entry.event, SessionNote)
        texts.append(entry.event.text)
        assert entry.record is note
    assert texts == ["first", "second", "third", "second", "first"]


def test_removing_and_restoring() -> None:
    """R8, R14: removed is out of sight and still there."""
    note = a_record(SessionNote(text="kept"), 1)
    gone = History.of([note, a_record(Retract(of=note.id), 2)])
    assert not gone.standing()
    assert gone.find(note.id) is not None
    assert History.of([*gone.records, a_record(Restore(of=note.id), 3)]).standing()


def test_a_correction_of_a_month_not_read_is_known_to_reach_outside() -> None:
    """R11: what names a record that is not here says so, and so does a correction of one."""
    note = a_record(SessionNote(text="here"), 1)
    inside = [note, a_record(Amend(of=note.id, fields={"text": "there"}), 2)]
    assert not reaching_out(inside)
    retract = a_record(Retract(of="elsewhere"), 3)
    assert reaching_out([*inside, retract]) == {"elsewhere", retract.id}
    ended = a_record(AttemptEnded(attempt="begun-elsewhere", outcome="done"), 4)
    assert reaching_out([*inside, ended]) == {"begun-elsewhere"}


def test_records_stand_in_the_order_they_have_among_others() -> None:
    """R17, design 8: a record of a clock that was ahead orders those after it, where it is not folded itself too."""
    ahead = a_record(SessionNote(text="ahead"), 1, at=NOON + timedelta(days=50))
    after = a_record(SessionNote(text="after"), 2)
    elsewhere = a_record(SessionNote(text="elsewhere"), 1, computer="b2c4", at=NOON + timedelta(hours=1))
    assert History.of([elsewhere, after]).records == (after, elsewhere)
    assert History.of([elsewhere, after], among=[ahead]).records == (elsewhere, after)


def test_acts_are_two_stacks() -> None:
    """A24: undo and redo are read from the records; something new clears what could be brought back."""
    note = a_record(SessionNote(text="a"), 1)
    undo = read_line(
        sealed(
            note.envelope.model_copy(update={"id": "u", "n": 2, "kind": "retract", "undoes": note.id}),
            Retract(of=note.id),
        )[:-1]
    )
    assert isinstance(undo, Record)
    assert Acts.of([note, undo], "k7f3").undone == (note,)
    later = a_record(SessionNote(text="b"), 3)
    assert Acts.of([note, undo, later], "k7f3") == Acts((later,), ())
    assert Acts.of([note], "another") == Acts()
