"""Low energy: two questions a try and no more (A27), and the map of the week that says when it is to be expected (S20)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gradestep.clock import day_of, parsed_time
from gradestep.coach.day_parts import PARTS, Part, part_of
from gradestep.coach.flare import FlareState
from gradestep.model.settings import EnergyMap, Level, Settings, Weekday

WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def low_energy(settings: Settings, flare: FlareState) -> bool:
    """On where the person switched it on, and on every flare day (care 1.9)."""
    return settings.low_energy or flare.on


def weekday_of(settings: Settings, now: datetime) -> Weekday:
    """The day of the week of the person's day."""
    return WEEK[day_of(now, parsed_time(settings.day_start)).weekday()]


def painted(energy_map: EnergyMap) -> Mapping[Weekday, Mapping[Part, Level]]:
    """The days that say anything, in the order of the week, each with its parts."""
    days = {day: getattr(energy_map, day) for day in WEEK}
    return {day: dict(zip(PARTS, levels, strict=False)) for day, levels in days.items() if levels}


def energy_at(settings: Settings, now: datetime) -> Level | None:
    """What the map says of that moment; nothing where it says nothing."""
    return painted(settings.energy_map).get(weekday_of(settings, now), {}).get(part_of(now.hour))
