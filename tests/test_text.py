"""Typed text: kept as typed less control characters, and shown so that it cannot act (R19)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gradestep.text import cleaned, cleaned_line, display, display_line

ANY = some.text(some.characters(exclude_categories=()), max_size=200)
DIRECTING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("two\r\nlines\rand three", "two\nlines\nand three"),
        ("\x1b]0;PWNED\x07title", "]0;PWNEDtitle"),
        ("\x1b[31mred\x9b0m", "[31mred0m"),
        ("a\u202eb\u2066c", "abc"),
        ("nul\x00 and del\x7f", "nul and del"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("tab\tstays", "tab\tstays"),
        ("e\u0301 \U0001f9d8 שלום \u200f!", "e\u0301 \U0001f9d8 שלום \u200f!"),
        ("\U0001f469\u200d\U0001f52c \u0645\u06cc\u200c", "\U0001f469\u200d\U0001f52c \u0645\u06cc\u200c"),
        ("[/] [@click=app.quit]", "[/] [@click=app.quit]"),
    ],
)
def test_text_is_kept_as_typed_less_what_could_act(typed: str, kept: str) -> None:
    """R19, B6: controls and direction overrides go, every script and every bracket stays."""
    assert cleaned(typed) == kept


@given(ANY)
def test_cleaning_twice_is_cleaning_once_and_can_always_be_saved(typed: str) -> None:
    """R19: what was cleaned is clean, and it always encodes."""
    once = cleaned(typed)
    assert cleaned(once) == once
    assert once.encode().decode() == once
    line = cleaned_line(typed)
    assert cleaned_line(line) == cleaned(line) == line


@given(ANY)
def test_nothing_shown_can_act_on_a_terminal(text: str) -> None:
    """R19: no control character but line end and tab is ever shown, and nothing turns the direction of what follows."""
    shown = display(text)
    assert not [sign for sign in shown if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t"]
    assert not set(DIRECTING) & set(shown)
    assert display(shown) == shown
    assert len(shown) == len(text)


@given(ANY)
def test_what_was_cleaned_is_shown_as_it_is(typed: str) -> None:
    """R19, B6: nothing a person may write looks different on the screen."""
    once = cleaned(typed)
    assert display(once) == once


@given(ANY)
def test_a_line_is_always_one_line(typed: str) -> None:
    """A6: whatever may be taken for the end of a line is none any more."""
    for line in (cleaned_line(typed), display_line(typed)):
        assert len(line.splitlines()) <= 1
        assert "\t" not in line
        assert line == line.strip()


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  a\n\tb  ", "a b"),
        ("a\r\n\r\nb", "a b"),
        ("a\u2028b\u2029c", "a b c"),
        ("two  spaces", "two  spaces"),
        ("Ça va\u00a0?", "Ça va\u00a0?"),
        ("一歩\u3000外へ", "一歩\u3000外へ"),
        ("\n\t ", ""),
    ],
)
def test_a_line_keeps_its_spaces(typed: str, line: str) -> None:
    """A6, B6: line ends and tabs become one space; the spaces a person chose stay theirs."""
    assert cleaned_line(typed) == line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("di\u200bzzy", "dizzy"),
        ("di\u200czz\u200dy", "dizzy"),
        ("di\u00adz\u2060z\ufeffy", "dizzy"),
        ("dizzy\U000e0068\U000e0069", "dizzy"),
        ("\u200b\u200d\u2063", ""),
        ("\u200b gate", "gate"),
        ("\u0645\u06cc\u200c\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        ("\u0d28\u0d4d\u200d", "\u0d28\u0d4d\u200d"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
        ("\u178a\u17be\u179a\u200b\u1791\u17c5", "\u178a\u17be\u179a\u200b\u1791\u17c5"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("\u2764\ufe0f\u200d\U0001f525", "\u2764\ufe0f\u200d\U0001f525"),
        (
            "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
            "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        ),
        ("a\u200eb\u200fc", "a\u200eb\u200fc"),
    ],
)
def test_a_line_hides_nothing(typed: str, line: str) -> None:
    """R18, R19: letters that split a word unseen are gone; what joins a script, an emoji or a flag stays."""
    assert cleaned_line(typed) == line


def test_a_control_is_shown_by_its_picture() -> None:
    """R19: a name or a message that holds one can be told from another that does not."""
    assert display("a\x1b[31m\x00\x07") == "a␛[31m␀␇"
    assert display("a\r\n") == "a␍\n"
    assert display_line("a\x1bb\nc") == "a␛b c"
    assert display("\x7f\x9b\u202e\ud800") == "\ufffd" * 4
