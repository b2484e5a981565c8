"""A calendar imported again: one person's own ids, what was in an earlier one and is gone is taken out, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import icalendar
from test_share_calendar import ALL, MONDAYS, checked, lived, text_of
from walking import NOW, TODAY, remembered

from gradestep.content import say
from gradestep.model.history import History
from gradestep.model.journal import Planned, Review, SessionNote, Shared
from gradestep.model.settings import CheckIns, Settings, Window
from gradestep.share.appointments import MOST, appointments
from gradestep.share.gathering import PARTS, Choice, Material
from gradestep.share.making import made


def exported(one: Material, choice: Choice = ALL) -> Shared:
    """What the journal keeps of a calendar that left."""
    return Shared(what="calendar", calendar=made("calendar", "ics", one, choice).calendar)


def by_uid(one: Material, choice: Choice = ALL) -> dict[str, Any]:
    """The events of the file."""
    return {str(event["UID"]): event for event in checked(text_of(one, choice))}


def cancelled(one: Material) -> list[str]:
    """The ids that are taken out."""
    return [uid for uid, event in by_uid(one).items() if event["STATUS"] == "CANCELLED"]


def test_the_same_again_updates_and_what_was_dropped_goes_away() -> None:
    """S7, S61: the same id each time, a higher sequence later; a dropped step, a time that is gone and a look back that was
    done early are cancelled, and every one of them was in the file before.
    """
    planned = Planned(step="gate", day_planned=TODAY + timedelta(days=1), time="10:30")
    first = lived(planned, settings=MONDAYS)
    noted = lived(planned, exported(first), dropped(planned))
    looked = remembered(Review(subject="outside"), 0, 9)
    later = replace(noted, now=NOW + timedelta(hours=1), history=History.of((*noted.history.records, looked)))
    before, after = by_uid(first), by_uid(later)
    assert len(before) == 6
    assert all(event["STATUS"] == "CONFIRMED" for event in before.values())
    assert set(cancelled(later)) == set(before)
    assert all(int(str(after[uid]["SEQUENCE"])) > int(str(before[uid]["SEQUENCE"])) for uid in before)
    assert [after[uid].decoded("DTSTART") for uid in before] == [event.decoded("DTSTART") for event in before.values()]
    assert [str(event["SUMMARY"]) for uid, event in after.items() if uid not in before] == ["A look back"]
    assert text_of(first) == text_of(first)


def test_nothing_is_taken_out_that_was_never_in() -> None:
    """S7, B4: without check-in times no check-in is cancelled; a line that stayed away then is none either; the past stays."""
    planned = Planned(step="gate", day_planned=TODAY + timedelta(days=1))
    first = lived(planned, settings=MONDAYS)
    assert cancelled(lived(planned, exported(lived(planned)))) == []
    (step,) = [one for one in appointments(first) if one.part == "planned"]
    held = Choice(with_parts=frozenset(PARTS), held=frozenset({f"calendar/{step.key}"}))
    assert step.uid not in cancelled(lived(planned, exported(first, held), dropped(planned)))
    past = replace(lived(exported(first)), today=TODAY + timedelta(days=40), now=NOW + timedelta(days=40))
    assert cancelled(past) == []


def dropped(planned: Planned) -> Planned:
    """The same, dropped."""
    return planned.model_copy(update={"dropped": True})


def test_a_second_time_of_a_day_takes_no_first_one_out() -> None:
    """S20: a file holds so many check-ins; one that is too many now and was in before stays where it is."""
    daily = Settings(check_in=CheckIns(windows=(Window(start="18:30"),)))
    twice = Settings(check_in=CheckIns(windows=(Window(start="18:30"), Window(start="20:30"))))
    first = lived(Planned(step="gate", day_planned=TODAY), settings=daily)
    again = lived(Planned(step="gate", day_planned=TODAY), exported(first), settings=twice)
    assert cancelled(again) == []
    assert len([one for one in appointments(again) if one.part == "check_ins"]) == MOST


def test_two_people_with_one_plan_share_no_id() -> None:
    """S7: with the same clinician's plan and the same times, no event of one is written over one of the other.

    Without any record that is so too, and the next file takes the first ones out.
    """
    planned = Planned(step="gate", day_planned=TODAY)
    one = lived(planned, settings=MONDAYS)
    others = [
        replace(record, envelope=record.envelope.model_copy(update={"id": "other"})) for record in one.history.records
    ]
    assert not set(by_uid(one)) & set(by_uid(replace(one, history=History.of(others))))
    nobody = lived(settings=MONDAYS)
    assert len(by_uid(nobody)) == 4
    assert not set(by_uid(nobody)) & set(by_uid(replace(nobody, now=NOW + timedelta(seconds=1))))
    assert set(cancelled(lived(exported(nobody), settings=MONDAYS))) == set(by_uid(nobody))


def test_an_older_journal_beside_this_one() -> None:
    """S7, R11: where the first record becomes another, what stood under the old ids is taken out and comes under new ones."""
    planned = Planned(step="gate", day_planned=TODAY + timedelta(days=1))
    first = lived(planned)
    older = remembered(SessionNote(text="from another computer"), 30, 9)
    older = replace(older, envelope=older.envelope.model_copy(update={"dev": "other"}))
    now = lived(planned, exported(first))
    merged = replace(now, history=History.of((*now.history.records, older)))
    assert set(cancelled(merged)) == set(by_uid(first))
    assert cancelled(now) == []


def test_what_is_missing_is_counted() -> None:
    """B4: lines held back and damaged places are counted in the file, without a word of what they are."""
    one = lived(Planned(step="gate", day_planned=TODAY))
    assert "X-WR-CALDESC" not in text_of(one)
    part = replace(one, damaged=2)
    told = str(
        icalendar.Calendar.from_ical(text_of(part, Choice(without_parts=frozenset({"planned"}))))["X-WR-CALDESC"]
    )
    assert f"{say('share.labels.held')}: 1" in told
    assert say("share.damaged", count=2) in told
    checked(text_of(part, Choice(without_parts=frozenset({"planned"}))))
