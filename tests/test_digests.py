"""What is carried from older months: whoever reads the newest ones hears the same as if every month were read (R11, S32, speed)."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from fake_clock import FakeClock
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some
from journals import PLAN, tried
from month_files import AHEAD, DAYS, FIRST, GATE, SAID, Line, spread, write_months
from spoken import spoken
from test_flow_stories import talk

from gradestep.coach.flare import flare_on
from gradestep.coach.learnings import learnings
from gradestep.coach.measures import last_answers, next_day
from gradestep.coach.offers import offers
from gradestep.coach.planned import coming
from gradestep.coach.reviews import due
from gradestep.coach.safety import check_first_stands, is_paused, pem_day, pem_state
from gradestep.coach.symptom_log import asks_body, asks_whether, not_now
from gradestep.coach.totals import Totals
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.check_in import due_question
from gradestep.flows.exercising import worse_last_time
from gradestep.flows.flow import Scene
from gradestep.model.attempts import AttemptBegun, AttemptEnded
from gradestep.model.history import History
from gradestep.model.journal import Exercise, Safety, SessionNote
from gradestep.model.people import Question
from gradestep.model.plan import Maintenance, Value
from gradestep.model.settings import Settings
from gradestep.notebook import Notebook
from gradestep.notebook.home import home_now
from gradestep.notebook.talking import Talking
from gradestep.paths import HomePlaces

REACH = Question(id="reach", ask="How able were you?", every_days=90)
FRIENDS = Value(id="friends", area="friends", words="Coffee")
WHOLE = PLAN.model_copy(
    update={"maintenance": Maintenance(today="Half a step"), "values": (FRIENDS,), "questions": (REACH,)}
)
SETTINGS = (Settings(), Settings(review_days=90, values_days=28))


def heard(history: History, today: date) -> dict[str, object]:
    """What those say who look for something that may be long ago."""
    scene = Scene(WHOLE, Settings(), history, today, datetime.combine(today, FIRST.timetz()), {}, 0)
    steps = [step.id for _, step in WHOLE.steps()]
    grounds = {step: Ground.of(replace(scene, options={"step": step})) for step in steps}
    return {
        "paused": is_paused(history, today),
        "check_first": check_first_stands(history),
        "pem": (pem_state(history, today), pem_day(history)),
        "flare": flare_on(history, today),
        "due": [due(WHOLE, own, history, today) for own in SETTINGS],
        "measures": [(next_day(history, one, 14), last_answers(history, one)) for one in ("gad-7", "my-activities")],
        "body": [
            (not_now(own, history, today), asks_body(own, history, today), asks_whether(own, history, today))
            for own in SETTINGS
        ],
        "coming": [(one.step, one.day, one.time) for one in coming(history, today)],
        "question": due_question(scene),
        "worse": worse_last_time(scene),
        "new": [step for step in steps if grounds[step].is_new],
        "changed last": [grounds[step].last_adjustment for step in steps],
        "starred": [one.words for one in learnings(history) if one.starred],
        "offers": [(one.rule, one.subject, one.why, one.change) for one in offers(WHOLE, Settings(), history, today)],
    }


def totals(found: Totals) -> tuple[object, ...]:
    """The sums as numbers."""
    return found.records, found.practices, found.days, dict(found.tries), found.last_day


def opened(home: Path, on: datetime) -> Notebook:
    """A window opened on that day."""
    return Notebook.open(HomePlaces(home, "k7f3"), FakeClock(on).clock, seed="later")


def hears_the_same(notebook: Notebook) -> None:
    """Nothing that somebody looks for is another in all months than in those read; nor are the sums."""
    today = notebook.today()
    assert heard(notebook.history, today) == heard(notebook.everything(), today)
    assert totals(notebook.totals) == totals(Totals.of(notebook.everything()))


@example(lines=AHEAD, kept=0, later=0)
@given(lines=spread(), kept=some.integers(0, DAYS), later=some.sampled_from([0, 20, 45, 120]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_older_months_say_what_they_would_say_if_read(lines: list[Line], kept: int, later: int) -> None:
    """care 4.2-4.4, 1.6, 1.9, S61, S7, S32: over digests, made month by month or at once, as over everything."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        write_months(home / "journal", [line for line in lines if line.day <= kept])
        (home / "computers" / "k7f3").mkdir(parents=True)
        early = opened(home, FIRST + timedelta(days=kept))
        hears_the_same(early)
        early.keep_digests()
        write_months(home / "journal", lines)
        for _ in range(2):
            notebook = opened(home, FIRST + timedelta(days=DAYS + later))
            hears_the_same(notebook)
            notebook.keep_digests()


DAY = 86_400.0


def after_months(notebook: Notebook, clock: FakeClock, months: int = 4) -> Notebook:
    """A window opened so many months on, with a note now and then and digests kept."""
    for number in range(months):
        clock.advance(25 * DAY)
        later = Notebook.open(notebook.places, clock.clock, seed=f"later-{number}")
        later.record(SessionNote(text="a note"))
        later.keep_digests()
    return Notebook.open(notebook.places, clock.clock, seed="at last")


