"""A condition on an answer, such as ">=1": written by a clinician into a questionnaire, read here and nowhere else (care 3)."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping

_CONDITION = re.compile(r"\s*(>=|<=|==|=|>|<)?\s*(\d{1,3})\s*")
_MEANS: Mapping[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
    "=": operator.eq,
    "": operator.eq,
}


def is_condition(when: str) -> bool:
    """True for a sign and a number, such as ">=1"."""
    return _CONDITION.fullmatch(when) is not None


def meets(when: str, answer: int) -> bool:
    """True where the answer meets the condition. One that cannot be read is met by any answer above 0: rather once too often."""
    found = _CONDITION.fullmatch(when)
    if found is None:
        return bool(when) and answer > 0
    return _MEANS[found.group(1) or ""](answer, int(found.group(2)))
