"""Every case of adopting a file has one clear answer (issue 3.4): first, again, older, beside another, refused."""

from __future__ import annotations

import re

import pytest
from adopted_plans import FIRST, OTHER, OWN, adopted, look, plan_of, revised, without_step

from gradestep.planfile.merging_cases import Case

ADOPTED = adopted(FIRST)


def mine(*changes: tuple[str, str]) -> str:
    """The plan after the first adoption, with what the person changed in it."""
    text = ADOPTED
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def test_the_first_file_fills_an_empty_plan_and_keeps_every_comment() -> None:
    """B3: the file as it is, with whose every entry is and which revision was adopted."""
    assert look(FIRST).case is Case.FIRST
    unmarked = [line for line in ADOPTED.splitlines() if not line.startswith(("from = ", 'id = "clinic'))]
    assert "\n".join(unmarked).split("\n\n[adopted]")[0] == FIRST.rstrip("\n")
    plan = plan_of(ADOPTED)
    assert plan.adopted == {"getting-outside": 1}
    assert {step.source for _, step in plan.steps()} == {"getting-outside"}
    assert plan.contacts[0].id == "clinic-weekdays"


def test_own_ladders_stay_beside_what_comes() -> None:
    """B3: the person's comments, title, keys that nobody knows and a step of the same id stay as they were."""
    found = look(FIRST, OWN)
    assert found.case is Case.OWN
    text = found.plan_text()
    assert text.startswith(OWN.rstrip("\n"))
    plan = plan_of(text)
    assert [(ladder.id, ladder.source) for ladder in plan.ladders] == [("garden", None), ("outside", "getting-outside")]
    assert [step.id for step in plan.ladders[1].steps] == ["gate-2", "mailbox", "shop"]
    assert plan.title == "My things"
    assert found.conflicts == ()


def test_an_entry_that_got_another_id_is_found_again() -> None:
    """B3: a later revision changes the step that stands beside an own one of the same id, and nothing else."""
    before = adopted(FIRST, OWN)
    after = look(revised(one="Walk to the gate -> Walk past the gate"), before, FIRST).plan_text()
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert changed == ['title = "Walk past the gate"', "getting-outside = 2"]
    alone = without_step(before, "gate-2")
    again = look(revised(one="Walk to the gate -> Walk past the gate"), alone, FIRST)
    assert [(conflict.field, conflict.mine) for conflict in again.conflicts] == [("", None)]
    assert "Paint the gate" in again.plan_text([conflict.key for conflict in again.conflicts])


def test_two_clinicians_stand_side_by_side_and_the_stricter_pacing_wins() -> None:
    """Design 8: both ladders, each with its mark; 10 percent and not 20; five tries and not three."""
    found = look(OTHER, ADOPTED, FIRST)
    assert found.case is Case.BESIDE
    text = found.plan_text()
    plan = plan_of(text)
    assert [(ladder.id, ladder.source) for ladder in plan.ladders] == [
        ("outside", "getting-outside"),
        ("outside-2", "gut"),
    ]
    assert (plan.pacing.increase_percent, plan.pacing.done_needed) == (10, 5)
    assert plan.adopted == {"getting-outside": 1, "gut": 4}
    assert plan.title == "Getting outside again"
    looser = look(OTHER.replace("revision = 4", "revision = 5").replace("= 20", "= 15"), text, FIRST, OTHER)
    assert plan_of(looser.plan_text()).pacing.increase_percent == 10
    stricter = look(OTHER.replace("revision = 4", "revision = 5").replace("= 20", "= 5"), text, FIRST, OTHER)
    assert plan_of(stricter.plan_text()).pacing.increase_percent == 5
    assert stricter.conflicts == ()


