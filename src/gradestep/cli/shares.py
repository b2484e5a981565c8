"""From `share WHAT` to the module that carries it out."""

from __future__ import annotations

import gc
from argparse import Namespace
from collections.abc import Mapping
from importlib import import_module
from typing import cast

from gradestep.cli.surroundings import Surroundings
from gradestep.content import several

FORMS: Mapping[str, str] = {
    "report": "html",
    "markdown": "markdown",
    "csv": "csv",
    "json": "json",
    "calendar": "ics",
    "graduation": "folder",
}
"""Ways out with one form each; any other has a module of its own."""


OWN_FORMS = ("card", "supporter")
"""Ways out of which the person picks the form."""


NEVER = 100_000_000
"""New objects between two looks for garbage: a whole journal is read, put into one page and let go, and none of it is garbage."""


def carry_out(parsed: Namespace, surroundings: Surroundings) -> int:
    """Run one way out; the status. Without one, the ways out are named."""
    gc.set_threshold(NEVER)
    if parsed.what is None:
        for line in several("share_commands.ways_out"):
            surroundings.say(line)
        return 0
    if parsed.what in OWN_FORMS:
        from gradestep.cli.handing_out import share

        return share(parsed.what, parsed.format or "", parsed, surroundings)
    if parsed.what in FORMS:
        from gradestep.cli.handing_out import share

        return share(parsed.what, FORMS[parsed.what], parsed, surroundings)
    return cast(int, import_module(f"gradestep.cli.share_{parsed.what}").run(parsed, surroundings))
