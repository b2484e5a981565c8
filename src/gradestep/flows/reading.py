"""Typed text to an answer, for every kind of question that takes typing; the same in both renderers (A5, A30)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from gradestep.coach.dates import day_words, typed_day
from gradestep.content import data, say
from gradestep.flows.question import (
    AmountQuestion,
    Answer,
    AnyQuestion,
    ChoiceQuestion,
    DayQuestion,
    LineQuestion,
    Option,
    PercentQuestion,
    RatingQuestion,
    SeveralQuestion,
    TextQuestion,
    YesNoQuestion,
)
from gradestep.text import cleaned, cleaned_line


@dataclass(frozen=True)
class Complaint:
    """Why typed text is no answer yet, as a sentence that says what to type."""

    sentence: str


def read_answer(question: AnyQuestion, typed: str) -> Answer | Complaint:
    """The answer that typed text stands for, or what to type in its place.

    Empty text is for the caller to take as passing over or keeping an earlier answer.
    """
    match question:
        case RatingQuestion():
            return read_rating(typed)
        case PercentQuestion():
            return _read_whole(typed, 100, "reading.percent")
        case ChoiceQuestion():
            return _read_choice(question.options, typed)
        case SeveralQuestion():
            return _read_several(question, typed)
        case YesNoQuestion():
            return _read_choice(yes_no_options(question), typed)
        case AmountQuestion():
            return read_amount(typed)
        case DayQuestion():
            return _read_day(question, typed)
        case LineQuestion():
            return cleaned_line(typed)[: question.limit]
        case TextQuestion():
            return cleaned(typed)
        case _:
            return Complaint(say("reading.enter"))


def yes_no_options(question: YesNoQuestion) -> tuple[Option, ...]:
    """Yes, no and, where it is offered, unsure, as options to choose from."""
    values = ("yes", "no", "unsure") if question.unsure else ("yes", "no")
    return tuple(Option(value, say(f"reading.{value}")) for value in values)


def _read_day(question: DayQuestion, typed: str) -> str | Complaint:
    """A day as it is kept, within what it may be."""
    day = typed_day(typed, question.today)
    if day is None:
        return Complaint(say("reading.day", day=day_words(question.today, Date.min)))
    if question.earliest is not None and day < question.earliest:
        return Complaint(say("reading.day_early", day=day_words(question.earliest, Date.min)))
    if question.latest is not None and day > question.latest:
        return Complaint(say("reading.day_late", day=day_words(question.latest, Date.min)))
    return day.isoformat()


def read_rating(typed: str) -> int | Complaint:
    """A whole number 0-10, or one of the six words of care 1.0 (from Brief Action Planning)."""
    word = _folded(typed)
    words: dict[str, int] = data("reading")["rating_words"]
    by_start = [value for name, value in words.items() if word and name.startswith(word)]
    if word in words:
        return words[word]
    if len(by_start) == 1:
        return by_start[0]
    return _read_whole(typed, 10, "reading.rating")


def read_amount(typed: str) -> float | Complaint:
    """A number of at least 0, with a point or a comma; a unit typed after it is passed over."""
    first = typed.strip().partition(" ")[0].replace(",", ".")
    try:
        amount = float(first)
    except ValueError:
        return Complaint(say("reading.amount"))
    if not 0 <= amount <= 1_000_000:
        return Complaint(say("reading.amount"))
    return amount


def _read_whole(typed: str, highest: int, complaint: str) -> int | Complaint:
    text = typed.strip().removesuffix("%").strip()
    if text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= highest:
        return int(text)
    return Complaint(say(complaint))


def _read_choice(options: Sequence[Option], typed: str) -> str | Complaint:
    found = _option(options, typed)
    if found is not None:
        return found.value
    return Complaint(say("reading.choice", highest=len(options)))


def _read_several(question: SeveralQuestion, typed: str) -> tuple[str, ...] | Complaint:
    chosen: list[str] = []
    for part in typed.replace(";", ",").split(","):
        pieces = part.split() if all(piece.isdigit() for piece in part.split()) else [part]
        for piece in filter(None, (piece.strip() for piece in pieces)):
            found = _option(question.options, piece)
            if found is not None:
                chosen.append(found.value)
            elif question.own_words and not piece.isdigit():
                chosen.append(cleaned_line(piece))
            else:
                return Complaint(say("reading.several", highest=len(question.options)))
    return tuple(dict.fromkeys(chosen))


def _option(options: Sequence[Option], typed: str) -> Option | None:
    """By number, by its whole label or value, or by first letters that fit one alone."""
    text = _folded(typed)
    if not text:
        return None
    if text.isascii() and text.isdigit():
        place = int(text[:6])
        return options[place - 1] if 1 <= place <= len(options) else None
    exact = [option for option in options if text in (_folded(option.label), _folded(option.value))]
    starting = [
        option for option in options if _folded(option.label).startswith(text) or _folded(option.value).startswith(text)
    ]
    fitting = exact or starting
    return fitting[0] if len(fitting) == 1 else None


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split()).strip(" .")
