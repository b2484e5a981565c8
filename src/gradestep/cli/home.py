"""The notebook opened where this run's files are."""

from __future__ import annotations

from argparse import Namespace

from gradestep.cli.places import clock_of, places_of
from gradestep.cli.surroundings import Surroundings
from gradestep.notebook import Notebook

__all__ = ["clock_of", "open_notebook", "places_of"]


def open_notebook(parsed: Namespace, surroundings: Surroundings) -> Notebook:
    """The notebook of this run; nothing is written by opening it."""
    places = places_of(parsed, surroundings)
    seed = surroundings.environment.get("GRADESTEP_TEST_SEED")
    return Notebook.open(places, clock_of(places.home, surroundings), seed=seed)
