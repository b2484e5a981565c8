"""What the pictures of the record say and show: counts in their own words, days below, no week before the first (S21, S24)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal
from xml.etree import ElementTree

import pytest
from journals import PLAN, Past, done, history_of, tried
from walking import TODAY

from gradestep.model.attempts import AttemptEnded, Before, StepSnapshot
from gradestep.model.journal import CheckIn, Exercise
from gradestep.share.drawing import Picture
from gradestep.share.gathering import PARTS, Choice, Line, Material
from gradestep.share.lanes import lanes
from gradestep.share.making import made
from gradestep.share.pictures import ladder, paired, predicted, weeks
from gradestep.share.report import Report, report
from gradestep.share.wording import amounts

ALL = Choice(with_parts=frozenset(PARTS))


def record(*past: Past, choice: Choice = ALL) -> Report:
    """The record of that past."""
    return report(Material(PLAN, history_of(*past), TODAY), choice)


def attempts(*past: Past) -> tuple[Line, ...]:
    """The lines of tries."""
    return record(*past).groups["attempts"]


def html_of(*past: Past, choice: Choice = ALL) -> str:
    """The record as a page."""
    return made("report", "html", Material(PLAN, history_of(*past), TODAY), choice).text


def words_in(picture: Picture) -> list[str]:
    """The small words of a picture."""
    assert picture.drawn is not None
    found = ElementTree.fromstring(picture.drawn.text).iter("{http://www.w3.org/2000/svg}text")
    return [one.text or "" for one in found]


def energies(*levels: Literal["low", "medium", "high"]) -> list[Past]:
    """A check-in a day."""
    return [(CheckIn(energy=level), day) for day, level in enumerate(levels)]


def test_energy_is_told_in_its_own_words() -> None:
    """S24: what was answered with a word is counted as one, and no number stands for it in the picture or in a file."""
    past = energies("low", "high", "medium", "low", "medium", "medium")
    found = record(*past)
    picture = lanes(found.groups["check_ins"], ("energy",), "lanes", found.first, found.last)
    assert picture.sentence == "Energy: low 2, medium 3, high 1."
    assert {"low", "medium", "high"} <= set(words_in(picture))
    assert "10" not in words_in(picture)
    assert {line.number for line in found.groups["check_ins"]} == {None}


RATINGS = [
    ((), "Mood: no ratings here."),
    ((5,), "Mood: 1 rating, 5."),
    ((5, 5), "Mood: 2 ratings, 5 each time."),
    ((5, 3, 4), "Mood: 3 ratings, from 3 to 5."),
]


@pytest.mark.parametrize(("moods", "sentence"), RATINGS, ids=range(len(RATINGS)))
def test_ratings_are_counted_as_one_says_it(moods: tuple[int, ...], sentence: str) -> None:
    """S21: one is one rating, and no range is told where there is none."""
    found = record((CheckIn(confidence=2), 9), *((CheckIn(mood=mood), day) for day, mood in enumerate(moods)))
    picture = lanes(found.groups["check_ins"], ("mood", "confidence"), "lanes", found.first, found.last)
    assert picture.sentence == f"{sentence} How sure: 1 rating, 2."


WEEKS = [
    ((0,), "1 practice in 1 week."),
    ((0, 0), "2 practices in 1 week."),
    ((0, 7), "2 practices in 2 weeks, 1 in each."),
    ((0, 7, 7), "3 practices in 2 weeks, from 1 to 2 in a week."),
]


@pytest.mark.parametrize(("days", "sentence"), WEEKS, ids=range(len(WEEKS)))
def test_weeks_are_counted_as_one_says_it(days: tuple[int, ...], sentence: str) -> None:
    """S21: one practice in one week."""
    found = record(*done("gate", *days))
    assert weeks(found.groups["attempts"], found.began, found.last).sentence == sentence


def test_one_of_each_reads_as_one() -> None:
    """S21: one try, one minute."""
    past = tried("gate", 1, actual=1, before=Before(likelihood=70), prediction_outcome="no")
    lines = attempts(past)
    assert ladder(lines, PLAN.ladders[0]).sentence == "Outside: tried 1 of 3 steps, with 1 try in all."
    assert predicted(lines).sentence.startswith("1 try had a guess with a number.")
    assert lines[0].cells[0][1] == "done, 1 minute"
    assert amounts([(1, "minutes"), (1, "laps"), (3, "laps")]) == "1 minute, 1 to 3 laps"


def test_no_week_before_the_record_began() -> None:
    """S21: weeks are drawn from the first practice on, whatever day was asked for; a quiet week within is drawn."""
    sunday = (TODAY - date(2026, 11, 1)).days
    past = (tried("gate", sunday, "not_today"), *done("gate", sunday - 1, 2), (Exercise(exercise="posture"), 1))
    for since in (None, date(2000, 1, 1), date(2026, 10, 28)):
        page = html_of(*past, choice=Choice(since=since))
        assert "3 practices in 4 weeks, from 0 to 2 in a week." in page
        assert ">Mon 2 November 2026<" in page
        assert ">Mon 26 October 2026<" not in page
    later = html_of(*past, choice=Choice(since=date(2026, 11, 11)))
    assert "2 practices in 3 weeks, from 0 to 2 in a week." in later
    assert ">Wed 11 November 2026<" in later


def test_half_of_which_ratings() -> None:
    """S24: the middle half is told of the ratings before and of those after, each by name."""
    past = [
        tried("gate", day, before=Before(distress=rating), distress=rating // 2)
        for day, rating in enumerate(range(4, 9))
    ]
    told = paired(attempts(*past), "distress").sentence
    assert "Half of the ratings before lie from 5 to 7, with 6 in the middle." in told
    assert "Half of the ratings after lie from 2 to 3, with 3 in the middle." in told
    few = paired(attempts(*past[:4]), "distress").sentence
    assert "Half" not in few


def test_tries_stand_above_their_days() -> None:
    """S24: dates stand below the pairs, the first and the last among them, the year where it changes, none over another."""
    days = [TODAY - timedelta(days=ago) for ago in range(400, -1, -10)]
    past = [tried("gate", (TODAY - day).days, before=Before(distress=5), distress=4) for day in days]
    picture = paired(attempts(*past), "distress")
    shown = [word for word in words_in(picture) if re.match(r"\d+ [A-Z]", word)]
    assert shown[0] == "19 October 2025"
    assert shown[-1] == "23 November"
    assert sum("2026" in word for word in shown) == 1
    assert picture.drawn is not None
    texts = ElementTree.fromstring(picture.drawn.text).iter("{http://www.w3.org/2000/svg}text")
    spans = []
    for one in texts:
        if one.text in shown:
            wide, x = 7.0 * len(one.text or ""), float(one.get("x", ""))
            left = {"start": x, "middle": x - wide / 2, "end": x - wide}[one.get("text-anchor", "")]
            spans.append((left, left + wide))
    assert all(left[1] < right[0] for left, right in pairwise(spans))
    assert spans[0][0] >= 0
    assert spans[-1][1] <= 640


def test_a_title_in_a_picture_ends_at_a_word() -> None:
    """S21: where a title has no room beside its bar it is cut between words; the table has all of it."""
    title = "Walk out of the door and past the three houses to the very end of the long road"
    fields = PLAN.model_dump(mode="python", by_alias=True)
    fields["ladders"][0]["steps"][0]["title"] = title
    picture = ladder((), type(PLAN).model_validate(fields, strict=False).ladders[0])
    (short,) = [word for word in words_in(picture) if word.endswith("…")]
    assert title.startswith(short.removesuffix(" …") + " ")
    assert picture.table is not None
    assert title in picture.table.text


def test_what_they_keep_stands_together_once() -> None:
    """S35: every learning in one place, with the try it is from, and nowhere else on the page."""
    own = AttemptEnded(step=StepSnapshot(title="Fly a kite"), outcome="done"), 1
    page = html_of(tried("gate", 3, learned="The path is short"), tried("read", 2, learned="A page is a page"), own)
    kept = page.partition("<h2>What I keep</h2>")[2].partition("<h2>")[0]
    for words in ("The path is short", "A page is a page"):
        assert page.count(words) == kept.count(words) == 1
    assert "Walk to the gate, Fri 20 November 2026" in kept
    assert "<h3>Fly a kite, Sun 22 November 2026</h3>" in page
    assert "What I keep" not in html_of(own)


def test_pictures_are_of_what_was_asked_for() -> None:
    """B4: where a part was left out no picture says that there was nothing of it."""
    past = (tried("gate", 3, before=Before(distress=5), distress=4), (Exercise(exercise="posture"), 1))
    page = html_of(*past, choice=Choice(without_parts=frozenset({"steps", "ratings"})))
    assert "Practices by week" not in page
    assert "There are no tries" not in page
    assert "Nothing shared here." in page
    assert "0 of 3 steps" not in page
    assert "Buy bread at the shop" in page
    assert '<dt>Practices</dt><dd class="words">2</dd>' in page
