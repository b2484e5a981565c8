"""A breathing exercise as a function of elapsed seconds: no ticks are counted, nothing drifts (care 2.2, 2.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from gradestep.content import data


class Phase(StrEnum):
    """A part of a breath."""

    IN = "in"
    HOLD_IN = "hold_in"
    OUT = "out"
    HOLD_OUT = "hold_out"
    DONE = "done"


@dataclass(frozen=True)
class Pattern:
    """Seconds of each part of a breath."""

    id: str
    inhale: float
    hold_in: float
    exhale: float
    hold_out: float
    usual_cycles: int | None = None
    """Breaths where no other number is chosen, for a pattern that is not to be done for long (care 2.2)."""
    most_cycles: int | None = None
    """Never more breaths than this."""

    @property
    def cycle(self) -> float:
        """Seconds of one whole breath."""
        return self.inhale + self.hold_in + self.exhale + self.hold_out

    @property
    def holds(self) -> bool:
        """True where the breath is held."""
        return self.hold_in > 0 or self.hold_out > 0

    def parts(self) -> tuple[tuple[Phase, float], ...]:
        """The parts that take any time, in order."""
        parts = (
            (Phase.IN, self.inhale),
            (Phase.HOLD_IN, self.hold_in),
            (Phase.OUT, self.exhale),
            (Phase.HOLD_OUT, self.hold_out),
        )
        return tuple((phase, seconds) for phase, seconds in parts if seconds > 0)


def cycles_for(pattern: Pattern, minutes: float) -> int:
    """Whole breaths for about that many minutes, at least one (care 2.2)."""
    cycles = max(1, round(minutes * 60 / pattern.cycle))
    cap = pattern.usual_cycles or pattern.most_cycles
    return min(cycles, cap) if cap else cycles


def allowed(inhale: float, hold_in: float, exhale: float, hold_out: float) -> bool:
    """Whether a custom pattern is within 0-12 seconds each and 2.5-12 breaths a minute (care 2.2)."""
    parts = (inhale, hold_in, exhale, hold_out)
    in_range = all(0 <= seconds <= 12 for seconds in parts) and inhale > 0 and exhale > 0
    return in_range and 5 <= sum(parts) <= 24


def custom_pattern(seconds: Sequence[float]) -> Pattern | None:
    """One's own pattern from in, hold, out and hold, or from in and out alone; nothing where it is not allowed."""
    if len(seconds) == 2:
        seconds = (seconds[0], 0.0, seconds[1], 0.0)
    if len(seconds) != 4 or not allowed(*seconds):
        return None
    inhale, hold_in, exhale, hold_out = seconds
    return Pattern("custom", inhale, hold_in, exhale, hold_out)


@dataclass(frozen=True)
class Moment:
    """Where a breathing exercise is at one instant."""

    phase: Phase
    into: float
    """Seconds since the phase began."""
    length: float
    """Seconds the phase lasts."""
    cycle: int
    """Breaths begun before this one, from 0."""
    cycles_left: int
    """Breaths not yet ended, this one among them."""
    elapsed: float
    total: float

    @property
    def whole_second(self) -> int:
        """Whole seconds into the phase: what a calm bar shows."""
        return int(self.into)

    @property
    def finished(self) -> bool:
        """True once the last breath has ended."""
        return self.phase is Phase.DONE


def moment(pattern: Pattern, cycles: int, elapsed: float) -> Moment:
    """Where the exercise is after that many seconds."""
    total = pattern.cycle * cycles
    if elapsed >= total:
        return Moment(Phase.DONE, 0.0, 0.0, cycles, 0, total, total)
    elapsed = max(0.0, elapsed)
    cycle = min(int(elapsed // pattern.cycle), cycles - 1)
    into = elapsed - cycle * pattern.cycle
    parts = pattern.parts()
    for phase, length in parts[:-1]:
        if into < length:
            return Moment(phase, into, length, cycle, cycles - cycle, elapsed, total)
        into -= length
    phase, length = parts[-1]
    return Moment(phase, min(into, length), length, cycle, cycles - cycle, elapsed, total)


def phases(pattern: Pattern, cycles: int) -> Iterator[tuple[float, Phase, float]]:
    """Every phase of the exercise: seconds from the start, which, and how long."""
    for cycle in range(cycles):
        start = cycle * pattern.cycle
        for phase, length in pattern.parts():
            yield start, phase, length
            start += length


@dataclass(frozen=True)
class Pacer:
    """Seconds that count: pauses are left out, and a computer that slept is noticed."""

    gathered: float = 0.0
    """Seconds up to the last pause."""
    started: float | None = None
    """The tick at which it last went on; nothing while paused."""
    seen: float | None = None
    """The tick of the last look."""

    def start(self, ticks: float) -> Pacer:
        """Going, or going on, from now."""
        return self if self.started is not None else replace(self, started=ticks, seen=ticks)

    def pause(self, ticks: float) -> Pacer:
        """Paused now."""
        return replace(self, gathered=self.elapsed(ticks), started=None, seen=None)

    def elapsed(self, ticks: float) -> float:
        """Seconds that count so far."""
        return self.gathered + (ticks - self.started if self.started is not None else 0.0)

    def noticed(self, ticks: float, longest: float) -> Pacer:
        """After a look: paused as of the look before, where more than `longest` seconds passed unseen (care 2.4)."""
        if self.started is None or self.seen is None:
            return self
        if ticks - self.seen > longest:
            return self.pause(self.seen)
        return replace(self, seen=ticks)


@dataclass(frozen=True)
class GroundingStep:
    """So many things for one sense."""

    count: int
    sense: str
    prompt: str


def grounding_steps(profile: str) -> tuple[GroundingStep, ...]:
    """The steps of a sense profile, in order; the usual five for a profile that is not known (S41, care 2.5)."""
    profiles = data("exercises")["profiles"]
    steps = profiles.get(profile, profiles["default"])["steps"]
    return tuple(GroundingStep(step["count"], step["sense"], step["prompt"]) for step in steps)


PRESETS: Mapping[str, Pattern]
"""The patterns of care 2.2 by id; read when first asked for."""


def __getattr__(name: str) -> Mapping[str, Pattern]:
    if name != "PRESETS":
        raise AttributeError(name)
    return _presets()


@cache
def _presets() -> Mapping[str, Pattern]:
    patterns = data("exercises")["patterns"]
    return MappingProxyType(
        {
            name: Pattern(
                name,
                kept["inhale"],
                kept["hold_in"],
                kept["exhale"],
                kept["hold_out"],
                kept.get("max_cycles"),
                kept.get("most_cycles"),
            )
            for name, kept in patterns.items()
        }
    )
