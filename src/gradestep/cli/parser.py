"""The command line as data: every command and option, with words from content."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NoReturn, TypeVar

from gradestep.content import say, several
from gradestep.flows.reading import Complaint, read_amount, read_rating

Number = TypeVar("Number", int, float)
Add = Callable[[argparse.ArgumentParser], None]

OUTCOMES = ("done", "partly", "changed", "not_today")


class Parser(argparse.ArgumentParser):
    """A parser that abbreviates nothing and says what was meant (E4, E5)."""

    def error(self, message: str) -> NoReturn:
        """One or two sentences on stderr, status 2."""
        known = sorted(option for action in self._actions for option in action.option_strings)
        wrong = next((word for word in message.split() if word.startswith("-")), "")
        near = difflib.get_close_matches(wrong.rstrip(":,"), known, 1) if "unrecognized" in message else []
        suggestion = say("commands.did_you_mean", word=near[0]) + " " if near else ""
        self.exit(2, say("commands.usage_error", message=message, suggestion=suggestion, program=self.prog) + "\n")


def build_parser() -> Parser:
    """The whole command line; pure, so that completion, manual page and tests read the same."""
    parser = Parser(
        prog="gradestep",
        description=say("commands.about"),
        epilog=say("commands.examples"),
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help=say("commands.option.version"))
    parser.add_argument("--tui", action="store_true", help=say("commands.option.tui"))
    parser.add_argument("--demo", action="store_true", help=argparse.SUPPRESS)
    _shared(parser, fresh=True)
    commands = parser.add_subparsers(dest="command", metavar=say("commands.command_word"), parser_class=Parser)
    for name, add in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=say(f"commands.{name}.short"),
            description=say(f"commands.{name}.long"),
            epilog="\n".join(several(f"commands.{name}.examples")),
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        _shared(command, fresh=False)
        add(command)
    return parser


def nearest_command(word: str) -> str | None:
    """The command a mistyped word was most likely meant to be."""
    return next(iter(difflib.get_close_matches(word, [*COMMANDS], 1)), None)


def _shared(parser: argparse.ArgumentParser, *, fresh: bool) -> None:
    """What every command takes; a command does not undo what was said before it."""
    absent = None if fresh else argparse.SUPPRESS
    off = False if fresh else argparse.SUPPRESS
    parser.add_argument("--home", metavar="DIR", default=absent, help=say("commands.option.home"))
    parser.add_argument("--plain", action="store_true", default=off, help=say("commands.option.plain"))
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default=absent, help=say("commands.option.color")
    )
    parser.add_argument("--ascii", action="store_true", default=off, help=say("commands.option.ascii"))
    parser.add_argument("--no-mouse", action="store_true", default=off, help=say("commands.option.no_mouse"))
    parser.add_argument("--yes", action="store_true", default=off, help=say("commands.option.yes"))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=say("commands.option.json"))


def _nothing(parser: argparse.ArgumentParser) -> None:
    """Takes no more than every command takes."""


def _try(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("step", nargs="?", metavar="STEP", help=say("commands.option.step"))
    parser.add_argument("--low-energy", action="store_true", help=say("commands.option.low_energy"))


def _log(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("step", metavar="STEP", help=say("commands.option.step_or_words"))
    parser.add_argument("--outcome", choices=OUTCOMES, help=say("commands.option.outcome"))
    parser.add_argument("--amount", type=_amount, metavar="N", help=say("commands.option.amount"))
    parser.add_argument("--before", type=_rating, metavar="N", help=say("commands.option.before"))
    parser.add_argument("--after", type=_rating, metavar="N", help=say("commands.option.after"))
    parser.add_argument("--note", metavar="TEXT", help=say("commands.option.note"))
    parser.add_argument("--learned", metavar="TEXT", help=say("commands.option.learned"))
    parser.add_argument("--at", type=_moment, metavar="WHEN", help=say("commands.option.at"))
    parser.add_argument("--private", action="store_true", help=say("commands.option.private"))


def _check_in(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mood", type=_rating, metavar="N", help=say("commands.option.mood"))
    parser.add_argument("--sensations", type=_rating, metavar="N", help=say("commands.option.sensations"))
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
    parser.add_argument("--minutes", type=_minutes, metavar="N", help=say("commands.option.minutes"))
    parser.add_argument("--quiet", action="store_true", help=say("commands.option.quiet"))


def _ground(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("profile", nargs="?", metavar="PROFILE", help=say("commands.option.profile"))
    parser.add_argument("--timed", action="store_true", help=say("commands.option.timed"))


def _history(parser: argparse.ArgumentParser) -> None:
    _json(parser)
    parser.add_argument("--since", type=_day, metavar="DAY", help=say("commands.option.since"))
    parser.add_argument("--kind", metavar="KIND", help=say("commands.option.kind"))
    parser.add_argument("--step", metavar="STEP", help=say("commands.option.step"))
    parser.add_argument("--search", metavar="TEXT", help=say("commands.option.search"))
    parser.add_argument("--all", action="store_true", help=say("commands.option.all"))


def _plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("show", "adopt", "check"), help=say("commands.option.plan_action"))
    parser.add_argument("file", nargs="?", metavar="FILE", help=say("commands.option.plan_file"))
    _json(parser)


def _help_now(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--about", action="store_true", help=say("commands.option.about"))
    parser.add_argument("--country", metavar="XX", help=say("commands.option.country"))
    _json(parser)


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help=say("commands.option.repair"))
    _json(parser)


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("to", nargs="?", metavar="TO", help=say("commands.option.backup_to"))


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="FROM", help=say("commands.option.restore_from"))


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help=say("commands.option.shell"))


COMMANDS: dict[str, Add] = {
    "today": _json,
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
    "help-now": _help_now,
    "where": _json,
    "doctor": _doctor,
    "backup": _backup,
    "restore": _restore,
    "erase": _nothing,
    "rules": _json,
    "privacy": _nothing,
    "completion": _completion,
}
"""Every command and what it takes."""


def _rating(text: str) -> int:
    return _or_complaint(read_rating(text))


def _amount(text: str) -> float:
    return _or_complaint(read_amount(text))


def _minutes(text: str) -> float:
    minutes = _or_complaint(read_amount(text))
    if not 0 < minutes <= 60:
        raise argparse.ArgumentTypeError(say("commands.bad_minutes"))
    return minutes


def _or_complaint(answer: Number | Complaint) -> Number:
    if isinstance(answer, Complaint):
        raise argparse.ArgumentTypeError(answer.sentence)
    return answer


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("commands.bad_day")) from None


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("commands.bad_moment")) from None


def words_of(arguments: Sequence[str]) -> list[str]:
    """The arguments that are no options, for finding a mistyped command."""
    return [word for word in arguments if not word.startswith("-")]
