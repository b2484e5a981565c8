"""Early signs: the person's own words, asked about in check-ins, noticed and no more (S66, care 1.10)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edited_plan import TEXT, plan_after, plan_of, talked
from shared import HOSTILE
from walking import scene_of, walk

from gradestep.flows.check_in import check_in
from gradestep.flows.question import Answer, Information
from gradestep.model.journal import CheckIn
from gradestep.model.plan import EarlySign, Plan

ANSWERS: dict[str, Answer] = {
    "body": "Sleeping badly\nA tight neck",
    "mind": "Putting things off",
    "doing": "No calls",
    "today": "Half a step, and call Sam",
}


def made(answers: dict[str, Answer], text: str = TEXT) -> Plan:
    """The plan afterwards."""
    return plan_after(talked("early_signs", dict(answers), plan_of(text)), text)


def text_with(answers: dict[str, Answer]) -> str:
    """The plan's text afterwards."""
    from edited_plan import text_after

    return text_after(talked("early_signs", dict(answers), plan_of(TEXT)))


def test_own_words_part_by_part() -> None:
    """S66: one on each line, of body, mind and doing, and what helps on such a day."""
    plan = made(ANSWERS)
    assert plan.early_signs == (
        EarlySign(id="sleeping-badly", sign="Sleeping badly", where="body"),
        EarlySign(id="a-tight-neck", sign="A tight neck", where="body"),
        EarlySign(id="putting-things-off", sign="Putting things off", where="mind"),
        EarlySign(id="no-calls", sign="No calls", where="doing"),
    )
    assert plan.maintenance.today == "Half a step, and call Sam"
    assert talked("early_signs", {}, plan_of(TEXT)).changes() == []


def test_a_sign_that_stays_keeps_its_id() -> None:
    """S66, R14: one taken out, one added; what stays is the same sign to every check-in that named it."""
    text = text_with(ANSWERS)
    walked = talked("early_signs", {"body": "A tight neck\nCold hands"}, plan_of(text))
    after = plan_after(walked, text)
    assert [(one.id, one.sign) for one in after.early_signs if one.where == "body"] == [
        ("a-tight-neck", "A tight neck"),
        ("cold-hands", "Cold hands"),
    ]
    assert [one.id for one in after.early_signs if one.where != "body"] == ["putting-things-off", "no-calls"]


def test_noticed_in_a_check_in() -> None:
    """S66, S8: a check-in asks about them in four questions at the most; one that is there gets a neutral line and the own plan."""
    scene = replace(scene_of(plan_of(text_with(ANSWERS))), turn=0)
    walked = walk(check_in(scene), scene, {"energy": "medium", "mood": 5, "signs": ("no-calls",)})
    assert len(walked.answered()) <= 4
    assert walked.only(CheckIn).signs == ("no-calls",)
    said = walked.question("sign_noticed")
    assert isinstance(said, Information)
    told = " ".join((said.ask, *said.paragraphs))
    assert "No calls" in told and "Half a step, and call Sam" in told
    unseen = walk(check_in(scene), scene, {"energy": "medium", "mood": 5, "signs": ()})
    assert "sign_noticed" not in unseen.stages()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str) -> None:
    """R20: whatever is typed is signs of one line each, in a file that can be read again."""
    plan = made({"body": words, "today": words})
    assert all("\n" not in one.sign for one in plan.early_signs)
    assert len({one.id for one in plan.early_signs}) == len(plan.early_signs)
    assert plan.ladders == plan_of(TEXT).ladders
