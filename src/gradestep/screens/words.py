"""Text on a screen: a person's words and ours, shown literally and never read as markup."""

from __future__ import annotations

from textual.widgets import Static

from gradestep.text import display


class Words(Static):
    """The only way pages show text. What could command a terminal is replaced by something that can be seen."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(display(text), markup=False, id=id, classes=classes)

    def say(self, text: str) -> None:
        """Show this in place of what stood here."""
        self.update(display(text))
