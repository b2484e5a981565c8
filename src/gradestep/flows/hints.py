"""Hints on the words of a step: something seen, not a state, and nothing that is danger. Never a refusal (S33, care 1.6)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gradestep.content import data, say


def hints(title: str) -> tuple[str, ...]:
    """What could be said about these words, the weightiest alone; empty where they can stand as they are."""
    if not title.strip():
        return ()
    words = data("safety")["step_words"]
    if _holds(title, words["danger_patterns"]):
        return (words["hint"], words["never"], words["also_never"])
    if _holds(title, words["state_patterns"]):
        return (words["state"],)
    counted = any(letter.isdigit() for letter in title)
    vague = _holds(title, data("editing")["vague_patterns"]) and not counted
    return (say("editing.vague"),) if vague else ()


def _holds(title: str, patterns: Iterable[str]) -> bool:
    """True where one of these stands in the title as whole words, whatever the case and the spaces."""
    text = " ".join(re.findall(r"[^\W_]+(?:['\u2019-][^\W_]+)*", title.casefold()))
    return any(re.search(rf"(?<!\w){re.escape(pattern.casefold())}(?!\w)", text) for pattern in patterns)
