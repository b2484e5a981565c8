"""`plan new`: how much of what a list holds, and where in the ladder it stands, where the list does not say (S13, S33)."""

from __future__ import annotations

import pytest
from test_plan_new import from_list, plan_of_walk, walked
from walking import PASS

from gradestep.planfile.checking import findings


def test_how_much_is_asked_where_a_list_does_not_say() -> None:
    """S33: by name, once or twice or until when; what is passed over stays without, and the check says so."""
    done = walked(
        {"row_2_measure": "twice", "row_3_measure": PASS}, **from_list("A walk 5 min,10\nA ride,20\nTea,30\n")
    )
    assert "row_1_measure" not in done.stages()
    assert done.question("row_2_measure").lead == ("A ride",)
    plan = plan_of_walk(done)
    assert [(step.amount, step.unit) for _, step in plan.steps()] == [(5, "minutes"), (2, "times"), (None, None)]
    assert [one.path for one in findings(plan) if one.code == "no-amount"] == [("ladders", 0, "steps", 2, "title")]
    many = walked(
        {}, **from_list("".join(f"Thing {chr(97 + place % 26)}{place},{place + 10}\n" for place in range(60)))
    )
    assert len([stage for stage in many.stages() if stage.endswith("_measure")]) == 20


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("Wave,15\nTea,50\nChoir,\nCrowd,90\n", 70),
        ("Wave,15\nTea,50\nCrowd,90\nChoir,\n", 100),
        ("Wave,15\nTea,50\nChoir,\n", 60),
        ("Choir,\nWave,15\nTea,50\n", 5),
        ("Crowd,90\nTea,50\nChoir,\nWave,15\n", 32),
        ("List,Step,SUDS\nA,Wave,15\nB,Tea,50\nA,Choir,\nB,Crowd,90\n", 25),
    ],
)
def test_a_comparison_passed_over_leaves_a_step_where_the_list_has_it(text: str, placed: int) -> None:
    """S13: between the ones it stands between in the list, else a little past the one beside it; never above all for nothing."""
    plan = plan_of_walk(walked({}, **from_list(text)))
    assert [step.difficulty for _, step in plan.steps() if step.title == "Choir"] == [placed]


def test_several_in_a_row_without_a_rating_keep_their_order() -> None:
    """S13: each between the one before it and the next that has a rating; in an own plan after the one said last."""
    plan = plan_of_walk(walked({}, **from_list("Wave,10\nOne,\nTwo,\nCrowd,90\n")))
    assert [step.title for step in plan.ladders[0].in_order()] == ["Wave", "One", "Two", "Crowd"]
    said = walked({"step_1": "Bus", "step_1_number": 60, "step_2": "Gate", "step_2_than_1": "easier", "step_3": "Lamp"})
    assert [(step.title, step.difficulty) for step in plan_of_walk(said).ladders[0].in_order()] == [
        ("Gate", 30), ("Lamp", 40), ("Bus", 60),
    ]  # fmt: skip