@pytest.mark.parametrize("first", ["today", "clinician", "emergency"])
@pytest.mark.parametrize("second", ["clinician", "emergency"])
def test_a_stop_stands_over_months(notebook: Notebook, fake_clock: FakeClock, first: str, second: str) -> None:
    """care 4.4, O0: a stop answered, gone back on and answered anew holds for as long as it takes, then is looked at."""
    talking = Talking.begin(notebook, "stop_now")
    talking.answer(first)
    talking.back()
    talking.answer(second)
    while talking.question is not None:
        talking.answer("read")
    later = after_months(notebook, fake_clock)
    assert is_paused(later.history, later.today())
    assert home_now(later).pause is not None
    later.record(Safety(question="checked", answers=("yes",), checked="a stitch"))
    assert not is_paused(after_months(later, fake_clock).history, fake_clock.moment.date())


def test_answers_corrected_later_stand_over_months(notebook: Notebook, fake_clock: FakeClock) -> None:
    """care 4.2, 4.3: a tick put in a month later, an answer changed, a removal and its undoing, each in a month of its own."""
    ticks = notebook.record(Safety(question="check_first"))
    answers = notebook.record(Safety(question="pem", answers=("no",), ticked=("after-more",)))
    stop = notebook.record(Safety(question="stop_now", answers=("clinician",)))
    fake_clock.advance(31 * DAY)
    notebook.amend(ticks.id, {"ticked": ["blood-clots"]})
    notebook.amend(answers.id, {"answers": ["yes"], "ticked": ["told"]})
    notebook.remove(stop.id)
    fake_clock.advance(31 * DAY)
    assert notebook.undo() is not None
    later = after_months(notebook, fake_clock)
    assert check_first_stands(later.history)
    assert pem_state(later.history, later.today()) == "pacing_first"
    assert is_paused(later.history, later.today())


def test_a_correction_written_now_counts_at_once(notebook: Notebook, fake_clock: FakeClock) -> None:
    """R11, care 4.4: of two stops of long ago the later one is taken back; the earlier one holds, in this window and the next."""
    notebook.record(Safety(question="stop_now", answers=("clinician",)))
    second = notebook.record(Safety(question="stop_now", answers=("clinician",)))
    later = after_months(notebook, fake_clock)
    later.remove(second.id)
    again = Notebook.open(notebook.places, fake_clock.clock)
    assert is_paused(later.history, later.today())
    assert is_paused(again.history, again.today())


def test_an_opening_does_not_grow_with_the_journal(tmp_path: Path) -> None:
    """speed: what is carried is counted by different things, not by records: a year of the same is no more than a third of one."""
    said = [event for events in SAID.values() for event in events]
    tries = [tried(step, 0, outcome)[0] for step in ("gate", "read") for outcome in ("done", "partly", "not_today")]
    carried = []
    for days in (120, 360):
        home = tmp_path / f"{days}"
        lines = [Line(event, day) for day in range(days) for event in (said[day % len(said)], tries[day % 6])]
        write_months(home / "journal", lines)
        notebook = opened(home, FIRST + timedelta(days=days))
        hears_the_same(notebook)
        carried.append(len(notebook.history.records) - len(notebook.newest_months().records))
    assert carried[1] <= carried[0] + 2


