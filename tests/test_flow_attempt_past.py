"""What an attempt takes from before: a stop that stands, the day after, what was learned and changed."""

from __future__ import annotations

import pytest
from flow_attempts import attempted, tried
from walking import PASS

from gradestep.model.attempts import Afterwards, Reflection
from gradestep.model.journal import Event, Safety


class TestPaused:
    """O0 (care 1.3, 4.4): a stop stands until the person says that it was looked at."""

    STOP = Safety(question="stop_now", answers=("clinician",))

    def test_a_pause_first(self) -> None:
        """S3, care 4.4: one calm page, and leaving is never in the way."""
        for answer in (PASS, "leave"):
            walked = attempted("gate", {"paused": answer}, (self.STOP, 3))
            assert walked.stages() == ("paused",)
            assert walked.effects == {}

    def test_it_was_looked_at(self) -> None:
        """care 4.4: the way on, with the person's own words."""
        walked = attempted("gate", {"paused": "looked_at", "checked": "All clear"}, (self.STOP, 3), until="prediction")
        assert walked.stages() == ("paused", "checked", "step")
        safety = walked.only(Safety)
        assert (safety.question, safety.checked) == ("checked", "All clear")

    def test_breathing_stays_open(self) -> None:
        """S39: a tool in its place."""
        follows = attempted("gate", {"paused": "breathe"}, (self.STOP, 3)).next_flow()
        assert follows is not None and follows.flow == "breathe"

    @pytest.mark.parametrize(
        ("past", "paused"),
        [
            (((STOP, 3), (Safety(question="checked", answers=("yes",)), 1)), False),
            (((Safety(question="stop_now", answers=("today",)), 0),), True),
            (((Safety(question="stop_now", answers=("today",)), 1),), False),
            (((Safety(question="stop_now", answers=("emergency",)), 40),), True),
        ],
    )
    def test_what_stands(self, past: tuple[tuple[Event, int], ...], paused: bool) -> None:
        """care 4.4: "stop for today" holds for its day, the others until they were looked at."""
        assert (attempted("gate", {}, *past, until="step").stages() == ("paused",)) is paused

    def test_the_check_first_list(self) -> None:
        """care 4.2: a tick asks for a word with the clinician before a step by time or count; starting stays a choice."""
        tick = (Safety(question="check_first", ticked=("heart",)), 9)
        assert attempted("read", {}, tick, until="confidence_before").stages() == ("check_first", "step")
        assert attempted("read", {"check_first": "leave"}, tick).stages() == ("check_first",)
        assert attempted("gate", {}, tick, until="prediction").stages() == ("step",)


class TestNextDay:
    """care 1.2: one question about the day after a step by time or count, within two days."""

    def test_asked_and_kept(self) -> None:
        """care 1.2: kept with the attempt it is about."""
        walked = attempted("gate", {"next_day": "a_bit_worse_settled"}, *tried("read", days_ago=1))
        reflection = next(event for event in walked.events(Reflection) if event.attempt == "past-0")
        assert reflection.after == Afterwards(next_day="a_bit_worse_settled")

    @pytest.mark.parametrize(
        ("past", "options"),
        [
            (tried("read", days_ago=0), {}),
            (tried("read", days_ago=3), {}),
            (tried("gate", days_ago=1), {}),
            (tried("read", days_ago=1, outcome="not_today"), {}),
            (tried("read", days_ago=1, next_day="same"), {}),
            (tried("read", days_ago=1), {"low_energy": "yes"}),
        ],
    )
    def test_not_asked(self, past: tuple[tuple[Event, int], ...], options: dict[str, str]) -> None:
        """care 1.2, A27: not on the same day, not later, not twice, not for an experiment, not at low energy."""
        assert "next_day" not in attempted("read", {}, *past, until="doing", **options).stages()


class TestWhatWasLearned:
    """S50 and care 1.1: what was kept from before stands on the page of a harder step."""

    def test_learnings(self) -> None:
        """care 1.1: read back before a harder step, not before one that was done."""
        past = tried("gate", learned="The path was dry")
        assert any("The path was dry" in line for line in attempted("shop", {}, *past).question("step").lead)
        assert not any("The path was dry" in line for line in attempted("gate", {}, *past).question("step").lead)

    def test_the_if_then_plan_once_a_day(self) -> None:
        """care 1.4: shown at the first start of the day."""
        lines = attempted("gate", {}, *tried("gate", days_ago=0)).question("step").lead
        assert not any("I feel overwhelmed" in line for line in lines)
        lines = attempted("gate", {}, *tried("gate", days_ago=1)).question("step").lead
        assert any("I feel overwhelmed" in line for line in lines)

    def test_the_last_adjustment(self) -> None:
        """S50: an adjustment shows at the next start."""
        changes = ({"field": "amount", "before": "1 minute", "after": "2 minutes"},)
        page = attempted("gate", {}, *tried("gate", adjustments=changes)).question("step")
        assert any("from 1 minute to 2 minutes" in line for line in page.lead)
