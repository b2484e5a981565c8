"""The command line as data: every command and option, with words from content."""

from __future__ import annotations

import argparse

from gradestep.cli.arguments import (
    Add,
    Parser,
    add_commands,
    amount,
    day,
    json_option,
    minutes,
    moment,
    rating,
    shared_options,
)
from gradestep.content import say

OUTCOMES = ("done", "partly", "changed", "not_today")


def build_parser(only: str | None = None) -> Parser:
    """The whole command line; pure, so that completion, manual page and tests read the same.

    With `only`, no other command is made ready, which is most of the time that parsing takes.
    """
    parser = Parser(
        prog="gradestep",
        description=say("commands.about"),
        epilog=say("commands.examples"),
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help=say("commands.option.version"))
    parser.add_argument("--demo", action="store_true", help=say("commands.option.demo"))
    parser.add_argument("--tui", action="store_true", help=say("commands.option.tui"))
    shared_options(parser, fresh=True)
    add_commands(parser, "command", "commands", COMMANDS if only is None else {only: COMMANDS[only]})
    return parser


def nearest_command(word: str) -> str | None:
    """The command a mistyped word was most likely meant to be."""
    import difflib

    return next(iter(difflib.get_close_matches(word, [*COMMANDS], 1)), None)


def _nothing(parser: argparse.ArgumentParser) -> None:
    """Takes no more than every command takes."""


def _try(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("step", nargs="?", metavar="STEP", help=say("commands.option.step"))
    parser.add_argument("--low-energy", action="store_true", help=say("commands.option.low_energy"))


def _log(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("step", nargs="?", metavar="STEP", help=say("commands.option.step_or_words"))
    which.add_argument("--card", metavar="CODE", help=say("commands.option.card"))
    parser.add_argument("--outcome", choices=OUTCOMES, help=say("commands.option.outcome"))
    parser.add_argument("--amount", type=amount, metavar="N", help=say("commands.option.amount"))
    parser.add_argument("--before", type=rating, metavar="N", help=say("commands.option.before"))
    parser.add_argument("--after", type=rating, metavar="N", help=say("commands.option.after"))
    parser.add_argument("--note", metavar="TEXT", help=say("commands.option.note"))
    parser.add_argument("--learned", metavar="TEXT", help=say("commands.option.learned"))
    parser.add_argument("--at", type=moment, metavar="WHEN", help=say("commands.option.at"))
    parser.add_argument("--private", action="store_true", help=say("commands.option.private"))


def _check_in(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mood", type=rating, metavar="N", help=say("commands.option.mood"))
    parser.add_argument("--sensations", type=rating, metavar="N", help=say("commands.option.sensations"))
    parser.add_argument("--energy", choices=("low", "medium", "high"), help=say("commands.option.energy"))
    parser.add_argument("--note", metavar="TEXT", help=say("commands.option.note"))
    parser.add_argument("--private", action="store_true", help=say("commands.option.private"))


def _flare(parser: argparse.ArgumentParser) -> None:
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--on", action="store_true", help=say("commands.option.flare_on"))
    choice.add_argument("--over", action="store_true", help=say("commands.option.flare_over"))
    parser.add_argument("--note", metavar="TEXT", help=say("commands.option.note"))


def _note(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", metavar="TEXT", help=say("commands.option.note_text"))
    parser.add_argument("--private", action="store_true", help=say("commands.option.private"))


def _breathe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pattern", nargs="?", metavar="PATTERN", help=say("commands.option.pattern"))
    parser.add_argument("--minutes", type=minutes, metavar="N", help=say("commands.option.minutes"))
    parser.add_argument("--quiet", action="store_true", help=say("commands.option.quiet"))


def _ground(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("profile", nargs="?", metavar="PROFILE", help=say("commands.option.profile"))
    parser.add_argument("--timed", action="store_true", help=say("commands.option.timed"))


def _history(parser: argparse.ArgumentParser) -> None:
    json_option(parser)
    parser.add_argument("--since", type=day, metavar="DAY", help=say("commands.option.since"))
    parser.add_argument("--kind", metavar="KIND", help=say("commands.option.kind"))
    parser.add_argument("--step", metavar="STEP", help=say("commands.option.step"))
    parser.add_argument("--search", metavar="TEXT", help=say("commands.option.search"))
    parser.add_argument("--all", action="store_true", help=say("commands.option.all"))


def _help_now(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--about", action="store_true", help=say("commands.option.about"))
    parser.add_argument("--country", metavar="XX", help=say("commands.option.country"))
    json_option(parser)


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help=say("commands.option.repair"))
    json_option(parser)


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("to", nargs="?", metavar="TO", help=say("commands.option.backup_to"))


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="FROM", help=say("commands.option.restore_from"))


def _plan(parser: argparse.ArgumentParser) -> None:
    from gradestep.cli.plan_parser import add_plan

    add_plan(parser)


def _share(parser: argparse.ArgumentParser) -> None:
    from gradestep.cli.share_parser import add_share

    add_share(parser)


def _view(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=say("commands.option.view_file"))
    page = parser.add_mutually_exclusive_group()
    page.add_argument("--report", action="store_true", help=say("commands.option.view_report"))
    page.add_argument("--brief", action="store_true", help=say("commands.option.view_brief"))
    parser.add_argument("--format", choices=("text", "markdown", "html"), help=say("share_commands.option.format"))
    parser.add_argument("--to", metavar="PATH", help=say("share_commands.option.to"))
    parser.add_argument("--force", action="store_true", help=say("share_commands.option.force"))


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help=say("commands.option.shell"))


COMMANDS: dict[str, Add] = {
    "today": json_option,
    "try": _try,
    "log": _log,
    "checkin": _check_in,
    "flare": _flare,
    "note": _note,
    "breathe": _breathe,
    "ground": _ground,
    "posture": _nothing,
    "stop-now": _nothing,
    "history": _history,
    "undo": _nothing,
    "redo": _nothing,
    "plan": _plan,
    "share": _share,
    "view": _view,
    "help-now": _help_now,
    "where": json_option,
    "doctor": _doctor,
    "backup": _backup,
    "restore": _restore,
    "erase": _nothing,
    "rules": json_option,
    "privacy": _nothing,
    "completion": _completion,
}
"""Every command and what it takes."""
