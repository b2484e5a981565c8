"""The lint over every word that ships: what presses, how hard it is to read, how long a sentence is (care 5)."""

from __future__ import annotations

from collections import defaultdict

import pytest
from readability import reading, sentences, words_of
from words import Said, everything_said, exception_for, pressing, strings, word_list

LONGEST_SENTENCE = 20
GRADES = {"safety": 8, "licence": 8, "help/": 7, "commands": 7, "problems": 7, "doctor": 7, "instruments": 8}
"""The highest grade by the start of the area; 5 for every other (care 5.2). The words of instruments are not ours to change."""
UNGRADED = "helplines.countries"
"""Names of services and countries."""
FEWEST_WORDS = 40
"""A formula says little about a line or two, so a screen is judged from here on (care 5.2)."""
REPLY_WIDTH = 90


def highest(area: str) -> int:
    """The highest grade for an area."""
    return next((grade for start, grade in GRADES.items() if area.startswith(start)), 5)


def said_in(said: Said) -> list[str]:
    """The sentences of a string; a lone word or two, such as a label, is none."""
    found = sentences(said.text, wrapped=said.area.startswith("help/"))
    return [sentence for sentence in found if len(words_of(sentence)) > 2 and not sentence.startswith("Example:")]


def test_nothing_presses() -> None:
    """A31, S19, S22, S25, S36: no word of the list, no exclamation mark, emoji, capitals, bare date or place as sole pointer (A34)."""
    found = [one for said in everything_said() for one in pressing(said) if exception_for(one) is None]
    assert not found, "\n".join(str(one) for one in found)


def test_every_exception_is_used_and_has_a_reason() -> None:
    """A31: an exception that covers nothing is taken out; each one says why it stands."""
    used = {exception_for(one) for said in everything_said() for one in pressing(said)}
    rows = word_list()["allowed"]
    assert [row["where"] for place, row in enumerate(rows) if place not in used] == []
    assert all(set(row) == {"where", "says", "reason"} and row["reason"] for row in rows)
    assert all(set(row) == {"pattern", "instead", "why"} for row in word_list()["pressing"])


def test_sentences_are_short() -> None:
    """A31: no sentence has more than 20 words (care 5.2)."""
    long = [
        f"{said.where}: {len(words_of(sentence))} words: {sentence}"
        for said in everything_said()
        for sentence in said_in(said)
        if len(words_of(sentence)) > LONGEST_SENTENCE
    ]
    assert not long, "\n".join(long)


def too_hard(groups: dict[tuple[str, str], list[str]], fewest: int) -> list[str]:
    """Groups of sentences, by name and area, that are harder to read than their area allows."""
    counted = {group: reading(found) for group, found in groups.items()}
    return [
        f"{name}: grade {count.grade:.1f}, at most {highest(area)}; hardest: {max(groups[name, area], key=_grade)}"
        for (name, area), count in counted.items()
        if count.words >= fewest and count.grade > highest(area)
    ]


def _grade(sentence: str) -> float:
    return reading([sentence]).grade


def test_each_file_can_be_read_by_many() -> None:
    """A31: grade 5 for prompts and replies, 7 for help, 8 for safety, by file (care 5.2)."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for said in everything_said():
        if not said.where.startswith(UNGRADED):
            groups[said.area, said.area] += said_in(said)
    hard = too_hard(groups, 1)
    assert not hard, "\n".join(hard)


def test_each_screen_can_be_read_by_many() -> None:
    """A31: the same by screen, where a screen has enough words to judge."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for said in everything_said():
        if said.key and not said.where.startswith(UNGRADED):
            groups[said.screen, said.area] += said_in(said)
    hard = too_hard(groups, FEWEST_WORDS)
    assert not hard, "\n".join(hard)


def test_replies_fit_two_rows() -> None:
    """S9, care 5.2: a reply has two sentences at most, a question besides, and no line over 90 characters."""
    replies = [said for said in everything_said() if said.area == "reply"]
    assert replies
    for said in replies:
        parts = sentences(said.text)
        assert len([part for part in parts if not part.endswith("?")]) <= 2, said
        assert len([part for part in parts if part.endswith("?")]) <= 1, said
        assert len(said.text) <= REPLY_WIDTH, said


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("You failed today.", "failed"),
        ("You should rest.", "should"),
        ("A 5 day streak", "streak"),
        ("It is only anxiety.", "only"),
        ("You earned 5 points.", "points"),
        ("Well done, but do more.", "Well done"),
        ("Stop!", "!"),
        ("STOP NOW", "STOP"),
        ("Press the green key.", "green key"),
        ("On 2026-11-23.", "2026-11-23"),
        ("A smile \U0001f600", "\U0001f600"),
        ("Why didn't you go?", "Why didn't"),
    ],
)
def test_the_lint_bites(text: str, word: str) -> None:
    """A31: words of each kind are found, with their place."""
    assert word in {found.word for found in pressing(Said("somewhere", "key", text))}


@pytest.mark.parametrize(
    "text",
    [
        "This step points that way.",
        "Stop now and call.",
        "Your heart beats fast.",
        "No catching up needed.",
        "Part of a step is a step.",
    ],
)
def test_the_lint_lets_kind_words_through(text: str) -> None:
    """A31: the voice of care 5.3 raises nothing."""
    assert not list(pressing(Said("somewhere", "key", text)))


def test_keys_of_nested_strings() -> None:
    """A31: a finding names the file and the key, lists by place."""
    assert dict(strings({"a": {"b": ["x", {"c": "y"}]}, "id": "z"}, frozenset({"id"}))) == {
        "a.b[0]": "x",
        "a.b[1].c": "y",
    }


def test_grades_of_known_texts() -> None:
    """A31: the counter gives the grade that counting by hand gives, 6 words and 6 syllables, then 13 and 26."""
    assert reading(["The cat sat on the mat."]).grade == pytest.approx(-1.45, abs=0.01)
    platypus = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    assert reading([platypus]).grade == pytest.approx(13.08, abs=0.01)
