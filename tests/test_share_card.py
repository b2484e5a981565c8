"""The pocket card: one step to take along, boxes to fill in by hand, and a code that enters it later (S34, S65, B4, R20)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from chromium import needs_browser
from commands import gradestep
from journals import PLAN
from shared import HOSTILE, Tags, empty, marked, material
from test_share_browser import pages_printed

from gradestep.coach.cards import LETTERS, LONG, card_code, same_code, step_of_card
from gradestep.coach.finding import snapshot
from gradestep.content import say, several
from gradestep.model.plan import IfThen, Plan, Value
from gradestep.share.card import card_lines
from gradestep.share.gathering import OWN_PLAN, Choice
from gradestep.share.making import made

STEPS = [snapshot(PLAN, *pair) for pair in PLAN.steps()]
FIRST = PLAN.steps()[0][1]
LADDER = PLAN.steps()[0][0]


def with_words(words: str) -> Plan:
    """A plan whose first ladder says these words wherever it can."""
    step = FIRST.model_copy(update={"title": words, "cue": words, "smallest": words})
    ladder = LADDER.model_copy(update={"title": words, "values": ("v",), "steps": (step,)})
    plan_for = IfThen.model_validate({"id": "a", "if": words, "then": words})
    other = IfThen.model_validate({"id": "b", "if": marked("other"), "then": "wait", "step": "elsewhere"})
    return Plan(ladders=(ladder,), if_then=(plan_for, other), values=(Value(id="v", area="friends", words=words),))


def test_what_is_on_a_card() -> None:
    """S34, S65, S59: the step with its cue, why, if-then plans of it and of everything, boxes for before and after, a code."""
    told = made("card", "text", material(plan=with_words(marked("words"))), Choice()).text
    assert told.count(marked("words")) >= 6
    assert marked("other") not in told, "a plan of another step stays away"
    for label in (*several("share_card.before"), *several("share_card.after")):
        assert label in told
    code = card_code(snapshot(with_words(marked("words")), *with_words(marked("words")).steps()[0]))
    assert f"Code: {code}" in told
    assert f"gradestep log --card {code} --outcome done --at 2026-11-24T10:30" in told, (
        "the first day it can be used on"
    )


def test_each_line_can_stay_away() -> None:
    """B4: one line or a whole part is held back and counted."""
    one = material(plan=with_words(marked("words")))
    without = made("card", "text", one, Choice(without_parts=frozenset({OWN_PLAN})))
    assert say("share_card.sections.why") not in without.text.splitlines()
    assert say("if_then.kind.options.obstacle") not in without.text
    assert f"{say('share.labels.held')}: {without.held_back}" in without.text
    held = made("card", "text", one, Choice(held=frozenset({f"card/{FIRST.id}/cue"})))
    assert "When:" not in held.text
    assert held.held_back == 1


def test_no_label_says_its_heading_again() -> None:
    """S34, S65: under "Why" stand the words alone; an if-then plan stands under what it is for; so in each line that is looked at."""
    lines = made("card", "text", material(plan=with_words(marked("words"))), Choice()).text.splitlines()
    assert lines[lines.index(say("share_card.sections.why")) + 1] == marked("words")
    assert lines[lines.index(say("share_card.sections.if_then")) + 1].startswith("For a hard moment: If")
    why = card_lines(material(plan=with_words(marked("words"))), Choice())["why"]
    assert [line.read_out() for line in why] == [marked("words")]


def test_a_card_for_another_step_and_for_none() -> None:
    """S34: a step can be named; without any step the card says so, and no box stands there."""
    second = PLAN.steps()[1][1]
    assert second.title in made("card", "text", replace(material(), step=second.id), Choice()).text
    told = made("card", "text", empty(), Choice())
    assert several("share_card.before")[0] not in told.text
    assert "Code" not in told.text


def test_codes() -> None:
    """S65: short, the same at each print, another for each step, read however they are typed."""
    codes = [card_code(step) for step in STEPS]
    assert len(set(codes)) == len(codes)
    assert codes == [card_code(step) for step in STEPS]
    assert all(len(code) == LONG and set(code) <= set(LETTERS) for code in codes)
    assert same_code(" bc-2 34", "BC234")
    assert not same_code("BC235", "BC234")
    assert [step_of_card(code.lower(), (PLAN,)) for code in codes] == STEPS
    assert step_of_card("BC", (PLAN,)) is None
    assert step_of_card("", (PLAN,)) is None


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str) -> None:
    """R20: whatever a plan says, no tag of it is on the card."""
    page = made("card", "html", material(plan=with_words(words)), Choice()).text
    assert not Tags(page).tags - {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "section", "dl", "dt", "dd", "p",
    }  # fmt: skip


@needs_browser
def test_it_fits_a_pocket(tmp_path: Path) -> None:
    """S65: one sheet of A6."""
    assert (
        pages_printed(tmp_path, made("card", "html", material(plan=with_words("some words " * 4)), Choice()).text) == 1
    )


def kept(home: Path) -> list[dict[str, object]]:
    """The attempts, as `history --json` has them."""
    ran = gradestep(home, "history", "--json")
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    return [row for row in rows if row["kind"] == "attempt_ended"]


def printed(home: Path, *arguments: str) -> str:
    """The code at the foot of a card."""
    ran = gradestep(home, "share", "card", "--yes", "--to", "-", *arguments)
    assert ran.returncode == 0, ran.stderr
    return next(line.removeprefix("Code: ") for line in ran.stdout.splitlines() if line.startswith("Code: "))


FILE = """
format = 1
id = "clinic"
revision = 1
title = "Out"
[[ladders]]
id = "outside"
title = "Outside"
[[ladders.steps]]
id = "gate"
title = "Walk to the gate"
amount = 2
unit = "min"
difficulty = 20
"""


def adopted(home: Path, text: str) -> None:
    """That file, taken in."""
    file = home.parent / "plan.toml"
    file.write_text(text)
    ran = gradestep(home, "plan", "adopt", str(file), "--yes")
    assert ran.returncode == 0, ran.stderr


def test_entered_later_with_its_true_time(home: Path) -> None:
    """S65: the code brings the step as it read on the card, at the time written down, whatever the plan is by then."""
    adopted(home, FILE)
    code = printed(home, "--step", "gate")
    adopted(home, FILE.replace("amount = 2", "amount = 5").replace("revision = 1", "revision = 2"))
    assert printed(home) != code, "another amount is another card"
    ran = gradestep(home, "log", "--card", code.lower(), "--outcome", "done", "--at", "2026-11-20T10:30")
    assert ran.returncode == 0, ran.stderr
    assert "--at" not in ran.stdout
    (attempt,) = kept(home)
    step = attempt["step"]
    assert isinstance(step, dict)
    assert (step["id"], step["amount"], step["revision"]) == ("gate", 2, 1)
    assert str(attempt["when"]).startswith("2026-11-20T10:30")


def test_without_a_time_it_says_which_was_kept(home: Path) -> None:
    """S65: nothing is guessed in silence; a code that is on no card keeps nothing."""
    adopted(home, FILE)
    unknown = gradestep(home, "log", "--card", "QQQQQ", "--outcome", "done")
    assert (unknown.returncode, unknown.stderr.strip()) == (1, say("commands.no_card"))
    assert kept(home) == []
    ran = gradestep(home, "log", "--card", printed(home), "--outcome", "done")
    assert ran.returncode == 0
    assert "--at" in ran.stdout
    assert len(kept(home)) == 1
    assert gradestep(home, "log", "gate", "--card", "BC234").returncode == 2
    assert gradestep(home, "log", "--outcome", "done").returncode == 2


def test_a_card_is_no_session(tmp_path: Path, home: Path) -> None:
    """B4: a card, a calendar or a page for a supporter leaves "since I last shared for a session" where it was."""
    for what in ("card", "calendar", "supporter", "graduation"):
        assert gradestep(home, "share", what, "--yes", "--to", str(tmp_path / what)).returncode == 0
    rows = [json.loads(line) for line in gradestep(home, "history", "--json").stdout.splitlines()]
    assert [row["purpose"] for row in rows if row["kind"] == "shared"] == ["myself", "myself", "supporter", "myself"]
