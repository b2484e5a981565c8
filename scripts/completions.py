"""Write the completion scripts that `gradestep completion SHELL` prints, from the parser."""

from __future__ import annotations

from pathlib import Path

import shtab

from gradestep.cli.parser import build_parser

FOLDER = Path(__file__).parents[1] / "src" / "gradestep" / "cli" / "completions"
SHELLS = ("bash", "zsh", "fish")

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for shell in SHELLS:
        script = shtab.complete(build_parser(), shell=shell)
        (FOLDER / f"gradestep.{shell}").write_text(script.rstrip() + "\n", encoding="utf-8")
