"""An offer through the weeks, with real files: smaller declined and left alone, bigger taken, taken back (S12, S38, R14)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from fake_clock import FakeClock
from test_flow_stories import standing, talk

from gradestep.coach.home import HomeView
from gradestep.coach.offers import offers
from gradestep.flows.question import Answer
from gradestep.model.attempts import AttemptEnded, StepSnapshot
from gradestep.model.journal import Offer, Safety, SessionNote
from gradestep.notebook import Notebook
from gradestep.notebook.home import home_now

DAY = 24 * 3600.0
PLAN = """\
format = 1
title = "Mine"

[[ladders]]
id = "reading"
title = "Reading again"

[[ladders.steps]]
id = "read"
title = "Read at the table"
kind = "quota"
difficulty = 10
amount = 8
unit = "minutes"

[[ladders.steps]]
id = "letter"
title = "Read a letter"
difficulty = 40
"""


@pytest.fixture
def begun(notebook: Notebook, fake_clock: FakeClock) -> Notebook:
    """A notebook with a plan and the three questions answered."""
    notebook.replace_plan(PLAN, what="edit")
    notebook.record(Safety(question="pem", answers=("no", "no"), ticked=("after-more", "told")))
    fake_clock.advance(DAY)
    return notebook


def tries(notebook: Notebook, clock: FakeClock, *outcomes: str, aids: tuple[str, ...] = ()) -> HomeView:
    """One try a day, and Home on the day after the last."""
    for outcome in outcomes:
        step = StepSnapshot(id="read", title="Read at the table", kind="quota", amount=8, unit="minutes")
        notebook.record(AttemptEnded.model_validate({"step": step, "outcome": outcome, "before": {"aids": aids}}))
        clock.advance(DAY)
    return home_now(notebook)


def take(notebook: Notebook, view: HomeView, answers: Mapping[str, Answer]) -> None:
    """Open what Home offers and answer it."""
    assert view.offer is not None
    talk(notebook, view.offer.flow, answers, **dict(view.offer.options))


def amount(notebook: Notebook) -> float | None:
    """How much the step is now."""
    found = notebook.plan.find("read")
    return found[1].amount if found is not None else None


def test_smaller_declined_bigger_taken_and_taken_back(begun: Notebook, fake_clock: FakeClock) -> None:
    """S12, S32, O3, O5, O8: two rough tries, an offer declined and not made again; three done, a bigger one taken, undone."""
    view = tries(begun, fake_clock, "partly", "not_today")
    assert view.offer is not None
    assert view.offer.rule == "O3"
    assert view.offer.words in view.lines()
    take(begun, view, {"offer": "stay"})
    assert home_now(begun).offer is None
    view = tries(begun, fake_clock, "partly", "done", "done", "done")
    assert amount(begun) == 8
    assert view.offer is None, "the first week of a quota, and of a declined offer, is left in peace"
    fake_clock.advance(2 * DAY)
    view = home_now(begun)
    assert view.offer is not None
    assert view.offer.rule == "O5"
    take(begun, view, {"offer": "bigger_amount", "confidence": 8})
    assert amount(begun) == 9
    assert standing(begun, "offer")[-1] == Offer(rule="O5", subject="read", answer="bigger_amount")
    begun.undo()
    assert amount(begun) == 8
    begun.redo()
    assert amount(begun) == 9
    view = tries(begun, fake_clock, "done", "done", "done")
    assert view.offer is None, "a bigger one rests for its week"


def test_an_offer_is_remembered_over_the_months(begun: Notebook, fake_clock: FakeClock) -> None:
    """S12, design 8: "no more offers for this list" holds when its month is no longer read whole."""
    view = tries(begun, fake_clock, "partly", "partly")
    take(begun, view, {"offer": "stop"})
    for _ in range(4):
        fake_clock.advance(40 * DAY)
        begun.record(SessionNote(text="a note"))
    begun.keep_digests()
    later = Notebook.open(begun.places, fake_clock.clock, seed="later")
    view = tries(later, fake_clock, "partly", "partly")
    assert view.offer is None
    talk(later, "offer", {"stopped": "again"})
    again = home_now(later).offer
    assert again is not None
    assert again.rule == "O3"


def test_how_often_it_was_left_outlives_the_months(begun: Notebook, fake_clock: FakeClock) -> None:
    """O8: left again and again, it rests 7, 7, 14, 28 and 56 days, though only some of the answers are at hand then."""
    notebook = begun
    for rest in (7, 7, 14, 28, 56, 112):
        tries(notebook, fake_clock, "done", "done", aids=("company",))
        assert "O6" in offered(notebook)
        talk(notebook, "offer", {"offer": "stay"}, rule="O6", subject="read")
        fake_clock.advance((rest - 3) * DAY)
        tries(notebook, fake_clock, "done", "done", aids=("company",))
        assert "O6" not in offered(notebook), f"a day before {rest} days"
        fake_clock.advance(DAY)
        notebook.keep_digests()
        notebook = Notebook.open(notebook.places, fake_clock.clock, seed=f"after {rest} more")
        assert "O6" in offered(notebook), f"after {rest} days"


def offered(notebook: Notebook) -> list[str]:
    """The rules that speak."""
    return [offer.rule for offer in offers(notebook.plan, notebook.settings, notebook.history, notebook.today())]


def test_the_three_questions_by_themselves(begun: Notebook) -> None:
    """Care 4.3: answered at any time; pacing first is set in the plan, and is not lifted by a later no."""
    talk(begun, "pem", {"pem_after_more": "yes", "pem_long_to_settle": "unsure", "pem_told": "no"})
    assert begun.plan.pacing.bigger == "never"
    talk(begun, "pem", {"pem_after_more": "no", "pem_told": "no"})
    assert begun.plan.pacing.bigger == "never"
    assert len(standing(begun, "safety")) == 3
    talk(begun, "pem", {"pem_after_more": "unsure"})
    assert standing(begun, "safety")[-1] == Safety(question="pem", answers=("unsure",), ticked=("after-more",))


def test_a_start_from_three_trials(begun: Notebook) -> None:
    """Care 1.2: "8, 12, 10. Average 10. Minus a fifth: 8 minutes.", kept in the plan as numbers, and taken back whole."""
    talk(begun, "baseline", {"first": 10, "second": 12, "third": 14, "start": "take"}, step="read")
    found = begun.plan.find("read")
    assert found is not None
    assert (found[1].trials, found[1].baseline, found[1].amount) == ((10, 12, 14), 9, 9)
    assert "trials = [10, 12, 14]" in begun.plan_text
    begun.undo()
    assert begun.plan_text == PLAN


def test_a_new_start_has_a_week_of_its_own(begun: Notebook, fake_clock: FakeClock) -> None:
    """Care 1.2: four tries done at eight, then eight again from three trials; the first seven days of it stay as they are."""
    tries(begun, fake_clock, "done", "done", "done", "done")
    fake_clock.advance(4 * DAY)
    assert offered(begun) == ["O5"]
    talk(begun, "baseline", {"first": 10, "second": 10, "third": 10, "start": "take"}, step="read")
    assert standing(begun, "offer")[-1] == Offer(rule="baseline", subject="read", answer="take")
    assert amount(begun) == 8
    for day in range(12):
        assert ("O5" in offered(begun)) is (day >= 7)
        tries(begun, fake_clock, "done")


def test_trials_kept_and_the_step_left_as_it_is(begun: Notebook) -> None:
    """Care 1.2, S12: a trial is kept for later; the amount changes on a yes alone."""
    talk(begun, "baseline", {"first": 20}, step="read")
    found = begun.plan.find("read")
    assert found is not None
    assert (found[1].trials, found[1].amount) == ((20,), 8)


def test_pacing_first_makes_a_ceiling_of_the_lowest_trial(begun: Notebook) -> None:
    """Care 4.3: a fifth below the lowest trial, as a ceiling."""
    talk(begun, "pem", {"pem_told": "yes"})
    talk(begun, "baseline", {"first": 10, "second": 12, "third": 14, "start": "take"}, step="read")
    found = begun.plan.find("read")
    assert found is not None
    assert (found[1].ceiling, found[1].amount) == (8, 8)
