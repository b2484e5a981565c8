"""Where this run's files are, and the notebook opened on them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gradestep.cli.surroundings import Surroundings
from gradestep.clock import Clock, clock_for
from gradestep.notebook import Notebook
from gradestep.paths import HomePlaces, computer_tag, home_folder


def places_of(parsed: Namespace, surroundings: Surroundings) -> HomePlaces:
    """The home folder by option, environment or platform, and this computer's own part of it."""
    home = home_folder(parsed.home, surroundings.environment)
    return HomePlaces(home, computer_tag(surroundings.environment))


def clock_of(home: Path, surroundings: Surroundings) -> Clock:
    """The system's clock, or a test's in a home that is marked for tests."""
    return clock_for(surroundings.environment, home)


def open_notebook(parsed: Namespace, surroundings: Surroundings) -> Notebook:
    """The notebook of this run; nothing is written by opening it."""
    places = places_of(parsed, surroundings)
    seed = surroundings.environment.get("GRADESTEP_TEST_SEED")
    return Notebook.open(places, clock_of(places.home, surroundings), seed=seed)
