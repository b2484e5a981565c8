"""The palettes of access.md, each pair measured (A13), and the terminal's own colours."""

from __future__ import annotations

from textual.theme import Theme


def _palette(
    name: str,
    *,
    dark: bool,
    background: str,
    panel: str,
    text: str,
    muted: str,
    primary: str,
    border: str,
    marks: tuple[str, str, str],
) -> Theme:
    """A theme from the columns of access.md; `marks` are success, warning and error."""
    success, warning, error = marks
    return Theme(
        name=name,
        dark=dark,
        primary=primary,
        secondary=primary,
        accent=primary,
        success=success,
        warning=warning,
        error=error,
        foreground=text,
        background=background,
        surface=background,
        panel=panel,
        boost=background,
        variables=_parts(background, text, muted, primary, border),
    )


def _parts(background: str, text: str, muted: str, primary: str, border: str) -> dict[str, str]:
    """Colours of the parts of a screen that Textual would otherwise work out for itself."""
    return {
        "text": text,
        "text-muted": muted,
        "text-disabled": muted,
        "foreground-muted": muted,
        "border": border,
        "border-blurred": border,
        "scrollbar": border,
        "scrollbar-hover": border,
        "scrollbar-active": primary,
        "scrollbar-background": background,
        "scrollbar-background-hover": background,
        "scrollbar-background-active": background,
        "scrollbar-corner-color": background,
        "input-cursor-background": text,
        "input-cursor-foreground": background,
        "input-selection-background": primary,
        "input-selection-foreground": background,
    }


CALM_DARK = _palette(
    "calm-dark",
    dark=True,
    background="#101418",
    panel="#1A2027",
    text="#E8EAED",
    muted="#B0B8C1",
    primary="#8AB4F8",
    border="#8A94A0",
    marks=("#8BD5A0", "#F2C66D", "#FFA599"),
)

CALM_LIGHT = _palette(
    "calm-light",
    dark=False,
    background="#FAF8F4",
    panel="#EFECE5",
    text="#1B1F23",
    muted="#4A525C",
    primary="#0B4F94",
    border="#6A727C",
    marks=("#1B6135", "#734600", "#9B2217"),
)

HIGH_CONTRAST = _palette(
    "high-contrast",
    dark=True,
    background="#000000",
    panel="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    primary="#FFFF00",
    border="#FFFFFF",
    marks=("#FFFFFF", "#FFFF00", "#FFFFFF"),
)

PLAIN = "ansi_default"
"""Whatever the terminal's own foreground and background are."""

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary=PLAIN,
    secondary=PLAIN,
    accent=PLAIN,
    success=PLAIN,
    warning=PLAIN,
    error=PLAIN,
    foreground=PLAIN,
    background=PLAIN,
    surface=PLAIN,
    panel=PLAIN,
    boost=PLAIN,
    variables={
        "ansi-background": PLAIN,
        "ansi-foreground": PLAIN,
        "foreground-disabled": PLAIN,
        "surface-active": PLAIN,
        "text-muted": PLAIN,
        "text-disabled": PLAIN,
        "foreground-muted": PLAIN,
        "border": PLAIN,
        "border-blurred": PLAIN,
        "scrollbar": PLAIN,
        "scrollbar-hover": PLAIN,
        "scrollbar-active": PLAIN,
        "scrollbar-background": PLAIN,
        "scrollbar-background-hover": PLAIN,
        "scrollbar-background-active": PLAIN,
        "input-cursor-background": PLAIN,
        "input-cursor-foreground": PLAIN,
        "input-cursor-text-style": "reverse",
        "input-selection-background": PLAIN,
        "input-selection-foreground": PLAIN,
    },
)
"""Bold, reverse and underline alone, in the terminal's own two colours (A14)."""

THEMES = (CALM_DARK, CALM_LIGHT, HIGH_CONTRAST, TERMINAL)
