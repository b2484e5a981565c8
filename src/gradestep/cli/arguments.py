"""What the commands' parsers share: the parser itself, the options of every command, and the kinds of value."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NoReturn, TypeVar

from gradestep.content import say, several

if TYPE_CHECKING:
    from gradestep.flows.reading import Complaint

Number = TypeVar("Number", int, float)
Add = Callable[[argparse.ArgumentParser], None]


class Parser(argparse.ArgumentParser):
    """A parser that abbreviates nothing and says what was meant (E4, E5)."""

    def error(self, message: str) -> NoReturn:
        """One or two sentences on stderr, status 2."""
        import difflib

        known = sorted(option for action in self._actions for option in action.option_strings)
        wrong = next((word for word in message.split() if word.startswith("-")), "")
        near = difflib.get_close_matches(wrong.rstrip(":,"), known, 1) if "unrecognized" in message else []
        # One that is known here was given to a command that does not take it.
        key = "option_before" if near == [wrong] else "did_you_mean"
        suggestion = say(f"commands.{key}", word=near[0]) + " " if near else ""
        self.exit(2, say("commands.usage_error", message=message, suggestion=suggestion, program=self.prog) + "\n")


def add_commands(parser: argparse.ArgumentParser, dest: str, area: str, table: Mapping[str, Add]) -> None:
    """A command for each row, with its words under `area` in the content and the options every command takes."""
    commands = parser.add_subparsers(dest=dest, metavar=say("commands.command_word"), parser_class=Parser)
    for name, add in table.items():
        command = commands.add_parser(
            name,
            help=say(f"{area}.{name}.short"),
            description=say(f"{area}.{name}.long"),
            epilog="\n".join(several(f"{area}.{name}.examples")),
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        shared_options(command, fresh=False)
        add(command)


def shared_options(parser: argparse.ArgumentParser, *, fresh: bool) -> None:
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


def json_option(parser: argparse.ArgumentParser) -> None:
    """The option of every command that reads."""
    parser.add_argument("--json", action="store_true", help=say("commands.option.json"))


def rating(text: str) -> int:
    """0-10, as a number or as a word for it."""
    if len(text) <= 2 and text.isascii() and text.isdigit() and int(text) <= 10:
        return int(text)
    from gradestep.flows.reading import read_rating

    return _or_complaint(read_rating(text))


def amount(text: str) -> float:
    """An amount, 0 or more."""
    from gradestep.flows.reading import read_amount

    return _or_complaint(read_amount(text))


def minutes(text: str) -> float:
    """Minutes, above 0 and up to 60."""
    answer = amount(text)
    if not 0 < answer <= 60:
        raise argparse.ArgumentTypeError(say("commands.bad_minutes"))
    return answer


def _or_complaint(answer: Number | Complaint) -> Number:
    from gradestep.flows.reading import Complaint

    if isinstance(answer, Complaint):
        raise argparse.ArgumentTypeError(answer.sentence)
    return answer


def day(text: str) -> date:
    """A day, as 2026-11-23."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("commands.bad_day")) from None


def moment(text: str) -> datetime:
    """A day with its time, as 2026-11-23T18:30."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("commands.bad_moment")) from None
