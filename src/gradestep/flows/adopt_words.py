"""Fields and values of a plan file in words, as they stand in a sentence about a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date

from gradestep.coach.amounts import amount_words, number_words
from gradestep.content import has, say
from gradestep.planfile.merging_cases import Adoption
from gradestep.share.wording import full_day
from gradestep.text import cleaned_line

LONGEST = 300
"""Characters of one value in a sentence."""


def field_words(name: str) -> str:
    """What a field is called; its own name where nobody gave it one."""
    key = f"adopt.fields.{name}"
    return say(key) if name and has(key) else name


def value_words(field: str, value: object, adoption: Adoption | None = None) -> str:
    """A value of a plan file in words, on one line."""
    words = cleaned_line(_words(field, value, adoption))
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _words(field: str, value: object, adoption: Adoption | None) -> str:
    if value is None:
        return say("adopt.nothing")
    if isinstance(value, bool):
        return say("adopt.yes" if value else "adopt.no")
    if isinstance(value, (int, float)):
        return number_words(value)
    if isinstance(value, Date):
        return full_day(value)
    if isinstance(value, Mapping):
        return _measured(value) if field == "measure" else _joined(field, _parts(value), adoption)
    if isinstance(value, tuple):
        return _joined(field, value, adoption)
    key = f"adopt.values.{field}.{value}"
    if field and str(value).isidentifier() and has(key):
        return say(key)
    return _title(str(value), adoption) if field in ("values", "ladder", "step", "places") else str(value)


def _measured(measure: Mapping[str, object]) -> str:
    amount, done_when = measure.get("amount"), measure.get("done_when")
    parts = [amount_words(amount, str(measure.get("unit") or ""))] if isinstance(amount, (int, float)) else []
    parts += [say("adopt.done_when", words=str(done_when))] if done_when else []
    return say("adopt.and").join(parts) or say("adopt.nothing")


def _parts(table: Mapping[object, object]) -> Iterator[object]:
    """What a table within an entry says, such as the help of a step: all but its id."""
    for key, value in table.items():
        if isinstance(value, Date):
            yield say("adopt.until", day=full_day(value))
        elif key == "safety" and isinstance(value, Mapping):
            yield say("adopt.safety", when=str(value.get("when", "")))
        elif key != "id":
            yield value


def _joined(field: str, values: Iterable[object], adoption: Adoption | None) -> str:
    return ", ".join(_words(field, value, adoption) for value in values if value is not None) or say("adopt.nothing")


def _title(entry_id: str, adoption: Adoption | None) -> str:
    """What an id stands for, in the file or in the plan."""
    return adoption.title_of(entry_id) if adoption is not None else entry_id
