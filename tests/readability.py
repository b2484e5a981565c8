"""How hard a text is to read: sentences, syllables and the Flesch-Kincaid grade, counted here (care 5.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')]*\s+")
_BLOCK_START = re.compile(r"^\s*(#|[-*] |\d+\. )")
_PLACEHOLDER = re.compile(r"(?<!\{)\{(?!\{)[^}]*\}")
_CODE = re.compile(r"`[^`]*`")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?<![td])(?<![^aeiouy]l)ed$|(?<![sxzcg])(?<![sc]h)(?<![^aeiouy]l)es$|(?<![^aeiouy]l)e$")
_SILENT_INSIDE = re.compile(
    r"(?<=[^aeiouy])e(?=(?:ly|ment|ful|less|where|thing|time|book)s?$)|(?<=som)e|(?<=ev)e(?=r[yi])"
)
_HIATUS = re.compile(
    r"[aeiouy]ing$|(?<!c)i[au]n|sier|[^c]ien|ia[lr]|io$|(?<![tscgs])io[nu]|ua[lt]|eo[nu]|[rd]ea$|creat(?!u)|[^q]uie|[qd]uiet|diet|diag"
)


@dataclass(frozen=True)
class Reading:
    """Counts of one text."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade; 0 where there is nothing to read."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def words_of(text: str) -> list[str]:
    """The words of a text, placeholders standing for one short word, code left out."""
    return _WORD.findall(_CODE.sub(" ", _PLACEHOLDER.sub("this", text)))


def sentences(text: str, *, wrapped: bool = False) -> list[str]:
    """The sentences of a text.

    A line break ends one, unless `wrapped` (Markdown), where a blank line, a heading or a list item does.
    """
    found = []
    for block in _blocks(text) if wrapped else text.splitlines():
        found += [part.strip() for part in _SENTENCE_END.split(block) if part.strip()]
    return found


def _blocks(text: str) -> list[str]:
    blocks = [""]
    for line in text.splitlines():
        if not line.strip():
            blocks.append("")
        elif _BLOCK_START.match(line):
            blocks += [_BLOCK_START.sub("", line)] if not line.startswith("#") else [line.lstrip("# "), ""]
        else:
            blocks[-1] += " " + line
    return [block for block in blocks if block.strip()]


def syllables(word: str) -> int:
    """How many syllables a word has, near enough for English."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    if len(letters) <= 3:
        return 1
    spoken = _SILENT_INSIDE.sub("", _SILENT_END.sub("", letters))
    return max(1, len(_VOWELS.findall(spoken)) + len(_HIATUS.findall(spoken)))


def reading(found: Iterable[str]) -> Reading:
    """Counts over these sentences."""
    listed = [words for sentence in found if (words := words_of(sentence))]
    every = [word for words in listed for word in words]
    return Reading(len(every), len(listed), sum(syllables(word) for word in every))
