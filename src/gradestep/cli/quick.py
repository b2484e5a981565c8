"""Answers that come at once: the version, today's line and whom to call, read from the snapshot where it still fits."""

from __future__ import annotations

from collections.abc import Sequence

from gradestep import __version__
from gradestep.cli.surroundings import Surroundings

QUICK = ("today", "help-now")


def quick_answer(arguments: Sequence[str], surroundings: Surroundings) -> int | None:
    """The status where the arguments ask for something the snapshot can answer; nothing where more is needed."""
    if "--version" in arguments:
        surroundings.say(f"gradestep {__version__}")
        return 0
    home, rest = _home_of(arguments)
    if len(rest) != 1 or rest[0] not in QUICK:
        return None
    return _from_glance(rest[0], home, surroundings)


def _home_of(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    home: str | None = None
    rest: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        if word == "--home":
            home = next(waiting, None)
        elif word.startswith("--home="):
            home = word.removeprefix("--home=")
        elif word not in ("--plain", "--yes"):
            rest.append(word)
    return home, rest


def _from_glance(what: str, option: str | None, surroundings: Surroundings) -> int | None:
    from gradestep.clock import clock_for, day_of, parsed_time
    from gradestep.glance import read_glance
    from gradestep.paths import HomePlaces, computer_tag, home_folder

    home = home_folder(option, surroundings.environment)
    places = HomePlaces(home, computer_tag(surroundings.environment))
    glance = read_glance(places)
    if glance is None:
        return None
    if what == "help-now":
        surroundings.say(glance.help_now)
        return 0
    clock = clock_for(surroundings.environment, home)
    if glance.day != day_of(clock.now(), parsed_time(glance.day_start)).isoformat():
        return None
    surroundings.say(glance.today)
    return 0
