"""Words for people beside me: no line goes unsaid where there is no room, and a wish reads as one (S55, care 1.8)."""

from __future__ import annotations

import pytest
from shared import material
from test_supporters import ANSWERS, done_words, made
from walking import scene_of, walk

from gradestep.coach.people import wish_words
from gradestep.content import say, several
from gradestep.flows.question import Option, SeveralQuestion
from gradestep.flows.supporters import supporters
from gradestep.model.people import Supporter
from gradestep.model.plan import Plan
from gradestep.share.gathering import PEOPLE, Choice
from gradestep.share.making import made as made_page
from gradestep.share.plan_shown import plan_page

EXAMPLE = several("supporters.say.examples")[0]


@pytest.mark.parametrize(
    ("which", "kept", "left"),
    [
        ((EXAMPLE, "Shall we?"), (EXAMPLE, "Shall we?"), ("Take your time", "One too many")),
        (None, ("Take your time", "Shall we?", "One too many"), (EXAMPLE,)),
        ((), (), (EXAMPLE, "Take your time", "Shall we?", "One too many")),
        (ANSWERS["say"], ("Take your time", "Shall we?", "One too many"), (EXAMPLE,)),
    ],
)
def test_no_words_go_unsaid_where_there_is_no_room(
    which: tuple[str, ...] | None, kept: tuple[str, ...], left: tuple[str, ...]
) -> None:
    """care 1.8, B6: three lines at the most; of four, which stay is asked, own words first, and what has no room is named."""
    answers = ANSWERS if which is None else {**ANSWERS, "say_which": which}
    walked, plan = made(answers)
    asked = walked.question("say_which")
    assert isinstance(asked, SeveralQuestion)
    assert [option.value for option in asked.options] == list(ANSWERS["say"])  # type: ignore[arg-type]
    assert asked.prefill == ("Take your time", "Shall we?", "One too many")
    assert plan.supporters[0].say == kept
    assert say("at_most.left_out", lines="; ".join(left)) in done_words(walked)
    assert "please_dont_which" not in walked.stages(), "where there is room nothing more is asked"
    few, _ = made({**ANSWERS, "say": ANSWERS["say"][:3]})  # type: ignore[index]
    assert "say_which" not in few.stages()
    assert "no room" not in done_words(few)


WISHES = [
    ("Remind me more than once", "Please don't remind me more than once."),
    ("Please don't remind me more than once.", "Please don't remind me more than once."),
    ("Please don\u2019t remind me", "Please don\u2019t remind me"),
    ("don't ask twice", "don't ask twice"),
    ("No advice, please", "No advice, please"),
    ("TV while I try", "Please don't TV while I try."),
    ("I'm hurried along", "Please don't I'm hurried along."),
    ("Ask how my knot is", "Please don't ask how my knot is."),
]


@pytest.mark.parametrize(("typed", "read"), WISHES)
def test_a_wish_reads_as_one_however_it_was_typed(typed: str, read: str) -> None:
    """S55, care 1.8: "please don't" stands before what is to be left out, once; in the conversation, in the plan as it is shown
    and on the page the same sentence, and nowhere a label that turns it round."""
    assert wish_words(typed) == read
    plan = Plan(supporters=(Supporter(id="sam", name="Sam", please_dont=(typed,)),))
    scene = scene_of(plan, who="sam")
    asked = walk(supporters(scene), scene, {"what": "words"}).question("please_dont")
    assert isinstance(asked, SeveralQuestion)
    assert asked.options[0] == Option(typed, read)
    assert len({option.label for option in asked.options}) == len(asked.options), "none stands there twice"
    shown = [value for section in plan_page(plan).sections for part in section.parts for _, value in part.rows]
    assert shown == [read]
    page = made_page("supporter", "text", material(plan=plan), Choice(with_parts=frozenset({PEOPLE}))).text
    assert f"{say('share_people.supporter.please_dont')}: {read}" in page
    for label in (say("share_people.supporter.please_dont"), say("plan_show.label.please_dont")):
        assert "leave" not in label.casefold() and "not" not in label.casefold()