def test_never_bigger_holds_whoever_said_it() -> None:
    """Care 4.3: chosen before the file came, or in the file, bigger steps stay off; a later file alone can offer them again."""
    never = 'format = 1\n\n[pacing]\nbigger = "never"\n'
    offers = FIRST.replace("[pacing]", '[pacing]\nbigger = "offer"')
    assert plan_of(adopted(offers, never)).pacing.bigger == "never"
    says_never = FIRST.replace("[pacing]", '[pacing]\nbigger = "never"')
    assert plan_of(adopted(says_never, OWN + '\n[pacing]\nbigger = "offer"\n')).pacing.bigger == "never"
    text = adopted(says_never)
    assert plan_of(text).pacing.bigger == "never"
    assert plan_of(adopted(revised(offers), text, says_never)).pacing.bigger == "offer"


@pytest.mark.parametrize(
    ("text", "case"),
    [
        (FIRST, Case.SAME),
        (FIRST.replace("Shop", "The shop"), Case.SAME_NUMBER),
        (revised(), Case.REVISION),
        (FIRST.replace("revision = 1", "revision = 9"), Case.REVISION),
        ("", Case.NOTHING),
        ("format = 1\n", Case.NOTHING),
        (FIRST.replace("format = 1", "format = 2"), Case.NEWER_FORMAT),
        (FIRST.replace("difficulty = 15", "difficulty = 1500"), Case.ERRORS),
        (FIRST.replace('"Shop"', "Shop"), Case.ERRORS),
        ("PK\x03\x04 no plan at all \x00", Case.ERRORS),
    ],
)
def test_which_case_a_file_is(text: str, case: Case) -> None:
    """R18: each file has one case, and what is refused says why."""
    found = look(text, ADOPTED, FIRST)
    assert found.case is case
    assert found.refused == (case in (Case.NOTHING, Case.NEWER_FORMAT, Case.ERRORS))
    assert case is not Case.ERRORS or found.problems


def test_an_older_revision_is_told_apart() -> None:
    """B3: the number in the plan is higher than the one in the file."""
    second = revised()
    found = look(FIRST, adopted(second), second)
    assert (found.case, found.had, found.theirs.revision) == (Case.OLDER, 2, 1)


def test_another_plan_of_the_same_id_stands_beside_or_is_its_next_one() -> None:
    """Issue 3.4: nothing in common with what is there, so it is kept under an id of its own unless the person knows better."""
    stranger = (
        OTHER.replace('id = "gut"', 'id = "getting-outside"').replace('"outside"', '"meals"').replace("gate", "tea")
    )
    found = look(stranger, ADOPTED, FIRST)
    assert (found.case, found.source, found.known_title) == (
        Case.NAMESAKE,
        "getting-outside-2",
        "Getting outside again",
    )
    beside = plan_of(found.plan_text())
    assert beside.adopted == {"getting-outside": 1, "getting-outside-2": 4}
    assert not any(ladder.rested for ladder in beside.ladders)
    newer = plan_of(found.taken_as("newer").plan_text())
    assert newer.adopted == {"getting-outside": 4}
    assert [(ladder.id, ladder.rested) for ladder in newer.ladders] == [("outside", True), ("meals", False)]


def test_both_changed_how_much_is_one_question() -> None:
    """B3: the number and its unit are one thing; the person's stays until they choose."""
    text = mine(('amount = 3\nunit = "minutes"', 'amount = 200\nunit = "metres"'))
    found = look(revised(one="amount = 3 -> amount = 1"), text, FIRST)
    (conflict,) = found.conflicts
    assert (conflict.key, conflict.title) == ("steps/mailbox/measure", "Mailbox")
    assert conflict.theirs == {"amount": 1, "unit": "minutes", "done_when": None}
    kept, taken = plan_of(found.plan_text()), plan_of(found.plan_text([conflict.key]))
    assert [(step.amount, step.unit) for _, step in kept.steps() if step.id == "mailbox"] == [(200, "metres")]
    assert [(step.amount, step.unit) for _, step in taken.steps() if step.id == "mailbox"] == [(1, "minutes")]


