"""How far a breathing phase is off after ten minutes, with the clock looked at late, early, or after a blocked second."""

from __future__ import annotations

import random

from gradestep.pacing import PRESETS, cycles_for, moment


def drift_of_ten_minutes() -> dict[str, float]:
    """Seconds between the phase shown and the phase due, at worst, for three ways of being busy."""
    pattern = PRESETS["slow_out"]
    cycles = cycles_for(pattern, 10)
    chance = random.Random(1)
    ways = {
        "looks every 20 ms": lambda now: now + 0.02,
        "looks late by up to 300 ms": lambda now: now + 0.02 + chance.random() * 0.3,
        "a blocked second each minute": lambda now: now + (1.0 if int(now) % 60 == 59 else 0.02),
    }
    found: dict[str, float] = {}
    for name, after in ways.items():
        now, worst = 0.0, 0.0
        while now < pattern.cycle * cycles:
            shown = moment(pattern, cycles, now)
            due = now % pattern.cycle
            start = 0.0 if shown.phase == "in" else pattern.inhale
            worst = max(worst, abs(start + shown.into - due))
            now = after(now)
        found[name] = worst
    return found
