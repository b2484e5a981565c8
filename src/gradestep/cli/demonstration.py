"""`--demo`: any command with a made-up person's home, in a folder that is gone when it ends."""

from __future__ import annotations

import os
from collections.abc import Callable

from gradestep.cli.surroundings import Surroundings
from gradestep.clock import SYSTEM_CLOCK
from gradestep.content import say
from gradestep.notebook.made_up import throw_away_home
from gradestep.paths import computer_tag

OPTION = "--demo"


def demonstrated(arguments: list[str], surroundings: Surroundings, run: Callable[[list[str]], int]) -> int:
    """Run the rest of the line with that home, and say before and after that it is made up; the status."""
    rest = _without_home([word for word in arguments if word != OPTION])
    surroundings.complain(say("demo.mark"))
    try:
        with throw_away_home(computer_tag(os.environ), SYSTEM_CLOCK.now()) as home:
            return run(["--home", str(home), *rest])
    finally:
        surroundings.complain(say("demo.gone"))


def _without_home(arguments: list[str]) -> list[str]:
    """The line without a home of somebody's: none is read, whatever was named."""
    rest: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        if word == "--home":
            next(waiting, None)
        elif not word.startswith("--home="):
            rest.append(word)
    return rest
