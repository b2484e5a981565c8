"""The brief: its order, its words, its forms, and that nothing a person wrote acts in any of them (S26, B4, R20, A33)."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import PLAN, done, history_of, tried
from markdown_it import MarkdownIt
from shared import HOSTILE, Tags, empty, marked, material
from walking import TODAY

from gradestep.model.attempts import AttemptEnded, Before, StepSnapshot
from gradestep.model.journal import FlareBegun, PlanAdopted, Planned, SessionNote, Shared, Undecided
from gradestep.share.as_json import as_json
from gradestep.share.as_text import as_markdown, as_text
from gradestep.share.brief import MOST, brief
from gradestep.share.brief_html import brief_html
from gradestep.share.gathering import PARTS, WORDS, Choice, Material
from gradestep.text import cleaned

ALL = Choice(with_parts=frozenset(PARTS))
OURS = {"html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "dl", "div", "dt", "dd", "p"}
OURS |= {"table", "caption", "thead", "tbody", "tr", "th", "td", "span"}

GOLDEN = """\
For a session

Time
From: Wed 18 November 2026
To: Mon 23 November 2026

Practices
Practices: 3
Practice days: 2

What I would like to talk about
Sun 22 November 2026: Ask about the stairs

Steps tried
Step: Walk to the gate
How it went: done 2, not today 1
How much: 2 to 3 minutes

Step: Read at the table
How it went: in part 1
How much: 5 minutes

What I thought, and what happened
Step: Walk to the gate
Day: Wed 18 November 2026
Predicted: I will fall
Happened: I stood there
Whether it came: no

What I keep
Wed 18 November 2026: The path is short

Steps that stand still
Nothing here.

What I changed in the plan
Nothing here.

Flare days
Flare day: Thu 19 November 2026

Planned next
Planned: Walk to the corner
At: Tue 24 November 2026, after breakfast

Held back
Lines held back: 0
Please note: This page is personal. Keep it where few can read it.
"""


def small() -> Material:
    """Four tries, a note, a flare day, a plan for tomorrow."""
    guess = Before(prediction="I will fall")
    said: dict[str, Any] = {"happened": "I stood there", "prediction_outcome": "no", "learned": "The path is short"}
    history = history_of(
        tried("gate", 5, "done", actual=2.0, before=guess, **said),
        (FlareBegun(), 4),
        tried("gate", 3, "not_today"),
        tried("read", 2, "partly", actual=5.0),
        tried("gate", 2, "done", actual=3.0),
        (SessionNote(text="Ask about the stairs"), 1),
        (Planned(step="corner", day_planned=TODAY.replace(day=24), time="after breakfast"), 1),
    )
    return Material(PLAN, history, TODAY)


def test_read_aloud() -> None:
    """B4, S26, A33: one order, each line a label with its value, the same at every look."""
    assert as_text(brief(small(), ALL)) == GOLDEN
    assert as_text(brief(small(), ALL)) == as_text(brief(small(), ALL))


def test_as_markdown_and_json() -> None:
    """A33: the same lines in Markdown and in JSON."""
    page = brief(small(), ALL)
    lines = [line for line in as_text(page).splitlines() if ": " in line]
    assert [line.removeprefix("- ") for line in as_markdown(page).splitlines() if ": " in line] == lines
    told = json.loads(as_json(page))
    cells = [
        f"{cell['label']}: {cell['value']}"
        for part in told["sections"]
        for line in part["lines"]
        for cell in line["cells"]
    ]
    assert cells == lines
    assert told["held_back"] == 0


def test_an_empty_journal() -> None:
    """B4: nothing written is a page all the same, in every form."""
    page = brief(empty(), ALL)
    assert "Practices: 0" in as_text(page)
    assert as_text(page).count("Nothing here.") == 8
    assert Tags(brief_html(page)).headings == [1] + [2] * len(page.sections)


def test_a_damaged_month_is_said() -> None:
    """B4, promises 4: what could not be read is counted on the page."""
    one = small()
    page = brief(Material(one.plan, one.history, one.today, damaged=2), ALL)
    assert "Not readable: Some places in the files could not be read: 2." in as_text(page)


def test_defaults() -> None:
    """B4, care 4.6: ratings and outcomes are in; free text, symptoms and what is private stay until they are asked for."""
    told = as_text(brief(material(), Choice()))
    assert "How it went: done 1" in told
    assert "zq" not in told


def test_long_lists_say_how_many_more_and_where() -> None:
    """B4: a longer list is cut, counted, and says where the others are."""
    notes = [(SessionNote(text=f"Note {number}"), 9) for number in range(MOST["talk"] + 3)]
    told = as_text(brief(Material(PLAN, history_of(*notes, *done("gate", 3, 2)), TODAY), ALL))
    assert told.count("Note ") == MOST["talk"]
    assert "and 3 more, in the report" in told


def test_nothing_here_and_nothing_shared() -> None:
    """B4: where a part was not asked for nobody reads that there is nothing; where it was, they do."""
    usual = {one.part: one.after() for one in brief(empty(), Choice()).sections}
    not_asked = {part for part, after in usual.items() if after == "Nothing shared here."}
    assert not_asked == {"talk", "predictions", "learnings"}
    out = brief(empty(), Choice(with_parts=frozenset(WORDS), without_parts=frozenset({"flares", "practices"})))
    assert {one.part for one in out.sections if one.after() == "Nothing shared here."} == {"flares", "practices"}


def test_what_to_decide_together_is_of_the_talk() -> None:
    """B4, S26: it stands with the notes, whatever is said of changes, and goes by its own name."""
    undecided = Undecided(at="pacing", field="window", title="Pacing", mine="four tries", theirs="three tries")
    taken_in = PlanAdopted(plan="clinic", revision=2, before="", after="", text="", base="x", together=(undecided,))
    one = Material(PLAN, history_of((taken_in, 2)), TODAY)
    assert "The clinician has: three tries" in as_text(brief(one, Choice(without_parts=frozenset({"changes"}))))
    assert "three tries" not in as_text(brief(one, Choice(without_parts=frozenset({"together"}))))


def test_the_latest_first() -> None:
    """B4: the step tried last heads the steps, and of those that stand still the one tried last."""
    still = [tried(step, days + more, "not_today") for more in (0, 1, 2) for step, days in (("gate", 1), ("shop", 20))]
    page = {one.part: one for one in brief(Material(PLAN, history_of(*still, *done("read", 9)), TODAY), ALL).sections}
    assert [line.step for line in page["steps"].lines] == ["gate", "read", "shop"]
    assert [line.step for line in page["stuck"].lines] == ["gate", "shop"]


def test_planned_next_keeps_to_the_days() -> None:
    """B4: a page up to a day says what was planned then, and nothing of what was planned since."""
    meant = [
        (Planned(step=step, day_planned=TODAY + timedelta(days=day)), ago)
        for step, day, ago in (("gate", -3, 9), ("corner", 1, 6), ("shop", 2, 1))
    ]
    one = Material(PLAN, history_of(*meant), TODAY)

    def planned(until: date | None) -> list[str]:
        """The steps that are named as planned."""
        (section,) = (part for part in brief(one, Choice(until=until)).sections if part.part == "planned")
        return [line.cells[0][1] for line in section.lines]

    assert planned(None) == ["Walk to the corner", "Buy bread at the shop"]
    assert planned(TODAY - timedelta(days=5)) == ["Walk to the gate", "Walk to the corner"]
    assert planned(TODAY - timedelta(days=2)) == ["Walk to the corner"]


LONG = "Walk out of the door and past the three houses to the very end of the long road, and then back again"


def test_words_are_whole_in_every_form_but_a_full_sheet() -> None:
    """B4: text, Markdown and JSON never cut a word of the person's; HTML cuts none either where there is room."""
    note = " ".join(["A long note."] * 40)
    own = AttemptEnded(step=StepSnapshot(title=LONG), outcome="done"), 2
    page = brief(Material(PLAN, history_of(own, (SessionNote(text=note), 1)), TODAY), ALL)
    for form in (as_text, as_markdown, as_json, brief_html):
        assert LONG in form(page)
        assert note in form(page)


