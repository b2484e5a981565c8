"""The shortest way to the full screen: the snapshot says how it looks and what Home shows, the rest is read beside it."""

from __future__ import annotations

import os

from gradestep.cli.quick import glance_of, home_among
from gradestep.cli.surroundings import Surroundings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gradestep.glance import Glance
    from gradestep.notebook import Notebook
    from gradestep.screens.appearance import Appearance


def started_at_once(arguments: list[str], surroundings: Surroundings) -> int | None:
    """The status of the app where nothing but opening it was asked for and the snapshot fits; nothing otherwise."""
    home, rest = home_among(arguments)
    if rest or not surroundings.terminal or surroundings.asks_for_plain():
        return None
    glance = glance_of(home)
    if glance is None or glance.looks.get("looks.plain") != "False" or glance.looks.get("first_run_done") != "True":
        return None
    from gradestep.screens.terminal import colourless, prepare_terminal, writes_unicode

    prepare_terminal(os.environ)
    plain_letters = not writes_unicode(surroundings.saying.encoding)
    from gradestep.app import GradestepApp

    look = appearance_of(glance, without_colour=colourless(os.environ), plain_letters=plain_letters)
    app = GradestepApp(lambda: _opened(home), look, first_lines=glance.home, lift=glance.looks.get("lift", ""))
    app.run(mouse=look.mouse)
    app.notebook.keep_glance()
    return app.return_code or 0


def appearance_of(glance: Glance, *, without_colour: bool, plain_letters: bool) -> Appearance:
    """How it looks, as the snapshot says."""
    from gradestep.screens.appearance import Appearance

    kept = glance.looks
    return Appearance(
        theme=kept.get("looks.theme", ""),
        motion=kept.get("looks.motion", "steps"),
        show_cursor=kept.get("looks.show_cursor") == "True",
        hide_numbers=kept.get("looks.hide_numbers") == "True",
        ascii=plain_letters or kept.get("looks.ascii") == "True",
        mouse=kept.get("looks.mouse") == "True",
        letters=kept.get("keys.letters") == "True",
        own_keys={key.removeprefix("keys.own."): value for key, value in kept.items() if key.startswith("keys.own.")},
        colourless=without_colour,
    )


def _opened(home: str | None) -> Notebook:
    from gradestep.clock import clock_for
    from gradestep.notebook import Notebook
    from gradestep.paths import HomePlaces, computer_tag, home_folder

    folder = home_folder(home, os.environ)
    return Notebook.open(HomePlaces(folder, computer_tag(os.environ)), clock_for(os.environ, folder))
