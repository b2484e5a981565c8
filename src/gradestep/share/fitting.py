"""How much room words take on paper, reckoned rather more than any usual letters take; all lengths in em, the size of a letter."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width

from gradestep.content import say

BOLD = 1.13
"""How much wider words are in bold."""

_NARROW = frozenset("iljtf.,:;'!|()[]- ")
_BROAD = frozenset("mwMW@%—…")


@lru_cache(maxsize=4096)
def _letter(letter: str) -> float:
    """The width of a letter in broad fonts, such as DejaVu Sans and Noto CJK; a mark that is set above or below has none."""
    if letter in _NARROW:
        return 0.42
    if letter in _BROAD:
        return 1.02
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if east_asian_width(letter) in ("W", "F"):
        # A picture of its own takes more than a square.
        return 1.3 if category(letter) == "So" else 1.02
    if letter.isascii():
        return 0.8 if letter.isupper() else 0.65
    return 0.8


def room(words: str) -> float:
    """What these words take on one line."""
    return sum(map(_letter, words))


def rows(words: str, width: float) -> int:
    """On how many lines of that width they stand; a word that is wider than a line is broken anywhere."""
    count, left = 1, width
    for word in words.split():
        for piece in _unbroken(word):
            wide = room(piece)
            if wide > left and left < width:
                count, left = count + 1, width
            while wide > left:
                count, wide, left = count + 1, wide - left, width
            left -= wide
        left -= _letter(" ")
    return count


def _unbroken(word: str) -> tuple[str, ...]:
    """What stays together: a word, but each letter where a script has no spaces."""
    wide = any(east_asian_width(letter) in ("W", "F") for letter in word)
    return tuple(word) if wide else (word,)


def cut(words: str, longest: float) -> str:
    """As many whole words as have that room, and a mark where there are more; a single long word is broken."""
    if room(words) <= longest:
        return words
    left, end, space = longest - _letter("…") - _letter(" "), 0, 0
    for end, letter in enumerate(words):
        if letter.isspace():
            space = end
        left -= _letter(letter)
        if left < 0:
            break
    return say("share.cut", words=words[: space or end].rstrip())
