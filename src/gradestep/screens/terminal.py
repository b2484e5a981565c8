"""The terminal made ready before Textual is imported, which reads the environment once and for all on import."""

from __future__ import annotations

import sys
from collections.abc import Mapping, MutableMapping


def prepare_terminal(environment: MutableMapping[str, str]) -> None:
    """Set what Textual will read, and take away what could write a person's words to disk.

    Call it before anything imports Textual. `NO_COLOR` counts when it is not empty (no-color.org, A14); every variable
    that turns on a log, a screenshot, played keys or another driver is dropped; a crash leaves no core file behind.
    """
    for name in [name for name in environment if name == "TEXTUAL" or name.startswith("TEXTUAL_")]:
        del environment[name]
    environment["TEXTUAL_ANIMATIONS"] = "none"
    environment["TEXTUAL_SMOOTH_SCROLL"] = "0"
    if colourless(environment):
        environment["TEXTUAL_THEME"] = "ansi-dark"
    else:
        environment.pop("NO_COLOR", None)
    _no_core_file()


def colourless(environment: Mapping[str, str]) -> bool:
    """True where the person asked for no colour at all."""
    return bool(environment.get("NO_COLOR"))


def writes_unicode(encoding: str | None) -> bool:
    """True where the terminal's encoding can show more than ASCII (E31)."""
    return (encoding or "").casefold().replace("-", "").replace("_", "").startswith("utf")


def _no_core_file() -> None:
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
