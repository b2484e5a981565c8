"""Commands typed at any question: help now, an exercise, a flare, a note, from the one table of commands."""

from __future__ import annotations

from gradestep.coach.safety import is_paused
from gradestep.content import data, say
from gradestep.flows.commands import COMMANDS
from gradestep.plain.help_now import say_help_now
from gradestep.plain.running import Stopped
from gradestep.plain.talk import Room, begin


def typed_command(room: Room, word: str) -> bool:
    """Carry out `:word`; False where there is no command of that name here. Raises `Stopped` where steps are paused then."""
    if word in ("keys", "help"):
        say_commands(room)
        return True
    if word == "help-now":
        say_help_now(room)
        return True
    command = next((command for command in COMMANDS if command.id.replace("_", "-") == word), None)
    if command is None or command.flow is None:
        return False
    begin(room, command.flow, dict(command.options))
    if command.flow == "stop_now" and is_paused(room.notebook.history, room.notebook.today()):
        raise Stopped
    room.speaker.say(say("plain.back_where_you_were"))
    return True


def say_commands(room: Room) -> None:
    """Every command that can be typed, with what it does."""
    room.speaker.say(say("plain.commands_are"))
    meanings: dict[str, str] = data("plain")["meanings"]
    for name, meaning in meanings.items():
        room.speaker.say(say("plain.command_line", name=f":{name}", meaning=meaning))
    for command in COMMANDS:
        if command.flow is not None or command.id == "help_now":
            name = command.id.replace("_", "-")
            room.speaker.say(say("plain.command_line", name=f":{name}", meaning=command.label()))
