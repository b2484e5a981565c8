"""What is held back leaves no trace in any byte of anything that is made (B4, R20, R21)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import PLAN, history_of
from shared import marked, material, past_of
from walking import TODAY, remembered

from gradestep.model.history import History
from gradestep.model.record import Record
from gradestep.share.as_text import as_text
from gradestep.share.gathering import PARTS, PEOPLE, PRIVATE, TICKED, TRIES, WHOLE, WORDS, Choice, Line, Material
from gradestep.share.making import FORMS, candidates, made
from gradestep.share.shared_file import read_shared

ELSEWHERE = (WHOLE, PEOPLE, TRIES)
"""Parts that no line of the report is of."""
WAYS = [(what, form) for what, forms in FORMS.items() for form in forms]
OF_RECORDS = [way for way in WAYS if way[0] != "card"]
"""A card is made of the plan alone."""


def marks_in(text: str) -> set[str]:
    """The marked words of a text."""
    return set(re.findall(r"zq([a-z]+)qz", text))


def marks_of(lines: list[Line]) -> set[str]:
    """The marked words of these lines."""
    return {mark for line in lines for _, value in line.cells for mark in marks_in(value)} | {
        mark for line in lines for label, _ in line.cells for mark in marks_in(label)
    }


def everything(what: str, one: Material, choice: Choice) -> list[Line]:
    """Every line there could be."""
    return [line for lines in candidates(what, one, choice).values() for line in lines]


def choices() -> some.SearchStrategy[Choice]:
    """Any parts."""
    parts = some.frozensets(some.sampled_from(PARTS))
    return some.builds(lambda taken, left: Choice(with_parts=taken, without_parts=left), parts, parts)


@pytest.mark.parametrize(("what", "form"), WAYS)
@given(choice=choices(), data=some.data())
@settings(max_examples=40, deadline=None)
def test_held_words_are_in_no_byte(what: str, form: str, choice: Choice, data: some.DataObject) -> None:
    """B4, R20: whatever parts and lines are held back, no word of theirs is written; the number of them is."""
    one = material()
    lines = everything(what, one, choice)
    held = data.draw(some.frozensets(some.sampled_from(sorted({line.id for line in lines}))))
    choice = Choice(with_parts=choice.with_parts, without_parts=choice.without_parts, held=held)
    every = everything(what, one, choice)
    staying = [line for line in every if choice.stays(line)]
    finished = made(what, form, one, choice)
    away = marks_of([line for line in every if line.id in held]) - marks_of(
        [line for line in every if line.id not in held]
    )
    assert not marks_in(finished.text) & away
    assert not marks_in(finished.look) & away
    assert marks_in(finished.text) <= marks_of(staying)
    assert marks_in(finished.look) <= marks_of(staying)
    assert finished.held_back == len(every) - len(staying)


@pytest.mark.parametrize(("what", "form"), [way for way in OF_RECORDS if way[0] != "calendar"])
def test_free_text_is_held_back_where_nobody_was_asked(what: str, form: str) -> None:
    """B4, care 4.6: with nothing said, no free text, no symptoms, no questionnaire."""
    finished = made(what, form, material(), Choice())
    assert marks_in(finished.text) == set()
    assert finished.held_back > 0
    assert not set(finished.parts) & {*WORDS, *TICKED}


@pytest.mark.parametrize("part", [part for part in (*WORDS, *TICKED) if part not in ELSEWHERE])
def test_each_part_of_words_comes_by_itself(part: str) -> None:
    """B4: one part asked for brings its own words and none of another part's."""
    choice = Choice(with_parts=frozenset({part}))
    finished = made("report", "html", material(), choice)
    own = [line for line in everything("report", material(), choice) if line.part == part]
    assert own
    assert marks_in(finished.text) == marks_of(own)


def private() -> Material:
    """The same person, and every entry marked private."""
    return Material(PLAN, History.of(_private()), TODAY)


def _private() -> Iterator[Record]:
    for n, (event, days) in enumerate(past_of(marked)):
        record = remembered(event, days, n)
        yield Record(record.envelope.model_copy(update={"private": True}), event, record.raw)


@pytest.mark.parametrize(("what", "form"), OF_RECORDS)
def test_private_entries_start_held_back(what: str, form: str) -> None:
    """B4, R20: nothing marked private is written or counted in a sum, whatever parts were asked for."""
    asked = frozenset(PARTS) - {PRIVATE}
    finished = made(what, form, private(), Choice(with_parts=asked))
    assert marks_in(finished.text) == set()
    assert finished.held_back > 0
    if what == "calendar":
        return
    if what == "brief":
        assert "Practices: 0" in finished.look
        assert "18 November" not in finished.look
    assert marks_in(made(what, form, private(), Choice(with_parts=frozenset(PARTS))).text)


def test_a_private_try_let_through_counts() -> None:
    """B4: a private line that was let through by itself is in the sums, and another is not."""
    one = private()
    choice = Choice(with_parts=frozenset(PARTS) - {PRIVATE})
    mark = next(line for line in everything("brief", one, choice) if line.id == "past-0/counts")
    let_in = Choice(with_parts=choice.with_parts, let_in=frozenset({mark.id}))
    assert "Practices: 1" in made("brief", "text", one, let_in).text


def test_every_line_has_an_id_of_its_own() -> None:
    """B4: an id names one line, the same at every look."""
    for what in FORMS:
        ids = [line.id for line in everything(what, material(), Choice())]
        assert len(ids) == len(set(ids))
        assert ids == [line.id for line in everything(what, material(), Choice(with_parts=frozenset(PARTS)))]


def test_a_share_of_nobody() -> None:
    """B4: lines of records alone, never of what was removed."""
    assert marks_in(made("report", "html", Material(PLAN, history_of(), TODAY), Choice()).text) == set()


def test_the_brief_beside_gives_way_line_by_line() -> None:
    """B4: with lines held back the brief is there still, without those that could tell of them; its numbers stay."""
    every = Choice(with_parts=frozenset(PARTS) - {WHOLE})
    shared = read_shared(made("json", "json", material(), every).text.encode())
    assert shared is not None
    brief = shared.page()
    assert brief is not None
    told = as_text(brief)
    assert marked("gate-learned") in told
    usual = read_shared(made("json", "json", material(), Choice()).text.encode())
    assert usual is not None
    page = usual.page()
    assert page is not None
    assert "Practices: " in as_text(page)
    assert "zq" not in as_text(page)
