"""The report: one file that stands by itself, read by eye and by ear, its pictures with their sentences (B4, S21, S24, S27, S37)."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import PLAN, Past, done, history_of, tried
from shared import HOSTILE, Tags, empty, marked, material
from walking import TODAY, remembered

from gradestep.model.attempts import AttemptEnded, Before, Context, StepSnapshot
from gradestep.model.history import History
from gradestep.model.journal import CheckIn, Symptoms
from gradestep.share.as_text import as_text
from gradestep.share.drawing import Spread
from gradestep.share.gathering import PARTS, PRIVATE, Choice, Line, Material
from gradestep.share.linear import linear
from gradestep.share.making import made
from gradestep.share.pictures import ladder, paired, predicted, times_of_day, weeks
from gradestep.share.report import report
from gradestep.share.style import DARK, LIGHT, PRINTED
from gradestep.share.wording import full_day

ALL = Choice(with_parts=frozenset(PARTS))
PAGE = {"html", "head", "meta", "title", "style", "body", "main", "section", "article", "h1", "h2", "h3", "p"}
OURS = PAGE | {"div", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td"}
DRAWN = {"svg", "desc", "rect", "circle", "line", "text"}


def html_of(one: Material, choice: Choice = ALL) -> str:
    """The report of that material."""
    return made("report", "html", one, choice).text


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_acts(words: str) -> None:
    """R20: whatever a person wrote, the page has our tags alone, loads nothing and runs nothing."""
    page = html_of(material(lambda _: words))
    tags = Tags(page)
    assert tags.tags <= OURS | DRAWN
    acting = {
        name for name, _ in tags.attributes if name.startswith("on") or name in ("src", "href", "action", "style")
    }
    assert acting == set()
    assert 'content="default-src &#x27;none&#x27;;' in page
    assert "url(" not in page
    assert "@import" not in page


def test_what_is_in_it() -> None:
    """B4, S35, S37: every text that is shared stands in it, for each kind of entry."""
    page = html_of(material())
    fields = ("helped", "hindered", "body", "happened", "learned", "adjust", "benefit")
    names = [f"gate-{field}" for field in fields] + ["check-in", "symptom", "where", "flare", "session-note", "checked"]
    for name in (*names, "setting", "company", "grounding", "own-title", "instead"):
        assert marked(name) in page, name


@pytest.mark.parametrize("one", [material(), empty()], ids=["written", "empty"])
def test_headings_have_no_gap(one: Material) -> None:
    """A33: one h1, and no heading leaves one out below another."""
    levels = Tags(html_of(one)).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_says_its_language_and_its_tables_their_heads() -> None:
    """A33: a language, a caption and a scope for every table, a name and a description for every picture."""
    page = html_of(Material(PLAN, history_of(*done("gate", 5, 4, 3)), TODAY))
    assert '<html lang="en">' in page
    assert page.count("<table") == page.count("<caption>") > 0
    assert "<th>" not in page
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert pictures
    for picture in pictures:
        drawn = ElementTree.fromstring(picture)
        parts = {child.tag.partition("}")[2]: child for child in drawn}
        assert drawn.get("role") == "img"
        assert parts["title"].text
        assert f"<p>{parts['desc'].text}</p>" in page, "the sentence stands on the page as well"
    named = re.findall(r' id="([^"]+)"', page)
    assert len(named) == len(set(named))


def at(step: str, days_ago: int, setting: str | None) -> Past:
    """A step done somewhere."""
    snapshot = StepSnapshot(id=step, title=step)
    return AttemptEnded(step=snapshot, outcome="done", context=Context(setting=setting)), days_ago


REACHED = history_of(at("shop", 29, "errand"), at("gate", 27, "home"), at("gate", 2, "home"), at("corner", 1, "social"))
LAST, OF_CORNER = f"to {full_day(TODAY)}", "past-3"


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (Choice(), {"steps": 2, "places": 2}),
        (Choice(since=TODAY - timedelta(1)), {"steps": 1, "places": 1}),
        (Choice(until=TODAY - timedelta(2)), {"steps": 2, "places": 2}),
        (Choice(held=frozenset({f"{OF_CORNER}/outcome"})), {"steps": 1, "places": 1}),
        (Choice(held=frozenset({f"{OF_CORNER}/setting"})), {"steps": 2, "places": 1}),
        (Choice(held=frozenset({"sum/places"})), {"steps": 2}),
        (Choice(without_parts=frozenset({"practices"})), {}),
        (Choice(until=TODAY - timedelta(40)), {}),
    ],
)
def test_how_far_it_reaches(choice: Choice, told: dict[str, int]) -> None:
    """care 3, B4: different steps and kinds of place of four weeks, of fewer days where fewer are shown; of what is held back, none."""
    found = report(Material(PLAN, REACHED, TODAY), choice)
    assert {line.field: line.number for line in found.groups["practices"] if line.field in ("steps", "places")} == told
    days = 2 if choice.since else 28
    for text in (html_of(Material(PLAN, REACHED, TODAY), choice), as_text(linear(found))):
        assert ("Different steps in the" in text) is bool(told)
    if told and choice.until is None:
        assert f"Different steps in the {days} days {LAST}: {told['steps']}" in as_text(linear(found))


@pytest.mark.parametrize("let_in", [False, True])
def test_what_is_private_reaches_no_further(let_in: bool) -> None:
    """B4: a private try is in no number until it is let through."""
    records = [remembered(*at("gate", 2, "home"), 0), remembered(*at("corner", 1, "social"), 1)]
    records[1] = replace(records[1], envelope=records[1].envelope.model_copy(update={"private": True}))
    choice = Choice(with_parts=frozenset({PRIVATE}) if let_in else frozenset())
    found = report(Material(PLAN, History.of(records), TODAY), choice)
    assert {
        line.field: line.number for line in found.groups["practices"] if line.field in ("steps", "places")
    } == dict.fromkeys(("steps", "places"), 1 + let_in)


def test_the_body_stands_apart() -> None:
    """S27: what was noted of the body has a part and lanes of its own; no picture has both."""
    past: list[Past] = [
        (CheckIn(mood=6, sensations=4), 3),
        (Symptoms(rating=5), 2),
        tried("gate", 2, before=Before(distress=5), distress=3),
    ]
    page = html_of(Material(PLAN, history_of(*past), TODAY))
    doings, _, body = page.partition("<h2>The body</h2>")
    assert 'id="body-title"' in body
    assert 'id="body-title"' not in doings
    assert "Sensations:" not in doings
    for picture in re.findall(r"<svg.*?</svg>", body, re.DOTALL):
        assert "Distress" not in picture


def test_without_ticks_there_is_no_body() -> None:
    """B4, S27: symptoms and questionnaires are in where they are ticked alone."""
    page = html_of(material(), Choice())
    for title in ("The body", "Sets of questions", "Answers about safety"):
        assert f"<h2>{title}</h2>" not in page


def lines_of(*past: Past) -> tuple[Line, ...]:
    """The lines of tries."""
    found = report(Material(PLAN, history_of(*past), TODAY), ALL)
    return (*found.groups["attempts"], *found.groups["exercises"])


def test_sentences_of_pictures() -> None:
    """S21, S24, S69: each picture says in words what it shows."""
    past = [
        tried("gate", days, before=Before(distress=6, likelihood=70), distress=3 + days % 2, prediction_outcome="no")
        for days in (14, 9, 3, 2, 1)
    ]
    lines = lines_of(*past)
    first, last = TODAY.replace(day=9), TODAY
    assert weeks(lines, first, last).sentence == "5 practices in 3 weeks, from 0 to 3 in a week."
    told = paired(lines, "distress").sentence
    assert told.startswith("Tries with both: 5. After was lower in 5, the same in 0, higher in 0.")
    assert "with 6 in the middle" in told
    assert "It came in 0, in part in 0, not in 5" in predicted(lines).sentence
    assert ladder(lines, PLAN.ladders[0]).sentence == "Outside: tried 1 of 3 steps, with 5 tries in all."
    assert times_of_day(lines).sentence == "Tries in the night 0, morning 5, afternoon 0, evening 0."
    assert paired(lines, "confidence").drawn is None


def test_a_middle_where_there_is_enough() -> None:
    """S24: no middle before there are five ratings."""
    assert Spread.of([1, 2, 3, 4]) is None
    assert Spread.of([1, 2, 3, 4, 5]) == Spread(2, 3, 4)


@given(some.lists(some.integers(0, 10), min_size=1, max_size=80))
@settings(max_examples=30, deadline=None)
def test_pictures_are_whole_whatever_the_numbers(ratings: list[int]) -> None:
    """S21: any ratings give a picture that can be read as one, and every mark is within its frame."""
    past = [tried("gate", day, before=Before(distress=rating), distress=rating) for day, rating in enumerate(ratings)]
    drawn = paired(lines_of(*past), "distress").drawn
    assert drawn is not None
    for circle in ElementTree.fromstring(drawn.text).iter("{http://www.w3.org/2000/svg}circle"):
        assert 0 <= float(circle.get("cx", "")) <= 640
        assert 0 <= float(circle.get("cy", "")) <= 136


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINTED], ids=["light", "dark", "printed"])
def test_contrast(palette: dict[str, str]) -> None:
    """A33, WCAG 2.2 AA: 4.5 for text, 3 for marks, on both grounds."""
    for ground in ("paper", "panel"):
        for text in ("ink", "quiet"):
            assert contrast(palette[ground], palette[text]) >= 4.5
        for mark in ("first", "second", "edge"):
            assert contrast(palette[ground], palette[mark]) >= 3
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_many_records_take_bounded_time() -> None:
    """Speed: 20,000 records become a report; the bound is wide, the measured time is for the bench."""
    past = [
        tried("gate", day % 3650, before=Before(distress=day % 11), learned="One", distress=2) for day in range(20_000)
    ]
    one = Material(PLAN, history_of(*past), TODAY)
    started = time.process_time()
    assert len(html_of(one)) > 1_000_000
    assert time.process_time() - started < 30
