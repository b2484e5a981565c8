"""Plans and pasts that the tests of offers share: tries told in one go, and any journal there could be."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as some
from walking import NOW, TODAY, remembered

from gradestep.coach.offers import offers
from gradestep.coach.offers.offer import Offer
from gradestep.model.attempts import Afterwards, AttemptEnded, Before, NextDay, Outcome, Reflection, StepSnapshot
from gradestep.model.history import History
from gradestep.model.journal import CheckIn, Event, Exercise, FlareBegun, FlareEnded, Measure, Safety, Symptoms
from gradestep.model.journal import Offer as OfferEvent
from gradestep.model.plan import Pacing, Plan
from gradestep.model.settings import Settings

Past = tuple[Event, int]
"""An event, and so many days ago."""

STEPS: dict[str, dict[str, object]] = {
    "gate": {"title": "Walk to the gate", "difficulty": 15, "amount": 2, "unit": "minutes"},
    "corner": {"title": "Walk to the corner", "difficulty": 30, "smallest": "Stand at the open door"},
    "shop": {"title": "Buy bread at the shop", "difficulty": 60},
}
QUOTAS: dict[str, dict[str, object]] = {
    "read": {"title": "Read at the table", "kind": "quota", "difficulty": 30, "amount": 8, "unit": "minutes"},
    "pages": {
        "title": "Read pages",
        "kind": "quota",
        "difficulty": 50,
        "amount": 20,
        "unit": "pages",
        "ceiling": 22,
    },
}
PLAN = Plan.model_validate(
    {
        "id": "mine",
        "title": "Mine",
        "ladders": [
            {
                "id": "outside",
                "title": "Outside",
                "steps": [{"id": step, **fields} for step, fields in STEPS.items()],
            },
            {
                "id": "reading",
                "title": "Reading",
                "steps": [{"id": step, **fields} for step, fields in QUOTAS.items()],
            },
        ],
    },
    strict=False,
)
"""Three steps that test a guess, two by time and count."""

CLEAR: Past = (Safety(question="pem", answers=("no", "no"), ticked=("after-more", "told")), 60)
"""The three questions, answered so that pacing first does not hold."""

PACED: Past = (Safety(question="pem", answers=("unsure", "yes"), ticked=("after-more", "long-to-settle")), 60)
"""Answered so that it does."""


def paced(numbers: Mapping[str, object]) -> Plan:
    """The plan with other numbers for its offers."""
    return PLAN.model_copy(update={"pacing": Pacing.model_validate(numbers)})


def tried(
    step: str,
    days_ago: int,
    outcome: Outcome = "done",
    next_day: NextDay | None = None,
    actual: float | None = None,
    before: Before | None = None,
    size: float | None = None,
    **after: object,
) -> Past:
    """One try told in one go, at the size the step has in the plan or at another `size`."""
    found = PLAN.find(step)
    assert found is not None
    amount = found[1].amount if size is None else size
    snapshot = StepSnapshot(id=step, title=found[1].title, kind=found[1].kind, amount=amount, unit=found[1].unit)
    said = Afterwards.model_validate({"next_day": next_day, **after}, strict=False)
    ended = AttemptEnded(step=snapshot, outcome=outcome, actual=actual, before=before, after=said)
    return ended, days_ago


def done(step: str, *days_ago: int, size: float | None = None) -> tuple[Past, ...]:
    """A step done on each of these days."""
    return tuple(tried(step, days, size=size) for days in days_ago)


def answered(rule: str, subject: str, days_ago: int, answer: str | None = "stay") -> Past:
    """An offer that was answered."""
    return OfferEvent(rule=rule, subject=subject, answer=answer), days_ago


def history_of(*past: Past) -> History:
    """A history, the oldest first; of one day, as written."""
    ordered = sorted(past, key=lambda one: -one[1])
    return History.of(remembered(event, days_ago, n) for n, (event, days_ago) in enumerate(ordered))


def offered(*past: Past, plan: Plan = PLAN, settings: Settings | None = None) -> tuple[Offer, ...]:
    """What is offered today, after that past."""
    return offers(plan, settings or Settings(), history_of(*past), TODAY)


def rules(found: tuple[Offer, ...]) -> list[str]:
    """The rules that speak, in their order."""
    return [offer.rule for offer in found]


def one(found: tuple[Offer, ...], rule: str, subject: str = "") -> Offer:
    """The offer of that rule; there has to be exactly one."""
    (offer,) = (offer for offer in found if offer.rule == rule and subject in ("", offer.subject))
    return offer


AIDS = ("breathing", "company", "medicine", "phone", "my stick")
OUTCOMES: tuple[Outcome, ...] = ("done", "done", "done", "partly", "changed", "not_today")
NEXT_DAYS: tuple[NextDay | None, ...] = (None, "better", "same", "much_worse_or_still_worse")
SIZES = (None, None, None, 2.0, 4.0, 16.0)
"""Sizes a try was set out at: mostly what the plan says, else a smaller start or an earlier amount."""

ANSWERS = (
    "stay", "other", "stop", "again", "vary", "half", "smallest", "bigger_step", "bigger_amount", "smaller_step", "smaller_amount", None,
)  # fmt: skip
RULE_IDS = ("O1", "O2", "O3", "O4", "O5", "O6", "O7", "O9", "S38", "boom-bust")
STOPS = ("emergency", "clinician", "today")


def _tries() -> some.SearchStrategy[Event]:
    return some.builds(
        lambda step, outcome, next_day, actual, aids, size: tried(
            step, 0, outcome, next_day, actual, Before(aids=aids, distress=9), size
        )[0],
        some.sampled_from([*STEPS, *QUOTAS]),
        some.sampled_from(OUTCOMES),
        some.sampled_from(NEXT_DAYS),
        some.sampled_from([None, 8.0, 40.0, 40.0]),
        some.lists(some.sampled_from(AIDS), unique=True, max_size=2).map(tuple),
        some.sampled_from(SIZES),
    )


def _others() -> some.SearchStrategy[Event]:
    known: list[Event] = [
        FlareBegun(),
        FlareEnded(),
        Exercise(exercise="breathing"),
        CheckIn(mood=2, sensations=9),
        Symptoms(rating=10),
        Measure(measure="gad-7", answers={"a": 3}),
        CLEAR[0],
        PACED[0],
        Safety(question="check_first", ticked=("heart-or-lung",)),
        Safety(question="checked", answers=("yes",)),
        Reflection(attempt="past-1", after=Afterwards(next_day="much_worse_or_still_worse")),
    ]
    return some.sampled_from(known)


def _stops() -> some.SearchStrategy[list[Past]]:
    """A stop of each of the three lists, mostly looked at some days later."""

    def stopped(which: str, days: int, later: int | None) -> list[Past]:
        stop = Safety.model_validate({"question": "stop_now", "answers": (which,)})
        looked = [] if later is None else [(Safety(question="checked", answers=("yes",)), max(days - later, 0))]
        return [(stop, days), *looked]

    return some.builds(stopped, some.sampled_from(STOPS), DAYS, some.sampled_from([None, 0, 1, 9]))


def _answers() -> some.SearchStrategy[Event]:
    subjects = [*STEPS, *QUOTAS, "outside", "reading", ""]
    return some.builds(
        lambda rule, subject, answer: OfferEvent(rule=rule, subject=subject or None, answer=answer),
        some.sampled_from(RULE_IDS),
        some.sampled_from(subjects),
        some.sampled_from(ANSWERS),
    )


def events() -> some.SearchStrategy[Event]:
    """Anything a journal can hold: mostly tries."""
    return some.one_of(_tries(), _tries(), _tries(), _others(), _answers())


def _runs() -> some.SearchStrategy[list[Past]]:
    """Some tries of one step alike, a few days apart, with offers of one rule answered between them."""
    return some.builds(
        lambda event, ago, apart, count, rule, answer: [
            one
            for at in range(count)
            for one in ((event, ago + apart * at), answered(rule, event.step.id or "", ago + apart * at, answer))
            if one[0] is event or (rule and at)
        ],
        _tries(),
        some.integers(0, 9),
        some.integers(1, 5),
        some.integers(2, 5),
        some.sampled_from(["", "", "O3", "O5", "S38"]),
        some.sampled_from(ANSWERS),
    )


DAYS = some.integers(0, 40)


def journals(longest: int = 25) -> some.SearchStrategy[list[Past]]:
    """Any journal: mostly tries, some of them runs of the same, over some weeks; told in any order."""
    single = some.tuples(events(), DAYS)
    parts = some.tuples(
        some.lists(single, max_size=longest), some.lists(_runs(), max_size=3), some.lists(_stops(), max_size=1)
    )
    return parts.map(lambda found: [*found[0], *(one for run in (*found[1], *found[2]) for one in run)])


def plans() -> some.SearchStrategy[Plan]:
    """The plan with any numbers."""
    return some.builds(
        lambda needed, window, days, cooldown: paced(
            {"done_needed": needed, "window": window, "min_days": days, "cooldown_days": cooldown}
        ),
        some.integers(1, 4),
        some.integers(1, 6),
        some.integers(1, 3),
        some.integers(1, 20),
    )


assert NOW.date() == TODAY
