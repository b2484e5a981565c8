"""Facts by kind: each once, none ever taken away, said once after the try that made it (S32, S67, care 5.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import PLAN, Past, done, history_of, journals, tried
from walking import TODAY, scene_of, walk

from gradestep.coach.attempts import Attempt, attempts
from gradestep.coach.if_then import RULE, USED
from gradestep.coach.milestones import COUNTS, GAP, HARD, ORDER, milestones, newly
from gradestep.coach.offers import gap
from gradestep.coach.progress import Progress
from gradestep.coach.totals import Totals
from gradestep.content import say
from gradestep.flows.attempt import attempt
from gradestep.flows.question import Information
from gradestep.flows.use_if_then import use_if_then
from gradestep.model.attempts import AttemptBegun, AttemptEnded, Before, Context, Outcome
from gradestep.model.journal import CheckIn, FlareBegun, Offer, Symptoms
from gradestep.model.plan import IfThen

EDGE = Before(distress=HARD)
UNDER = Before(distress=HARD - 1)
ELSEWHERE = Before(variation=("place",))
WITHOUT = Before(variation=("without_an_aid",))


def at(setting: str, days: int) -> Past:
    """One try somewhere."""
    event, _ = tried("gate", days)
    assert isinstance(event, AttemptEnded)
    return event.model_copy(update={"context": Context(setting=setting)}), days


def back(days: int, outcome: Outcome = "done") -> Past:
    """One try that was the first for a longer while, as it was known when it began."""
    event, _ = tried("gate", days, outcome)
    assert isinstance(event, AttemptEnded)
    return event.model_copy(update={"context": Context(after_gap=True)}), days


USE = Offer(rule=RULE, subject="a", answer=USED)


def kinds(*past: Past) -> list[str]:
    """The kinds there are but the first one of all, which is in every case with a practice."""
    return [one.kind for one in milestones(history_of(*past)) if one.kind != "first"]


CASES: dict[str, tuple[tuple[Past, ...], list[str]]] = {
    "one try": (done("gate", 3), []),
    "nothing": ((), []),
    "not today alone": ((tried("gate", 3, "not_today"),), []),
    "back after not today": ((*done("gate", 5, 1), tried("gate", 3, "not_today")), ["back"]),
    "back after a flare": ((*done("gate", 5, 1), (FlareBegun(), 3)), ["back"]),
    "a flare on the day itself": ((*done("gate", 5, 3), (FlareBegun(), 3)), []),
    "not today of another step": ((*done("gate", 5, 1), tried("shop", 3, "not_today")), []),
    "a first try after not today": ((tried("gate", 3, "not_today"), *done("gate", 1)), []),
    "longer": ((tried("gate", 3, actual=2.0), tried("gate", 1, actual=2.5)), ["longer"]),
    "as long": ((tried("gate", 3, actual=2.0), tried("gate", 1, actual=2.0)), []),
    "shorter": ((tried("gate", 3, actual=2.0), tried("gate", 1, actual=1.0)), []),
    "longer and again longer": (tuple(tried("gate", 5 - n, actual=n + 1.0) for n in range(4)), ["longer"]),
    "longer, past the plan of a paced step": ((tried("read", 3, actual=4.0), tried("read", 1, actual=9.0)), []),
    "longer, up to the plan": (
        (tried("read", 3, "partly", actual=4.0), tried("read", 1, "partly", actual=7.0)),
        ["longer"],
    ),
    "more pages": ((tried("pages", 3, actual=5.0), tried("pages", 1, actual=6.0)), ["more"]),
    "more, on another step": ((tried("pages", 3, actual=5.0), tried("gate", 1, actual=6.0)), []),
    "hard before": ((tried("gate", 3, before=EDGE),), ["despite"]),
    "less hard before": ((tried("gate", 3, before=UNDER),), []),
    "hard before, and not today": ((tried("gate", 3, "not_today", before=EDGE),), []),
    "hard before, in part": ((tried("gate", 3, "partly", before=EDGE),), ["despite"]),
    "hard before, twice": ((tried("gate", 3, before=EDGE), tried("gate", 1, before=EDGE)), ["despite"]),
    "another place, as said": ((tried("gate", 3, before=ELSEWHERE),), ["place"]),
    "another setting": ((at("home", 3), at("errand", 1)), ["place"]),
    "the same setting": ((at("home", 3), at("home", 1)), []),
    "without an aid": ((tried("gate", 3, before=WITHOUT),), ["without"]),
    "stopped on time": ((tried("read", 3, actual=8.0),), ["on_time"]),
    "went past it": ((tried("read", 3, actual=9.0),), []),
    "stopped on time, no quota": ((tried("gate", 3, actual=2.0),), []),
    "back after a gap": ((*done("gate", 40), back(3)), ["returned"]),
    "back after a gap, twice": ((*done("gate", 40), back(20), back(3)), ["returned"]),
    "back after a gap, and not today": ((*done("gate", 40), back(3, "not_today")), []),
    "a gap that nobody wrote down": (done("gate", 40, 3), []),
    "a plan used": (((USE, 5), (USE, 3)), ["used"]),
    "a plan made and an offer answered": (
        ((Offer(rule="O5", subject="a", answer="used"), 5), (Offer(rule=RULE, subject="a"), 3)),
        [],
    ),
    "nine": (done("gate", *range(1, 10)), []),
    "ten": (done("gate", *range(1, 11)), ["tries"]),
    "twenty-five": (done("gate", *range(1, 26)), ["tries", "tries"]),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_at_its_edge(case: str) -> None:
    """S67: what makes each kind, and what falls short of it."""
    past, expected = CASES[case]
    assert kinds(*past) == expected


def facts() -> some.SearchStrategy[list[Past]]:
    """Any journal, with uses of plans and tries that were back after a gap among it."""
    others = some.one_of(some.tuples(some.just(USE), some.integers(0, 40)), some.builds(back, some.integers(0, 40)))
    return some.builds(lambda known, more: [*known, *more], journals(), some.lists(others, max_size=4))


@given(past=facts(), more=facts())
@settings(max_examples=150, deadline=None)
def test_none_is_ever_taken_away(past: list[Past], more: list[Past]) -> None:
    """S32, S67: whatever is added to whatever journal, wherever in time, each that was there is there, and once."""
    before, after = milestones(history_of(*past)), milestones(history_of(*past, *more))
    assert {one.key for one in before} <= {one.key for one in after}
    assert len({one.key for one in after}) == len(after)


@given(past=journals(), rating=some.integers(0, 10))
@settings(max_examples=60, deadline=None)
def test_nothing_of_the_body_is_looked_at(past: list[Past], rating: int) -> None:
    """S27, S67: symptom notes and check-ins change nothing."""
    body = [(Symptoms(rating=rating), 2), (CheckIn(sensations=rating, mood=rating), 1)]
    keys = [[one.key for one in milestones(history_of(*one_past))] for one_past in (past, [*past, *body])]
    assert keys[0] == keys[1]


def last(history_past: tuple[Past, ...]) -> tuple[Attempt, dict[str, int], Any]:
    """The newest try, practices by step before it, and the history without it."""
    newest = min(history_past, key=lambda one: one[1])
    history = history_of(*(one for one in history_past if one is not newest))
    made = attempts(history_of(*history_past))[-1]
    return replace(made, id="new"), dict(Totals.of(history).tries), history


OF_TRIES = [case for case, (past, _) in CASES.items() if past and isinstance(past[-1][0], AttemptEnded)]


@pytest.mark.parametrize("case", OF_TRIES)
def test_said_with_the_try_that_made_it(case: str) -> None:
    """S67: what is said after a try is a kind that was not there before it; a try that made none says none."""
    past, _ = CASES[case]
    made, tries, history = last(past)
    fresh = {one.key for one in milestones(history_of(*past))} - {one.key for one in milestones(history)}
    said = newly(history, tries, made)
    if said is None:
        assert not fresh
    else:
        assert said.key in fresh
        assert ORDER.index(said.kind) == min(ORDER.index(kind) for kind, _, _ in fresh)


def test_said_once_though_older_months_were_not_read() -> None:
    """S67: where more practices of a step are known than were read, nothing of it is said a second time."""
    past = (tried("gate", 3, actual=2.0), tried("gate", 1, actual=3.0))
    made, tries, history = last(past)
    assert newly(history, tries, made) is not None
    assert newly(history, {"gate": 40}, made) is None


@pytest.mark.parametrize("count", COUNTS)
def test_round_numbers_over_all_months(count: int) -> None:
    """S67: ten, twenty-five and fifty are counted over all months, whatever was read."""
    made, _, history = last(done("gate", 3, 1))
    kind = newly(history, {"gate": count - 1}, made)
    assert kind is not None and (kind.kind, kind.count) == ("tries", count)
    assert newly(history, {"gate": count}, made) is None


def reply(*past: Past, **fields: Any) -> tuple[str, ...]:
    """What is said after a try at the gate that felt hard beforehand."""
    scene = replace(scene_of(PLAN, *past, **fields), options={"step": "gate"})
    walked = walk(attempt(scene), scene, {"ready": "start", "distress_before": 8, "outcome": "done"})
    said = walked.question("reply")
    assert isinstance(said, Information)
    return said.ask, *said.paragraphs


def test_in_the_conversation() -> None:
    """S67, S9: one sentence beside the reply, a fact and no praise; the second time it is not said."""
    first = reply()
    assert say("milestones.first", title="Walk to the gate") in first
    assert len(first) == 2
    assert not any("log:" in sentence for sentence in reply(*done("gate", 2, 1)))


def test_listed_where_it_says_how_it_has_gone() -> None:
    """S67, S21: every one with its day, the newest first; counts stay away where numbers are hidden."""
    history = history_of(*done("gate", *range(1, 11)), tried("gate", 0, before=EDGE))
    rows = Progress(PLAN, history, TODAY).section("milestones")
    assert rows[0] == say("milestones.sentence")
    assert [row.split(". ", 1)[1] for row in rows[1:]] == [
        say("milestones.despite", title="Walk to the gate"),
        say("milestones.tries", count=10),
        say("milestones.first", title="Walk to the gate"),
    ]
    hidden = Progress(PLAN, history, TODAY, hide_numbers=True).section("milestones")
    assert not any("10" in row.split(". ", 1)[1] for row in hidden[1:])


GAPS: list[tuple[tuple[Past, ...], dict[str, int], bool]] = [
    (done("gate", GAP.days - 1), {}, False),
    (done("gate", GAP.days), {}, True),
    ((*done("gate", GAP.days), tried("shop", 3, "not_today")), {}, False),
    (done("gate", GAP.days, 0), {}, True),
    ((), {"gate": 3}, True),
    ((), {}, False),
]


@pytest.mark.parametrize(("past", "tries", "is_gap"), GAPS)
def test_a_gap_is_written_down_when_a_try_begins(past: tuple[Past, ...], tries: dict[str, int], is_gap: bool) -> None:
    """S67, S25, care 5.3: below and at its edge, over months not read too; kept with the try, in no words, said once, as a fact."""
    scene = replace(scene_of(PLAN), history=history_of(*past), tries=tries, options={"step": "gate"})
    walked = walk(attempt(scene), scene, {"ready": "start", "outcome": "done"})
    assert walked.only(AttemptBegun).context.after_gap is is_gap


def test_the_gap_is_the_one_of_the_offer() -> None:
    """care 1.3, 5.3: what is called a gap here is what the offer of a gentle restart goes by."""
    assert gap.GAP == GAP


def test_back_after_a_gap_is_said_with_its_reply() -> None:
    """S67, S25: once the try has ended, a sentence without any count of days; where more was known before, nothing is said."""
    past = done("gate", 40)
    made = replace(attempts(history_of(*past, back(0)))[-1], id="new")
    said = newly(history_of(*past), {"gate": 1}, made)
    assert said is not None and said.kind == "returned"
    assert not any(letter.isdigit() for letter in said.words())
    assert newly(history_of(*past), {"gate": 40}, made) is None


def test_a_plan_used_is_said_once() -> None:
    """S64, S67, care 5.3: beside the then, the first time alone."""
    plan = PLAN.model_copy(update={"if_then": (IfThen.model_validate({"id": "a", "if": "x", "then": "I sit"}),)})
    for past, is_said in (((), True), (((USE, 30),), False)):
        scene = scene_of(plan, *past)
        page = walk(use_if_then(scene), scene, {"which": "a"}).question("then")
        assert isinstance(page, Information)
        assert (say("milestones.used") in page.paragraphs) is is_said
