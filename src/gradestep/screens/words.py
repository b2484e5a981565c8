"""Text on a screen: a person's words and ours, shown literally and never read as markup."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

from gradestep.text import display

LONGEST = 20_000
"""Characters of one text that are drawn; a longer one ends with three dots, and is whole in the files and in shares."""


class Words(Static):
    """The only way pages show text. What could command a terminal is replaced by something that can be seen."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(_drawn(text), markup=False, id=id, classes=classes)

    def say(self, text: str) -> None:
        """Show this in place of what stood here."""
        self.update(_drawn(text))

    def say_parts(self, parts: Iterable[tuple[str, str]]) -> None:
        """Show these one after another on a line, each with its style."""
        self.update(Content("").join(_styled(parts)))

    def say_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show these lines, each with its style, such as `bold` or `$text-muted`."""
        self.update(Content("\n").join(_styled(lines)))


def _styled(parts: Iterable[tuple[str, str]]) -> list[Content]:
    return [Content.styled(_drawn(text), style) if style else Content(_drawn(text)) for text, style in parts]


def _drawn(text: str) -> str:
    return display(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
