"""What holds for offers whatever a journal says: the hard gate, the cool-off, and that nothing is read that no rule may read."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as some
from journals import CLEAR, PACED, PLAN, Past, history_of, journals, offered, plans
from walking import NOW, TODAY, walk

from gradestep.coach.offers import RULES, offers
from gradestep.coach.offers.offer import DECLINED, STOP, Offer
from gradestep.coach.quota import next_quota, unit_step
from gradestep.coach.totals import Totals
from gradestep.flows.flow import Scene
from gradestep.flows.offer import offer as offer_flow
from gradestep.flows.question import Answer
from gradestep.model.journal import CheckIn, Exercise, Measure, Symptoms
from gradestep.model.journal import Offer as OfferEvent
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings

ANY = settings(max_examples=150, deadline=None)
LONG_AGO = (CLEAR[0], 60)


@ANY
@given(journals(), plans())
def test_no_increase_when_the_plan_says_never(past: list[Past], plan: Plan) -> None:
    """S12, O1: no journal whatever yields a bigger step where the plan says never."""
    never = plan.model_copy(update={"pacing": plan.pacing.model_copy(update={"bigger": "never"})})
    assert not [offer for offer in offered(*past, plan=never) if offer.raises or _speaks_of_more(offer)]


@ANY
@given(journals(), plans(), some.integers(0, 400))
def test_no_increase_under_pacing_first(past: list[Past], plan: Plan, days_ago: int) -> None:
    """S12, O1, care 4.3: nor where the last answers say pacing first, however long ago they were given."""
    others = [one for one in past if getattr(one[0], "question", "") != "pem"]
    found = offered(*others, (PACED[0], days_ago), plan=plan)
    assert not [offer for offer in found if offer.raises or _speaks_of_more(offer)]


@ANY
@given(journals(), plans())
def test_no_increase_before_the_three_questions(past: list[Past], plan: Plan) -> None:
    """Care 0.2: nor before they were answered at all."""
    others = [one for one in past if getattr(one[0], "question", "") != "pem"]
    assert not [offer for offer in offered(*others, plan=plan) if offer.raises or _speaks_of_more(offer)]


def _speaks_of_more(offer: Offer) -> bool:
    return any(choice.startswith("bigger") for choice in offer.choices)


@settings(max_examples=100, deadline=None)
@given(journals(), plans())
def test_declined_means_not_again_within_its_cool_off(past: list[Past], plan: Plan) -> None:
    """O8, S12: whatever is offered today and declined is not offered tomorrow, nor on any day of its cool-off.

    On the day after, a first no stands in the way of nothing: what would be offered without it is offered with it. Three
    not-todays that were answered (S38) are the one thing that is not brought up again.
    """
    rest = plan.pacing.cooldown_days
    for offer in offered(*past, LONG_AGO, plan=plan):
        if offer.rule == "O0":
            continue
        answer: Past = (OfferEvent(rule=offer.rule, subject=offer.subject or None, answer="stay"), 0)
        for days in range(rest):
            assert not _again(offer, _later((*past, LONG_AGO, answer), days), plan)
        is_first = not [event for event, _ in past if isinstance(event, OfferEvent) and event.rule == offer.rule]
        if is_first and offer.why != "running":
            over = _again(offer, _later((*past, LONG_AGO), rest), plan)
            assert _again(offer, _later((*past, LONG_AGO, answer), rest), plan) is over


def _later(past: Iterable[Past], days: int) -> list[Past]:
    """The same, so many days on."""
    return [(event, ago + days) for event, ago in past]


def _again(offer: Offer, past: list[Past], plan: Plan) -> bool:
    return (offer.rule, offer.subject) in [(one.rule, one.subject) for one in offered(*past, plan=plan)]


@ANY
@given(journals(), plans())
def test_no_offer_for_a_ladder_that_wants_none(past: list[Past], plan: Plan) -> None:
    """Care 1.3: "stop offering for this ladder" holds for every rule but the pause."""
    for ladder in ("outside", "reading"):
        stopped = (OfferEvent(rule="O3", subject=ladder, answer=STOP), 0)
        assert not [offer for offer in offered(*past, LONG_AGO, stopped, plan=plan) if offer.ladder == ladder]


@ANY
@given(journals(), plans())
def test_every_offer_says_why_and_can_be_left(past: list[Past], plan: Plan) -> None:
    """S12: each rests on attempts that are there, has the step as it is first and a way to say no."""
    history = history_of(*past, LONG_AGO)
    for offer in offers(plan, Settings(), history, TODAY):
        assert all(history.find(record) is not None for record in offer.evidence)
        assert set(offer.choices) & (DECLINED | {"leave"})
        assert offer.choices[0] in ("stay", "looked_at", "goal")
        assert STOP in offer.choices or offer.rule in ("O0", "S38")
        assert offer.raises is _speaks_of_more(offer)


@settings(max_examples=60, deadline=None)
@given(journals(), some.sampled_from([{}, {"offer": "stay"}, {"offer": "other"}, {"offer": "stop"}]))
def test_nothing_changes_without_an_answer(past: list[Past], answers: dict[str, Answer]) -> None:
    """S12: whatever the journal, an offer passed over, stayed with or silenced changes no plan, no setting, begins nothing."""
    history = history_of(*past, LONG_AGO)
    for offer in offers(PLAN, Settings(), history, TODAY):
        scene = Scene(PLAN, Settings(), history, TODAY, NOW, {"rule": offer.rule, "subject": offer.subject})
        walked = walk(offer_flow(scene), scene, dict(answers))
        assert not walked.changes()
        assert not walked.settings()
        assert walked.next_flow() is None


@ANY
@given(journals(), plans())
def test_what_is_offered_is_there_to_be_taken(past: list[Past], plan: Plan) -> None:
    """O3, O5: a step that is offered is open and on the same ladder; an amount is positive and within its ceiling."""
    for offer in offered(*past, LONG_AGO, plan=plan):
        change, found = offer.change, plan.find(offer.subject)
        if change is None or found is None:
            continue
        ladder, step = found
        assert change.step is None or change.step in {other.id for other in ladder.steps if other is not step}
        assert change.amount is None or change.amount > 0
        assert change.amount is None or (change.amount > (step.amount or 0)) is change.raises
        assert not (change.raises and step.ceiling is not None and (change.amount or 0) > step.ceiling)


@ANY
@given(journals(15), some.lists(some.tuples(some.integers(0, 10), some.integers(0, 40)), max_size=6))
def test_no_rule_reads_how_strong_it_was(past: list[Past], ratings: list[tuple[int, int]]) -> None:
    """S27, care 1.3: any symptoms, check-ins and questionnaires beside the same tries change no offer.

    The first day of anything is kept where it was, since a return after a while is about days.
    """
    first = (Exercise(exercise="breathing"), 41)
    events = ((kind, days) for rating, days in ratings for kind in _ratings(rating))
    plain = offered(*past, LONG_AGO, first)
    rated = offered(*past, LONG_AGO, first, *events)
    assert [(one.rule, one.subject, one.choices, one.change) for one in plain] == [
        (one.rule, one.subject, one.choices, one.change) for one in rated
    ]


def _ratings(rating: int) -> tuple[Symptoms | CheckIn | Measure, ...]:
    return (
        Symptoms(rating=rating),
        CheckIn(mood=rating, sensations=rating),
        Measure(measure="phq-8", answers={"a": 3}),
    )


@ANY
@given(journals(), journals(5))
def test_totals_never_fall(past: list[Past], more: list[Past]) -> None:
    """S32, S6: whatever is added, practices and practice days stay or grow."""
    before = Totals.of(history_of(*past))
    after = Totals.of(history_of(*past, *((event, 0) for event, _ in more)))
    assert after.practices >= before.practices
    assert after.practice_days >= before.practice_days
    assert all(after.tries.get(step, 0) >= count for step, count in before.tries.items())


@ANY
@given(
    some.floats(0.5, 5000),
    some.sampled_from(["seconds", "minutes", "pages", None]),
    some.integers(1, 25),
    some.none() | some.floats(0, 5000),
)
def test_an_amount_grows_by_a_quarter_at_most(amount: float, unit: str | None, percent: int, own: float | None) -> None:
    """Care 1.2: up by the plan's percentage, in unit steps; never above a quarter more, one unit step, or the ceiling."""
    more = next_quota(amount, unit, percent, own=own)
    assert more is not None
    assert more > amount
    assert more <= max(amount * 1.25, amount + unit_step(amount, unit)) + 1e-6
    capped = next_quota(amount, unit, percent, ceiling=amount + 0.1, own=own)
    assert capped is None or capped <= amount + 0.1


def test_the_strategies_reach_every_rule() -> None:
    """S12: journals of this kind do bring every rule that offers, or the properties would show nothing of it."""
    seen: set[str] = set()

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(journals(30), plans())
    def look(past: list[Past], plan: Plan) -> None:
        seen.update(offer.rule for offer in offered(*past, LONG_AGO, plan=plan))

    look()
    assert seen == {rule.id for rule in RULES} - {"O8"}
