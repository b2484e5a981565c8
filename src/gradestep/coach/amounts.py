"""Amounts as they are read: a number with its unit, in the singular where it is one."""

from __future__ import annotations

from functools import lru_cache

from gradestep.content import has, say


def number_words(value: float) -> str:
    """A number as it is read: whole where it is whole, two places at most."""
    return f"{round(value, 2):.2f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=1024)
def amount_words(amount: float, unit: str | None) -> str:
    """An amount with its unit, such as "1 minute", "once" or "8 laps"."""
    number = number_words(amount)
    if not unit:
        return number
    key = f"units.{unit}.{'one' if amount == 1 else 'many'}"
    return say(key, number=number) if _is_word(unit) and has(key) else f"{number} {unit}"


def _is_word(unit: str) -> bool:
    return unit.isascii() and unit.isalpha() and unit.islower()
