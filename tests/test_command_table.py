"""The one table of commands: names, keys that are free, and a way to everything (B5, A19, A28)."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from gradestep.content import say
from gradestep.flows.commands import COMMANDS, Command, command_of
from gradestep.flows.registry import FLOWS

EATEN = {"ctrl+c", "ctrl+z", "ctrl+s", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket"}
"""Signals, flow control, and keys that terminals send for Backspace, Tab, Enter and Esc."""

DOES_ITSELF = {"home", "undo", "redo", "palette", "quit"}
"""What the app does without a page or a conversation."""


def keys_of(bindings: list[BindingType]) -> set[str]:
    """Every key a widget binds."""
    keys = (binding.key if isinstance(binding, Binding) else binding[0] for binding in bindings)
    return {key.strip() for several in keys for key in several.split(",")}


def test_help_now_comes_first() -> None:
    """A28, design 8: F1 is help-now, at the head of the table, and needs no letter."""
    assert COMMANDS[0] == Command("help_now", "f1", page="help_now")


@pytest.mark.parametrize("name", ["breathe", "ground", "posture", "flare", "note", "stop_now", "help", "palette"])
def test_a_key_that_works_inside_text_fields(name: str) -> None:
    """S39, S26, S46, care 4.4: one key away from every screen, a text field with the focus too."""
    command = command_of(name)
    assert command is not None
    assert command.key


def test_no_key_is_taken_twice_or_by_a_text_field() -> None:
    """A19, design 8: no two commands share a key, and no key does something else where a person types."""
    taken = Counter(key for command in COMMANDS for key in (command.key, command.letter) if key)
    assert [key for key, times in taken.items() if times > 1] == []
    fields = keys_of(Input.BINDINGS) | keys_of(TextArea.BINDINGS)
    keys = {command.key for command in COMMANDS if command.key}
    assert keys & (fields | EATEN) == set()


def test_letters_are_one_letter() -> None:
    """A19: a letter is a single key, so that it can be switched off where text is typed."""
    assert all(len(command.letter) <= 1 or command.letter == "question_mark" for command in COMMANDS)


def test_every_command_leads_somewhere() -> None:
    """A4: a conversation of the registry, a page, or something the app does; never two of them."""
    for command in COMMANDS:
        ways = [command.flow is not None, command.page is not None, command.id in DOES_ITSELF]
        assert ways.count(True) == 1, command.id
        assert command.flow is None or command.flow in FLOWS


def test_every_command_has_a_name() -> None:
    """S19: one name for foot, palette, help and plain mode, and no two alike."""
    labels = [command.label() for command in COMMANDS]
    assert len(labels) == len(set(labels))
    assert say("keys.flare") in labels


def test_an_unknown_command() -> None:
    """A30: an id that is not in the table is nothing, and no error."""
    assert command_of("nowhere") is None
