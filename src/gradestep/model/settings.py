"""The settings: looks, motion, keys, check-in windows, who may be called; all optional."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gradestep.model.scalars import Frozen, Line, Many, Slug

ClockTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day such as 18:30, in quotes."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Looks(Frozen):
    """How it looks."""

    theme: Literal["calm-dark", "calm-light", "high-contrast", "terminal"] = "calm-dark"
    motion: Literal["steps", "full", "none"] = "steps"
    """`steps`: a bar in whole-second steps; `full`: a slowly growing shape; `none`: words."""
    show_cursor: bool = False
    """Show the real cursor, for braille displays and magnifiers (A9)."""
    hide_numbers: bool = False
    """Words in place of counts and ratings (S21)."""
    ascii: bool = False
    mouse: bool = True
    plain: bool | None = None
    """Plain lines in place of the full screen; absent until it was asked (A3)."""


class Keys(Frozen):
    """The keys: single letters can be off, and any command can have another key (A19)."""

    letters: bool = True
    own: dict[str, str] = {}
    """Command id to key, such as `flare = "ctrl+f"`."""


class Window(Frozen):
    """A time a check-in may be offered in (S20)."""

    days: Many[Weekday] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    start: ClockTime = "08:00"
    end: ClockTime = "21:00"


class CheckIns(Frozen):
    """When check-ins are offered; no window, no offer."""

    windows: Many[Window] = ()


Level = Literal["low", "medium", "high"]


class EnergyMap(Frozen):
    """How much energy the parts of a week have, as the person painted it once (S20); a day without a word is empty.

    Each day holds four levels: morning, afternoon, evening, night.
    """

    mon: Many[Level] = ()
    tue: Many[Level] = ()
    wed: Many[Level] = ()
    thu: Many[Level] = ()
    fri: Many[Level] = ()
    sat: Many[Level] = ()
    sun: Many[Level] = ()


class Exercises(Frozen):
    """What the person chose for breathing and grounding."""

    pattern: Line = "gentle"
    custom: Many[float] = ()
    """In, hold, out, hold, in seconds, each 0-12."""
    minutes: Literal[1, 2, 3, 5, 10] = 5
    profile: Line = "default"
    """The sense profile of grounding (care 2.5)."""
    taught: bool = False
    """The teaching script was read once."""
    holds_off: bool = False
    """A caution was ticked: no holds, the gentle pattern, the senses first (care 2.3)."""
    bell: bool = False


class Settings(Frozen):
    """Everything in settings.toml."""

    day_start: ClockTime = "04:00"
    country: Line | None = None
    """Two letters; chosen by the person, never guessed (care 4.5)."""
    step: Slug | None = None
    """The step the person chose last, shown first on Home."""
    low_energy: bool = False
    """Two questions a try until it is switched off (A27)."""
    first_run_done: bool = False
    kind_lines: bool = True
    """Self-compassion lines; some people find them false (care 1.11)."""
    symptom_log: bool = True
    review_days: int = Field(default=28, ge=7, le=365)
    """Days after which a look back at the lists is offered (S61)."""
    values_days: Literal[28, 90] = 90
    """Days after which a look at what matters is offered (care 1.7)."""
    rhythm: bool = False
    """The rhythm of four weeks in words, where it says how it has gone; off unless asked for."""
    demonstration: bool = False
    """Everything in this home is made up, and every page says so."""
    looks: Looks = Looks()
    keys: Keys = Keys()
    check_in: CheckIns = CheckIns()
    energy_map: EnergyMap = EnergyMap()
    exercises: Exercises = Exercises()
