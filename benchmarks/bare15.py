"""The floor: a bare Textual app of about fifteen widgets, to compare with."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList, Static


class Bare(App[None]):
    """Twelve lines, a list, a header and a footer."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [("q", "quit", "Leave")]

    def compose(self) -> ComposeResult:
        """Fifteen widgets."""
        yield Header()
        for number in range(12):
            yield Static(f"Line {number}", markup=False)
        yield OptionList("One", "Two", "Three")
        yield Footer()


if __name__ == "__main__":
    Bare().run()
