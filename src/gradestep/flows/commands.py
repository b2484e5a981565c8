"""The one table of commands: keys, words and what each starts; foot, palette, help and plain mode read it (design 8)."""

from __future__ import annotations

from dataclasses import dataclass

from gradestep.content import say


@dataclass(frozen=True)
class Command:
    """One thing a person can ask for from anywhere.

    Keys that work inside text fields are function keys or Ctrl with a letter that neither terminals nor fields take:
    not a (screen), b (tmux), c d q s z (the terminal), h i j m (keys of their own) nor the editing keys of a field.
    """

    id: str
    key: str = ""
    """Works everywhere, inside fields too."""
    letter: str = ""
    """Works on pages, where letters are on."""
    flow: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    page: str | None = None

    def label(self) -> str:
        """What it is called, in a few words."""
        return say(f"keys.{self.id}")


COMMANDS = (
    Command("help_now", key="f1", page="help_now"),
    Command("stop_now", key="ctrl+t", flow="stop_now"),
    Command("breathe", key="ctrl+r", letter="b", flow="breathe"),
    Command("ground", key="ctrl+g", letter="g", flow="ground"),
    Command("posture", key="ctrl+o", letter="o", flow="posture"),
    Command("flare", key="ctrl+l", letter="f", flow="flare"),
    Command("note", key="ctrl+n", letter="n", flow="note"),
    Command("check_in", letter="c", flow="check_in"),
    Command("home", letter="h"),
    Command("ladder", letter="l", page="ladder"),
    Command("practice", letter="p", page="practice"),
    Command("journal", letter="j", page="journal"),
    Command("settings", letter="s", page="settings"),
    Command("help", letter="question_mark", page="help"),
    Command("undo", letter="u"),
    Command("redo", letter="r"),
    Command("palette", key="ctrl+p"),
    Command("quit", key="ctrl+q"),
)
"""Help now first, everywhere."""
