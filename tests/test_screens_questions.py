"""Each kind of question on the full screen: asked, answered by keys alone, passed over, gone back to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from screen_reading import (
    EIGHT,
    SIZES,
    Rehearsal,
    flat,
    focus_line,
    lines_of,
    play_flow,
    press,
    row_ids,
    text_of,
    widest,
)
from textual.pilot import Pilot

from gradestep.content import say
from gradestep.flows.question import (
    AmountQuestion,
    Answer,
    AnyQuestion,
    ChoiceQuestion,
    Information,
    LineQuestion,
    PercentQuestion,
    RatingQuestion,
    SeveralQuestion,
    TextQuestion,
    YesNoQuestion,
)
from gradestep.screens.appearance import Appearance
from gradestep.screens.rows import Rows

RATING = RatingQuestion(ask="How much distress?", low="none", high="the most")
CASES: list[tuple[AnyQuestion, list[str], Answer]] = [
    (Information(ask="Read this.", paragraphs=("One.", "Two.")), ["enter"], "read"),
    (RATING, ["5", "enter"], 5),
    (RATING, ["1", "0", "enter"], 10),
    (RATING, ["s", "enter"], 5),
    (RATING, ["right", "right", "right", "left", "enter"], 1),
    (PercentQuestion(ask="How likely?", low="not", high="sure"), ["4", "7", "enter"], 47),
    (PercentQuestion(ask="How likely?", low="not", high="sure"), ["end", "left", "enter"], 90),
    (ChoiceQuestion(ask="Which?", options=EIGHT[:3]), ["down", "enter"], "one"),
    (ChoiceQuestion(ask="Which?", options=EIGHT, default="two"), ["enter"], "two"),
    (YesNoQuestion(ask="Was it so?"), ["down", "down", "space"], "unsure"),
    (
        SeveralQuestion(ask="Which of these?", options=EIGHT[:3]),
        ["space", "down", "down", "space", "enter"],
        ("zero", "two"),
    ),
    (LineQuestion(ask="In a few words?"), [*"a b", "enter"], "a b"),
    (TextQuestion(ask="What happened?"), ["a", "ctrl+j", "b", "enter"], "a\nb"),
    (AmountQuestion(ask="How much?", unit="minutes", planned=2.0), ["2", "full_stop", "5", "enter"], 2.5),
]


EACH = list({type(case[0]): case[0] for case in CASES}.values())
"""One question of every kind."""
EACH_ASKED = [question for question in EACH if not isinstance(question, Information)]


def named(question: AnyQuestion) -> str:
    """The kind, as the name of a case."""
    return type(question).__name__


@pytest.mark.parametrize(("question", "keys", "answer"), CASES, ids=[str(at) for at in range(len(CASES))])
def test_every_kind_is_answered_by_keys_alone(
    tmp_path: Path, question: AnyQuestion, keys: list[str], answer: Answer
) -> None:
    """A17, A35, S23: no kind of question needs a mouse."""
    rehearsal = Rehearsal.of(question, Information(ask="The end."))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *keys)
        assert rehearsal.answers["q0"] == answer
        assert "The end." in text_of(pilot.app)

    play_flow(tmp_path, rehearsal, scenario)


@pytest.mark.parametrize("question", EACH_ASKED, ids=named)
def test_every_kind_can_be_passed_over_with_one_key(tmp_path: Path, question: AnyQuestion) -> None:
    """A26, S3: a question passed over has no answer, which is not the same as 0."""
    rehearsal = Rehearsal.of(question, Information(ask="The end."))

    async def scenario(pilot: Pilot[Any]) -> None:
        assert say("app.pass_over") in text_of(pilot.app)
        await press(pilot, "ctrl+s")
        assert rehearsal.answers == {}
        assert rehearsal.conversation.talk.passed == {"q0"}

    play_flow(tmp_path, rehearsal, scenario)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("question", EACH, ids=named)
def test_every_kind_fits_every_size(tmp_path: Path, question: AnyQuestion, size: tuple[int, int]) -> None:
    """A20, A16, A22: the question is there, one line has the marker, nothing is wider than the screen."""
    rehearsal = Rehearsal.of(question)

    async def scenario(pilot: Pilot[Any]) -> None:
        assert question.ask in text_of(pilot.app)
        assert focus_line(pilot.app).startswith(">")
        assert widest(lines_of(pilot.app)) <= size[0]
        assert pilot.app.screen.max_scroll_x == 0

    play_flow(tmp_path, rehearsal, scenario, size=size)


@pytest.mark.parametrize(
    "question",
    EACH_ASKED,
    ids=lambda value: type(value).__name__,
)
def test_arrows_alone_reach_the_ways_on(tmp_path: Path, question: AnyQuestion) -> None:
    """A17: past the last line of a control, Down goes on to passing over and going back."""
    rehearsal = Rehearsal.of(question)

    async def scenario(pilot: Pilot[Any]) -> None:
        for _ in range(12):
            if focus_line(pilot.app) == f"> {say('app.pass_over')}":
                break
            await press(pilot, "down")
        assert focus_line(pilot.app) == f"> {say('app.pass_over')}"
        await press(pilot, "enter")
        assert rehearsal.over

    play_flow(tmp_path, rehearsal, scenario)


def test_more_than_five_choices_stand_behind_more(tmp_path: Path) -> None:
    """A22: five at most are shown at once; the others come with "more", and the first ones come back after them."""
    rehearsal = Rehearsal.of(ChoiceQuestion(ask="Which?", options=EIGHT))

    async def scenario(pilot: Pilot[Any]) -> None:
        assert len(row_ids(pilot.app, "#asked Rows")) == 6
        await press(pilot, "end", "enter")
        assert row_ids(pilot.app, "#asked Rows")[:3] == ["five", "six", "seven"]
        await press(pilot, "end", "enter")
        assert row_ids(pilot.app, "#asked Rows")[0] == "zero"
        await press(pilot, "end", "enter", "down", "enter")
        assert rehearsal.answers == {"q0": "six"}

    play_flow(tmp_path, rehearsal, scenario)


def test_an_earlier_answer_is_shown_ready_to_be_kept(tmp_path: Path) -> None:
    """A29: going back shows what was answered, and Enter keeps it."""
    several = SeveralQuestion(ask="Which of these?", options=EIGHT, own_words=True)
    rehearsal = Rehearsal.of(RATING, several, LineQuestion(ask="A line?"), TextQuestion(ask="The last?"))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "7", "enter", "space", "enter", "enter", *"own", "enter")
        await press(pilot, "escape")
        assert "own" in text_of(pilot.app)
        await press(pilot, "escape")
        assert "[x] Option zero" in text_of(pilot.app)
        await press(pilot, "escape")
        assert "[7]" in text_of(pilot.app)
        await press(pilot, "enter", "enter", "enter", "enter")
        assert rehearsal.answers == {"q0": 7, "q1": ("zero",), "q2": "own"}

    play_flow(tmp_path, rehearsal, scenario)


def test_own_words_stand_beside_the_list(tmp_path: Path) -> None:
    """Own words come with commas between them, each once."""
    several = SeveralQuestion(ask="Which of these?", options=EIGHT[:2], own_words=True)
    rehearsal = Rehearsal.of(several)

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "space", "down", "down", *"a hat, a hat, rain", "enter")
        assert rehearsal.answers == {"q0": ("zero", "a hat", "rain")}

    play_flow(tmp_path, rehearsal, scenario)


def test_enter_goes_through_every_choice_before_it_answers(tmp_path: Path) -> None:
    """A22, care 4.2: of a list with more than five, none is left unseen by going on with Enter."""
    rehearsal = Rehearsal.of(SeveralQuestion(ask="Do any fit?", options=EIGHT))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        assert rehearsal.answers == {}
        assert "Option seven" in text_of(pilot.app)
        await press(pilot, "space", "enter")
        assert rehearsal.answers == {"q0": ("five",)}

    play_flow(tmp_path, rehearsal, scenario)


def test_a_number_that_is_none_says_what_to_type_and_stays(tmp_path: Path) -> None:
    """A30: the sentence stands by the field, and what was typed is still there."""
    rehearsal = Rehearsal.of(AmountQuestion(ask="How much?", unit="minutes"))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *"lots", "enter")
        assert say("reading.amount") in text_of(pilot.app)
        assert "lots" in text_of(pilot.app)
        await press(pilot, "1")
        assert say("reading.amount") not in text_of(pilot.app)

    play_flow(tmp_path, rehearsal, scenario)


def test_words_stand_in_place_of_numbers_where_numbers_are_hidden(tmp_path: Path) -> None:
    """S21: with numbers hidden a rating is asked and shown in words, and is kept as the number they stand for."""
    rehearsal = Rehearsal.of(RATING)

    async def scenario(pilot: Pilot[Any]) -> None:
        assert " 7 " not in text_of(pilot.app)
        await press(pilot, "right", "right", "right")
        assert "[somewhat]" in text_of(pilot.app)
        await press(pilot, "enter")
        assert rehearsal.answers == {"q0": 5}

    play_flow(tmp_path, rehearsal, scenario, appearance=Appearance(hide_numbers=True))


def test_letters_typed_into_a_field_are_text(tmp_path: Path) -> None:
    """A19: no single-letter key works inside a field."""
    rehearsal = Rehearsal.of(LineQuestion(ask="A line?"))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *"bgfhlpjsu", "enter")
        assert rehearsal.answers == {"q0": "bgfhlpjsu"}

    play_flow(tmp_path, rehearsal, scenario)


def test_a_long_line_is_cut_at_its_limit_in_words(tmp_path: Path) -> None:
    """A30: a line that is full says so, and nothing typed before is lost."""
    rehearsal = Rehearsal.of(LineQuestion(ask="A line?", limit=5))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, *"abcdefg")
        assert say("app.line_is_full", limit=5) in flat(text_of(pilot.app))
        await press(pilot, "enter")
        assert rehearsal.answers == {"q0": "abcde"}

    play_flow(tmp_path, rehearsal, scenario)


def test_the_list_keeps_its_place_when_a_row_is_ticked(tmp_path: Path) -> None:
    """A16: ticking moves nothing."""
    rehearsal = Rehearsal.of(SeveralQuestion(ask="Which?", options=EIGHT[:4]))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "down", "down", "space")
        assert focus_line(pilot.app) == "> [x] Option two"
        assert pilot.app.screen.query_one("#asked Rows", Rows).at == 2

    play_flow(tmp_path, rehearsal, scenario)
