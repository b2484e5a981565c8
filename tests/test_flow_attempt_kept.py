"""An attempt with a real notebook: what stands in the journal and the plan, whatever was closed, killed or said otherwise."""

from __future__ import annotations

import pytest
import tomli_w
from fake_clock import FakeClock
from flow_plans import PLAN

from gradestep.coach.attempts import Attempt, attempts
from gradestep.flows.question import Answer, Information, Ran, RunningQuestion, TimerRun
from gradestep.model.journal import Exercise, FlareBegun, FlareEnded
from gradestep.notebook import Notebook
from gradestep.notebook.talking import Talking
from gradestep.paths import HomePlaces

WAY: dict[str, Answer] = {
    "prediction": "I will sit down",
    "likelihood": 70,
    "confidence_before": 8,
    "settle": "breathing",
    "breathing": Ran("breathing", seconds=119.0, cycles=17, pattern="gentle"),
    "felt": "same",
    "doing": Ran("timer", seconds=130.0),
    "outcome": "done",
    "actual": 2.0,
    "happened": "I went\nand came back",
    "learned": "The path is short",
    "came_true": "no",
    "go_further": "go_on",
    "adjusting": "amount",
    "set_amount": 3.0,
    "benefit": "saw the snow",
}


@pytest.fixture
def planned(notebook: Notebook) -> Notebook:
    """A notebook with a plan."""
    fields = PLAN.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    notebook.replace_plan(tomli_w.dumps({"format": 1, **fields}), what="edit")
    return notebook


def go(talking: Talking, until: str = "", **otherwise: Answer) -> None:
    """On with WAY to the end, or to a stage."""
    while not talking.over and talking.stage_id != until:
        answer = {**WAY, **otherwise}.get(talking.stage_id)
        if answer is not None:
            talking.answer(answer)
        elif isinstance(talking.question, Information):
            talking.answer("read")
        else:
            talking.pass_over()


def opened(places: HomePlaces, clock: FakeClock) -> Notebook:
    """The same home, as after a kill: nothing but its files."""
    return Notebook.open(places, clock.clock, seed="again")


def begun(notebook: Notebook) -> Talking:
    """An attempt at the gate."""
    return Talking.begin(notebook, "attempt", {"step": "gate"})


def one(notebook: Notebook) -> Attempt:
    """The one attempt there is."""
    (found,) = attempts(notebook.history)
    return found


def whole(attempt: Attempt) -> dict[str, object]:
    """What was said and done, whatever the records are called."""
    return {
        "before": attempt.before,
        "after": attempt.after,
        "step": attempt.step,
        "outcome": attempt.outcome,
        "actual": attempt.actual,
        "complete": attempt.complete,
    }


def test_from_before_to_after(planned: Notebook, places: HomePlaces, fake_clock: FakeClock) -> None:
    """S17, S40, S49, S50: one attempt, its exercise, the step changed in the plan; all of it on disk."""
    go(begun(planned))
    again = opened(places, fake_clock)
    attempt = one(again)
    assert (attempt.outcome, attempt.actual, attempt.complete) == ("done", 2.0, True)
    assert attempt.after.learned == "The path is short"
    (exercise,) = [entry.event for entry in again.history.standing() if isinstance(entry.event, Exercise)]
    assert exercise.attempt == attempt.id
    changed = again.plan.find("gate")
    assert changed is not None
    assert changed[1].amount == 3
    assert again.drafts == ()


