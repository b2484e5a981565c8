"""Answers that come at once: the version, the help page, today's line and whom to call, from what is kept."""

from __future__ import annotations

import os
import sys

from gradestep import __version__

HELP_COLUMNS = 80
"""The width the kept help page is made for; a narrower window gets one of its own."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gradestep.glance import Glance


def quick_answer(arguments: list[str]) -> int | None:
    """The status where the arguments ask for something that needs next to nothing imported; nothing where more is needed."""
    if "--version" in arguments:
        return _said(f"gradestep {__version__}")
    if arguments in (["--help"], ["-h"]) and _columns() >= HELP_COLUMNS:
        page = _kept_page("help.txt")
        return None if page is None else _said(page)
    home, rest = home_among(arguments)
    if rest == ["help-now"]:
        return _said(_help_now(home))
    if rest != ["today"]:
        return None
    glance = glance_of(home)
    return None if glance is None else _said(glance.today)


def _help_now(home: str | None) -> str:
    """Whom to call: as kept while plan and settings are the same, else as they say now, or as for anyone."""
    from gradestep.glance import read_help_now
    from gradestep.homes import computer_tag, home_named

    folder = home_named(home, os.environ)
    kept = read_help_now(folder, computer_tag(os.environ))
    if kept is not None:
        return kept
    if not any(os.access(os.path.join(folder, name), os.R_OK) for name in ("plan.toml", "settings.toml")):
        page = _kept_page("help-now.txt")
        if page is not None:
            return page
    from gradestep.cli.calling import help_now_of

    return "\n".join(help_now_of(folder))


def _columns() -> int:
    """How wide the window is; as wide as the page where there is none."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal():
        return int(asked)
    try:
        return os.get_terminal_size(1).columns or HELP_COLUMNS
    except OSError:
        return HELP_COLUMNS


def _kept_page(name: str) -> str | None:
    """A text made beforehand; nothing where it was not shipped."""
    from gradestep.cli.completing import kept_text

    try:
        return kept_text(name)
    except OSError:
        return None


def home_among(arguments: list[str]) -> tuple[str | None, list[str]]:
    """What `--home` names, and the arguments without it."""
    home: str | None = None
    rest: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        if word == "--home":
            home = next(waiting, None)
        elif word.startswith("--home="):
            home = word.removeprefix("--home=")
        else:
            rest.append(word)
    return home, rest


def glance_of(option: str | None) -> Glance | None:
    """The snapshot of this run's home, if it fits; none under a test's own time."""
    if os.environ.get("GRADESTEP_TEST_NOW"):
        return None
    from gradestep.glance import read_glance
    from gradestep.homes import computer_tag, home_named
    from gradestep.instant import seconds_since_1970

    return read_glance(home_named(option, os.environ), computer_tag(os.environ), seconds_since_1970())


def _said(text: str) -> int:
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
