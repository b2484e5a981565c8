"""`--demo`: any command with a made-up person's home, in a folder that is gone when it ends."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from gradestep.cli.surroundings import Surroundings
from gradestep.clock import SYSTEM_CLOCK
from gradestep.content import say
from gradestep.notebook.made_up import make_up
from gradestep.paths import HomePlaces, computer_tag

OPTION = "--demo"


def demonstrated(arguments: list[str], surroundings: Surroundings, run: Callable[[list[str]], int]) -> int:
    """Run the rest of the line with that home, and say before and after that it is made up; the status."""
    rest = [word for word in arguments if word != OPTION]
    folder = Path(tempfile.mkdtemp(prefix="gradestep-demo-"))
    surroundings.complain(say("demo.mark"))
    try:
        home = folder / "home"
        make_up(HomePlaces(home, computer_tag(os.environ)), SYSTEM_CLOCK.now())
        return run(["--home", str(home), *rest])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        surroundings.complain(say("demo.gone"))
