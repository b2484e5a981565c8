"""How it has gone, in words first: the whole arc, the weeks, the ladder, before and after, side by side (S18, S21, S68)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from functools import cached_property
from statistics import median

from gradestep.coach.amounts import number_words
from gradestep.coach.attempts import Attempt, attempts, practice_days_in
from gradestep.coach.dates import day_words
from gradestep.coach.milestones import milestones
from gradestep.coach.patterns import FLOOR, patterns
from gradestep.coach.reach import reach_words
from gradestep.coach.reviews import AVOIDANCE
from gradestep.coach.rhythm import rhythm
from gradestep.content import say, several
from gradestep.model.history import History
from gradestep.model.journal import CheckIn, Exercise, WeeklyRating
from gradestep.model.plan import Plan

WEEKS = 8
"""Weeks that are shown one by one."""

MOST_REPEATS = 3
"""Steps that are named as done more than once."""

SECTIONS = ("weeks", "days", "ladder", "sides", "trend", "patterns", "milestones")


@dataclass(frozen=True)
class Progress:
    """The whole journal and the plan, as of a day; with `hide_numbers` counts become words (S21)."""

    plan: Plan
    history: History
    today: Date
    hide_numbers: bool = False
    rhythm: bool = False
    """Says the rhythm of four weeks in words."""

    @cached_property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every attempt that stands, oldest first."""
        return attempts(self.history)

    @cached_property
    def days(self) -> tuple[Date, ...]:
        """The day of every practice."""
        return practice_days_in(self.history)

    def arc(self) -> tuple[str, ...]:
        """From the first entry to now (S68), repeats (S69), how wide (care 3), and that change comes in small increments (S18)."""
        if not self.days:
            return (say("progress.nothing"),)
        first = day_words(min(self.days), self.today)
        count = say("progress.from", first=first, practices=len(self.days), days=len(set(self.days)))
        whole = say("progress.from_words", first=first) if self.hide_numbers else count
        steady = (rhythm(self.history, self.today),) if self.rhythm else ()
        reached = "" if self.hide_numbers else reach_words(self.attempts, self.today)
        wide = (reached,) if reached else ()
        return (whole, *steady, *self._ends(), *self._repeats(), *wide, say("progress.reminder"))

    def section(self, name: str) -> tuple[str, ...]:
        """One part of it, its sentence first."""
        sections: dict[str, Callable[[], Iterable[str]]] = {
            "weeks": self._weeks,
            "days": self._weekdays,
            "ladder": self._ladder,
            "sides": self._sides,
            "trend": self._trend,
            "patterns": self._patterns,
            "milestones": self._milestones,
        }
        return tuple(sections[name]()) if self.days or name == "trend" else (say("progress.nothing"),)

    def weeks(self) -> tuple[tuple[Date, int], ...]:
        """The last weeks, the latest first: the Monday of each and its practices."""
        counted = Counter(_monday(day) for day in self.days)
        this = _monday(self.today)
        return tuple((week, counted[week]) for week in (this - timedelta(weeks=n) for n in range(WEEKS)))

    @cached_property
    def ratings(self) -> dict[Date, int]:
        """The person's own rating of each week, by its Monday; the last one said (S31)."""
        return {
            _monday(entry.record.day): entry.event.value
            for entry in self.history.standing()
            if isinstance(entry.event, WeeklyRating) and entry.event.what == AVOIDANCE
        }

    def this_week(self) -> tuple[str, ...]:
        """The week up to today, and its rating where there is one."""
        (week, count), *_ = self.weeks()
        return (self._week(week, count),)

    def _week(self, week: Date, count: int) -> str:
        """Practices, and the rating beside them; no sum of the two, and nothing drawn from it (S31)."""
        words = say("progress.weeks.some" if count else "progress.weeks.none")
        key = "progress.weeks.row_words" if self.hide_numbers else "progress.weeks.row"
        row = say(key, day=day_words(week, self.today), count=count, what=words)
        rating = self.ratings.get(week)
        if rating is None or self.hide_numbers:
            return row
        return say("progress.weeks.rated", row=row, rating=rating)

    def _ends(self) -> Iterator[str]:
        done = [(one.day, one.step.title) for one in self.attempts if one.is_practice]
        done += [
            (entry.record.day, say(f"journal.values.{entry.event.exercise}"))
            for entry in self.history.standing()
            if isinstance(entry.event, Exercise)
        ]
        ordered = sorted(done, key=lambda one: one[0])
        for key, (day, what) in (("began", ordered[0]), ("latest", ordered[-1])):
            yield say(f"progress.{key}", what=what, day=day_words(day, self.today))

    def _repeats(self) -> tuple[str, ...]:
        counted = Counter(one.step.title for one in self.attempts if one.is_practice)
        often = [(title, count) for title, count in counted.most_common(MOST_REPEATS) if count > 1]
        form = "progress.repeat_words" if self.hide_numbers else "progress.repeat"
        named = ", ".join(say(form, title=title, count=count) for title, count in often)
        return (say("progress.repeats", steps=named),) if named else ()

    def _weeks(self) -> Iterator[str]:
        weeks = self.weeks()
        if not self.hide_numbers:
            yield say("progress.weeks.sentence", count=sum(count for _, count in weeks), weeks=len(weeks))
        yield from (self._week(week, count) for week, count in weeks)

    def _weekdays(self) -> Iterator[str]:
        counted = Counter(day.weekday() for day in self.days)
        yield say("progress.days.sentence")
        for number, name in enumerate(several("dates.weekdays")):
            word = say("progress.weeks.some" if counted[number] else "progress.weeks.none")
            yield say("progress.days.row", day=name, count=word if self.hide_numbers else counted[number])

    def _ladder(self) -> Iterator[str]:
        tries: dict[str, list[Attempt]] = {}
        for one in self.attempts:
            if one.step.id and one.ended is not None:
                tries.setdefault(one.step.id, []).append(one)
        steps = self.plan.steps()
        if not self.hide_numbers:
            tried = sum(step.id in tries for _, step in steps)
            yield say("progress.ladder.sentence", tried=tried, steps=len(steps))
        for _, step in steps:
            found = tries.get(step.id, [])
            key = "row_none" if not found else "row_words" if self.hide_numbers else _times(len(found))
            done = sum(one.is_practice for one in found)
            yield say(f"progress.ladder.{key}", title=step.title, tries=len(found), done=done)

    def _sides(self) -> Iterator[str]:
        shown = False
        for what in ("distress", "confidence"):
            pairs = [(getattr(one.before, what), getattr(one.after, what)) for one in self.attempts]
            both = [(before, after) for before, after in pairs if before is not None and after is not None]
            if len(both) >= FLOOR and not self.hide_numbers:
                shown = True
                sentence = "distress_sentence" if what == "distress" else "sentence"
                yield say(f"progress.sides.{sentence}", count=len(both))
                for at, side in enumerate(("before", "after")):
                    values = [pair[at] for pair in both]
                    yield say(f"progress.sides.{side}", what=say(f"progress.sides.{what}"), **_spread(values))
        if not shown:
            yield say("progress.sides.few")

    def _trend(self) -> Iterator[str]:
        rows = [line for what in ("mood", "confidence") for line in self._trend_of(what)]
        body = list(self._trend_of("sensations"))
        if self.hide_numbers or not (rows or body):
            yield say("progress.trend.few")
            return
        yield from (say("progress.trend.sentence"), *rows)
        if body:
            yield from (say("progress.trend.body"), *body)

    def _trend_of(self, what: str) -> Iterator[str]:
        """Weeks with an answer, the latest first, each with its range; never a line to reach (S24, S37)."""
        weeks: dict[Date, list[int]] = {}
        for entry in self.history.standing():
            value = getattr(entry.event, what, None) if isinstance(entry.event, CheckIn) else None
            if value is not None:
                weeks.setdefault(_monday(entry.record.day), []).append(value)
        for week in sorted(weeks, reverse=True)[:WEEKS]:
            day = day_words(week, self.today)
            yield say("progress.trend.row", day=day, what=say(f"progress.trend.{what}"), **_spread(weeks[week]))

    def _patterns(self) -> Iterator[str]:
        found = patterns(self.attempts)
        if not found or self.hide_numbers:
            yield say("progress.patterns.few")
            return
        yield say("progress.patterns.sentence")
        for one in found:
            yield one.words()
        yield say("progress.patterns.ask")

    def _milestones(self) -> Iterator[str]:
        found = [one for one in milestones(self.history) if not (self.hide_numbers and one.count)]
        yield say("milestones.sentence" if found else "milestones.none")
        for one in reversed(found):
            yield say("milestones.row", day=day_words(one.day, self.today), what=one.words())


def _times(count: int) -> str:
    return "row_once" if count == 1 else "row"


def _spread(values: list[int]) -> dict[str, str]:
    return {"low": str(min(values)), "high": str(max(values)), "middle": number_words(median(values))}


def _monday(day: Date) -> Date:
    return day - timedelta(days=day.weekday())
