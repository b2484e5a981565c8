"""Typed text: cleaned when it is accepted, and made harmless when it is shown (promises 5)."""

from __future__ import annotations

from unicodedata import category

_BIDI = frozenset(range(0x202A, 0x202F)) | frozenset(range(0x2066, 0x206A))
_C0 = frozenset(range(0x20)) - {0x09, 0x0A}
_C1 = frozenset(range(0x7F, 0xA0))
_SURROGATES = range(0xD800, 0xE000)

_REMOVED: dict[int, str | None] = dict.fromkeys(_C0 | _C1 | _BIDI, None) | dict.fromkeys(_SURROGATES, "\ufffd")
_PICTURED: dict[int, str] = dict.fromkeys(_C1 | _BIDI | frozenset(_SURROGATES), "\ufffd") | {
    code: chr(0x2400 + code) for code in _C0
}
_LINE_ENDS = dict.fromkeys((0x09, 0x2028, 0x2029), "\n")
"""What of cleaned or shown text stands for the end of a line, or moves on the line as a tab does."""


def cleaned(text: str) -> str:
    """Text as it is kept: control characters and direction overrides taken out, line ends made one kind.

    Accents, emoji, joiners, left-to-right and right-to-left marks and every script stay as typed.
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_REMOVED)


def cleaned_line(text: str) -> str:
    """The same on one line, without space around it: line ends and tabs become one space, other spaces stay."""
    return _on_one_line(cleaned(text))


def dialled(text: str) -> str:
    """A number or name to call, on one line and with no letter in it that cannot be seen."""
    return "".join(letter for letter in cleaned_line(text) if category(letter) != "Cf")


def display(text: str) -> str:
    """Text as it may go to a terminal: nothing in it acts (R19). Line ends and tabs stay."""
    return text if text.isprintable() else text.translate(_PICTURED)


def display_line(text: str) -> str:
    """The same on one line."""
    return _on_one_line(display(text))


def _on_one_line(text: str) -> str:
    if text.isprintable():
        return text.strip()
    parts = (part.strip() for part in text.translate(_LINE_ENDS).split("\n"))
    return " ".join(part for part in parts if part)
