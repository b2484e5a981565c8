"""Low energy: two questions a try and no more (A27)."""

from __future__ import annotations

from gradestep.coach.flare import FlareState
from gradestep.model.settings import Settings


def low_energy(settings: Settings, flare: FlareState) -> bool:
    """On where the person switched it on, and on every flare day (care 1.9)."""
    return settings.low_energy or flare.on