STAGES = (
    "step",
    "likelihood",
    "more",
    "settle",
    "breathing",
    "felt",
    "doing",
    "outcome",
    "actual",
    "happened",
    "learned",
    "go_further",
    "adjusting",
    "set_amount",
    "helped",
    "benefit",
)


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_any_question(
    stage: str, planned: Notebook, places: HomePlaces, fake_clock: FakeClock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A23, B6: taken up at the same question, with the same records in the end as if nothing had happened."""
    go(begun(planned), until=stage)
    again = opened(places, fake_clock)
    if stage == "step":
        assert again.drafts == ()
        return
    (draft,) = again.drafts
    talking = Talking.resume(again, draft)
    assert talking.stage_id == stage
    go(talking)
    elsewhere = HomePlaces(tmp_path_factory.mktemp("other"), "k7f3")
    other = Notebook.open(elsewhere, fake_clock.clock, seed="other")
    other.replace_plan(planned.history.records[0].event.text, what="edit")  # type: ignore[union-attr]  # the plan's first record
    go(begun(other))
    assert whole(one(again)) == whole(one(other))
    assert len(again.history.standing()) == len(other.history.standing())
    assert again.plan == other.plan


def test_a_closed_lid(planned: Notebook, places: HomePlaces, fake_clock: FakeClock) -> None:
    """S44, A25: the start is on disk before the walk; the timer counts on from it."""
    go(begun(planned), until="doing")
    assert one(opened(places, fake_clock)).ended is None
    fake_clock.advance(600)
    again = opened(places, fake_clock)
    question = Talking.resume(again, again.drafts[0]).question
    assert isinstance(question, RunningQuestion)
    assert question.run == TimerRun(planned_seconds=120.0, already=600.0)


def test_enough_and_the_rest_on_return(planned: Notebook, places: HomePlaces, fake_clock: FakeClock) -> None:
    """S16, S47, A29: what was said is kept, no draft is left, and the rest is asked days later."""
    talking = begun(planned)
    go(talking, until="thoughts")
    talking.enough()
    assert not one(planned).complete
    assert planned.drafts == ()
    fake_clock.advance(2 * 86_400)
    again = opened(places, fake_clock)
    later = Talking.begin(again, "reflect", {"attempt": one(again).id})
    assert later.stage_id == "sensations"
    go(later)
    attempt = one(again)
    assert attempt.complete
    assert attempt.after.happened == "I went\nand came back"
    assert attempt.after.benefit == "saw the snow"


@pytest.mark.parametrize(
    ("first", "then"), [("done", "not_today"), ("not_today", "done"), ("changed", "partly"), ("rather_not", "done")]
)
def test_another_outcome(first: str, then: str, planned: Notebook) -> None:
    """S3, S9: back and otherwise, and back once more: what was said last is what is kept, in one record."""
    talking = begun(planned)
    for outcome in (first, then, first, then):
        go(talking, until="happened", outcome=outcome)
        while talking.stage_id != "outcome":
            talking.back()
    go(talking, outcome=then)
    attempt = one(planned)
    assert attempt.outcome == then
    assert attempt.actual == (2.0 if then in ("done", "partly") else None)
    ended = [entry for entry in planned.history.standing() if entry.event.kind == "attempt_ended"]
    assert len(ended) == 1


def test_another_amount(planned: Notebook) -> None:
    """S50: the step takes the amount that was said last."""
    talking = begun(planned)
    go(talking, until="helped")
    talking.back()
    go(talking, set_amount=5.0)
    found = planned.plan.find("gate")
    assert found is not None
    assert found[1].amount == 5
    assert one(planned).after.adjustments[0].after == "5 minutes"


def test_the_amount_it_had(planned: Notebook) -> None:
    """S50: changed and changed back in one conversation, the step is as it was and nothing is kept as changed."""
    talking = begun(planned)
    go(talking, until="helped")
    talking.back()
    go(talking, set_amount=2.0)
    found = planned.plan.find("gate")
    assert found is not None
    assert found[1].amount == 2
    assert one(planned).after.adjustments == ()


def test_not_today_and_then_go(planned: Notebook) -> None:
    """S44, S7: "not today" taken back leaves one attempt that was done."""
    talking = begun(planned)
    go(talking, until="not_today", step="not_today")
    talking.pass_over()
    while talking.stage_id != "step":
        talking.back()
    go(talking)
    assert one(planned).outcome == "done"


def test_go_and_then_not_today(planned: Notebook) -> None:
    """S44, S7: setting out taken back leaves one "not today", with what was said before."""
    talking = begun(planned)
    go(talking, until="doing")
    while talking.stage_id != "settle":
        talking.back()
    go(talking, settle="not_today")
    attempt = one(planned)
    assert (attempt.outcome, attempt.begun, attempt.before.likelihood) == ("not_today", None, 70)


def test_undo_of_an_adjustment(planned: Notebook) -> None:
    """S50, A24: one undo for the reflection, one for the change of the step."""
    go(begun(planned))
    planned.undo()
    planned.undo()
    found = planned.plan.find("gate")
    assert found is not None
    assert found[1].amount == 2


def test_a_flare_over_and_not_over(planned: Notebook, fake_clock: FakeClock) -> None:
    """S47, care 1.9: the last word on the flare stands."""
    first = Talking.begin(planned, "flare")
    first.answer("breathing")
    go(first)
    fake_clock.advance(2 * 86_400)
    talking = Talking.begin(planned, "flare")
    for door in ("over", "rest", "over"):
        talking.answer(door)
        while isinstance(talking.question, Information):
            talking.answer("read")
        while talking.stage_id != "doors":
            talking.back()
    talking.answer("over")
    go(talking)
    kinds = [type(entry.event) for entry in planned.history.standing()]
    assert (kinds.count(FlareBegun), kinds.count(FlareEnded)) == (1, 1)
    assert kinds[-1] is FlareEnded