def test_only_a_month_that_became_older_is_read(notebook: Notebook, fake_clock: FakeClock) -> None:
    """speed: months that were taken in before are not read again, as a line that is damaged where it stands shows."""
    notebook.record(Safety(question="stop_now", answers=("clinician",)))
    later = after_months(notebook, fake_clock)
    first = sorted(notebook.places.journal.iterdir())[0]
    seen = first.stat()
    first.write_bytes(b"x" * seen.st_size)
    os.utime(first, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    fake_clock.advance(31 * DAY)
    again = Notebook.open(later.places, fake_clock.clock)
    assert is_paused(again.history, again.today())
    assert not again.problems
    assert again.all_problems()


def test_what_cannot_be_read_of_older_months_is_told_at_each_opening(notebook: Notebook, fake_clock: FakeClock) -> None:
    """R3, R12, R26: a damaged line and a huge foreign file are told though their months are not read; the rest still counts."""
    notebook.record(Safety(question="stop_now", answers=("clinician",)))
    file = sorted(notebook.places.journal.iterdir())[0]
    file.write_bytes(file.read_bytes() + b"torn\n")
    with file.with_name("2026-10-film.jsonl").open("wb") as film:
        film.truncate(1 << 30)
    for _ in range(2):
        later = after_months(notebook, fake_clock)
        told = sorted((problem.code, problem.line) for problem in later.problems)
        assert told == [("file_too_large", None), ("journal_line_damaged", 2)]
        assert is_paused(later.history, later.today())


def test_digests_of_an_earlier_form_go(notebook: Notebook, fake_clock: FakeClock) -> None:
    """R21: what is worked out anew leaves nothing of a person's words behind in an older form."""
    notebook.record(SessionNote(text="a note"))
    notebook.places.digests.mkdir(parents=True)
    earlier = notebook.places.digests / "2026-11-k7f3.jsonl.json"
    earlier.write_text('{"format": 1}', encoding="utf-8")
    after_months(notebook, fake_clock)
    assert not earlier.exists()
    assert len(list(notebook.places.digests.iterdir())) == 1


def test_a_copy_with_no_month_in_its_name_is_counted_once(notebook: Notebook, fake_clock: FakeClock) -> None:
    """R11, S32: a copy that a sync program made of a month counts once, when that month is an older one too."""
    notebook.record(Exercise(exercise="posture"))
    notebook.record(Exercise(exercise="grounding"))
    begun = notebook.record(AttemptBegun(step=GATE))
    notebook.record(AttemptEnded(attempt=begun.id, outcome="done"))
    file = sorted(notebook.places.journal.iterdir())[0]
    (notebook.places.journal / f"copy of {file.name}").write_bytes(b"".join(file.read_bytes().splitlines(True)[1:3]))
    later = after_months(notebook, fake_clock)
    hears_the_same(later)
    assert later.totals.practices == 3


def test_a_try_over_the_turn_of_a_month_counts_for_good(notebook: Notebook, fake_clock: FakeClock) -> None:
    """S32: begun on the last of a month, over after midnight; once in all, as the month of its beginning becomes an older one."""
    fake_clock.advance(7 * DAY + 13.9 * 3600)
    begun = notebook.record(AttemptBegun(step=GATE))
    fake_clock.advance(0.2 * 3600)
    ended = notebook.record(AttemptEnded(attempt=begun.id, outcome="done"))
    assert begun.envelope.local.month != ended.envelope.local.month
    for _ in range(4):
        later = after_months(notebook, fake_clock, 1)
        assert (later.totals.practices, dict(later.totals.tries)) == (1, {"gate": 1})


def test_a_conversation_left_for_months_corrects_what_it_kept(notebook: Notebook, fake_clock: FakeClock) -> None:
    """R5, B6: taken up again, it goes back and changes its one record; there is no second one."""
    talking = Talking.begin(notebook, "stop_now")
    talking.answer("today")
    talking.leave()
    notebook.record(Safety(question="stop_now", answers=("today",)))
    later = after_months(notebook, fake_clock)
    again = Talking.resume(later, later.drafts[0])
    again.back()
    again.answer("emergency")
    stops = [entry.event for entry in later.everything().standing() if isinstance(entry.event, Safety)]
    assert [stop.answers for stop in stops] == [("emergency",), ("today",)]
    assert is_paused(later.history, later.today())


def test_undo_skips_nothing_between(notebook: Notebook, fake_clock: FakeClock) -> None:
    """A24, R14: what is carried from older months is not taken for the last action of this computer."""
    notebook.record(Safety(question="stop_now", answers=("clinician",)))
    notebook.record(SessionNote(text="one"))
    notebook.record(SessionNote(text="two"))
    fake_clock.advance(DAY)
    Notebook.open(HomePlaces(notebook.places.home, "b2c4"), fake_clock.clock).record(SessionNote(text="elsewhere"))
    later = after_months(notebook, fake_clock, 3)
    undone = [record.event for record in (later.undo() for _ in range(5)) if record is not None]
    assert undone == [SessionNote(text=text) for text in ("a note", "a note", "a note", "two", "one")]
    assert is_paused(later.history, later.today())
    assert [record.event for record in (later.redo(), later.redo()) if record] == undone[:2:-1]


def test_an_older_record_can_be_corrected(notebook: Notebook, fake_clock: FakeClock) -> None:
    """S44, R14: found by its words in a month that is not read, it has its parts to correct."""
    note = notebook.record(SessionNote(text="Ask about the stairs"))
    later = after_months(notebook, fake_clock)
    assert later.history.find(note.id) is None
    talk(later, "correct", {"text": "Ask about the lift"}, record=note.id)
    found = later.history.find(note.id)
    assert found is not None
    assert found.event == SessionNote(text="Ask about the lift")


def test_the_journal_shows_whole_months(notebook: Notebook, fake_clock: FakeClock) -> None:
    """issue 4: a list without gaps: what is carried is not among the newest, and older months are one choice away."""
    notebook.record(Safety(question="stop_now", answers=("clinician",)))
    notebook.record(SessionNote(text="Long ago"))
    later = after_months(notebook, fake_clock)
    assert [record.event.kind for record in later.newest_months().records if record.event] == ["session_note"] * 2
    assert "Long ago" in spoken(later, fake_clock, ["journal"], stays=True)
