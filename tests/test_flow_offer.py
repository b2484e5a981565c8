"""An offer as a conversation: why, what it rests on, answers of equal weight, and a change only where one was taken (S12)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from journals import CLEAR, PLAN, Past, answered, done, history_of, tried
from walking import NOW, TODAY, Walk, walk

from gradestep.coach.offers import offers
from gradestep.coach.offers.saying import offer_view, reason_words
from gradestep.flows.effect import ChangePlan, ChangeSettings, Remember, StartFlow
from gradestep.flows.flow import Scene
from gradestep.flows.offer import offer
from gradestep.flows.question import Answer, ChoiceQuestion
from gradestep.model.attempts import Before, NextDay
from gradestep.model.journal import FlareBegun, FlareEnded, Offer, SessionNote
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings
from gradestep.planfile.edits import AddEntry, SetField

BIGGER = (CLEAR, *done("corner", 5, 4), tried("corner", 3, "partly"), *done("corner", 2))
"""Three of four done, on three days."""

READ = (CLEAR, *done("read", 9, 3, 2))
ROUGH: NextDay = "much_worse_or_still_worse"
STUCK = tuple(answered("O3", step, days) for step, days in (("gate", 12), ("corner", 11), ("shop", 10)))
OVER = (tried("read", 3, actual=14), tried("read", 1, actual=14, next_day=ROUGH))
WITH_BREATHING = tuple(tried("corner", day, before=Before(aids=("breathing",))) for day in (3, 2))


def talked(
    past: tuple[Past, ...],
    answers: dict[str, Answer],
    step: str = "corner",
    plan: Plan = PLAN,
    **options: str,
) -> Walk:
    """An offer talked through; what is not among the answers is passed over."""
    scene = Scene(plan, Settings(step=step), history_of(*past), TODAY, NOW, options)
    return walk(offer(scene), scene, answers)


def question(walked: Walk) -> ChoiceQuestion:
    """The page of the offer."""
    asked = walked.question("offer")
    assert isinstance(asked, ChoiceQuestion)
    return asked


def test_the_page_of_an_offer() -> None:
    """O5, S12: the reason with its numbers, the tries it looks at, the rule, and the step as it is first."""
    page = question(talked(BIGGER, {}))
    assert page.ask == "Walk to the corner"
    assert page.lead == (
        "3 of your last 4 tries were done, on 3 days. A next step is ready if you want it.",
        "It looks at: Wed 18 November, done; Thu 19 November, done; Fri 20 November, partly; Sat 21 November, done.",
    )
    assert page.note == "Rule O5. You can leave any offer. It then rests for 7 days."
    assert [option.label for option in page.options] == [
        "Stay here",
        "Do it again with one thing changed",
        "The next step: Buy bread at the shop",
        "I will choose",
        "No more offers for this list",
    ]
    assert page.default is None


def aided(*days: int) -> tuple[Past, ...]:
    """Done with breathing first on each of these days."""
    return tuple(tried("corner", day, before=Before(aids=("breathing",))) for day in days)


@pytest.mark.parametrize(
    ("past", "step"),
    [
        (BIGGER, "corner"),
        (READ, "read"),
        ((CLEAR, *done("corner", 1)), "corner"),
        (WITH_BREATHING, "corner"),
        ((tried("read", 2, "partly"), tried("read", 1, "partly")), "read"),
        ((*STUCK, *done("gate", 2)), "gate"),
        (done("read", 30), "read"),
        (OVER, "read"),
        (((FlareBegun(), 4), (FlareEnded(), 1)), "gate"),
    ],
)
def test_nothing_changes_without_an_answer(past: tuple[Past, ...], step: str) -> None:
    """S12: passed over from end to end, or stayed with, an offer changes no plan and no setting and begins nothing."""
    for answers in ({}, {"offer": "stay"}, {"offer": "other"}, {"offer": "stop"}):
        walked = talked(past, dict(answers), step)
        assert walked.events(Offer)[0].answer == answers.get("offer")
        assert not walked.changes()
        assert not walked.settings()
        assert walked.next_flow() is None


def test_the_next_step_taken() -> None:
    """O5: it is the step at hand now; it begins on a "now" and in no other case (S11)."""
    later = talked(BIGGER, {"offer": "bigger_step"})
    assert later.settings() == {"step": "shop"}
    assert later.next_flow() is None
    assert later.only(Offer) == Offer(rule="O5", subject="corner", answer="bigger_step")
    now = talked(BIGGER, {"offer": "bigger_step", "start": "now"})
    assert now.next_flow() == StartFlow("attempt", (("step", "shop"),))


@pytest.mark.parametrize(
    ("answers", "change", "answer"),
    [
        ({"confidence": 8}, 9, "bigger_amount"),
        ({"confidence": 7}, 9, "bigger_amount"),
        ({}, 9, "bigger_amount"),
        ({"confidence": 6, "surer": "take"}, 9, "bigger_amount"),
        ({"confidence": 6, "surer": "keep"}, None, "stay"),
    ],
)
def test_a_bigger_amount_asks_how_sure(answers: dict[str, Answer], change: int | None, answer: str) -> None:
    """Care 1.5: below seven, keeping the size is asked about once; taking it anyway is never closed."""
    walked = talked(READ, {"offer": "bigger_amount", **answers}, "read")
    place = ("ladders", "reading", "steps", "read")
    edits = [edit for made in walked.changes() for edit in made.edits]
    assert edits == ([SetField(place, "amount", change)] if change else [])
    assert walked.only(Offer).answer == answer
    assert ("surer" in walked.stages()) is (answers.get("confidence") == 6)


def test_less_of_it() -> None:
    """O3: a fifth less, in one change that undo takes back after the answer."""
    past = (tried("read", 2, "partly"), tried("read", 1, "not_today"))
    walked = talked(past, {"offer": "smaller_amount"}, "read")
    assert [option.label for option in question(walked).options][:2] == ["Stay here", "Less of it: 6 minutes"]
    assert list(walked.effects) == ["closing.event", "closing.ChangePlan"]
    assert walked.changes()[0].edits == (SetField(("ladders", "reading", "steps", "read"), "amount", 6),)


def test_one_thing_changed_goes_with_the_try() -> None:
    """O4, O6: what is different this time is kept with the attempt it was chosen for."""
    walked = talked((CLEAR, *done("corner", 1)), {"offer": "vary", "vary": "place", "start": "now"})
    assert walked.next_flow() == StartFlow("attempt", (("step", "corner"), ("variation", "place")))
    fading = talked(
        (*WITH_BREATHING, answered("O4", "corner", 0)),
        {"offer": "without", "start": "now"},
        rule="O6",
        subject="corner",
    )
    assert question(fading).lead[0].endswith("this aid: breathing first. Want to find out how it goes without?")
    assert fading.next_flow() == StartFlow("attempt", (("step", "corner"), ("variation", "without_an_aid")))


def test_a_ladder_thought_over() -> None:
    """O9: change the cue, ask someone, take it to a session, or let it rest."""
    past = (*STUCK, *done("gate", 2))
    parked = talked(past, {"offer": "park"}, "gate")
    assert parked.changes() == [ChangePlan((SetField(("ladders", "outside"), "rested", True),), subject="Outside")]
    asked = talked(past, {"offer": "ask", "someone": "My sister, to come along"}, "gate")
    added = AddEntry(
        ("ladders", "outside", "steps", "gate", "help"), {"id": "gate-help-1", "kind": "My sister, to come along"}
    )
    assert asked.changes()[0].edits == (added,)
    told = talked(past, {"offer": "session", "session": "Is this too much?"}, "gate")
    assert told.only(SessionNote) == SessionNote(text="Is this too much?")
    cue = talked(past, {"offer": "cue"}, "gate")
    assert cue.next_flow() == StartFlow("edit_step", (("step", "gate"), ("what", "cue")))


@pytest.mark.parametrize(
    ("past", "step", "answer", "following"),
    [
        (done("read", 30), "read", "baseline", StartFlow("baseline", (("step", "read"),))),
        (done("gate", 15), "gate", "half", StartFlow("attempt", (("step", "gate"), ("size", "half")))),
        (OVER, "read", "if_then", StartFlow("if_then", (("kind", "good_day"),))),
        (done("corner", 4, 3, 2), "corner", "questions", StartFlow("pem")),
    ],
)
def test_what_an_answer_opens(past: tuple[Past, ...], step: str, answer: str, following: StartFlow) -> None:
    """O1, O7, care 1.2: each leads to a conversation of its own."""
    rule = {"if_then": "boom-bust", "half": "O7", "baseline": "O7", "questions": "O1"}[answer]
    subject = "boom-bust" if rule == "boom-bust" else step
    walked = talked(past, {"offer": answer, "start": "now"}, step, rule=rule, subject=subject)
    assert walked.next_flow() == following


def test_no_more_offers_and_offers_again() -> None:
    """Care 1.3: a list can be silenced, is said to be so, and can be opened again."""
    stopped = talked(BIGGER, {"offer": "stop"})
    assert stopped.only(Offer) == Offer(rule="O5", subject="outside", answer="stop")
    past = (*BIGGER, answered("O5", "outside", 0, "stop"))
    again = talked(past, {"stopped": "again"})
    assert again.only(Offer) == Offer(rule="offers", subject="outside", answer="again")
    assert not talked(past, {}).events(Offer)


@pytest.mark.parametrize(("past", "step"), [(BIGGER, "corner"), (OVER, "read"), (WITH_BREATHING, "corner")])
def test_numbers_are_hidden_where_they_are_not_wanted(past: tuple[Past, ...], step: str) -> None:
    """S21: with numbers hidden the reason is in words, and the days of the tries are left."""
    settings = Settings.model_validate({"step": step, "looks": {"hide_numbers": True}})
    scene = Scene(PLAN, settings, history_of(*past), TODAY, NOW, {})
    asked = walk(offer(scene), scene).question("offer")
    assert not any(letter.isdigit() for letter in asked.lead[0])


def test_no_offer_is_said_as_that() -> None:
    """S12: begun where there is none, or where it no longer holds, it says so and keeps nothing."""
    for walked in (talked((), {}), talked((), {}, rule="O5", subject="gate")):
        assert walked.stages() == ("none",)
        assert not walked.effects


@pytest.mark.parametrize(
    ("past", "step", "rule", "reason", "home"),
    [
        (BIGGER, "corner", "O5", "A next step is ready if you want it.", "A next step is ready if you want it. Staying here is fine."),
        (READ, "read", "O5", "3 of your last 3 tries at this amount were done, on 3 days. A bit more is ready if you want it.", "A bit more is ready if you want it. Staying here is fine."),
        (WITH_BREATHING, "corner", "O6", "You did this twice with this aid: breathing first.", "You could find out how this one goes without one of your aids."),
        ((*WITH_BREATHING, *aided(9)), "corner", "O6", "You did this more than once with this aid: breathing first.", ""),
        ((CLEAR, *aided(5), tried("corner", 4, "partly"), *aided(3)), "corner", "O6", "You did this twice with this aid", ""),
        ((*done("corner", 5, 4), tried("corner", 3, "partly"), *done("corner", 2)), "corner", "O1", "3 of your last 4 tries were done. Three questions", ""),
        (done("read", 9, 3, 2), "read", "O1", "3 of your last 3 tries at this amount were done. Three questions", "Three questions come before"),
        (done("gate", 30), "gate", "O7", "your steps are where you left them.", ""),
        ((CLEAR,), "gate", "O7", "Half of this is one way to begin. It is there on any day that suits you.", "Half of it is there if you want it."),
    ],
)  # fmt: skip
def test_each_says_what_is_true_of_it(past: tuple[Past, ...], step: str, rule: str, reason: str, home: str) -> None:
    """Care 1.3: a larger amount is no next step, a count is of the tries it looks at, and no growing number is read out."""
    (found,) = (one for one in offers(PLAN, Settings(step=step), history_of(*past), TODAY) if one.rule == rule)
    assert reason in reason_words(found)
    assert home in offer_view(found).words
    assert "{" not in reason_words(found) + reason_words(found, hide_numbers=True) + offer_view(found).words


@pytest.mark.parametrize(("before", "days"), [((), 7), ((20,), 7), ((40, 20), 14), ((50, 40, 20), 28)])
def test_the_rest_is_said_as_long_as_it_is(before: tuple[int, ...], days: int) -> None:
    """O8: the page says for how long the offer rests if it is left now."""
    past = (*(answered("O6", "corner", day) for day in before), *WITH_BREATHING)
    walked = talked(past, {"offer": "stay"}, rule="O6", subject="corner")
    assert question(walked).note.endswith(f"It then rests for {days} days.")


def test_what_protects_is_never_said_to_rest_longer() -> None:
    """O8, O3: after a much worse day it is seven days, however often it was left."""
    past = (*(answered("O3", "read", day) for day in (40, 30, 20, 10)), *OVER[:1], tried("read", 1, next_day=ROUGH))
    assert question(talked(past, {}, "read", rule="O3", subject="read")).note.endswith("rests for 7 days.")


def test_an_offer_taken_up_again_is_the_same() -> None:
    """A23: everything happens at the end, so that a conversation left half way finds its offer as it was."""
    scene = Scene(PLAN, Settings(step="read"), history_of(*READ), TODAY, NOW, {"rule": "O5", "subject": "read"})
    walked = walk(offer(scene), scene, {"offer": "bigger_amount"}, until="start")
    kept = [one for one in walked.effects.values() if isinstance(one, (Remember, ChangePlan, ChangeSettings))]
    assert kept == []
    assert offer(replace(scene)).stages[2].ask(walked.conversation.talk) == question(walked)
