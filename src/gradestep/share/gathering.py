"""What can be shared as lines, each to be held back or let through by itself; a page is made of those that stay (B4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import date as Date
from functools import cached_property
from typing import NamedTuple

from gradestep.coach.attempts import Attempt, attempts
from gradestep.model.history import Entry, History
from gradestep.model.journal import Shared
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

PURPOSES = ("session", "supporter", "myself", "program")

OF_SESSIONS = ("brief", "report")
"""What is looked at in a session; nothing else that leaves makes one."""

OWN_TITLES = "titles"
"""What a try was, where it was on no list: the person's own words, while how it went is a fact."""

PLAN_WORDS = "plan_words"
"""What matters, if-then plans, signs and limits, as the person wrote them."""

WORDS = (
    "notes", "predictions", "learnings", "inner", "helped", "compare", "remarks", OWN_TITLES, PLAN_WORDS,
)  # fmt: skip
"""Parts that are free text: asked for part by part, and held back where nobody was asked."""

WHOLE = "records"
"""The whole journal as its own lines, of which everything can be restored."""

PEOPLE, TRIES = "people", "tries"
"""On a page for a supporter: what was agreed with them, and what was tried; nothing of either that was not ticked (care 1.8)."""

OWN_PLAN = "plan"
"""If-then plans, what matters, early signs and what keeps it going, as the plan has them."""

TICKED = ("symptoms", "questionnaires", "safety", WHOLE, PEOPLE, TRIES)
"""Parts that are in only where they were ticked."""

FACTS = (
    "practices", "steps", "ratings", "ladder", "stuck", "together", "changes", "flares", "planned", "check_ins",
    "reviews", "offers", OWN_PLAN,
)  # fmt: skip
"""Parts that are in unless they were taken out."""

PRIVATE = "private"
"""Named like a part, it lets through what was marked private."""

PARTS = (*FACTS, *WORDS, *TICKED, PRIVATE)
"""Every name that `--with` and `--without` know."""


class Line(NamedTuple):
    """One thing that can be written, as it will be read; a tuple, because a journal has very many."""

    id: str
    """The record's id and the field, with a stroke between; the same at every look."""
    part: str
    cells: tuple[tuple[str, str], ...]
    """Label and value; several stand together, such as a guess and what happened."""
    entry: str = ""
    """The attempt or record it is from."""
    field: str = ""
    day: Date | None = None
    private: bool = False
    words: bool = False
    """True where the value is a person's free text."""
    number: float | None = None
    """The value as a number, for a picture."""
    code: str = ""
    """The value as a code, such as an outcome."""
    step: str = ""
    """The step's id, or its title where it has none."""
    band: str = ""
    """The time of day, as a code."""
    context: str = ""
    """Where it stands, such as the day and the step, where the page says that elsewhere."""
    title: str = ""
    """What the line is about, without its day."""
    unit: str = ""
    """What an amount is counted in."""

    def read_out(self) -> str:
        """All of it on one line, as `label: value`."""
        said = "; ".join(f"{label}: {value}" if label else value for label, value in self.cells)
        return f"{self.context}. {said}" if self.context else said


@dataclass(frozen=True)
class Choice:
    """What the person chose: what for, which days, which parts, and which lines by themselves."""

    purpose: str = "session"
    since: Date | None = None
    """The first day; absent is from the beginning."""
    until: Date | None = None
    """The last day; absent is up to today."""
    with_parts: frozenset[str] = frozenset()
    without_parts: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    """Ids of lines that were held back one by one."""
    let_in: frozenset[str] = frozenset()
    """Ids of lines that start held back and were let through one by one."""

    def has(self, day: Date) -> bool:
        """True for a day within the range."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def has_part(self, part: str, *, words: bool = False) -> bool:
        """True for a part that was asked for, or is in unless taken out."""
        if part in self.without_parts:
            return False
        return part in self.with_parts or not (words or part in TICKED)

    def starts_held(self, line: Line) -> bool:
        """True for a line that is held back before anybody looked at it by itself."""
        if not self.has_part(line.part, words=line.words):
            return True
        return line.private and PRIVATE not in self.with_parts

    def stays(self, line: Line) -> bool:
        """True for a line that will be written."""
        if line.id in self.held:
            return False
        return line.id in self.let_in or not self.starts_held(line)

    def sorted(self, lines: Iterable[Line]) -> tuple[tuple[Line, ...], int]:
        """The lines that stay, and how many were held back."""
        found = tuple(lines)
        asked: dict[tuple[str, bool, bool], bool] = {}
        staying: list[Line] = []
        for line in found:
            kind = (line.part, line.words, line.private)
            if kind not in asked:
                asked[kind] = not self.starts_held(line)
            if line.id not in self.held and (asked[kind] or line.id in self.let_in):
                staying.append(line)
        return tuple(staying), len(found) - len(staying)


@dataclass(frozen=True)
class Material:
    """What can be shared at all: the plan and the whole journal, as of a day."""

    plan: Plan
    history: History
    today: Date
    damaged: int = 0
    """Places in the files that could not be read."""
    settings: Settings = Settings()
    zone: str = "UTC"
    """The name of the time zone where the person is."""
    now: datetime = LONG_AGO
    """When it is made."""
    who: str = ""
    """The supporter a page is for, by name or id; the first where nobody is named."""
    step: str = ""
    """The id of the step a card is for; the one Home shows where none is named."""
    own_titles: bool = False
    """Whether a calendar has the person's own titles, and not neutral ones."""

    @cached_property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every attempt that stands, oldest first."""
        return attempts(self.history)

    @cached_property
    def standing(self) -> tuple[Entry, ...]:
        """Every entry that stands, in order."""
        return self.history.standing()

    @cached_property
    def last_session(self) -> Date | None:
        """The day before today on which a page for a session was last made; one made again today begins where it began."""
        days = (
            entry.record.day
            for entry in self.standing
            if isinstance(entry.event, Shared) and entry.event.purpose == "session" and entry.event.what in OF_SESSIONS
        )
        return max((day for day in days if day < self.today), default=None)

    def attempts_within(self, choice: Choice) -> tuple[Attempt, ...]:
        """The attempts of those days."""
        days = (choice.since, choice.until)
        if days not in self._attempts_of:
            self._attempts_of[days] = tuple(attempt for attempt in self.attempts if choice.has(attempt.day))
        return self._attempts_of[days]

    def entries_within(self, choice: Choice) -> tuple[Entry, ...]:
        """The entries of those days."""
        days = (choice.since, choice.until)
        if days not in self._entries_of:
            self._entries_of[days] = tuple(entry for entry in self.standing if choice.has(entry.record.day))
        return self._entries_of[days]

    @cached_property
    def _attempts_of(self) -> dict[tuple[Date | None, Date | None], tuple[Attempt, ...]]:
        """What was looked at of some days is looked at again for each kind of line."""
        return {}

    @cached_property
    def _entries_of(self) -> dict[tuple[Date | None, Date | None], tuple[Entry, ...]]:
        return {}

    def first_day(self, choice: Choice) -> Date:
        """The day the page begins with: as chosen, else the first there is anything from."""
        shown = (entry.record.day for entry in self.standing if not is_private(entry))
        return choice.since or min(shown, default=self.today)

    def last_day(self, choice: Choice) -> Date:
        """The day it ends with."""
        return choice.until or self.today


def is_private(entry: Entry) -> bool:
    """True for an entry marked private."""
    return entry.record.envelope.private
