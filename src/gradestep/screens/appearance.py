"""How it looks and which keys it takes, as one small value that needs no settings file to be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradestep.model.settings import Settings

THEMES = ("calm-dark", "calm-light", "high-contrast", "terminal")

NEEDS_MORE_COLOURS = ("calm-light",)
"""Themes whose quiet text is not readable once a terminal of sixteen colours has rounded them."""


@dataclass(frozen=True)
class Appearance:
    """What the screens know of the settings; a plain value, so that the first paint waits for nothing."""

    theme: str = "calm-dark"
    motion: str = "steps"
    """`steps`, `full` or `none`."""
    show_cursor: bool = False
    hide_numbers: bool = False
    ascii: bool = False
    mouse: bool = True
    letters: bool = True
    """Single letters work as keys outside text fields (A19)."""
    own_keys: Mapping[str, str] = field(default_factory=dict)
    """Command id to the person's own key."""
    colourless: bool = False
    """`NO_COLOR` is set; it stands over any theme."""
    demonstration: bool = False
    """Everything shown is made up."""

    @classmethod
    def of(cls, settings: Settings, *, colourless: bool = False, ascii_only: bool = False) -> Appearance:
        """As the settings say; the environment may take colours away and ask for plain letters."""
        looks = settings.looks
        return cls(
            theme=looks.theme,
            motion=looks.motion,
            show_cursor=looks.show_cursor,
            hide_numbers=looks.hide_numbers,
            ascii=looks.ascii or ascii_only,
            mouse=looks.mouse,
            letters=settings.keys.letters,
            own_keys=dict(settings.keys.own),
            colourless=colourless,
            demonstration=settings.demonstration,
        )

    def after(self, settings: Settings) -> Appearance:
        """The same run with other settings."""
        fresh = Appearance.of(settings, colourless=self.colourless)
        return replace(fresh, ascii=fresh.ascii or self.ascii)

    def theme_name(self, *, few_colours: bool = False) -> str:
        """The theme to put on: the terminal's own colours where colour is not wanted or would not be readable (E13)."""
        if self.colourless or self.theme not in THEMES or (few_colours and self.theme in NEEDS_MORE_COLOURS):
            return "terminal"
        return self.theme
