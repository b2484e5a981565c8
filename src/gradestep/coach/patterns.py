"""Counts side by side: time of day, setting, company, flare days; five on each side at least, and no advice drawn (S52, care 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from statistics import median

from gradestep.coach.attempts import Attempt
from gradestep.coach.day_parts import part_of
from gradestep.content import has, say
from gradestep.model.attempts import AttemptBegun, AttemptEnded, Context
from gradestep.model.history import Entry

FLOOR = 5
"""Tries on a side before the two are shown beside each other."""

NOWHERE = Context()
"""Of a try that says nothing of where and with whom."""

DONE = ("done", "partly")
"""Outcomes that count as done; a part counts (S36)."""


@dataclass(frozen=True)
class Side:
    """One way tries were, and how they went."""

    what: str
    """A code such as `morning`, or a word of the person's own."""
    done: int
    tried: int

    @property
    def share(self) -> float:
        """Of its tries, those done or done in part; never shown."""
        return self.done / self.tried if self.tried else 0.0


@dataclass(frozen=True)
class Pattern:
    """Two sides that can be looked at together."""

    kind: str
    """`band`, `setting`, `company` or `flare`."""
    one: Side
    other: Side

    @property
    def name(self) -> str:
        """What it is, in the journal: its kind and both sides."""
        return "/".join((self.kind, *(_escaped(side.what) for side in (self.one, self.other))))

    def words(self) -> str:
        """Such as "In the morning: 7 of 9. In the evening: 3 of 8."."""
        return say(
            "progress.patterns.row",
            one=side_words(self.kind, self.one.what),
            done=self.one.done,
            tried=self.one.tried,
            other=side_words(self.kind, self.other.what),
            other_done=self.other.done,
            other_tried=self.other.tried,
        )


def side_words(kind: str, what: str) -> str:
    """One side as it is read."""
    keys = {"band": f"progress.patterns.bands.{what}", "flare": f"progress.patterns.{what}"}
    key = keys.get(kind, f"progress.patterns.settings.{what}")
    if kind == "company":
        said = say("progress.patterns.with", who=what)
    else:
        said = say(key) if what.isidentifier() and has(key) else what
    return said[:1].upper() + said[1:]


def patterns(attempts: Iterable[Attempt]) -> tuple[Pattern, ...]:
    """Every two sides with tries enough, by kind; nothing of the body is looked at (S27)."""
    told = [attempt for attempt in attempts if attempt.outcome is not None]
    return tuple(
        Pattern(kind, one, other)
        for kind, side_of in KINDS.items()
        for one, other in combinations(_sides(told, side_of), 2)
    )


def named(name: str) -> tuple[str, str, str]:
    """The kind and both sides of a name; empty words where it is none."""
    parts = name.split("/")
    return (parts[0], _unescaped(parts[1]), _unescaped(parts[2])) if len(parts) == 3 else ("", "", "")


def _escaped(words: str) -> str:
    """Words with no stroke in them, as in a JSON pointer."""
    return words.replace("~", "~0").replace("/", "~1")


def _unescaped(words: str) -> str:
    return words.replace("~1", "/").replace("~0", "~")


def sides_of(attempts: Iterable[Attempt], name: str) -> Pattern | None:
    """The two sides of that name as they stand in these tries, however few; nothing for a name that is none."""
    kind, one, other = named(name)
    if kind not in KINDS or not (one and other):
        return None
    told = [attempt for attempt in attempts if attempt.outcome is not None]
    return Pattern(kind, _side(told, KINDS[kind], one), _side(told, KINDS[kind], other))


def _side(told: Iterable[Attempt], side_of: Callable[[Attempt], str], what: str) -> Side:
    tries = [attempt for attempt in told if side_of(attempt) == what]
    return Side(what, sum(one.outcome in DONE for one in tries), len(tries))


def _sides(told: list[Attempt], side_of: Callable[[Attempt], str]) -> list[Side]:
    found: dict[str, list[Attempt]] = {}
    for attempt in told:
        found.setdefault(side_of(attempt), []).append(attempt)
    return [_side(tries, side_of, what) for what, tries in sorted(found.items()) if what and len(tries) >= FLOOR]


def context_of(attempt: Attempt) -> Context:
    """Where it stood, as it was told at its end, else at its beginning."""
    ended = attempt.ended.event if attempt.ended else None
    begun = attempt.begun.event if attempt.begun else None
    if isinstance(ended, AttemptEnded) and ended.context is not None:
        return ended.context
    return begun.context if isinstance(begun, AttemptBegun) else NOWHERE


def band_of(attempt: Attempt) -> str:
    """The time of day: as it was said, else from the time on the clock where it began."""
    said, entry = context_of(attempt).time_band, attempt.begun or attempt.ended
    if said or entry is None:
        return said or ""
    return part_of(_moment(entry).hour)


def _moment(entry: Entry) -> datetime:
    when = entry.event.when if isinstance(entry.event, AttemptEnded) else None
    return when or entry.record.envelope.local


def usual_time(attempts: Iterable[Attempt]) -> tuple[str, Pattern] | None:
    """A time for the next plan, such as 10:30, and the pattern it is from; nothing where no part of a day stands out.

    It is the middle of the times at which tries were done in the part of the day with the larger share of them done.
    """
    told = [attempt for attempt in attempts if attempt.outcome is not None]
    found = [one for one in patterns(told) if one.kind == "band" and one.one.share != one.other.share]
    if not found:
        return None
    best = max((side for one in found for side in (one.one, one.other)), key=lambda side: side.share)
    pattern = next(one for one in found if best in (one.one, one.other))
    entries = (one.begun or one.ended for one in told if one.outcome in DONE and band_of(one) == best.what)
    minutes = [60 * _moment(entry).hour + _moment(entry).minute for entry in entries if entry is not None]
    if not minutes:
        return None
    middle = 30 * round(median(minutes) / 30) % (24 * 60)
    return f"{middle // 60:02}:{middle % 60:02}", pattern


def _setting(attempt: Attempt) -> str:
    return context_of(attempt).setting or ""


def _company(attempt: Attempt) -> str:
    return context_of(attempt).company or ""


def _flare(attempt: Attempt) -> str:
    return "flare" if context_of(attempt).flare else "no_flare"


KINDS: dict[str, Callable[[Attempt], str]] = {
    "band": band_of,
    "setting": _setting,
    "company": _company,
    "flare": _flare,
}
