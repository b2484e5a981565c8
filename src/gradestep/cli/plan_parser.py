"""What `gradestep plan` takes: every action and its options, with words from content."""

from __future__ import annotations

import argparse

from gradestep.cli.arguments import Add, add_commands, json_option
from gradestep.content import say

PATTERNS = ("palpitations", "dizziness", "gut", "fatigue", "pain")


def add_plan(parser: argparse.ArgumentParser) -> None:
    """The actions of `plan`, each a command of its own."""
    add_commands(parser, "action", "plan_commands", ACTIONS)


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help=_words("new_file"))
    parser.add_argument("--from", dest="table", metavar="TABLE", help=_words("table"))
    parser.add_argument("--pattern", choices=PATTERNS, help=_words("pattern"))
    parser.add_argument("--no-schema", action="store_true", help=_words("no_schema"))
    parser.add_argument("--force", action="store_true", help=_words("force"))


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help=_words("files"))
    parser.add_argument("--strict", action="store_true", help=_words("strict"))
    parser.add_argument("--why", nargs="?", const="", metavar="CODE", help=_words("why"))
    json_option(parser)


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help=_words("own_or_file"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--html", action="store_true", help=_words("html"))
    form.add_argument("--as-patient", action="store_true", help=_words("as_patient"))
    form.add_argument("--json", action="store_true", help=say("commands.option.json"))
    parser.add_argument("--to", metavar="PATH", help=_words("to"))
    parser.add_argument("--force", action="store_true", help=_words("force"))


def _adopt(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_words("file"))
    parser.add_argument("--on-conflict", choices=("keep", "take", "decide"), help=_words("on_conflict"))
    parser.add_argument("--dry-run", action="store_true", help=_words("dry_run"))
    json_option(parser)


def _edit(parser: argparse.ArgumentParser) -> None:
    """Takes no more than every command takes."""


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="PATH", help=_words("to"))
    parser.add_argument("--with-notes", action="store_true", help=_words("with_notes"))
    parser.add_argument("--force", action="store_true", help=_words("force"))


def _schema(parser: argparse.ArgumentParser) -> None:
    """Where to, because a shell on Windows may write what it is given in another encoding."""
    parser.add_argument("--to", metavar="PATH", help=_words("to"))
    parser.add_argument("--force", action="store_true", help=_words("force"))


ACTIONS: dict[str, Add] = {
    "show": _show,
    "new": _new,
    "check": _check,
    "adopt": _adopt,
    "edit": _edit,
    "export": _export,
    "schema": _schema,
}
"""Every action of `plan` and what it takes."""


def _words(option: str) -> str:
    return say(f"plan_commands.option.{option}")
