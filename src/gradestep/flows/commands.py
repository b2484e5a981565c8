"""The one table of commands: foot, palette, help page and plain mode all read it (B5, A28)."""

from __future__ import annotations

from dataclasses import dataclass

from gradestep.content import say


@dataclass(frozen=True)
class Command:
    """One thing that can be done from anywhere: a conversation, a page, or something the app does itself."""

    id: str
    key: str = ""
    """Works everywhere, inside text fields too; a name as Textual has it."""
    letter: str = ""
    """Works where no text is typed, and can be switched off (A19)."""
    flow: str | None = None
    """The conversation it begins."""
    options: tuple[tuple[str, str], ...] = ()
    """What the conversation begins with."""
    page: str | None = None
    """The page it shows."""
    in_foot: bool = False
    """Whether the foot of a screen has room for it."""

    @property
    def label_key(self) -> str:
        """Where its name stands in the catalogue."""
        return f"keys.{self.id}"

    def label(self) -> str:
        """What a person calls it."""
        return say(self.label_key)


COMMANDS: tuple[Command, ...] = (
    Command("help_now", "f1", page="help_now", in_foot=True),
    Command("breathe", "ctrl+b", "b", flow="breathe", in_foot=True),
    Command("ground", "ctrl+g", "g", flow="ground", in_foot=True),
    Command("stop_now", "ctrl+o", "x", flow="stop_now", in_foot=True),
    Command("flare", "ctrl+f", "f", flow="flare", in_foot=True),
    Command("note", "ctrl+n", "n", flow="note", in_foot=True),
    Command("posture", "ctrl+p", "o", flow="posture", in_foot=True),
    Command("help", "f2", "question_mark", page="help", in_foot=True),
    Command("home", letter="h", in_foot=True),
    Command("ladder", letter="l", page="ladder", in_foot=True),
    Command("practice", letter="p", page="practice", in_foot=True),
    Command("journal", letter="j", page="journal", in_foot=True),
    Command("check_in", letter="c", flow="check_in", in_foot=True),
    Command("settings", letter="s", page="settings", in_foot=True),
    Command("undo", letter="u", in_foot=True),
    Command("redo", letter="r"),
    Command("palette", "ctrl+l", "m", in_foot=True),
    Command("add_step", letter="a", flow="add_step"),
    Command("small_step", flow="small_step"),
    Command("avoided", flow="avoided"),
    Command("limits", flow="limits"),
    Command("country", flow="country"),
    Command("first_run", flow="first_run"),
    Command("quit", "ctrl+q", in_foot=True),
)
"""Help now first, then what may be wanted in a hard moment, then pages, then the rest.

The Ctrl keys are ones that text fields of Textual 8.2.8 leave alone and that a terminal passes on; Ctrl+S and Ctrl+E are
the flow screen's own.
"""


def command_of(command_id: str) -> Command | None:
    """The command of that id, or nothing."""
    return next((command for command in COMMANDS if command.id == command_id), None)
