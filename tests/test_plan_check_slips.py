"""Everyday slips in a plan file: each told where it was made, in words that mend it, and never where a parser met it (B3, E25)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradestep.cli.plan_check_rows import rows_of
from gradestep.content import say
from gradestep.notebook.telling import told
from gradestep.planfile.reading import read_plan

EXAMPLES = [path.read_text("utf-8") for path in sorted((Path(__file__).parent.parent / "examples").glob("*.toml"))]
SIGNS = (
    "",
    "",
    '"',
    "'",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "=",
    ",",
    ".",
    "#",
    "\\",
    "\n",
    "\r\n",
    "\u201c",
    "\u2019",
    "x",
    " ",
    "5",
    '"""',
    "\t",
)

STEPS = """[[ladders]]
id = "l"
title = "L"

[[ladders.steps]]
id = "gate"
title = "To the gate"

[[ladders.steps]]
id = "park"
title = "To the park"
"""

SLIPS: tuple[tuple[str, str, tuple[str, int, int]], ...] = (
    ("a quote left open", 'format = 1\ntitle = "mailbox\nid = "x"\n', ("quote_open", 2, 9)),
    ("and CRLF", 'format = 1\r\ntitle = "mailbox\r\nid = "x"\r\n', ("quote_open", 2, 9)),
    ("a single quote left open", "format = 1\ntitle = 'mailbox\n\nid = \"x\"\n", ("quote_open", 2, 9)),
    ("and one more far below", "title = 'mailbox\n\n\nnote = \"I don't\"\n", ("quote_open", 1, 9)),
    ("three quotes left open", 'format = 1\nnote = """Any order\nis fine.\n\ntitle = "x"\n', ("quote_open", 2, 8)),
    ("curly quotes", "format = 1\ntitle = \u201cmailbox\u201d\n", ("quote_curly", 2, 9)),
    ("a curly quote at the end", 'title = "mailbox\u201d\nid = "x"\n', ("quote_curly", 1, 17)),
    ("a quote within a text", 'title = "say "hi" now"\n', ("quote_within", 1, 15)),
    ("single brackets", STEPS.replace("[[ladders.steps]]", "[ladders.steps]", 1), ("header_single", 5, 1)),
    ("and again", STEPS.replace("[[ladders.steps]]", "[ladders.steps]"), ("header_single", 5, 1)),
    ("and once", STEPS[: STEPS.rindex("[[")].replace("[[ladders.s", "[ladders.s").replace("ps]]", "ps]"), ("header_single", 5, 1)),
    ("double brackets", "[[pacing]]\nwindow = 4\n", ("header_double", 1, 1)),
    ("no ladder", STEPS.partition("\n\n")[2], ("header_left_out", 1, 3)),
    ("a list left open", 'values = ["friends"\n\n[[ladders]]\n', ("bracket_open", 1, 10)),
    ("a list in a list left open", "a = [1,\n  [2, 3\nb = 4\n", ("bracket_open", 2, 3)),
    ("a heading left open", "format = 1\n[pacing\nwindow = 4\n", ("bracket_open", 2, 1)),
    ("no comma", 'values = ["a" "b"]\n', ("bracket_open", 1, 10)),
    ("a comma in a number", "amount = 1,5\n", ("decimal_comma", 1, 11)),
    ("a unit behind a number", "amount = 2 minutes\n", ("after_value", 1, 12)),
    ("nothing behind the sign", "amount =\n", ("value_missing", 1, 1)),
    ("yes", "rested = yes\n", ("true_false", 1, 10)),
    ("a word", "energy = low\n", ("value_unquoted", 1, 10)),
    ("a path", 'title = "C:\\Users"\n', ("backslash", 1, 14)),
    ("a day there is not", "prepared = 2026-02-30\n", ("no_such_day", 1, 12)),
    ("a name twice", "format = 1\nformat = 1\n", ("said_twice", 2, 1)),
    ("a number without end", f"format = 1\nrevision = {'9' * 5000}\n", ("number_too_long", 2, 12)),
    ("brackets without end", f"format = 1\na = {'[' * 5000}\n", ("too_nested", 2, 55)),
    ("a table that is not known", f"{STEPS}\n[[step]]\nid = 1\n", ("key_unknown_here", 13, 3)),
    ("a table nearly known", STEPS.replace("[[ladders.steps]]", "[[ladders.stepps]]"), ("key_unlike", 5, 11)),
    ("in the second ladder", f"{STEPS}\n[[ladders]]\nid = \"m\"\ntitle = \"M\"\n[[ladders.stepps]]\n", ("key_unlike", 16, 11)),
    ("with a table of its own", f"{STEPS}\n[pasing.more]\nx = 1\n", ("key_unlike", 13, 2)),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SLIPS], ids=[row[0] for row in SLIPS])
def test_a_slip_is_told_where_it_was_made(text: str, expected: tuple[str, int, int]) -> None:
    """B3, E25: one problem, at the line and column of the slip, with a sentence of its own."""
    (problem,) = read_plan(text.encode(), Path("plan.toml"), outside=True).problems[:1]
    assert (problem.code, problem.line, problem.column) == expected
    assert told(problem).startswith(f"plan.toml, line {problem.line}, column {problem.column}: ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[ladders]\n", "[[ladders]]"),
        (STEPS.replace("[[ladders.s", "[ladders.s").replace("ps]]", "ps]"), "[[ladders.steps]]"),
        ("[[pacing]]\n", "[pacing]"),
        ("revison = 2\n", "The name revison is not known here. Perhaps revision was meant."),
        ("rested = True\n", "true or false"),
        ("title = \u201cx\u201d\n", "curly"),
    ],
)
def test_the_words_name_what_is_to_be_written(text: str, words: str) -> None:
    """E25: the name that is not known stands in the sentence, and so does the right form."""
    assert words in told(read_plan(text.encode(), Path("plan.toml"), outside=True).problems[0])


@st.composite
def mistyped(draw: st.DrawFn) -> str:
    """An example as it is after a slip of the hand or two: something taken out, or a sign too many."""
    text = draw(st.sampled_from(EXAMPLES))
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.sampled_from([0, 1, 1, 2, 30]))
        text = text[:at] + draw(st.sampled_from(SIGNS)) + text[at + length :]
    return text


@given(mistyped())
@settings(deadline=None, max_examples=200)
def test_wherever_a_hand_slips_each_problem_has_its_place_and_words(text: str) -> None:
    """R18, E25: never an exception; what is wrong is told on a line that there is, and the plan is looked at all the same."""
    raw = text.encode()
    reading = read_plan(raw, Path("plan.toml"), outside=True)
    lines = text.replace("\r\n", "\n").split("\n")
    for problem in reading.problems:
        assert told(problem)
        assert problem.line is None or 1 <= problem.line <= len(lines)
        assert problem.column is None or 1 <= problem.column <= len(lines[(problem.line or 1) - 1]) + 1
    assert reading.plan is not None or reading.problems
    assert all(row.sentence for row in rows_of("plan.toml", reading))


def test_every_kind_of_slip_has_a_case() -> None:
    """B3: each sentence about a text that is no TOML is shown by a case here or among the hostile files."""
    from hostile_plans import cases

    from gradestep.planfile.syntax import UNREADABLE

    shown = {code for _, _, (code, _, _) in SLIPS} | {case.comes_to for case in cases()}
    assert [code for code in UNREADABLE if code not in shown] == []
    assert all(say(f"problems.{code}", limit="", name="") for code in UNREADABLE)
