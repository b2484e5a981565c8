"""The three questions about effort come again by themselves: on Home, calmly, and they can be left (care 4.3, 4.4, O1)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fake_clock import FakeClock
from journals import CLEAR, PACED, PLAN, Past, answered, done, history_of, offered, rules, tried
from screen_reading import app_in, flat, notebook_in, play, press, row_ids, text_of
from spoken import spoken
from textual.pilot import Pilot
from walking import NOW, PASS, TODAY, Move, Walk, scene_of, walk

from gradestep.coach.flare import flare_on
from gradestep.coach.home import HomeView, home_view
from gradestep.coach.home_ways import asked
from gradestep.coach.pem_again import questions_due
from gradestep.coach.totals import Totals
from gradestep.content import say
from gradestep.flows.first_run_safety import NEVER_BIGGER
from gradestep.flows.pem import pem
from gradestep.flows.question import Answer, Information
from gradestep.model.attempts import Afterwards, AttemptEnded, NextDay, Reflection, StepSnapshot
from gradestep.model.journal import FlareBegun, FlareEnded, Offer, Safety
from gradestep.model.settings import Settings
from gradestep.notebook import Notebook

WORSE: NextDay = "much_worse_or_still_worse"
LINE, ROW = say("safety.pem.again.home"), say("safety.pem.again.row")
CLINICIAN = say("safety.pem.again.worse")


def rough(*days_ago: int) -> tuple[Past, ...]:
    """Tries of these days, each followed by a much worse day that was told at once."""
    return tuple(tried("gate", days, next_day=WORSE) for days in days_ago)


def told_later(tried_ago: int, told_ago: int) -> tuple[Past, ...]:
    """A try, and on a later day how the day after it was."""
    ended, said = tried("gate", tried_ago), Reflection(attempt="past-0", after=Afterwards(next_day=WORSE))
    return ended, (said, told_ago)


@pytest.mark.parametrize(
    ("past", "due"),
    [
        ((), False),
        (((CLEAR[0], 89),), False),
        (((CLEAR[0], 90),), True),
        (((CLEAR[0], 91),), True),
        (((PACED[0], 89),), False),
        (((PACED[0], 90),), True),
        (((PACED[0], 200), (CLEAR[0], 89)), False),
        ((CLEAR, *rough(3)), False),
        ((CLEAR, *rough(9, 3)), True),
        ((PACED, *rough(9, 3)), True),
        (rough(9, 3), True),
        ((*rough(70, 65), CLEAR), False),
        ((*rough(70, 65), CLEAR, *rough(3)), False),
        ((*told_later(62, 58), CLEAR, *rough(3)), True),
        ((CLEAR, *done("gate", 9, 8, 7, 6)), False),
    ],
)
def test_when_they_are_due(past: tuple[Past, ...], due: bool) -> None:
    """care 4.3: every 90 days, under pacing first too, and after two much worse days since; no rise has to be earned."""
    assert questions_due(history_of(*past), TODAY) is due


def on_home(*past: Past) -> HomeView:
    """Home after that past."""
    history = history_of(*past)
    return home_view(PLAN, Settings(), history, Totals.of(history), (), TODAY, NOW)


def row(*past: Past) -> str:
    """What Home asks; empty where it asks nothing."""
    asks = on_home(*past).asks
    return asks.row if asks is not None else ""


@pytest.mark.parametrize(
    ("past", "shown"),
    [
        ((), True),
        ((answered("O1", "gate", 6),), False),
        ((answered("O1", "", 6, "leave"),), False),
        ((answered("O1", "", 7, "leave"),), True),
        ((answered("O5", "gate", 1),), True),
        (((FlareBegun(), 0),), False),
        (((FlareBegun(), 5), (FlareEnded(), 1)), True),
        (((Safety(question="stop_now", answers=("clinician",)), 30),), False),
        (((Safety(question="stop_now", answers=("today",)), 0),), False),
        (((CLEAR[0], 0),), False),
        (((Safety(question="pem", answers=("no",), ticked=("after-more",)), 0),), False),
    ],
)
def test_when_home_asks(past: tuple[Past, ...], shown: bool) -> None:
    """care 4.3, O8: never on a flare day or while steps are paused; left, they rest seven days; answered, they are not due."""
    assert row((PACED[0], 200), *past) == (ROW if shown else "")


@pytest.mark.parametrize(
    ("left", "rest"), [((0,), 7), ((7, 0), 7), ((14, 7, 0), 14), ((28, 14, 7, 0), 28)], ids=["1", "2", "3", "4"]
)
def test_left_again_and_again_they_rest_longer(left: tuple[int, ...], rest: int) -> None:
    """O8: nobody is asked every week; after two much worse days they come again after seven days, however often they were left."""
    for days, shown in ((rest - 1, False), (rest, True)):
        past = (CLEAR[0], 300), *(answered("O1", "", days + before, "leave") for before in left)
        assert row(*past) == (ROW if shown else "")
    noes = (answered("O1", "", days, "leave") for days in (28, 21, 14, 7))
    assert row((CLEAR[0], 80), *rough(70, 60), *noes) == ROW


def test_a_word_with_a_clinician() -> None:
    """care 4.4: after two much worse days, and no earlier, the line says calmly that a clinician may be worth asking."""
    assert LINE in on_home((PACED[0], 200)).lines()
    assert CLINICIAN in on_home(CLEAR, *rough(9, 3)).lines()
    assert CLINICIAN not in on_home(CLEAR, *rough(3)).lines()
    assert "clinician" in CLINICIAN


def test_beside_an_offer_and_never_twice() -> None:
    """O1, O3: a smaller step is offered all the same; an offer of the same three questions is not made beside the row."""
    smaller = on_home(CLEAR, *rough(9, 3)).offer
    assert smaller is not None and smaller.rule == "O3"
    earned = ((CLEAR[0], 200), *done("gate", 9, 8, 7))
    assert rules(offered(*earned))[0] == "O1"
    offer = on_home(*earned).offer
    assert row(*earned) == ROW
    assert offer is None or offer.rule != "O1"


def asked_again(answers: dict[str, Answer | Move], *past: Past) -> Walk:
    """The row of Home was chosen."""
    scene = scene_of(PLAN, *past, again="yes")
    return walk(pem(scene), scene, answers)


NO: dict[str, Answer | Move] = {"again": "now", "pem_after_more": "no", "pem_told": "no"}


@pytest.mark.parametrize("left", [{}, {"again": "leave"}, {"again": "now"}])
def test_left_they_rest(left: dict[str, Answer | Move]) -> None:
    """O1, O8: left, passed over, or passed over one by one: kept as left, so that they rest."""
    walked = asked_again(left)
    assert walked.events(Safety) == []
    assert walked.only(Offer) == Offer(rule="O1", answer="leave")
    assert row((CLEAR[0], 200), (walked.only(Offer), 0)) == ""


def test_answered_they_are_behind() -> None:
    """care 4.3: the answers count from that day, and nothing is kept as left."""
    walked = asked_again(NO)
    kept = walked.only(Safety)
    assert (kept.question, kept.answers) == ("pem", ("no", "no"))
    assert walked.events(Offer) == []
    assert not questions_due(history_of((CLEAR[0], 200), *rough(9, 3), (kept, 0)), TODAY)


def test_pacing_first_begins_with_the_answers() -> None:
    """care 4.3: a pattern noticed later sets pacing first, as in first run."""
    walked = asked_again(NO | {"pem_told": "yes"})
    assert [change.edits for change in walked.changes()] == [(NEVER_BIGGER,)]
    assert isinstance(walked.question("pem_first"), Information)


def test_the_page_says_why() -> None:
    """care 4.4: the page speaks of a clinician after two much worse days; by themselves the questions have no such page."""
    assert asked_again({}, *rough(9, 3)).question("again").lead == (CLINICIAN,)
    assert asked_again({}, *rough(3)).question("again").lead == ()
    plain = scene_of(PLAN)
    assert "again" not in walk(pem(plain), plain, {"pem_after_more": PASS}).stages()


def worse_twice(notebook: Notebook, clock: FakeClock) -> Notebook:
    """A person whose last two tries were each followed by a much worse day."""
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True})
    for _ in range(2):
        step = StepSnapshot(id="elsewhere", title="Elsewhere")
        notebook.record(AttemptEnded(step=step, outcome="done", after=Afterwards(next_day=WORSE)))
        clock.advance(86_400.0)
    return notebook


def test_from_home_in_the_app(home: Path) -> None:
    """care 4.3, B5: one row, which leads to the questions; left, it is gone."""
    clock = FakeClock()
    worse_twice(notebook_in(home, clock.clock), clock)

    async def scenario(pilot: Pilot[Any]) -> None:
        assert CLINICIAN in flat(text_of(pilot.app))
        rows = row_ids(pilot.app)
        assert len(rows) <= 5
        await press(pilot, *["down"] * rows.index("asks"), "enter")
        assert CLINICIAN in flat(text_of(pilot.app))
        await press(pilot, "enter")
        assert "asks" not in row_ids(pilot.app)

    play(app_in(home, clock=clock.clock), scenario)


def test_from_home_in_plain(notebook: Notebook, fake_clock: FakeClock) -> None:
    """care 4.3, B5: the same as lines; answered with no, they are gone for 90 days."""
    worse_twice(notebook, fake_clock)
    said = spoken(notebook, fake_clock, [ROW, "1", "no", "no", "leave"], stays=True)
    assert CLINICIAN in flat(said) and say("offers.pem.kept") in said
    assert said.count(ROW) == 1
    fake_clock.advance(89 * 86_400.0)
    flare = flare_on(notebook.history, notebook.today())
    assert asked(notebook.plan, notebook.everything(), flare, notebook.today()) is None
    fake_clock.advance(86_400.0)
    assert asked(notebook.plan, notebook.everything(), flare, notebook.today()) is not None
