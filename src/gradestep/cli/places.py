"""Where this run's files are, and what time it is there."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gradestep.cli.surroundings import Surroundings
from gradestep.clock import Clock, clock_for
from gradestep.paths import HomePlaces, computer_tag, home_folder


def places_of(parsed: Namespace, surroundings: Surroundings) -> HomePlaces:
    """The home folder by option, environment or platform, and this computer's own part of it."""
    home = home_folder(parsed.home, surroundings.environment)
    return HomePlaces(home, computer_tag(surroundings.environment))


def clock_of(home: Path, surroundings: Surroundings) -> Clock:
    """The system's clock, or a test's in a home that is marked for tests."""
    return clock_for(surroundings.environment, home)
