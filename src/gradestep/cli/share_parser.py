"""What `gradestep share` takes: every way out and its options, with words from content."""

from __future__ import annotations

import argparse

from gradestep.cli.arguments import Add, add_commands, day, json_option
from gradestep.content import say

PURPOSES = ("session", "supporter", "myself", "program")


def add_share(parser: argparse.ArgumentParser) -> None:
    """The ways out, each a command of its own."""
    add_commands(parser, "what", "share_commands", WAYS_OUT)


def _chosen(parser: argparse.ArgumentParser) -> None:
    """What every way out takes: where to, which days, which parts."""
    parser.add_argument("--to", metavar="PATH", help=_words("to"))
    parser.add_argument("--force", action="store_true", help=_words("force"))
    parser.add_argument("--for", dest="purpose", choices=PURPOSES, help=_words("purpose"))
    parser.add_argument("--since", metavar="DAY", type=_since, help=_words("since"))
    parser.add_argument("--until", metavar="DAY", type=day, help=_words("until"))
    parser.add_argument("--with", dest="with_parts", action="append", default=[], metavar="PART", help=_words("with"))
    parser.add_argument(
        "--without", dest="without_parts", action="append", default=[], metavar="PART", help=_words("without")
    )
    parser.add_argument("--passphrase", action="store_true", help=_words("passphrase"))


def _brief(parser: argparse.ArgumentParser) -> None:
    _chosen(parser)
    parser.add_argument("--format", choices=("text", "markdown", "html"), help=_words("format"))
    json_option(parser)


def _calendar(parser: argparse.ArgumentParser) -> None:
    _chosen(parser)
    parser.add_argument("--titles", choices=("neutral", "own"), help=_words("titles"))


def _card(parser: argparse.ArgumentParser) -> None:
    _chosen(parser)
    parser.add_argument("--step", metavar="STEP", help=_words("step"))
    parser.add_argument("--format", choices=("text", "html"), help=_words("page_format"))


def _supporter(parser: argparse.ArgumentParser) -> None:
    _chosen(parser)
    parser.add_argument("--who", metavar="NAME", help=_words("who"))
    parser.add_argument("--format", choices=("text", "html"), help=_words("page_format"))


WAYS_OUT: dict[str, Add] = {
    "brief": _brief,
    "report": _chosen,
    "markdown": _chosen,
    "csv": _chosen,
    "json": _chosen,
    "calendar": _calendar,
    "card": _card,
    "supporter": _supporter,
    "graduation": _chosen,
}
"""Every way out and what it takes."""


def _words(option: str) -> str:
    return say(f"share_commands.option.{option}")


def _since(text: str) -> object:
    """A day, the last session, or the beginning."""
    return text if text in ("last-session", "all") else day(text)
