"""Typed text: cleaned when it is accepted, and made harmless when it is shown (promises 5)."""

from __future__ import annotations

import re
from functools import cache
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

_JOINED = "\u0590-\u1fff\u2190-\ufefe\uff00-\ufff8\U00010000-\U0001ffff"
"""Scripts that join their letters, and emoji: after one of these a joiner means something."""
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1a20-\u1aaf"
"""Thai, Lao, Burmese, Khmer and Tai Tham: an unseen space stands where a line may end between two of their words."""

_UNSEEN = (
    f"(?<![{_JOINED}])[\u200c\u200d]"
    f"|(?<![{_SPACELESS}])\u200b|\u200b(?![{_SPACELESS}])"
    "|[\u00ad\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]"
    "|(?P<flag>\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|[\U000e0000-\U000e007f]"
)
"""Letters that nobody sees and that split a word so that it is not found, or hide words of their own."""


def cleaned(text: str) -> str:
    """Text as it is kept: control characters and direction overrides taken out, line ends made one kind.

    Accents, emoji, joiners, left-to-right and right-to-left marks and every script stay as typed.
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_REMOVED)


def cleaned_line(text: str) -> str:
    """The same on one line, without space around it: line ends and tabs become one space, other spaces stay.

    Letters that nobody sees go, but for those that a script or an emoji is put together with.
    """
    if text.isprintable():
        return text.strip()
    return _on_one_line(_unseen().sub(_kept, cleaned(text)))


@cache
def _unseen() -> re.Pattern[str]:
    """Made ready when it is first needed: hardly any line needs it, and a shell prompt waits for the others."""
    return re.compile(_UNSEEN)


def _kept(found: re.Match[str]) -> str:
    return found["flag"] or ""


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
