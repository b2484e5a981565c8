"""A flare day, walked through: three doors, rest, and the way out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flow_plans import PLAN
from walking import TODAY, Move, Walk, scene_of, walk

from gradestep.coach.flare import FlareState, flare_on
from gradestep.coach.home_ways import asked
from gradestep.content import say, several
from gradestep.flows.effect import StartFlow
from gradestep.flows.flare import flare
from gradestep.flows.question import Answer, ChoiceQuestion
from gradestep.model.journal import Amend, Event, FlareBegun, FlareEnded
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings


def flared(answers: dict[str, Answer | Move], *past: tuple[Event, int], plan: Plan = PLAN) -> Walk:
    """The flare key."""
    scene = scene_of(plan, *past)
    return walk(flare(scene), scene, answers)


def doors(walked: Walk) -> list[str]:
    """What the first page offers."""
    question = walked.question("doors")
    assert isinstance(question, ChoiceQuestion)
    return [option.value for option in question.options]


def test_three_doors_and_rest() -> None:
    """S46: breathing, posture, a different small step; rest with no step is a full choice beside them."""
    assert doors(flared({})) == ["breathing", "posture", "other_step", "rest"]


@pytest.mark.parametrize(
    ("door", "follows"),
    [("breathing", StartFlow("breathe")), ("posture", StartFlow("posture")), ("rest", None)],
)
def test_each_door(door: str, follows: StartFlow | None) -> None:
    """S46, care 1.9: the day is marked with what was picked, and the door opens at once."""
    walked = flared({"doors": door})
    assert walked.only(FlareBegun) == FlareBegun.model_validate({"picked": door})
    assert walked.next_flow() == follows
    assert ("controllable" in walked.stages()) is (door == "rest")


def test_the_day_is_marked_when_nothing_is_picked() -> None:
    """A26, care 1.9: pressing the key is what marks it."""
    walked = flared({})
    assert walked.only(FlareBegun) == FlareBegun()
    assert walked.stages() == ("doors",)


def test_rest_and_words() -> None:
    """S46, care 1.9: rest is marked at once; what is the person's to choose, and words, are put to the mark."""
    walked = flared({"doors": "rest", "controllable": ("pace", "the blanket"), "note": "third day"})
    assert walked.only(FlareBegun) == FlareBegun(picked="rest")
    amend = walked.only(Amend)
    assert amend.of == "id-begun.event"
    assert amend.fields["note"] == "third day"
    assert amend.fields["controllable"] == ["pace", "the blanket"]
    assert amend.fields["picked"] == "rest"


def test_rest_without_words() -> None:
    """S46: nothing more is written than the rest itself."""
    assert flared({"doors": "rest"}).events(Amend) == []


class TestAnotherStep:
    """S46: a different small step."""

    def test_the_usual_one_is_not_among_them(self) -> None:
        """S46: low energy first, then the easiest; the two-question form."""
        walked = flared({"doors": "other_step", "which": "read"})
        question = walked.question("which")
        assert isinstance(question, ChoiceQuestion)
        assert [option.value for option in question.options] == ["read", "shop"]
        assert walked.next_flow() == StartFlow("attempt", (("step", "read"), ("low_energy", "yes")))

    def test_passing_the_list(self) -> None:
        """A26: the day is marked, nothing follows."""
        walked = flared({"doors": "other_step"})
        assert walked.next_flow() is None and walked.only(FlareBegun).picked == "other_step"

    def test_no_step_at_all(self) -> None:
        """S28: the guided form makes one."""
        walked = flared({"doors": "other_step"}, plan=Plan())
        assert walked.stages() == ("doors",)
        assert walked.next_flow() == StartFlow("small_step")


class TestTheWayOut:
    """S47, care 1.9: it ends when the person says so; the step stays open where it was."""

    MARKED = (FlareBegun(), 2)

    def test_on_a_later_day(self) -> None:
        """care 1.9: the doors, rest, and the way out."""
        assert doors(flared({}, self.MARKED)) == ["breathing", "posture", "other_step", "rest", "over"]

    def test_over(self) -> None:
        """care 1.9: ended on their word."""
        walked = flared({"doors": "over"}, self.MARKED)
        assert walked.only(FlareEnded) == FlareEnded()
        assert walked.events(FlareBegun) == [] and walked.next_flow() is None

    def test_over_and_half(self) -> None:
        """S47, care 1.3: the usual step at half, if they like."""
        walked = flared({"doors": "over", "calmer": "half"}, self.MARKED)
        assert walked.next_flow() == StartFlow("attempt", (("step", "gate"), ("size", "half")))

    @pytest.mark.parametrize(("step", "halves"), [("gate", True), ("shop", False)])
    def test_half_where_there_is_something_to_halve(self, step: str, halves: bool) -> None:
        """care 1.3, O2: a step without an amount is offered in a smaller version, and nobody says half."""
        scene = scene_of(PLAN, self.MARKED, settings=Settings(step=step))
        question = walk(flare(scene), scene, {"doors": "over"}).question("calmer")
        assert isinstance(question, ChoiceQuestion)
        said = " ".join((question.ask, *(option.label for option in question.options)))
        assert ("half" in said.casefold()) is halves
        assert all("half" not in reply.casefold() for reply in several("reply.after_flare_less"))

    def test_another_day_of_it(self) -> None:
        """care 1.9: what is picked on a later day is kept for that day."""
        assert flared({"doors": "rest"}, self.MARKED).only(FlareBegun).picked == "rest"
        assert flared({}, self.MARKED).effects == {}

    def test_said_and_taken_back(self) -> None:
        """S3: going back from "over" to a door leaves no end behind that stands."""
        scene = scene_of(PLAN, self.MARKED)
        walked = walk(flare(scene), scene, {"doors": "over"}, until="calmer")
        walked.back()
        walked.go_on({"doors": "breathing"})
        assert list(walked.effects)[-2:] == ["begun.event", "closing.StartFlow"]


