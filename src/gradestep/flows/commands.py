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

    def label(self) -> str:
        """What a person calls it."""
        return say(f"keys.{self.id}")


COMMANDS: tuple[Command, ...] = (
    Command("help_now", "f1", page="help_now"),
    Command("breathe", "ctrl+b", "b", flow="breathe"),
    Command("ground", "ctrl+g", "g", flow="ground"),
    Command("stop_now", "ctrl+o", "x", flow="stop_now"),
    Command("flare", "ctrl+f", "f", flow="flare"),
    Command("note", "ctrl+n", "n", flow="note"),
    Command("posture", "ctrl+p", "o", flow="posture"),
    Command("help", "f2", "question_mark", page="help"),
    Command("home", letter="h"),
    Command("ladder", letter="l", page="ladder"),
    Command("practice", letter="p", page="practice"),
    Command("journal", letter="j", page="journal"),
    Command("progress", letter="w", page="progress"),
    Command("check_in", letter="c", flow="check_in"),
    Command("symptoms", flow="symptoms"),
    Command("use_if_then", "ctrl+t", "i", flow="use_if_then"),
    Command("settings", letter="s", page="settings"),
    Command("undo", letter="u"),
    Command("redo", letter="r"),
    Command("palette", "ctrl+l", "m"),
    Command("add_step", letter="a", flow="add_step"),
    Command("small_step", flow="small_step"),
    Command("smaller", flow="smaller"),
    Command("plan_step", flow="plan_step", options=(("all", "yes"),)),
    Command("avoided", flow="avoided"),
    Command("adopt", flow="adopt"),
    Command("limits", flow="limits"),
    Command("if_then", flow="if_then"),
    Command("values", flow="values"),
    Command("learned", flow="learned", options=(("all", "yes"),)),
    Command("evidence", flow="evidence", options=(("all", "yes"),)),
    Command("stories", flow="stories", options=(("all", "yes"),)),
    Command("share", flow="share", options=(("all", "yes"),)),
    Command("supporters", flow="supporters"),
    Command("measure", flow="measure", options=(("all", "yes"),)),
    Command("early_signs", flow="early_signs"),
    Command("maintenance", flow="maintenance", options=(("all", "yes"),)),
    Command("review", flow="review"),
    Command("two_weeks", flow="two_weeks", options=(("all", "yes"),)),
    Command("offer", flow="offer"),
    Command("baseline", flow="baseline"),
    Command("pem", flow="pem"),
    Command("check_in_times", flow="check_in_times"),
    Command("energy_map", flow="energy_map"),
    Command("country", flow="country"),
    Command("first_run", flow="first_run"),
    Command("quit", "ctrl+q"),
)
"""Help now first, then what may be wanted in a hard moment, then pages, then the rest: a foot shows as many as fit.

The Ctrl keys are ones that text fields of Textual 8.2.8 leave alone and that a terminal passes on; Ctrl+S and Ctrl+E are
the flow screen's own.
"""


def command_of(command_id: str) -> Command | None:
    """The command of that id, or nothing."""
    return next((command for command in COMMANDS if command.id == command_id), None)
