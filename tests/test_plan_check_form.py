"""`plan check` on a plan with mistakes in its form: its quality in the same go, and a page for every code (S27, S33, B3)."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from commands import gradestep
from test_plan_check import leaves, plan_file
from test_plan_check_rules import TABLE

from gradestep.content import data, has, say
from gradestep.model.plan import Plan
from gradestep.planfile.checking import findings
from gradestep.planfile.checks.finding import LEVELS
from gradestep.planfile.reading_problems import EXPECTED, OTHERS
from gradestep.planfile.sound_part import sound_findings
from gradestep.planfile.syntax import UNREADABLE

MIXED = """format = 1
revison = 2
title = "Ten mistakes of both kinds"

[[values]]
id = "friends"
area = "friends"
words = "Coffee"

[[ladders]]
id = "outside"
title = "Outside"
values = ["freinds"]

[[ladders.steps]]
id = "gate"
title = "Feel calm at the gate"
difficulty = 140
amount = 2
unit = "minutes"

[[ladders.steps]]
id = "gate"
title = "Walk until the pain stops"
difficulty = "25"

[[ladders.steps]]
id = "shop"
cue = "at 9 am"
done_when = "I am there"
energy = "medum"

[[contacts]]
name = "The clinic"
call = 5
"""
"""Of the form: an unknown name, a number too high, one in quotes, no title, a word near another, no text. Of quality: the others."""

BOTH_KINDS = [
    (2, "key-unlike", "error"),
    (13, "unknown-id", "error"),
    (17, "state-not-action", "warning"),
    (18, "expected-most", "error"),
    (23, "same-id", "error"),
    (24, "no-amount", "warning"),
    (24, "symptom-goal", "warning"),
    (25, "expected-whole", "error"),
    (27, "key-missing", "error"),
    (29, "cue-is-time", "hint"),
    (31, "expected-one-like", "error"),
    (35, "expected-text", "error"),
]


@pytest.mark.parametrize("text", [MIXED, MIXED.replace("\n", "\r\n")], ids=["lf", "crlf"])
def test_mistakes_of_form_and_of_quality_are_told_in_one_go(home: Path, tmp_path: Path, text: str) -> None:
    """B3, S27, S33: six of each kind in one file, twelve problems, each at its line; and what hangs on them comes later."""
    done = gradestep(home, "plan", "check", "--json", plan_file(tmp_path, text))
    assert [(row["line"], row["code"], row["level"]) for row in json.loads(done.stdout)] == BOTH_KINDS
    assert [code in LEVELS for _, code, _ in BOTH_KINDS].count(True) == 6
    printed = gradestep(home, "plan", "check", plan_file(tmp_path, text)).stdout
    assert say("plan_check.form_part") in printed
    assert "no step stands at" not in printed.casefold(), "the numbers that are wrong may be small ones"


@pytest.mark.parametrize("wrong", [{"a": 1}, 10**30], ids=["a table", "a number"])
@pytest.mark.parametrize("row", range(0, len(TABLE), 3))
def test_a_mistake_in_the_form_makes_no_other_appear(row: int, wrong: Any) -> None:
    """B3: whichever value is wrong in its form, the rules find in the rest what they find when it is right, and no more."""
    _, entries, _ = TABLE[row]
    right = {(found.code, found.path) for found in findings(Plan.model_validate(entries))}
    for path, _ in leaves(entries):
        broken = copy.deepcopy(entries)
        holder: Any = broken
        for part in path[:-1]:
            holder = holder[part]
        holder[path[-1]] = wrong
        as_read = copy.deepcopy(broken)
        found = {(one.code, one.path) for one in sound_findings(broken)}
        assert found <= right, (path, found - right)
        assert broken == as_read


def test_a_sound_plan_is_looked_at_in_the_same_way() -> None:
    """B3: with nothing wrong in the form, both ways find the same."""
    for _, entries, _ in TABLE:
        plain = tuple((one.code, one.path) for one in findings(Plan.model_validate(entries)))
        assert tuple((one.code, one.path) for one in sound_findings(entries)) == plain


def test_why_for_a_mistake_in_the_form(home: Path, tmp_path: Path) -> None:
    """B3: a code that was printed can be asked about, as it is printed or with the other dash; each has an example or a reason."""
    printed = gradestep(home, "plan", "check", plan_file(tmp_path, 'title = "a\n')).stdout
    assert "Code: quote-open.\n" in printed
    assert "gradestep plan check --why quote-open." in printed
    for code in ("quote-open", "quote_open"):
        done = gradestep(home, "plan", "check", "--why", code)
        assert (done.returncode, done.stderr) == (0, "")
        for part in ("quote-open: error", "What it looks at:", "Why:", "From: design 3", "Before:", "After:"):
            assert part in done.stdout
    near = gradestep(home, "plan", "check", "--why", "quoteopen")
    assert (near.returncode, "quote-open" in near.stderr) == (2, True)


def test_every_mistake_in_the_form_has_a_page_and_a_sentence() -> None:
    """B3: no code is printed that cannot be asked about, and no page stands for a code that is never printed."""
    given = {*UNREADABLE, *EXPECTED.values(), *OTHERS}
    pages = data("plan_check_form")["codes"]
    assert set(pages) == {code.replace("_", "-") for code in given}
    assert [code for code in given if not has(f"problems.{code}")] == []
    assert {form["kind"] for form in pages.values()} == set(data("plan_check_form")["kinds"])
    assert all(("before" in form) == ("after" in form) for form in pages.values())
