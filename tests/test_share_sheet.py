"""The brief on paper: one sheet whatever there is, as large as fits, and words cut where nothing else helps (B4, A33)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from chromium import Chromium, needs_browser, opened, started
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import OUTCOMES, PLAN, Past, done, history_of, tried
from walking import TODAY

from gradestep.model.attempts import AttemptEnded, Before, Outcome, StepSnapshot
from gradestep.model.journal import FlareBegun, Offer, PlanAdopted, PlanChanged, Planned, SessionNote, Undecided
from gradestep.model.plan import Plan
from gradestep.share.brief import MOST, brief
from gradestep.share.brief_html import brief_html
from gradestep.share.brief_sheet import LETTERS, SPARE, TALL, sheet_for, tall
from gradestep.share.fitting import cut, room, rows
from gradestep.share.gathering import PARTS, Choice, Material
from gradestep.share.page import Page

ALL = Choice(with_parts=frozenset(PARTS))
SHEETS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
COMMON = "Walk through a small shop and out again"
LONGEST = {
    "short": "some words",
    "common": COMMON,
    "latin": "wide words of a person " * 40,
    "capitals": "WALK NOW, MAMA " * 60,
    "german": "Donaudampfschifffahrtsgesellschaftskapit\u00e4n " * 40,
    "cjk": "\u5c0f\u3055\u306a\u4e00\u6b69" * 200,
    "arabic": "\u062e\u0637\u0648\u0629 \u0635\u063a\u064a\u0631\u0629 " * 80,
    "hindi": "\u091b\u094b\u091f\u093e \u0915\u0926\u092e " * 80,
    "thai": "\u0e01\u0e49\u0e32\u0e27\u0e40\u0e25\u0e47\u0e01" * 120,
    "pictures": "\U0001f600\U0001f44d\U0001f3fd" * 300,
    "lines": "a\nb\n" * 300,
    "one": "W" * 2000,
}
KINDS: tuple[Outcome | None, ...] = ("done", "partly", "changed", "not_today", None)


def titled(words: str) -> Plan:
    """The plan with that title for every step."""
    fields = PLAN.model_dump(mode="python", by_alias=True)
    for ladder in fields["ladders"]:
        for step in ladder["steps"]:
            step["title"] = words
    return Plan.model_validate(fields, strict=False)


def full(words: str) -> Material:
    """More than fits in every section, each text as long as may be."""
    said: dict[str, Any] = {"happened": words, "learned": words, "prediction_outcome": "cannot_tell"}
    steps = ("gate", "corner", "shop", "read", "pages")
    undecided = Undecided(at="x", field="title", title=words, mine=words, theirs=words)
    past: list[Past] = [
        tried(step, days, outcome, actual=2.0, before=Before(prediction=words), **said)
        for days, step in enumerate(steps * 2)
        for outcome in OUTCOMES
    ]
    for number in range(12):
        step = StepSnapshot(title=f"{number} {words}", unit=words)
        past += [(AttemptEnded(step=step, outcome=kind, actual=number, actual_unit=words), number) for kind in KINDS]
    past += [tried(step, days, "not_today") for days in (3, 2, 1) for step in steps]
    past += [(SessionNote(text=words), day) for day in range(4)]
    past += [(FlareBegun(), day) for day in range(20)]
    past += [(PlanChanged(before="", after="", text="", what="edit", subject=words), 1) for _ in range(9)]
    past += [
        (Planned(step=step, day_planned=TODAY + timedelta(days=day), time=words), 1) for step in steps for day in (1, 2)
    ]
    past += [
        (Offer(rule="S38", subject="gate", answer="shorten"), 1),
        (PlanAdopted(plan="p", revision=1, before="", after="", text="", base="x", together=(undecided,) * 8), 1),
    ]
    return Material(titled(words), history_of(*past), TODAY, damaged=3)


def twelve_weeks() -> Page:
    """What a person may have after twelve weeks: a few words here and there."""
    past = [tried(step, 3 * day, learned=COMMON) for day, step in enumerate(("gate", "corner", "read") * 5)]
    past += [tried("shop", day, before=Before(prediction="I will faint"), happened=COMMON) for day in (4, 8)]
    past += [(SessionNote(text=f"{COMMON}. {COMMON}?"), 3)]
    return brief(Material(PLAN, history_of(*past), TODAY), ALL)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """One browser for all of these."""
    with started(tmp_path_factory.mktemp("browser")) as one:
        yield one


@needs_browser
@pytest.mark.parametrize("words", LONGEST)
def test_it_is_one_sheet(browser: Chromium, tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    """B4: with every section full of the longest words there are, the brief is one page of A4 and one of Letter."""
    page = brief(full(LONGEST[words]), ALL)
    assert all(section.more for section in page.sections if section.part in MOST and section.part != "stuck")
    file = tmp_path_factory.mktemp("sheet") / "brief.html"
    file.write_text(brief_html(page), encoding="utf-8")
    with opened(browser, file) as shown:
        for size in SHEETS.values():
            assert len(re.findall(rb"/Type\s*/Page\b", shown.printed(*size))) == 1
        shown.ask("Emulation.setEmulatedMedia", media="print")
        shown.wide(725)
        height = shown.evaluate("document.querySelector('main').getBoundingClientRect().height") * 0.75
    sheet = sheet_for(page)
    reckoned = tall(page.title, sheet, LETTERS[sheet.letters])
    assert 0.8 * reckoned <= height <= reckoned, "what is reckoned is a little more than what it takes"


@needs_browser
def test_two_sheets_are_two(browser: Chromium, tmp_path_factory: pytest.TempPathFactory) -> None:
    """B4: the check bites: the same page in letters as large as for a short one is more than a sheet."""
    file = tmp_path_factory.mktemp("sheet") / "brief.html"
    file.write_text(brief_html(brief(full(LONGEST["latin"]), ALL)).replace('class="dense"', ""), encoding="utf-8")
    with opened(browser, file) as shown:
        assert len(re.findall(rb"/Type\s*/Page\b", shown.printed(*SHEETS["A4"]))) > 1


def test_twelve_weeks_are_whole_and_large() -> None:
    """B4: a usual page is printed in the largest letters, and not a word or a row is missing from it."""
    sheet = sheet_for(twelve_weeks())
    assert (sheet.letters, sheet.is_cut) == ("", False)
    assert sheet.sections == twelve_weeks().sections
    assert "…" not in brief_html(twelve_weeks())


def test_letters_grow_smaller_before_words_are_cut() -> None:
    """B4: with more and more notes the letters shrink step by step, then words are cut, then rows are counted."""
    seen: list[tuple[str, bool]] = []
    for length in range(1, 60, 2):
        past = [(SessionNote(text=" ".join([COMMON] * length)), day) for day in range(MOST["talk"])]
        sheet = sheet_for(brief(Material(PLAN, history_of(*past, *done("gate", 5)), TODAY), ALL))
        if (sheet.letters, sheet.is_cut) not in seen:
            seen.append((sheet.letters, sheet.is_cut))
    assert seen == [("", False), ("smaller", False), ("snug", False), ("dense", False), ("dense", True)]


def test_what_is_cut_is_said() -> None:
    """B4: words end at a word; the page says where the rest is, counts the rows it has no room for, and keeps every count."""
    page = brief(full(LONGEST["latin"]), ALL)
    sheet = sheet_for(page)
    told = brief_html(page)
    assert "Where a line ends with …, the report has all of it." in told
    assert re.search(r"(wide|words|of|a|person) …", told)
    assert not re.search(r"\b(wid|wi|word|wor|wo|perso|pers|per|pe) …", told)
    for whole, shown in zip(page.sections, sheet.sections, strict=True):
        assert len(whole.lines) + whole.more == len(shown.lines) + shown.more
    assert "Where a line ends" not in brief_html(twelve_weeks())


@given(some.text(max_size=60) | some.sampled_from(sorted(LONGEST.values())), some.floats(8, 80))
@settings(max_examples=100, deadline=None)
def test_a_cut_keeps_to_its_room(words: str, longest: float) -> None:
    """B4: what is cut has the room it is given, begins what was written, and ends at a word unless it is one long word."""
    short = cut(words, longest)
    assert room(short) <= max(longest, room(words) if short == words else 0)
    if short == words:
        assert room(words) <= longest
        return
    kept = short.removesuffix("…").rstrip()
    assert words.startswith(kept)
    following = words[len(kept) : len(kept) + 1]
    assert following.isspace() or not any(letter.isspace() for letter in kept)


@given(some.text(max_size=200), some.floats(10, 60))
@settings(max_examples=100, deadline=None)
def test_lines_are_never_reckoned_too_few(words: str, width: float) -> None:
    """B4: words stand on at least as many lines as their room needs, and on one where they fit one."""
    found = rows(words, width)
    folded = " ".join(words.split())
    assert found >= room(folded) / width - 1
    assert found == 1 or room(folded) > 0.9 * width


def test_a_full_sheet_is_within_its_height() -> None:
    """B4: no page that is handed out is reckoned taller than a sheet."""
    for words in LONGEST.values():
        page = brief(full(words), ALL)
        sheet = sheet_for(page)
        assert tall(page.title, sheet, LETTERS[sheet.letters]) <= SPARE * TALL
