"""Keys from the one table of commands: bindings, and how a key is written in the foot and in help."""

from __future__ import annotations

from textual.binding import Binding

from gradestep.content import say
from gradestep.flows.commands import COMMANDS, Command
from gradestep.screens.appearance import Appearance

LETTER = ".letter"
"""Ends the binding id of a command's single letter."""

NAMES = {"question_mark": "?", "escape": "Esc", "f1": "F1", "full_stop": ".", "slash": "/"}


def bindings() -> list[Binding]:
    """A key that works everywhere, and a letter that works outside text fields (design 8)."""
    made: list[Binding] = []
    for command in COMMANDS:
        if command.key:
            made.append(Binding(command.key, f"command('{command.id}')", show=False, priority=True, id=command.id))
        if command.letter:
            made.append(Binding(command.letter, f"letter('{command.id}')", show=False, id=command.id + LETTER))
    return made


def keymap(appearance: Appearance) -> dict[str, str]:
    """The person's own keys, by binding id (A19). A single letter takes the letter's place, any other key the key's."""
    known = {command.id: command for command in COMMANDS}
    made: dict[str, str] = {}
    for command_id, key in appearance.own_keys.items():
        command = known.get(command_id)
        if command is not None and key:
            made[command_id + LETTER if len(key) == 1 and command.letter else command_id] = key
    return made


def key_of(command: Command, appearance: Appearance, *, letters: bool = True) -> str:
    """How its key is written: the person's own, else a letter where letters work, else the key."""
    own = appearance.own_keys.get(command.id)
    if own:
        return written(own)
    if letters and appearance.letters and command.letter and command.key != "f1":
        return written(command.letter)
    return written(command.key)


def hints(appearance: Appearance, *, letters: bool = True, here: str = "") -> list[tuple[str, str]]:
    """Key and words for the foot, help now first, without the command of the page that is shown."""
    wanted = [command for command in COMMANDS if command.id != here]
    shown = [(key_of(command, appearance, letters=letters), command.label()) for command in wanted]
    help_now, *others = [(key, label) for key, label in shown if key]
    return [help_now, *([("", say("demo.foot"))] if appearance.demonstration else []), *others]


def written(key: str) -> str:
    """A key as a person reads it: `ctrl+b` as Ctrl+B."""
    if key in NAMES:
        return NAMES[key]
    return "+".join(
        part.upper() if len(part) == 1 and "+" in key else part.capitalize() if len(part) > 1 else part
        for part in key.split("+")
    )
