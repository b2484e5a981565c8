"""The kinds of question there are; a renderer knows how to ask each and knows no particular flow (B5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Literal

from gradestep.pacing import Pattern


@dataclass(frozen=True)
class Ran:
    """What came of something that ran: an exercise or the timer of an attempt."""

    what: Literal["breathing", "grounding", "posture", "timer"]
    seconds: float = 0.0
    """Seconds it ran, pauses left out."""
    cycles: int | None = None
    stopped: bool = False
    """Ended before its end; that is practice too (S43)."""
    pattern: str | None = None
    """The breathing preset or the sense profile."""
    words: str | None = None
    """What was typed, where the person asked for it to be kept."""


Answer = int | float | str | tuple[str, ...] | Ran
"""An answer in the form it is kept in a draft; a question passed over has none."""


@dataclass(frozen=True)
class Option:
    """One of several answers."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What every kind of question has. All texts are ready to be read; some hold a person's words."""

    ask: str
    """The question itself, or the title of a piece of information."""
    lead: tuple[str, ...] = ()
    """Lines before the question: the step, its why, what was answered before."""
    note: str = ""
    """One line of help under the question."""
    may_pass: bool = True
    """False for the one first-run safety page alone (A26)."""
    may_stop_here: bool = False
    """Whether "Enough for now" is offered."""
    prefill: Answer | None = None
    """An earlier answer or a default, shown ready to be kept."""
    live: Callable[[Answer | None], str] | None = field(default=None, compare=False)
    """A line that a full screen shows beside the control and writes anew with each change of it."""


@dataclass(frozen=True, kw_only=True)
class Information(Question):
    """Something to read, then go on."""

    paragraphs: tuple[str, ...] = ()
    go_on: str = ""
    """The word on the way on; empty for the usual one."""
    waits: bool = True
    """Plain mode waits for Enter; False for a closing line."""
    of_problems: bool = False
    """Shown where the answer before met a problem, and gone past where it did not."""


@dataclass(frozen=True, kw_only=True)
class RatingQuestion(Question):
    """A whole number 0-10, or one of the words of care 1.0; the answer is an int."""

    low: str
    high: str


@dataclass(frozen=True, kw_only=True)
class PercentQuestion(Question):
    """A whole number 0-100, offered in tens, free entry allowed; the answer is an int."""

    low: str
    high: str


@dataclass(frozen=True, kw_only=True)
class ChoiceQuestion(Question):
    """One of several; five are shown at most, the rest behind "more" (A22). The answer is the option's value."""

    options: tuple[Option, ...]
    default: str | None = None
    """The value that Enter alone takes, said in words."""


@dataclass(frozen=True, kw_only=True)
class SeveralQuestion(Question):
    """Any number of a list; the answer is a tuple of values, own words among them where allowed."""

    options: tuple[Option, ...]
    own_words: bool = False


@dataclass(frozen=True, kw_only=True)
class LineQuestion(Question):
    """One line of text."""

    limit: int = 300
    """Characters."""


@dataclass(frozen=True, kw_only=True)
class FileQuestion(LineQuestion):
    """Where a file is: typed, or picked out of those that lie near. The answer is its path as text."""

    limit: int = 4_096
    """The longest path there is on Linux."""
    ending: str = ".toml"


@dataclass(frozen=True, kw_only=True)
class DayQuestion(LineQuestion):
    """A day, typed; the answer is as 2026-11-23."""

    today: Date
    earliest: Date | None = None
    latest: Date | None = None
    limit: int = 40


@dataclass(frozen=True, kw_only=True)
class PlaceQuestion(LineQuestion):
    """Where a new file or folder goes; the answer is its whole path. In a folder that is there it has `name`."""

    name: str
    limit: int = 4_096


@dataclass(frozen=True, kw_only=True)
class TextQuestion(Question):
    """Text of any length."""


@dataclass(frozen=True, kw_only=True)
class YesNoQuestion(Question):
    """Yes, no or, where it is offered, unsure; the answer is "yes", "no" or "unsure"."""

    unsure: bool = True


@dataclass(frozen=True, kw_only=True)
class AmountQuestion(Question):
    """How much, in a unit; the answer is a number."""

    unit: str
    planned: float | None = None


@dataclass(frozen=True)
class BreathingRun:
    """A breathing exercise: a pattern for a number of whole cycles."""

    pattern: Pattern
    cycles: int


@dataclass(frozen=True)
class GuidedStep:
    """One self-paced line of grounding or posture."""

    say: str
    items: int = 0
    """How many things may be typed; 0 where nothing is asked for."""


@dataclass(frozen=True)
class GuidedRun:
    """Grounding or posture: lines at the person's own pace."""

    what: Literal["grounding", "posture"]
    profile: str
    steps: tuple[GuidedStep, ...]
    seconds_each: int | None = None
    """The optional timer for each item, in seconds."""


@dataclass(frozen=True)
class TimerRun:
    """The gentle timer of an attempt: it counts up, marks the planned time and ends nothing."""

    planned_seconds: float | None = None
    already: float = 0.0
    """Seconds since the attempt began, where it is taken up again."""


@dataclass(frozen=True, kw_only=True)
class RunningQuestion(Question):
    """Something that runs while the person does it; the answer is a `Ran`."""

    run: BreathingRun | GuidedRun | TimerRun
    cautions: tuple[str, ...] = field(default_factory=tuple)


AnyQuestion = (
    Information
    | RatingQuestion
    | PercentQuestion
    | ChoiceQuestion
    | SeveralQuestion
    | LineQuestion
    | FileQuestion
    | DayQuestion
    | PlaceQuestion
    | TextQuestion
    | YesNoQuestion
    | AmountQuestion
    | RunningQuestion
)
"""Every kind there is; a renderer handles all of them and mypy proves it."""
