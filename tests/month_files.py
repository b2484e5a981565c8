"""Journals spread over many months as files: any event, corrected in any month, from two computers whose clocks may be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as some
from journals import events

from gradestep.model.attempts import (
    Adjustment,
    Afterwards,
    AttemptBegun,
    AttemptEnded,
    Before,
    Reflection,
    StepSnapshot,
)
from gradestep.model.journal import (
    Amend,
    CheckIn,
    Event,
    Exercise,
    FlareBegun,
    FlareEnded,
    LearningStarred,
    Measure,
    Planned,
    Restore,
    Retract,
    Review,
    Safety,
    SessionNote,
    Symptoms,
    WeeklyRating,
)
from gradestep.model.record import Envelope, sealed

FIRST = datetime(2026, 1, 10, 9, 0, tzinfo=UTC)
"""When the first record of any of these journals can be."""

DAYS = 200
COMPUTERS = ("k7f3", "b2c4")

GATE = StepSnapshot(id="gate", title="Walk to the gate", kind="experiment", amount=2, unit="minutes")
READ = StepSnapshot(id="read", title="Read at the table", kind="quota", amount=8, unit="minutes")

SAID: dict[str, tuple[Event, ...]] = {
    "stops": (
        Safety(question="stop_now", answers=("today",)),
        Safety(question="stop_now", answers=("clinician",)),
        Safety(question="stop_now", answers=("emergency",)),
        Safety(question="checked", answers=("yes",)),
        Safety(question="checked", answers=("yes",), checked="a stitch"),
    ),
    "answers": (
        Safety(question="check_first", ticked=("heart-or-lung",)),
        Safety(question="check_first"),
        Safety(question="checked", answers=("yes",)),
        Safety(question="pem", answers=("no", "no"), ticked=("after-more", "told")),
        Safety(question="pem", answers=("yes",), ticked=("told",)),
        Safety(question="pem", answers=("unsure",), ticked=("after-more",)),
    ),
    "flares": (FlareBegun(), FlareEnded()),
    "looks": (
        *(Review(subject=subject) for subject in ("goals", "weekly")),
        *(Review(subject="maintenance", choice=choice) for choice in ("change", "looked")),
        *(Review(subject="friends", choice=choice) for choice in ("keep", "change")),
        WeeklyRating(what="avoidance", value=4),
        Exercise(exercise="posture"),
    ),
    "body": (
        *(Review(subject="symptom-log", choice=choice) for choice in ("less", "keep", None)),
        CheckIn(sensations=3),
        CheckIn(mood=4),
        Symptoms(rating=5),
        Symptoms(rating=2),
    ),
    "questions": (
        Measure(measure="gad-7", answers={"nervous": 1}),
        Measure(measure="my-activities", answers={"shop": 4}),
        CheckIn(answers={"reach": 5}),
        CheckIn(answers={"other": 5}),
        Review(subject="two_weeks/band/morning/evening", choice="asked"),
        Review(subject="two_weeks/band/morning/evening", choice="cannot_tell"),
    ),
    "breathing": tuple(Exercise(exercise="breathing", felt=felt) for felt in ("worse", "worse", "same", "easier")),
}
"""What is said of one thing again and again."""


@dataclass(frozen=True)
class Line:
    """One line to be written: what, on which day of the journal, and what it is about among those before it."""

    event: Event
    day: int
    about: int = 0
    """Counts back from it to what it corrects or belongs to."""
    computer: int = 0
    ahead: int = 0
    """Days by which the clock was ahead."""
    back: int = 0
    """Days by which it was entered later."""


AHEAD = [
    Line(FlareBegun(), 0),
    Line(FlareBegun(), 0, ahead=50),
    Line(FlareEnded(), 0),
    Line(FlareBegun(), 1, computer=1),
    Line(FlareEnded(), 22),
]
"""What a clock that was ahead wrote stands in a later month and says how the older ones are ordered."""


def _corrections() -> some.SearchStrategy[Event]:
    """What corrects a record before it; which one is put in when it is written."""
    return some.sampled_from([Retract(of=""), Restore(of=""), Amend(of="", fields={}), Amend(of="", fields={})])


def _planned() -> some.SearchStrategy[Event]:
    days = some.integers(0, DAYS + 60).map(lambda ahead: (FIRST + timedelta(days=ahead)).date())
    return some.builds(
        lambda day, dropped: Planned(step="gate", day_planned=day, dropped=dropped), days, some.booleans()
    )


def _parts() -> some.SearchStrategy[Event]:
    """Attempts in their parts, each about one begun before it."""
    adjusted = Afterwards(learned="I can stop", adjustments=(Adjustment(field="amount", after="1"),))
    return some.sampled_from(
        [
            AttemptBegun(step=GATE, before=Before(distress=8)),
            AttemptBegun(step=READ),
            AttemptEnded(attempt="", outcome="done"),
            AttemptEnded(attempt="", outcome="not_today"),
            AttemptEnded(attempt=""),
            Reflection(attempt="", after=Afterwards(next_day="much_worse_or_still_worse")),
            Reflection(attempt="", after=adjusted),
            LearningStarred(of="", words="I can stop"),
            LearningStarred(of="", starred=False),
        ]
    )


def _lines(events: some.SearchStrategy[Event], most: int) -> some.SearchStrategy[list[Line]]:
    """So many of these at the most, most of them in the first months, so that what is older matters."""
    line = some.builds(
        Line,
        events,
        some.one_of(some.integers(0, DAYS // 2), some.integers(0, DAYS)),
        some.integers(1, 3),
        some.sampled_from([0, 0, 0, 1]),
        some.sampled_from([0] * 12 + [50]),
        some.sampled_from([0] * 8 + [40]),
    )
    return some.lists(line, min_size=2, max_size=most).map(lambda lines: sorted(lines, key=lambda one: one.day))


def spread() -> some.SearchStrategy[list[Line]]:
    """Any journal over so many days, in the order it was written in: about one thing, or about anything."""
    every = [event for said in SAID.values() for event in said]
    of_one = [_lines(_with_corrections(some.sampled_from(said)), 14) for said in SAID.values()]
    parts = _lines(some.one_of(_parts(), _parts(), _parts(), _corrections()), 20)
    tries = _lines(_with_corrections(events()), 30)
    anything = _lines(some.one_of(some.sampled_from(every), events(), _parts(), _planned(), _corrections()), 40)
    return some.one_of(*of_one, _lines(_with_corrections(_planned()), 10), parts, tries, anything)


def _with_corrections(said: some.SearchStrategy[Event]) -> some.SearchStrategy[Event]:
    return some.one_of(said, said, _corrections())


def write_months(journal: Path, lines: Sequence[Line]) -> None:
    """One file a month and computer, as the pen would write them."""
    written: list[tuple[str, Event]] = []
    files: dict[str, bytes] = {}
    for at, line in enumerate(lines):
        record_id, event = f"00000000-0000-7000-8000-{at:012}", _aimed(line, written)
        moment = FIRST + timedelta(days=line.day + line.ahead, seconds=at)
        computer = COMPUTERS[line.computer]
        envelope = Envelope(
            id=record_id,
            v=1,
            kind=event.kind,
            at=moment,
            local=moment,
            day=(moment - timedelta(days=line.back)).date(),
            dev=computer,
            n=at + 1,
        )
        name = f"{moment:%Y-%m}-{computer}.jsonl"
        files[name] = files.get(name, b"") + sealed(envelope, event)
        written.append((record_id, event))
    journal.mkdir(parents=True, exist_ok=True)
    for name, block in files.items():
        (journal / name).write_bytes(block)


def _aimed(line: Line, written: Sequence[tuple[str, Event]]) -> Event:
    """The event with the record it is about; a note where there is none of the kind it can be about."""
    match line.event:
        case Amend():
            found = _nth(line.about, (one for one in written if not isinstance(one[1], Amend | Retract | Restore)))
            return Amend(of=found[0], fields=_another(found[1], line.about)) if found else SessionNote(text="nothing")
        case Retract() | Restore():
            found = _nth(line.about, (one for one in written if not isinstance(one[1], Amend | Retract | Restore)))
            to = _nth(1, (one for one in written if isinstance(one[1], Amend) and found and one[1].of == found[0]))
            if found is None:
                return SessionNote(text="nothing")
            restored = Restore(of=found[0], to=to[0] if to and line.about % 2 else None)
            return Retract(of=found[0]) if isinstance(line.event, Retract) else restored
        case AttemptEnded(attempt="") | Reflection() | LearningStarred():
            found = _nth(line.about, (one for one in written if isinstance(one[1], AttemptBegun)))
            name = "of" if isinstance(line.event, LearningStarred) else "attempt"
            return line.event.model_copy(update={name: found[0] if found else "nowhere"})
        case _:
            return line.event


def _nth(back: int, found: Iterable[tuple[str, Event]]) -> tuple[str, Event] | None:
    known = list(found)
    return known[-back] if len(known) >= back else None


def _another(event: Event, turn: int) -> dict[str, object]:
    """What another event of the same kind says."""
    others = [one for said in SAID.values() for one in said if one.kind == event.kind and one != event]
    if isinstance(event, AttemptEnded):
        return {"outcome": ("not_today", "partly", "done")[turn % 3]}
    return others[turn % len(others)].model_dump(mode="json") if others else {}
