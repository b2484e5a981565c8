"""Which days are shared: from the last session, some weeks, the beginning, or the days that were typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from gradestep.coach.dates import day_words
from gradestep.content import say
from gradestep.flows.flow import Scene, Talk
from gradestep.flows.question import Option

FOUR_WEEKS = timedelta(days=28)

OF_NO_DAYS = ("calendar", "card", "graduation")
"""What is made of the plan; what was found out goes along from the beginning."""

FROM_THE_START = (*OF_NO_DAYS, "json")
"""What is of every day where no others were named: a part of the journal cannot be restored from."""

LAST_SESSION, ALL, DAY = "last_session", "all", "day"


@dataclass(frozen=True)
class Days:
    """The days of one conversation."""

    scene: Scene
    last_session: Date | None
    """The day a page for a session was last made."""

    def asked(self, what: str) -> bool:
        """True where what is made is of some days, and none were named on the line."""
        return not self.scene.options.get("since") and what not in OF_NO_DAYS

    def usual(self, what: str) -> str:
        """What holds where nothing was said."""
        return ALL if what in FROM_THE_START or self.last_session is None else LAST_SESSION

    def options(self, what: str) -> tuple[Option, ...]:
        """From when, the usual first; the last session where there was one, by its day."""
        known = (*((LAST_SESSION,) if self.last_session else ()), "four_weeks", ALL, DAY)
        last = day_words(self.last_session, self.scene.today) if self.last_session else ""
        values = sorted(known, key=lambda value: value != self.usual(what))
        return tuple(Option(value, say(f"share_flow.since.options.{value}", day=last)) for value in values)

    def since(self, what: str, talk: Talk) -> Date | None:
        """The first day; nothing for the beginning."""
        said = self.scene.options.get("since") or talk.text("since") or self.usual(what)
        match said:
            case "last_session":
                return self.last_session
            case "four_weeks":
                return self.scene.today - FOUR_WEEKS
            case "day":
                return typed(talk.text("since_day"))
            case _:
                return typed(said)

    def until(self, talk: Talk) -> Date | None:
        """The last day; nothing for today."""
        named = typed(self.scene.options.get("until"))
        return typed(talk.text("until_day")) if talk.text("since") == DAY else named

    def crossed(self, what: str, talk: Talk) -> str:
        """A sentence where the last day is before the first; else nothing."""
        since, until = self.since(what, talk), self.until(talk) or self.scene.today
        if since is None or since <= until:
            return ""
        return say("share_flow.line.crossed", since=day_words(since, Date.min), until=day_words(until, Date.min))


def typed(text: str | None) -> Date | None:
    """A day as it is kept; nothing for anything else."""
    try:
        return Date.fromisoformat(text or "")
    except ValueError:
        return None
