"""A step changed within its attempt, and the answer that changed it given otherwise after all."""

from __future__ import annotations

from fake_clock import FakeClock
from test_flow_attempt_kept import begun, go, one, opened, planned

from gradestep.notebook import Notebook
from gradestep.notebook.talking import Talking
from gradestep.paths import HomePlaces

__all__ = ["planned"]


def amount_of_gate(notebook: Notebook) -> float | None:
    """How much the step asks for now."""
    found = notebook.plan.find("gate")
    assert found is not None
    return found[1].amount


def back_to(talking: Talking, stage: str) -> None:
    """To an earlier question."""
    while talking.stage_id != stage:
        talking.back()


def test_a_change_of_the_step_taken_back_on_the_spot(planned: Notebook) -> None:
    """S50, A24, B6: "leave it as it is" after all leaves the step as it was, and says so in the attempt."""
    talking = begun(planned)
    go(talking, until="benefit")
    assert amount_of_gate(planned) == 3
    back_to(talking, "adjusting")
    go(talking, adjusting="leave")
    assert amount_of_gate(planned) == 2
    assert one(planned).after.adjustments == ()


def test_another_amount_stands_in_the_place_of_the_first(planned: Notebook, places: HomePlaces) -> None:
    """S50, A24: changed twice in one conversation is one change, and one undo takes it back."""
    talking = begun(planned)
    go(talking, until="benefit")
    back_to(talking, "set_amount")
    go(talking, set_amount=4.0)
    assert amount_of_gate(planned) == 4
    (adjustment,) = one(planned).after.adjustments
    assert (adjustment.before, adjustment.after) == ("2 minutes", "4 minutes")
    planned.undo()
    planned.undo()
    assert amount_of_gate(planned) == 2


def test_a_second_answer_cut_off_before_it_was_carried_out(
    planned: Notebook, places: HomePlaces, fake_clock: FakeClock
) -> None:
    """R5, B6: killed between drafting another amount and changing the step, the change is made on return."""
    go(begun(planned), until="benefit")
    (draft,) = planned.drafts
    cut_off = {**draft.answers, "set_amount": 4.0}
    planned.save_draft(draft.model_copy(update={"answers": cut_off, "due": ("set_amount",)}))
    again = opened(places, fake_clock)
    Talking.resume(again, again.drafts[0])
    assert amount_of_gate(again) == 4
