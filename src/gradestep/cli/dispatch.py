"""From parsed arguments to the function that carries them out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gradestep.cli.parser import COMMANDS, build_parser, nearest_command
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say

if TYPE_CHECKING:
    from gradestep.notebook import Notebook


def dispatch(arguments: Sequence[str], surroundings: Surroundings) -> int:
    """Parse and run; 2 where the arguments make no sense."""
    word = _command_word(arguments)
    if word is not None and word not in COMMANDS:
        near = nearest_command(word)
        suggestion = say("commands.did_you_mean", word=near) + " " if near else ""
        surroundings.complain(say("commands.unknown_command", suggestion=suggestion))
        return 2
    try:
        parsed = build_parser(word).parse_args(list(arguments))
    except SystemExit as ended:
        return int(ended.code or 0)
    return _carry_out(parsed, surroundings)


def _command_word(arguments: Sequence[str]) -> str | None:
    """The first word where a command belongs."""
    waiting = iter(arguments)
    for word in waiting:
        if word in ("--home", "--color"):
            next(waiting, None)
        elif not word.startswith("-"):
            return word
    return None


def _carry_out(parsed: Namespace, surroundings: Surroundings) -> int:
    command: str | None = parsed.command
    if command == "completion":
        from gradestep.cli.completing import completion

        return completion(parsed.shell, surroundings)
    if command in ("where", "rules", "privacy", "help-now", "today", "history"):
        from gradestep.cli import looking

        return looking.carry_out(command, parsed, surroundings)
    if command == "plan":
        from gradestep.cli import plans

        return plans.carry_out(parsed, surroundings)
    if command == "share":
        from gradestep.cli import shares

        return shares.carry_out(parsed, surroundings)
    if command == "view":
        from gradestep.cli.view import view

        return view(parsed, surroundings)
    if command in ("doctor", "backup", "restore", "erase"):
        from gradestep.cli import keeping

        return keeping.carry_out(command, parsed, surroundings)
    if command in ("log", "undo", "redo") or _all_on_the_line(parsed):
        return _record(parsed, surroundings)
    from gradestep.cli import opening

    return opening.carry_out(parsed, surroundings)


def _all_on_the_line(parsed: Namespace) -> bool:
    """True where a command that can ask was given all it needs."""
    match parsed.command:
        case "checkin":
            return any(getattr(parsed, name) is not None for name in ("mood", "sensations", "energy", "note"))
        case "flare":
            return bool(parsed.on or parsed.over or parsed.note)
        case "note":
            return parsed.text is not None
        case _:
            return False


def _record(parsed: Namespace, surroundings: Surroundings) -> int:
    if parsed.command == "log":
        from gradestep.cli.recording import log

        return log(parsed, surroundings)
    from gradestep.cli.home import open_notebook
    from gradestep.notebook.home import keep_glance

    notebook = open_notebook(parsed, surroundings)
    status = _recorded(parsed, notebook, surroundings)
    keep_glance(notebook)
    return status


def _recorded(parsed: Namespace, notebook: Notebook, surroundings: Surroundings) -> int:
    from gradestep.cli import recording

    match parsed.command:
        case "undo":
            return recording.undo(notebook, surroundings)
        case "redo":
            return recording.redo(notebook, surroundings)
        case "checkin":
            return recording.check_in(parsed, notebook, surroundings)
        case "flare":
            return recording.flare(parsed, notebook, surroundings)
        case _:
            return recording.note(parsed, notebook, surroundings)