def test_the_days_are_kept_to() -> None:
    """B4: the days named, both ends in, and nothing of other days."""
    days = Choice(since=TODAY.replace(day=20), until=TODAY.replace(day=21), with_parts=frozenset(WORDS))
    told = as_text(brief(small(), days))
    assert "From: Fri 20 November 2026\nTo: Sat 21 November 2026" in told
    assert "How it went: done 1, not today 1" in told
    assert "I will fall" not in told
    assert "Ask about the stairs" not in told


def test_since_the_last_session() -> None:
    """B4: what was last shared for a session says from when on."""
    shared = (Shared(what="brief", purpose="session"), 8), (Shared(what="brief", purpose="myself"), 2)
    assert Material(PLAN, history_of(*shared), TODAY).last_session == TODAY.replace(day=15)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_acts(words: str) -> None:
    """R20, R19: a text that would act is read as it is written, in HTML, Markdown and on a terminal."""
    page = brief(material(lambda _: words), ALL)
    tags = Tags(brief_html(page))
    assert tags.tags <= OURS
    assert not any(name.startswith("on") or name in ("src", "href") for name, _ in tags.attributes)
    assert any(cleaned(words).split("\n")[0].strip() in text for text in tags.texts)
    told = as_text(page)
    assert not set(told) & {"\u202e", "\u2066", "\x1b"}
    assert [line for line in told.splitlines() if line.startswith(("From: ", "Lines held back: "))] == [
        "From: Wed 18 November 2026",
        "Lines held back: 0",
    ]


@given(some.text(max_size=80) | some.sampled_from(HOSTILE))
@settings(max_examples=60, deadline=None)
def test_markdown_finds_nothing_but_letters(words: str) -> None:
    """R20: in Markdown of two dialects a person's words become text and nothing else."""
    page = brief(Material(PLAN, history_of((SessionNote(text=words or "x"), 1)), TODAY), ALL)
    for dialect in ("commonmark", "gfm-like"):
        parser = MarkdownIt(dialect, {"linkify": False}) if dialect == "gfm-like" else MarkdownIt(dialect)
        tokens = parser.parse(as_markdown(page))
        blocks = {token.type for token in tokens}
        assert blocks <= {
            "heading_open", "heading_close", "bullet_list_open", "bullet_list_close", "list_item_open",
            "list_item_close", "paragraph_open", "paragraph_close", "inline",
        }  # fmt: skip
        inside = {child.type for token in tokens for child in token.children or ()}
        assert inside <= {"text", "softbreak", "text_special"}


def test_marks_are_where_they_belong() -> None:
    """S26: the words of a note are on the page where notes are asked for."""
    assert marked("session-note") in as_text(brief(material(), Choice(with_parts=frozenset({"notes"}))))
