"""One cell as a value: a rating in any of the ways it is written, an amount with its unit, or when something is done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gradestep.content import data
from gradestep.text import cleaned_line

HUNDRED = 100.0
LARGEST_AMOUNT = 1_000_000

_RATING = re.compile(
    r"(?:suds?|rating|level)?\s*[:=]?\s*(?P<number>-?\d{1,6}(?:[.,]\d{1,4})?)\s*"
    r"(?:(?P<percent>%)|(?:/|out of|of)\s*(?P<of>100|10))?",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"(?P<amount>\d{1,7}(?:[.,]\d{1,3})?)\s*(?P<unit>[^\W\d_]+)\.?", re.UNICODE)
_ALONE = re.compile(r"\d{1,7}(?:[.,]\d{1,3})?")


@dataclass(frozen=True)
class Rated:
    """A rating as it stands, and what it is out of where that is said."""

    number: float | None
    out_of: float | None

    def of_hundred(self, *, ten: bool) -> int | None:
        """0-100, where a bare number is of ten or of a hundred; halves go up."""
        if self.number is None:
            return None
        out_of = self.out_of or (10.0 if ten else HUNDRED)
        value = self.number * HUNDRED / out_of
        return int(value + 0.5) if value >= 0 else -1


@dataclass(frozen=True)
class Measure:
    """How it is known that a step is done (S33)."""

    amount: float | None = None
    unit: str | None = None
    done_when: str | None = None


def rated(text: str) -> Rated | None:
    """A rating: 35, 3.5, 3,5, 35 %, 35/100, 7/10, SUDS 35; nothing where it is none of these."""
    found = _RATING.fullmatch(text.strip()) if len(text) < 60 else None
    if found is None:
        return None
    out_of = HUNDRED if found["percent"] else float(found["of"]) if found["of"] else None
    return Rated(_number(found["number"]), out_of)


def measure_of(text: str, unit: str = "") -> Measure:
    """An amount with its unit where that is all there is, else the words as what has happened then."""
    text, unit = cleaned_line(text), cleaned_line(unit)
    if not text:
        return Measure()
    count = data("plan_new")["counts"].get(text.casefold())
    if count is not None:
        return Measure(count, "times")
    alone, both = _ALONE.fullmatch(text), _AMOUNT.fullmatch(text)
    if alone and unit:
        return _amount(text, _unit(unit) or unit[:30])
    if alone:
        return _amount(text, "times")
    if both and _unit(both["unit"]):
        return _amount(both["amount"], _unit(both["unit"]) or "")
    return Measure(done_when=text[:200])


def measure_in(activity: str) -> Measure:
    """The one amount that an activity's own words hold, such as "Walk for 5 minutes"; nothing where there are two."""
    found = [one for one in _AMOUNT.finditer(activity) if _unit(one["unit"])]
    return _amount(found[0]["amount"], _unit(found[0]["unit"]) or "") if len(found) == 1 else Measure()


def _amount(text: str, unit: str) -> Measure:
    number = _number(text)
    return Measure(number, unit) if 0 < number <= LARGEST_AMOUNT else Measure()


def _unit(word: str) -> str | None:
    """The unit as plans name it, for a word such as "min"."""
    units: dict[str, list[str]] = data("plan_new")["units"]
    return next((unit for unit, words in units.items() if word.casefold() in words), None)


def _number(text: str) -> float:
    return float(text.replace(",", "."))
