"""How it looks: contrast worked out from the themes, nothing that flashes, nothing that colour alone says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from gradestep.screens.appearance import THEMES as NAMES
from gradestep.screens.appearance import Appearance
from gradestep.screens.themes import CALM_DARK, CALM_LIGHT, HIGH_CONTRAST, PLAIN, TERMINAL, THEMES

SCREENS = Path(__file__).parent.parent / "src" / "gradestep" / "screens"
TEXTS = ("foreground", "text-muted", "success", "warning", "primary", "error")
GROUNDS = ("background", "panel", "surface")


def colour(theme: Theme, token: str) -> Color:
    """A token of a theme as it reaches the screen."""
    variables = {**theme.to_color_system().generate(), **theme.variables}
    return Color.parse(variables[token])


def contrast(first: Color, second: Color) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [CALM_DARK, CALM_LIGHT, HIGH_CONTRAST], ids=lambda theme: str(theme.name))
def test_every_pair_in_use_can_be_read(theme: Theme) -> None:
    """A13: text has 4.5 to 1 on every ground, 7 to 1 in high contrast; the focused row, reversed, as well."""
    least = 7.0 if theme is HIGH_CONTRAST else 4.5
    for text in TEXTS:
        for ground in GROUNDS:
            assert contrast(colour(theme, text), colour(theme, ground)) >= least, (text, ground)


@pytest.mark.parametrize("theme", [CALM_DARK, CALM_LIGHT, HIGH_CONTRAST], ids=lambda theme: str(theme.name))
def test_parts_of_the_screen_can_be_told_apart(theme: Theme) -> None:
    """A13: the scroll bar, the cursor in a field and what is selected there have 3 to 1."""
    pairs = (
        ("scrollbar", "background"),
        ("input-cursor-background", "panel"),
        ("input-cursor-background", "input-cursor-foreground"),
        ("input-selection-background", "input-selection-foreground"),
    )
    for part, ground in pairs:
        assert contrast(colour(theme, part), colour(theme, ground)) >= 3.0, (part, ground)


def test_the_terminal_theme_has_no_colour_of_its_own() -> None:
    """A14: whatever the terminal's two colours are, and nothing else."""
    assert TERMINAL.ansi
    assert {TERMINAL.primary, TERMINAL.foreground, TERMINAL.background, TERMINAL.error, TERMINAL.success} == {PLAIN}
    assert set(TERMINAL.variables.values()) == {PLAIN, "reverse"}


def test_every_theme_can_be_chosen() -> None:
    """The names of the settings and of the themes are the same; an unknown name, or NO_COLOR, gives the terminal's own."""
    assert {theme.name for theme in THEMES} == set(NAMES)
    assert Appearance(theme="calm-light").theme_name() == "calm-light"
    assert Appearance(theme="calm-light", colourless=True).theme_name() == "terminal"
    assert Appearance(theme="puce").theme_name() == "terminal"


@pytest.mark.parametrize("theme", [CALM_DARK, CALM_LIGHT, HIGH_CONTRAST], ids=lambda theme: str(theme.name))
def test_sixteen_colours_are_readable_too(theme: Theme) -> None:
    """E13: rounded to the sixteen colours of a bare console, text keeps 4.5 to 1, or the terminal's own colours stand."""
    if Appearance(theme=theme.name).theme_name(few_colours=True) == "terminal":
        return
    for text in TEXTS:
        for ground in GROUNDS:
            assert contrast(_rounded(colour(theme, text)), _rounded(colour(theme, ground))) >= 4.5, (text, ground)


def _rounded(full: Color) -> Color:
    few = RichColor.from_rgb(*full.rgb).downgrade(ColorSystem.STANDARD)
    return Color(*few.get_truecolor())


def test_no_colour_is_written_anywhere_but_in_the_themes() -> None:
    """A13: screens name tokens, so that every pair is one of those measured above."""
    for path in [*SCREENS.rglob("*.py"), *SCREENS.rglob("*.tcss")]:
        if path.name != "themes.py":
            assert not re.search(r"#[0-9A-Fa-f]{6}\b|\brgb\(", path.read_text()), path


def test_nothing_blinks_pulses_or_slides() -> None:
    """A10, A12: no blink, no animation, no loading sign in any screen; one place alone looks ten times a second."""
    for path in [*SCREENS.rglob("*.py"), *SCREENS.rglob("*.tcss")]:
        text = path.read_text()
        assert not re.search(
            r"blink\b(?! = False)|LoadingIndicator|\.animate\(|animate=True|transition:|\.loading\b", text
        ), path
        if path.name != "shape.py":
            assert "set_interval" not in text, path


def test_styles_stay_with_the_screen_they_were_written_for() -> None:
    """Taste 3.6: every rule of a sheet is nested under the class of the screen it stands beside."""
    for path in SCREENS.rglob("*.tcss"):
        own = "".join(part.capitalize() for part in path.stem.split("_"))
        names = {own, f"{own}Screen", f"{own}Page"}
        bare = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        heads = re.findall(r"(?:\A|\n)(\S[^{\n]*)\{", bare)
        assert heads
        assert {head.strip() for head in heads} <= names, path
