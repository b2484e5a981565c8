"""The person's own keys: one row for each command, asked for by name (A19)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gradestep.content import say
from gradestep.flows.commands import COMMANDS
from gradestep.flows.question import Answer, LineQuestion
from gradestep.model.settings import Settings
from gradestep.screens.appearance import Appearance
from gradestep.screens.ask_one import AskOne
from gradestep.screens.keys import key_of
from gradestep.screens.rows import Row

if TYPE_CHECKING:
    from gradestep.screens.settings import SettingsPage

ROW = "key:"
"""Begins a row's id."""

FIXED = ("help_now", "quit")
"""Help now and the way out keep their keys, so that they can always be found."""

KEY = re.compile(r"[a-z0-9]|(ctrl|alt)\+[a-z]|f([2-9]|1[0-2])")
"""What a terminal can send."""


def rows(appearance: Appearance, settings: Settings) -> list[Row]:
    """Every command with its key."""
    fresh = appearance.after(settings)
    return [
        Row(ROW + command.id, say("settings.row", name=command.label(), value=key_of(command, fresh)))
        for command in COMMANDS
        if command.id not in FIXED
    ]


def change(page: SettingsPage, command_id: str) -> None:
    """Ask for another key."""
    command = next(command for command in COMMANDS if command.id == command_id)
    before = page.notebook.settings.keys.own.get(command_id, "")
    question = LineQuestion(ask=command.label(), note=say("settings.ask_key"), prefill=before, limit=12)
    asked = AskOne(say("settings.title"), question, page.notebook.clock, page.appearance)
    page.app.push_screen(asked, lambda answer: _answered(page, command_id, answer))


def _answered(page: SettingsPage, command_id: str, answer: Answer | None) -> None:
    if not isinstance(answer, str):
        return
    key = answer.casefold().replace(" ", "")
    taken = next(
        (command for command in COMMANDS if command.id != command_id and key in (command.key, command.letter)), None
    )
    if key and not KEY.fullmatch(key):
        page.tell(say("settings.not_a_key"))
    elif key and taken is not None:
        page.tell(say("settings.key_is_taken", label=taken.label()))
    else:
        page.keep_setting({f"keys.own.{command_id}": key or None}, say("settings.next_time"))
