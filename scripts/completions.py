"""Write what is made from the parser and kept: completion scripts for three shells, the help page, the manual page, and whom to call where no country is known."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ["COLUMNS"] = "80"

import shtab
from argparse_manpage.manpage import Manpage

from gradestep import __version__
from gradestep.cli.parser import build_parser
from gradestep.coach.help_now import help_now_lines

CHECKOUT = Path(__file__).parents[1]
FOLDER = CHECKOUT / "src" / "gradestep" / "cli" / "completions"
MANUAL = CHECKOUT / "man" / "gradestep.1"
SHELLS = ("bash", "zsh", "fish")


def pages() -> Iterator[tuple[Path, str]]:
    """Every file that follows from the parser, and what it has to hold."""
    for shell in SHELLS:
        yield FOLDER / f"gradestep.{shell}", shtab.complete(build_parser(), shell=shell).rstrip() + "\n"
    yield FOLDER / "help.txt", build_parser().format_help()
    yield FOLDER / "help-now.txt", "\n".join(help_now_lines((), None)) + "\n"
    yield MANUAL, manual()


def manual() -> str:
    """The manual page; it names no day, so that it changes with the commands alone."""
    parser = build_parser()
    page = Manpage(parser, _data={"project_name": "gradestep", "version": __version__, "manual_title": "gradestep"})
    page.date = ""
    about = (parser.description or "").partition(".")[0]
    page.description = about[:1].lower() + about[1:]
    return str(page).replace(".SH COMMENTS", ".SH EXAMPLES")


if __name__ == "__main__":
    for path, text in pages():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
