"""Typed text: kept as typed less control characters, and shown so that it cannot act (R19)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from gradestep.text import cleaned, cleaned_line, display, display_line

ANY = some.text(some.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("two\r\nlines\rand three", "two\nlines\nand three"),
        ("\x1b]0;PWNED\x07title", "]0;PWNEDtitle"),
        ("\x1b[31mred\x9b0m", "[31mred0m"),
        ("a\u202eb\u2066c", "abc"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("tab\tstays", "tab\tstays"),
        ("e\u0301 \U0001f9d8 שלום \u200f!", "e\u0301 \U0001f9d8 שלום \u200f!"),
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
    once.encode()


@given(ANY)
def test_nothing_shown_can_act_on_a_terminal(text: str) -> None:
    """R19: no control character but line end and tab is ever shown."""
    shown = display(text)
    assert not [sign for sign in shown if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t"]
    assert "\u202e" not in shown


def test_a_line_is_one_line() -> None:
    """A6: line ends and tabs become one space."""
    assert cleaned_line("  a\n\tb  ") == "a b"
    assert display_line("a\x1bb\nc") == "a␛b c"
