"""What is made from the parser when it changes and kept beside it: a completion script for each shell, and the help page."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gradestep.cli.surroundings import Surroundings


def completion(shell: str, surroundings: Surroundings) -> int:
    """Print the script for that shell (E35)."""
    surroundings.say(kept_text(f"gradestep.{shell}"))
    return 0


def kept_text(name: str) -> str:
    """A text that is kept, without its last line end. Raises OSError where it was not shipped."""
    with open(os.path.join(os.path.dirname(__file__), "completions", name), encoding="utf-8") as file:
        return file.read().removesuffix("\n")