class TestTheOneQuestion:
    """care 1.9: a flare nobody spoke of comes to rest after seven days, with one question, asked from then on and once."""

    @pytest.mark.parametrize(
        ("past", "on", "asks", "recent"),
        [
            ([(FlareBegun(), 6)], True, False, True),
            ([(FlareBegun(), 7)], False, True, True),
            ([(FlareBegun(), 9)], False, True, True),
            ([(FlareBegun(), 10)], False, True, False),
            ([(FlareBegun(), 40)], False, True, False),
            ([(FlareBegun(), 12), (FlareBegun(), 6)], True, False, True),
            ([(FlareBegun(), 40), (FlareEnded(), 38)], False, False, False),
            ([(FlareBegun(), 40), (FlareEnded(), 0)], False, False, True),
            ([(FlareBegun(), 40), (FlareEnded(quietly=True), 0)], False, False, False),
            ([(FlareBegun(), 8), (FlareEnded(quietly=True), 0)], False, False, True),
            ([(FlareBegun(), 40), (FlareBegun(), 0)], True, False, True),
        ],
    )
    def test_when_it_is_asked(self, past: list[tuple[Event, int]], on: bool, asks: bool, recent: bool) -> None:
        """care 1.9: below, at and above seven days; left, it came to rest on its seventh day and not on that of the answer."""
        state = flare_on(scene_of(PLAN, *past).history, TODAY)
        assert (state.on, state.ask_if_over, state.recent) == (on, asks, recent)

    def test_a_flare_after_one_that_came_to_rest_is_another(self) -> None:
        """care 1.9: it counts from its own day."""
        old, new = (FlareBegun(), 40), (FlareBegun(), 1)
        assert flare_on(scene_of(PLAN, old, new).history, TODAY).since == TODAY - timedelta(days=1)
        assert flare_on(scene_of(PLAN, (FlareBegun(), 3), new).history, TODAY).since == TODAY - timedelta(days=3)

    @pytest.mark.parametrize("days", [7, 8, 30])
    def test_home_asks_and_each_answer_ends_it(self, days: int) -> None:
        """care 1.9: one row on Home; whatever is answered, and passing it over too, it is not asked again."""
        rested = (FlareBegun(), days)
        row = asked(PLAN, scene_of(PLAN, rested).history, FlareState(ask_if_over=True), TODAY)
        assert row is not None and row.row == say("flare.over_yet.row")
        for answers, kept in ANSWERED:
            scene = scene_of(PLAN, rested, options=dict(row.options))
            walked = walk(flare(scene), scene, answers)
            ended, begun = walked.events(FlareEnded), walked.events(FlareBegun)
            event = ended[0] if ended else begun[0]
            assert len(ended) + len(begun) == 1
            assert event == kept
            state = flare_on(scene_of(PLAN, rested, (event, 0)).history, TODAY)
            assert not state.ask_if_over and state.on is isinstance(kept, FlareBegun)

    def test_over_leads_to_a_gentle_start(self) -> None:
        """S47: said to be over, the usual step is there at half; left at rest, nothing follows."""
        scene = scene_of(PLAN, (FlareBegun(), 9), over_yet="yes")
        half = walk(flare(scene), scene, {"over_yet": "over", "calmer": "half"})
        assert half.next_flow() == StartFlow("attempt", (("step", "gate"), ("size", "half")))
        assert walk(flare(scene), scene, {"over_yet": "leave"}).stages() == ("over_yet",)

    def test_still_there_opens_the_doors(self) -> None:
        """S46: still there, the day is marked and the doors are open."""
        scene = scene_of(PLAN, (FlareBegun(), 9), over_yet="yes")
        walked = walk(flare(scene), scene, {"over_yet": "still", "doors": "breathing"})
        assert doors(walked) == ["breathing", "posture", "other_step", "rest"]
        assert walked.next_flow() == StartFlow("breathe")

    def test_the_flare_key_marks_a_new_day_all_the_same(self) -> None:
        """A26: the key is no answer to that question; pressing it is what marks a day."""
        walked = flared({}, (FlareBegun(), 9))
        assert walked.only(FlareBegun) == FlareBegun() and walked.events(FlareEnded) == []


ANSWERED: list[tuple[dict[str, Answer | Move], Event]] = [
    ({"over_yet": "over"}, FlareEnded()),
    ({"over_yet": "leave"}, FlareEnded(quietly=True)),
    ({}, FlareEnded(quietly=True)),
    ({"over_yet": "still"}, FlareBegun()),
]


def test_nothing_goes_upward() -> None:
    """S11, care 1.9: no door leads to a harder step."""
    scene = scene_of(PLAN, settings=Settings(step="shop"))
    question = walk(flare(scene), scene, {"doors": "other_step"}).question("which")
    assert isinstance(question, ChoiceQuestion)
    assert [option.value for option in question.options] == ["read", "gate"]
