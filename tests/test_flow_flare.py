"""A flare day, walked through: three doors, rest, and the way out."""

from __future__ import annotations

import pytest
from flow_plans import PLAN
from walking import Move, Walk, scene_of, walk

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


def test_nothing_goes_upward() -> None:
    """S11, care 1.9: no door leads to a harder step."""
    scene = scene_of(PLAN, settings=Settings(step="shop"))
    question = walk(flare(scene), scene, {"doors": "other_step"}).question("which")
    assert isinstance(question, ChoiceQuestion)
    assert [option.value for option in question.options] == ["read", "gate"]
