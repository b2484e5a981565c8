"""The completion script for a shell, made from the parser when the package is built and kept beside it."""

from __future__ import annotations

from importlib.resources import files

from gradestep.cli.surroundings import Surroundings


def completion(shell: str, surroundings: Surroundings) -> int:
    """Print the script for that shell (E35)."""
    script = files("gradestep.cli").joinpath("completions", f"gradestep.{shell}")
    surroundings.say(script.read_text(encoding="utf-8").removesuffix("\n"))
    return 0
