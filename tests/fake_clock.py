"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from gradestep.clock import Clock

START = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


class FakeClock:
    """Time that passes when it is told to."""

    def __init__(self, start: datetime = START) -> None:
        self.moment = start
        self.passed = 0.0
        self.zone = "Europe/Berlin"

    def advance(self, seconds: float) -> None:
        """Let seconds pass, on the wall and on the stopwatch."""
        self.moment += timedelta(seconds=seconds)
        self.passed += seconds

    @property
    def clock(self) -> Clock:
        """The clock to hand to gradestep."""
        return Clock(lambda: self.moment, lambda: self.passed, lambda: self.zone)