def test_what_the_clinician_took_out_rests_with_what_was_written_in_it() -> None:
    """B3: the step stays with the person's own words; a contact that nobody changed goes."""
    text = mine(('title = "Shop"', 'title = "Shop"\nnote = "The one with the bell"  # mine'))
    without = without_step(revised(), "shop").partition("[[contacts]]")[0]
    found = look(without, text, FIRST)
    assert [change.title for change in found.merge.rested] == ["Shop"]
    after = found.plan_text()
    assert 'note = "The one with the bell"  # mine' in after
    shop = next(step for _, step in plan_of(after).steps() if step.id == "shop")
    assert (shop.rested, shop.note) == (True, "The one with the bell")
    assert plan_of(after).contacts == ()
    back = look(revised(FIRST, 3), after, without)
    assert [conflict.field for conflict in back.conflicts] == ["rested"]
    assert not plan_of(back.plan_text(["steps/shop/rested"])).ladders[0].steps[-1].rested


def test_what_the_person_took_out_stays_out_unless_the_clinician_changed_it() -> None:
    """B3: an unchanged step stays away; a changed one is asked about and can come back."""
    gone = without_step(ADOPTED, "shop")
    assert look(revised(), gone, FIRST).conflicts == ()
    found = look(revised(one="difficulty = 60 -> difficulty = 50"), gone, FIRST)
    (conflict,) = found.conflicts
    assert (conflict.field, conflict.mine) == ("", None)
    assert "shop" not in [step.id for _, step in plan_of(found.plan_text()).steps()]
    assert "shop" in [step.id for _, step in plan_of(found.plan_text([conflict.key])).steps()]


def test_a_step_goes_to_another_ladder_with_its_comments() -> None:
    """B3: moved by the clinician alone, it takes the person's comment along; moved by both, it is asked."""
    block = re.search(r'\[\[ladders\.steps\]\]\nid = "shop".*?\n\n', FIRST, re.DOTALL)
    assert block is not None
    town = '[[ladders]]\nid = "town"\ntitle = "In town"\n\n' + block[0]
    moved = revised().replace(block[0], "").replace("[[contacts]]", town + "[[contacts]]")
    text = mine(("difficulty = 60", "difficulty = 60  # I think"))
    after = look(moved, text, FIRST).plan_text()
    assert plan_of(after).find("shop") is not None
    assert [ladder.id for ladder, step in plan_of(after).steps() if step.id == "shop"] == ["town"]
    assert "difficulty = 60  # I think" in after


def test_the_order_by_hand_is_taken_where_the_person_left_it() -> None:
    """S13: only the clinician moved steps about; the person's own step stays where it is."""
    by_hand = FIRST.replace('values = ["friends"]\n', 'values = ["friends"]\norder = "hand"\n', 1)
    text = adopted(by_hand)
    shop = re.search(r'\[\[ladders\.steps\]\]\nid = "shop".*?\n\n', by_hand, re.DOTALL)
    assert shop is not None
    first = by_hand.index("[[ladders.steps]]")
    other_order = revised(by_hand[:first] + shop[0] + by_hand[first:].replace(shop[0], ""))
    found = look(other_order, text, by_hand)
    assert [change.what for change in found.merge.taken] == ["ordered"]
    assert [step.id for step in plan_of(found.plan_text()).ladders[0].steps] == ["shop", "gate", "mailbox"]


def test_a_file_made_from_the_plan_of_the_person_comes_back() -> None:
    """Issue 3.3: an exported plan with the person's own steps in it, revised and handed back, doubles nothing."""
    text = mine(("[[contacts]]", '[[ladders]]\nid = "own"\ntitle = "Own"\n\n[[contacts]]'))
    handed_back = revised(text, one='title = "Own" -> title = "Own things"')
    found = look(handed_back, text, FIRST)
    assert found.case is Case.REVISION
    assert [conflict.key for conflict in found.conflicts] == ["ladders/own/title"]
    assert plan_of(found.plan_text()).ladders == plan_of(text).ladders
    third = handed_back.replace("revision = 2", "revision = 3").replace("Own things", "Her things")
    again = look(third, found.plan_text(["ladders/own/title"]), handed_back)
    assert again.conflicts == ()
    after = again.plan_text()
    assert plan_of(after).ladders[-1].title == "Her things"
    fourth = look(revised(FIRST, 4), after, third)
    assert fourth.merge.rested == ()
    assert not plan_of(fourth.plan_text()).ladders[-1].rested
